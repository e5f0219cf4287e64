// The expressions directly below an expression, in the order they are written, those of its scope
// (its list or row, its filter) included.

#pragma once

#include <variant>

#include "lang/ir/program.hpp"

namespace regel::ir {

template <class Visit>
void for_each_child(const Program& program, const Expr& expr, Visit&& visit);

// Whether `wanted` holds for the expression or for anything below it. Invalid ids hold nothing.
template <class Wanted>
bool any_below(const Program& program, ExprId id, Wanted&& wanted) {
  if (!id.valid()) return false;
  const Expr& expr = program.exprs[id];
  if (wanted(expr)) return true;
  bool found = false;
  for_each_child(program, expr,
                 [&](ExprId child) { found = found || any_below(program, child, wanted); });
  return found;
}

namespace detail {

template <class Visit>
struct ChildVisitor {
  const Program& program;
  Visit& visit;

  void one(ExprId id) const {
    if (id.valid()) visit(id);
  }
  void all(const std::vector<ExprId>& ids) const {
    for (const ExprId id : ids) one(id);
  }
  void scope(ScopeId id) const {
    one(program.scopes[id].of);
    one(program.scopes[id].filter);
  }

  void operator()(const Literal&) const {}
  void operator()(const Parameter&) const {}
  void operator()(const Today&) const {}
  void operator()(const Now&) const {}
  void operator()(const RowVar&) const {}
  void operator()(const VarValue&) const {}
  void operator()(const GroupKey&) const {}
  void operator()(const Follow& node) const { one(node.link); }
  void operator()(const Previous& node) const { one(node.row); }
  void operator()(const Field& node) const { one(node.row); }
  void operator()(const State& node) const { one(node.value); }
  void operator()(const InSet& node) const { one(node.value); }
  void operator()(const Not& node) const { one(node.operand); }
  void operator()(const Negate& node) const { one(node.operand); }
  void operator()(const And& node) const { all(node.operands); }
  void operator()(const Or& node) const { all(node.operands); }
  void operator()(const Call& node) const { all(node.arguments); }
  void operator()(const Extreme& node) const { all(node.values); }
  void operator()(const Compare& node) const { both(node.left, node.right); }
  void operator()(const CodeUnder& node) const { both(node.value, node.other); }
  void operator()(const TreeUnder& node) const { both(node.value, node.other); }
  void operator()(const TextMatch& node) const { both(node.value, node.pattern); }
  void operator()(const IfMissing& node) const { both(node.value, node.fallback); }
  void operator()(const Arith& node) const { both(node.left, node.right); }
  void operator()(const If& node) const {
    one(node.condition);
    both(node.then, node.otherwise);
  }
  void operator()(const Quantified& node) const {
    scope(node.scope);
    one(node.condition);
  }
  void operator()(const Aggregate& node) const {
    scope(node.scope);
    one(node.value);
  }
  void operator()(const Items& node) const {
    for (const ItemRef& item : node.items) one(item.condition);
  }
  void both(ExprId a, ExprId b) const {
    one(a);
    one(b);
  }
};

}  // namespace detail

template <class Visit>
void for_each_child(const Program& program, const Expr& expr, Visit&& visit) {
  std::visit(detail::ChildVisitor<std::remove_reference_t<Visit>>{program, visit}, expr.node);
}

}  // namespace regel::ir
