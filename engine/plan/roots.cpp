// What expressions mention: free variables, and the first link of every path.

#include <utility>
#include <variant>

#include "engine/plan/lowering.hpp"
#include "lang/base/overloaded.hpp"

namespace regel::plan {

namespace {

// The row or link that a path step stands on; none for what is no step.
std::optional<ir::ExprId> base_of(const ir::Expr& expr) {
  if (const auto* field = std::get_if<ir::Field>(&expr.node)) return field->row;
  if (const auto* follow = std::get_if<ir::Follow>(&expr.node)) return follow->link;
  if (const auto* previous = std::get_if<ir::Previous>(&expr.node)) return previous->row;
  return std::nullopt;
}

bool leaves_the_record(const ir::Expr& expr) {
  return std::holds_alternative<ir::Follow>(expr.node) ||
         std::holds_alternative<ir::Previous>(expr.node);
}

bool starts_at_parameter(const ir::Program& program, ir::ExprId row) {
  ir::ExprId at = row;
  while (const auto base = base_of(program.exprs[at])) at = *base;
  return std::holds_alternative<ir::Parameter>(program.exprs[at].node);
}

}  // namespace

// The innermost Follow or Previous on the way from `row` to its variable.
std::optional<ir::ExprId> Lowering::first_link(ir::ExprId row, const std::string& alias) {
  std::optional<ir::ExprId> found;
  std::optional<ir::ExprId> at = row;
  while (at) {
    if (!alias.empty() && key(*at) == alias) break;
    if (leaves_the_record(program_.exprs[*at])) found = *at;
    at = base_of(program_.exprs[*at]);
  }
  return found;
}

// A text that is equal for row expressions that stand for the same row.
const std::string& Lowering::key(ir::ExprId id) {
  const auto found = keys_.find(id.index);
  if (found != keys_.end()) return found->second;
  const ir::Expr& expr = program_.exprs[id];
  std::string text;
  std::visit(Overloaded{
                 [&](const ir::RowVar& n) { text = "v" + std::to_string(n.var.index); },
                 [&](const ir::VarValue& n) { text = "e" + std::to_string(n.var.index); },
                 [&](const ir::Follow& n) { text = "(" + key(n.link) + ")>"; },
                 [&](const ir::Previous& n) { text = "(" + key(n.row) + ")<"; },
                 [&](const ir::Field& n) { text = key(n.row) + "." + std::to_string(n.field); },
                 [&](const ir::GroupKey& n) {
                   text = "g" + std::to_string(n.group.index) + "." + std::to_string(n.index);
                 },
                 [&](const ir::Parameter& n) { text = "p" + std::to_string(n.id.index); },
                 [&](const auto&) { text = "#" + std::to_string(id.index); },
             },
             expr.node);
  return keys_.emplace(id.index, std::move(text)).first->second;
}

bool Lowering::mentions(const Roots& roots, const Link& link) const {
  return (link.var.valid() && roots.vars.count(link.var.index) != 0) ||
         (!link.alias.empty() && roots.alias);
}

const Roots& Lowering::roots(ir::ExprId id, const std::string& alias) {
  const std::string cached = std::to_string(id.index) + " " + alias;
  const auto found = roots_.find(cached);
  if (found != roots_.end()) return found->second;
  Roots result;
  Bound bound;
  collect(id, alias, result, bound);
  return roots_.emplace(cached, std::move(result)).first->second;
}

void Lowering::collect(ir::ExprId id, const std::string& alias, Roots& into, Bound& bound) {
  const ir::Expr& expr = program_.exprs[id];
  if (!alias.empty() && key(id) == alias) {
    into.local = true;
    into.alias = true;
    return;
  }
  const auto variable = [&](ir::VarId var) {
    if (bound.count(var.index) != 0) return;
    into.vars.insert(var.index);
    into.local = true;
  };
  const auto one = [&](ir::ExprId each) { collect(each, alias, into, bound); };
  const auto all = [&](const std::vector<ir::ExprId>& ids) {
    for (const ir::ExprId each : ids) one(each);
  };
  if (base_of(expr)) {
    // A record that is itself the value is known by its link, without looking at it.
    const auto link =
        leaves_the_record(expr) ? first_link(*base_of(expr), alias) : first_link(id, alias);
    if (!link) {
      one(*base_of(expr));
      return;
    }
    Roots inner;
    collect(*base_of(program_.exprs[*link]), alias, inner, bound);
    into.vars.insert(inner.vars.begin(), inner.vars.end());
    into.alias = into.alias || inner.alias;
    // A link of a variable that is bound inside is of no concern outside. That of a parameter is
    // everyone's.
    if (inner.vars.empty() && !inner.alias && !starts_at_parameter(program_, *link)) return;
    into.remote.insert(key(*link));
    into.first = *link;
    return;
  }
  const auto within = [&](ir::ScopeId scope_id, ir::ExprId value) {
    const ir::Scope& scope = program_.scopes[scope_id];
    const bool fresh = bound.insert(scope.var.index).second;
    collect_scope(scope, alias, into, bound);
    if (value.valid()) one(value);
    if (fresh) bound.erase(scope.var.index);
  };
  std::visit(Overloaded{
                 [&](const ir::Literal&) {},
                 [&](const ir::Parameter&) {},
                 [&](const ir::Today&) {},
                 [&](const ir::Now&) {},
                 [&](const ir::RowVar& n) { variable(n.var); },
                 [&](const ir::VarValue& n) { variable(n.var); },
                 [&](const ir::Follow&) {},
                 [&](const ir::Previous&) {},
                 [&](const ir::Field&) {},
                 [&](const ir::GroupKey& n) { variable(n.group); },
                 [&](const ir::State& n) { one(n.value); },
                 [&](const ir::Compare& n) {
                   all({n.left, n.right});
                 },
                 [&](const ir::InSet& n) { one(n.value); },
                 [&](const ir::CodeUnder& n) {
                   all({n.value, n.other});
                 },
                 [&](const ir::TreeUnder& n) {
                   all({n.value, n.other});
                 },
                 [&](const ir::TextMatch& n) {
                   all({n.value, n.pattern});
                 },
                 [&](const ir::Not& n) { one(n.operand); },
                 [&](const ir::And& n) { all(n.operands); },
                 [&](const ir::Or& n) { all(n.operands); },
                 [&](const ir::If& n) {
                   all({n.condition, n.then, n.otherwise});
                 },
                 [&](const ir::IfMissing& n) {
                   all({n.value, n.fallback});
                 },
                 [&](const ir::Arith& n) {
                   all({n.left, n.right});
                 },
                 [&](const ir::Negate& n) { one(n.operand); },
                 [&](const ir::Call& n) { all(n.arguments); },
                 [&](const ir::Extreme& n) { all(n.values); },
                 [&](const ir::Quantified& n) { within(n.scope, n.condition); },
                 [&](const ir::Aggregate& n) { within(n.scope, n.value); },
                 [&](const ir::Items& n) {
                   for (const ir::ItemRef& item : n.items) one(item.condition);
                 },
             },
             expr.node);
}

void Lowering::collect_scope(const ir::Scope& scope, const std::string& alias, Roots& into,
                             Bound& bound) {
  switch (scope.kind) {
    case ir::ScopeKind::Register:
      into.global = true;
      break;
    case ir::ScopeKind::Codes:
      break;
    case ir::ScopeKind::Members:
      if (bound.count(scope.group.index) == 0) {
        into.vars.insert(scope.group.index);
        into.local = true;
      }
      break;
    case ir::ScopeKind::List:
    case ir::ScopeKind::Collection:
    case ir::ScopeKind::Descendants:
    case ir::ScopeKind::Ancestors:
    case ir::ScopeKind::TextFields:
      collect(scope.of, alias, into, bound);
      break;
  }
  if (scope.filter.valid()) collect(scope.filter, alias, into, bound);
}

}  // namespace regel::plan
