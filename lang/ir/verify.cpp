#include "lang/ir/verify.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "lang/ir/walk.hpp"

namespace regel::ir {

using types::Type;
using types::TypeKind;

namespace {

class Verifier {
 public:
  explicit Verifier(const Program& program) : program_(program) {}

  std::vector<std::string> run() {
    for (const types::RegisterId id : program_.schema.registers.ids()) check_register(id);
    for (const ParameterInfo& parameter : program_.parameters) check_parameter(parameter);
    for (const Rule& rule : program_.rules) {
      where_ = rule.id;
      check_subject(rule.subject);
      for (const ExprId id : rule.when) condition(id);
      for (const ExprId id : rule.unless) condition(id);
      for (const ExprId id : rule.unclear_when) condition(id);
      condition(rule.requirement);
      for (const Message* message : {&rule.message, &rule.unclear, &rule.advice}) {
        for (const MessagePart& part : *message) {
          if (part.value.valid()) value(part.value);
        }
      }
    }
    for (const Summary& summary : program_.summaries) {
      where_ = summary.id;
      check_subject(summary.subject);
      for (const ExprId id : summary.when) condition(id);
      for (const SummaryValue& shown : summary.values) value(shown.value);
    }
    return std::move(faults_);
  }

 private:
  void expect(bool holds, std::string_view what) {
    if (!holds) faults_.push_back(where_ + ": " + std::string(what));
  }

  void check_register(types::RegisterId id) {
    const types::Schema& schema = program_.schema;
    const types::Register& reg = schema.registers[id];
    where_ = reg.name;
    const types::Record& record = schema.records[reg.record];
    expect(record.register_id == id, "its record belongs to it");
    for (const types::Field& field : record.fields) {
      expect(!field.type.error(), "every field has a type");
      if (field.type.kind == TypeKind::Link) {
        expect(!field.link_on.empty(), "a link matches some field");
        const types::Record& target = schema.record_of(field.type.target());
        for (const std::uint32_t on : field.link_on) {
          expect(on < target.fields.size(), "a link matches a field that exists");
        }
      }
    }
    for (const std::uint32_t field : reg.key) {
      expect(field < record.fields.size(), "a key is a field");
    }
    expect(!reg.tree || *reg.tree < record.fields.size(), "a tree goes by a field");
    for (const types::Collection& collection : reg.collections) {
      const types::Record& members = schema.record_of(collection.members);
      expect(collection.via < members.fields.size(), "a collection follows a field");
    }
    expect(reg.source.fields.size() == record.fields.size(), "every field has a source");
  }

  void check_parameter(const ParameterInfo& parameter) {
    where_ = parameter.name;
    expect(!parameter.type.error(), "a parameter has a type");
    expect(!parameter.values.empty(), "a parameter has a value");
    expect(std::ranges::is_sorted(parameter.values, {}, &DatedConstant::from),
           "values of a parameter ascend");
    for (const DatedConstant& value : parameter.values) {
      expect(value.value.index < program_.constants.size(), "a value is a constant");
    }
  }

  void check_subject(const Subject& subject) {
    expect(subject.var.index < program_.vars.size(), "a subject has a variable");
    group_keys_ = subject.keys.size();
    if (subject.kind == RelationKind::Group) {
      expect(subject.member.index < program_.vars.size(), "a group has a variable for members");
      expect(!subject.keys.empty(), "a group has keys");
    }
    if (subject.kind == RelationKind::Codes) expect(subject.list.valid(), "codes have a list");
    if (subject.filter.valid()) condition(subject.filter);
    for (const GroupKeyInfo& key : subject.keys) value(key.value);
  }

  void condition(ExprId id) {
    value(id);
    if (id.index < program_.exprs.size()) {
      expect(program_.exprs[id].type.is(TypeKind::Bool), "a condition is yes or no");
    }
  }

  void value(ExprId id) {
    if (id.index >= program_.exprs.size()) return expect(false, "an expression exists");
    if (!seen_.insert(id.index).second) return;
    const Expr& expr = program_.exprs[id];
    expect(!expr.type.error(), "an expression has a type");
    std::visit([&](const auto& node) { check(expr, node); }, expr.node);
    for_each_child(program_, expr, [this](ExprId child) { value(child); });
  }

  Type type(ExprId id) const {
    return id.index < program_.exprs.size() ? program_.exprs[id].type : Type{};
  }
  bool is_var(VarId id) const { return id.index < program_.vars.size(); }
  bool is_row(ExprId id) const { return type(id).is(TypeKind::Row); }
  bool is_bool(ExprId id) const { return type(id).is(TypeKind::Bool); }
  static bool is_record(Type t) { return t.is(TypeKind::Link) || t.is(TypeKind::Row); }

  void check(const Expr&, const Literal& node) {
    expect(node.value.index < program_.constants.size(), "a literal has a constant");
  }
  void check(const Expr& expr, const Parameter& node) {
    expect(node.id.index < program_.parameters.size() &&
               program_.parameters[node.id].type == expr.type,
           "a parameter has its type");
  }
  void check(const Expr& expr, const Today&) {
    expect(expr.type.is(TypeKind::Date), "today is a date");
  }
  void check(const Expr& expr, const Now&) {
    expect(expr.type.is(TypeKind::Instant), "now is an instant");
  }
  void check(const Expr& expr, const RowVar& node) {
    expect(is_var(node.var) && expr.type.is(TypeKind::Row), "a record is a variable's");
  }
  void check(const Expr& expr, const VarValue& node) {
    expect(is_var(node.var) && program_.vars[node.var].type == expr.type,
           "an element has its variable's type");
  }
  void check(const Expr& expr, const Follow& node) {
    expect(type(node.link).is(TypeKind::Link) && expr.type.is(TypeKind::Row),
           "a link leads to a record");
  }
  void check(const Expr& expr, const Previous& node) {
    expect(is_row(node.row) && expr.type == type(node.row), "the earlier record is of the kind");
  }
  void check(const Expr& expr, const Field& node) {
    if (!is_row(node.row)) return expect(false, "a field is of a record");
    const types::Record& record = program_.schema.records[type(node.row).record()];
    expect(node.field < record.fields.size() && record.fields[node.field].type == expr.type,
           "a field has its type");
  }
  void check(const Expr&, const GroupKey& node) {
    expect(is_var(node.group) && node.index < group_keys_, "a key is one of the group's");
  }
  void check(const Expr& expr, const State&) {
    expect(expr.type.is(TypeKind::Bool), "a test of a state is yes or no");
  }
  void check(const Expr&, const Compare& node) {
    const Type a = type(node.left), b = type(node.right);
    const bool numbers = (a.is(TypeKind::Integer) || a.is(TypeKind::Number)) &&
                         (b.is(TypeKind::Integer) || b.is(TypeKind::Number));
    expect(a == b || numbers || (is_record(a) && is_record(b)), "what is compared is of one type");
    expect(!is_ordering(node.op) || !a.is(TypeKind::Text), "texts have no order");
  }
  void check(const Expr&, const InSet& node) {
    const Type t = type(node.value);
    expect(node.set.index < program_.schema.code_sets.size() &&
               (t.is(TypeKind::Code) || t.is(TypeKind::Level)) &&
               program_.schema.code_sets[node.set].list == t.code_list(),
           "a set is of the code's list");
  }
  void check(const Expr&, const CodeUnder& node) {
    expect(type(node.value) == type(node.other) && type(node.value).is(TypeKind::Code),
           "codes under one another are of one list");
  }
  void check(const Expr&, const TreeUnder& node) {
    expect(is_record(type(node.value)) && is_record(type(node.other)), "trees are of records");
  }
  void check(const Expr&, const TextMatch& node) {
    expect(type(node.value).is(TypeKind::Text) && type(node.pattern).is(TypeKind::Text),
           "texts are matched with texts");
  }
  void check(const Expr&, const Not& node) { expect(is_bool(node.operand), "not of a condition"); }
  void check(const Expr&, const And& node) { conditions(node.operands); }
  void check(const Expr&, const Or& node) { conditions(node.operands); }
  void conditions(const std::vector<ExprId>& operands) {
    expect(!operands.empty(), "and, or have operands");
    for (const ExprId id : operands) expect(is_bool(id), "and, or are of conditions");
  }
  void check(const Expr&, const If& node) { expect(is_bool(node.condition), "if has a condition"); }
  void check(const Expr&, const IfMissing& node) {
    expect(node.value.valid() && node.fallback.valid(), "a default has both sides");
  }
  void check(const Expr&, const Arith& node) {
    expect(node.left.valid() && node.right.valid(), "a calculation has both sides");
  }
  void check(const Expr&, const Negate& node) { expect(node.operand.valid(), "minus something"); }
  void check(const Expr&, const Call& node) {
    expect(node.arguments.size() == types::info(node.function).arity ||
               node.function == types::Builtin::Round,
           "a call has the arguments it takes");
  }
  void check(const Expr& expr, const Extreme& node) {
    expect(node.values.size() >= 2, "an extreme is of several values");
    for (const ExprId id : node.values) {
      const Type t = type(id);
      expect(t == expr.type || (expr.type.is(TypeKind::Number) && t.is(TypeKind::Integer)),
             "an extreme is of one type");
    }
  }
  void check(const Expr&, const Quantified& node) {
    check_scope(node.scope);
    expect(is_bool(node.condition), "a quantifier has a condition");
  }
  void check(const Expr&, const Aggregate& node) {
    check_scope(node.scope);
    expect(node.value.valid() == (node.kind != AggregateKind::Count),
           "only a count is of no value");
    if (node.kind == AggregateKind::Share) expect(is_bool(node.value), "a share is of a condition");
  }
  void check(const Expr&, const Items& node) {
    expect(!node.items.empty(), "a list has items");
    for (const ItemRef& item : node.items) expect(is_bool(item.condition), "items are conditions");
  }

  void check_scope(ScopeId id) {
    if (id.index >= program_.scopes.size()) return expect(false, "a scope exists");
    const Scope& scope = program_.scopes[id];
    expect(is_var(scope.var), "a scope has a variable");
    expect(!scope.filter.valid() || is_bool(scope.filter), "a filter is a condition");
    switch (scope.kind) {
      case ScopeKind::List:
        expect(type(scope.of).list, "a scope over a list has one");
        break;
      case ScopeKind::Collection: {
        if (!is_row(scope.of)) return expect(false, "a collection is of a record");
        const auto reg = program_.schema.records[type(scope.of).record()].register_id;
        expect(reg.valid() && scope.collection < program_.schema.registers[reg].collections.size(),
               "a collection is one of the register's");
        break;
      }
      case ScopeKind::Descendants:
      case ScopeKind::Ancestors:
        expect(is_record(type(scope.of)), "a tree is of a record");
        break;
      case ScopeKind::TextFields:
        expect(is_row(scope.of), "text fields are of a record");
        break;
      case ScopeKind::Members:
        expect(is_var(scope.group), "members are of a group");
        break;
      case ScopeKind::Register:
      case ScopeKind::Codes:
        break;
    }
  }

  const Program& program_;
  std::string where_;
  std::size_t group_keys_ = 0;
  std::set<std::uint32_t> seen_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> verify(const Program& program) { return Verifier(program).run(); }

}  // namespace regel::ir
