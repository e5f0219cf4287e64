#include "lang/explain/unknowns.hpp"

#include <algorithm>

namespace regel::explain {
namespace {

using ir::ExprId;

struct Finder {
  const ir::Program& program;
  const Phrases& phrases;
  Unknowns& found;

  void add(std::vector<std::string>& to, ExprId id) const {
    const std::string path = phrases.path(id);
    const std::string text = "`" + path + "`";
    if (!path.empty() && std::ranges::find(to, text) == to.end()) to.push_back(text);
  }
  void visit(ExprId id) const {
    if (id.valid()) std::visit(*this, program.exprs[id].node);
  }
  void visit_all(const std::vector<ExprId>& ids) const {
    for (const ExprId id : ids) visit(id);
  }
  // Asking whether a value is there needs no value, but the way to it must be known.
  void visit_way(ExprId id) const {
    if (const auto* field = std::get_if<ir::Field>(&program.exprs[id].node)) {
      visit(field->row);
    } else {
      visit(id);
    }
  }
  void visit_scope(ir::ScopeId id) const {
    const ir::Scope& scope = program.scopes[id];
    visit(scope.of);
    visit(scope.filter);
  }

  void operator()(const ir::Field& n) const {
    visit(n.row);
    const types::Record& record = program.schema.records[program.exprs[n.row].type.record()];
    const types::Type type = record.fields[n.field].type;
    if (type.is(types::TypeKind::Row)) return;
    // The field as a whole expression has no id of its own here; its path is that of the row.
    const std::string row = phrases.path(n.row);
    const std::string text =
        "`" + (row.empty() ? "" : row + ".") + record.fields[n.field].name + "`";
    if (std::ranges::find(found.values, text) == found.values.end()) found.values.push_back(text);
  }
  void operator()(const ir::Follow& n) const {
    visit_way(n.link);
    add(found.links, n.link);
  }
  void operator()(const ir::Previous& n) const {
    visit(n.row);
    found.previous = true;
  }
  void operator()(const ir::GroupKey&) const {}
  void operator()(const ir::State& n) const { visit_way(n.value); }
  void operator()(const ir::IfMissing& n) const {
    visit_way(n.value);
    visit(n.fallback);
  }
  void operator()(const ir::Compare& n) const {
    visit(n.left);
    visit(n.right);
  }
  void operator()(const ir::InSet& n) const { visit(n.value); }
  void operator()(const ir::CodeUnder& n) const {
    visit(n.value);
    visit(n.other);
  }
  void operator()(const ir::TreeUnder& n) const {
    visit(n.value);
    visit(n.other);
  }
  void operator()(const ir::TextMatch& n) const {
    visit(n.value);
    visit(n.pattern);
  }
  void operator()(const ir::Not& n) const { visit(n.operand); }
  void operator()(const ir::Negate& n) const { visit(n.operand); }
  void operator()(const ir::And& n) const { visit_all(n.operands); }
  void operator()(const ir::Or& n) const { visit_all(n.operands); }
  void operator()(const ir::If& n) const {
    visit(n.condition);
    visit(n.then);
    visit(n.otherwise);
  }
  void operator()(const ir::Arith& n) const {
    visit(n.left);
    visit(n.right);
  }
  void operator()(const ir::Call& n) const { visit_all(n.arguments); }
  void operator()(const ir::Extreme& n) const { visit_all(n.values); }
  void operator()(const ir::Quantified& n) const {
    visit_scope(n.scope);
    visit(n.condition);
  }
  void operator()(const ir::Aggregate& n) const {
    visit_scope(n.scope);
    visit(n.value);
  }
  void operator()(const ir::Items& n) const {
    for (const ir::ItemRef& item : n.items) visit(item.condition);
  }
  void operator()(const ir::Literal&) const {}
  void operator()(const ir::Parameter&) const {}
  void operator()(const ir::Today&) const {}
  void operator()(const ir::Now&) const {}
  void operator()(const ir::RowVar&) const {}
  void operator()(const ir::VarValue&) const {}
};

}  // namespace

Unknowns find_unknowns(const ir::Program& program, const ir::Rule& rule, const Phrases& phrases) {
  Unknowns found;
  found.previous = rule.subject.kind == ir::RelationKind::Previous;
  const Finder finder{program, phrases, found};
  finder.visit(rule.subject.filter);
  finder.visit_all(rule.when);
  finder.visit_all(rule.unless);
  finder.visit_all(rule.unclear_when);
  finder.visit(rule.requirement);
  return found;
}

}  // namespace regel::explain
