#include <iterator>
#include <set>

#include "lang/check/quote.hpp"
#include "lang/check/warnings.hpp"
#include "lang/ir/walk.hpp"

namespace regel::check {

using diag::Code;

namespace {

class Cost {
 public:
  Cost(const ir::Rule& rule, const Notes& notes, Names& names)
      : rule_(rule), notes_(notes), names_(names), program_(names.program()) {}

  void look(ir::ExprId id) {
    if (!id.valid()) return;
    const ir::Expr& expr = program_.exprs[id];
    if (const auto* quantified = std::get_if<ir::Quantified>(&expr.node)) {
      const bool joined = quantified->kind != ir::QuantifierKind::All;
      in_scope(quantified->scope, quantified->condition,
               joined ? quantified->condition : ir::ExprId{});
      return;
    }
    if (const auto* aggregate = std::get_if<ir::Aggregate>(&expr.node)) {
      in_scope(aggregate->scope, aggregate->value, {});
      return;
    }
    ir::for_each_child(program_, expr, [&](ir::ExprId child) { look(child); });
  }

 private:
  using Vars = std::set<ir::VarId>;

  // `joined`: a condition whose parts narrow down the members as the filter does.
  void in_scope(ir::ScopeId id, ir::ExprId body, ir::ExprId joined) {
    const ir::Scope& scope = program_.scopes[id];
    Vars used;
    collect(scope.filter, used);
    collect(body, used);
    used.erase(scope.var);
    // Codes are few, however many records there are.
    for (auto var = used.begin(); var != used.end();) {
      const bool code = program_.vars[*var].kind == ir::RelationKind::Codes;
      var = code ? used.erase(var) : std::next(var);
    }
    const bool members = scope.kind == ir::ScopeKind::Members;
    bool outer_member = false;
    for (const ir::VarId var : used) outer_member = outer_member || members_.count(var) != 0;
    const bool whole_register = scope.kind == ir::ScopeKind::Register && !used.empty();
    if ((whole_register || (members && outer_member)) && !links(scope.filter, scope.var) &&
        !links(joined, scope.var)) {
      members ? report_members(scope) : report_register(scope);
    }
    look(scope.of);
    const bool added = members && members_.insert(scope.var).second;
    look(scope.filter);
    look(body);
    if (added) members_.erase(scope.var);
  }

  // Whether some part that must hold is `member's = the others'`, or a bounded time between them.
  bool links(ir::ExprId id, ir::VarId var) const {
    if (!id.valid()) return false;
    const ir::Node& node = program_.exprs[id].node;
    if (const auto* conjunction = std::get_if<ir::And>(&node)) {
      if (notes_.within.count(id) != 0) {
        Vars vars;
        collect(id, vars);
        return vars.count(var) != 0 && vars.size() > 1;
      }
      for (const ir::ExprId part : conjunction->operands) {
        if (links(part, var)) return true;
      }
      return false;
    }
    const auto* compare = std::get_if<ir::Compare>(&node);
    if (compare == nullptr || compare->op != CompareOp::Equal) return false;
    Vars left, right;
    collect(compare->left, left);
    collect(compare->right, right);
    const auto only = [&](const Vars& vars) { return vars.size() == 1 && vars.count(var) != 0; };
    return (only(left) && right.count(var) == 0) || (only(right) && left.count(var) == 0);
  }

  void collect(ir::ExprId id, Vars& out) const {
    if (!id.valid()) return;
    const ir::Expr& expr = program_.exprs[id];
    if (const auto* row = std::get_if<ir::RowVar>(&expr.node)) out.insert(row->var);
    if (const auto* value = std::get_if<ir::VarValue>(&expr.node)) out.insert(value->var);
    if (const auto* key = std::get_if<ir::GroupKey>(&expr.node)) out.insert(key->group);
    ir::ScopeId bound;
    if (const auto* quantified = std::get_if<ir::Quantified>(&expr.node)) bound = quantified->scope;
    if (const auto* aggregate = std::get_if<ir::Aggregate>(&expr.node)) bound = aggregate->scope;
    Vars inner;
    ir::for_each_child(program_, expr, [&](ir::ExprId child) { collect(child, inner); });
    if (bound.valid()) inner.erase(program_.scopes[bound].var);
    out.insert(inner.begin(), inner.end());
  }

  void report_register(const ir::Scope& scope) {
    const types::RegisterId inner = program_.vars[scope.var].register_id;
    const types::Register& target = program_.schema.registers[inner];
    Bilingual subject{"kod", "code"};
    std::string link = "…";
    if (rule_.subject.register_id.valid()) {
      const std::string& name = program_.schema.registers[rule_.subject.register_id].name;
      subject = rule_.subject.kind == ir::RelationKind::Group
                    ? Bilingual{"grupp av " + name, "group of " + name}
                    : Bilingual{name, name};
      for (const types::Field& field : program_.schema.record_of(inner).fields) {
        if (field.type.is(types::TypeKind::Link) &&
            field.type.target() == rule_.subject.register_id) {
          link = field.name;
        }
      }
    }
    names_.sink().report<Code::R514>(scope.span, subject, target.name, "n × m", link);
  }

  void report_members(const ir::Scope& scope) {
    names_.sink().report<Code::R521>(scope.span, Bilingual{"1 000", "1,000"},
                                     Bilingual{"1 000 000", "1,000,000"});
  }

  const ir::Rule& rule_;
  const Notes& notes_;
  Names& names_;
  const ir::Program& program_;
  Vars members_;  // of the quantifiers around
};

}  // namespace

void warn_of_cost(const ir::Rule& rule, const Notes& notes, Names& names) {
  Cost cost(rule, notes, names);
  for (const ir::ExprId when : rule.when) cost.look(when);
  for (const ir::ExprId unless : rule.unless) cost.look(unless);
  for (const ir::ExprId unclear : rule.unclear_when) cost.look(unclear);
  cost.look(rule.requirement);
}

}  // namespace regel::check
