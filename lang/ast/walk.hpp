// The children of an expression, in the order they are written: what every pass that only wants to
// pass through an expression needs. A pass that treats the alternatives differently visits them
// itself.

#pragma once

#include <variant>

#include "lang/ast/module.hpp"

namespace regel::ast {

// Calls `visit(ExprId)` for every direct child of `expr`.
template <class Visit>
void for_each_child(const Module& module, const Expr& expr, Visit&& visit) {
  const auto visit_one = [&](ExprId id) {
    if (id.valid()) visit(id);
  };
  const auto visit_all = [&](ExprList list) {
    for (const ExprRefId ref : list) visit_one(module.expr_lists[ref]);
  };
  const auto visit_scope = [&](ScopeId id) {
    visit_one(module.scopes[id].path);
    visit_one(module.scopes[id].filter);
  };
  struct Visitor {
    const Module& module;
    const decltype(visit_one)& one;
    const decltype(visit_all)& all;
    const decltype(visit_scope)& scope;

    void operator()(const Broken&) const {}
    void operator()(const Literal&) const {}
    void operator()(const Today&) const {}
    void operator()(const Now&) const {}
    void operator()(const Path& n) const {
      for (const StepId step : n.steps) all(module.steps[step].arguments);
    }
    void operator()(const Call& n) const { all(n.arguments); }
    void operator()(const Negate& n) const { one(n.operand); }
    void operator()(const Arith& n) const { two(n.left, n.right); }
    void operator()(const IfMissing& n) const { two(n.value, n.fallback); }
    void operator()(const Compare& n) const { two(n.left, n.right); }
    void operator()(const State& n) const { one(n.value); }
    void operator()(const OneOf& n) const { with_set(n.value, n.set); }
    void operator()(const IsUnder& n) const { two(n.value, n.other); }
    void operator()(const Contains& n) const { with_set(n.value, n.set); }
    void operator()(const Within& n) const {
      two(n.value, n.span);
      one(n.anchor);
    }
    void operator()(const Between& n) const {
      two(n.value, n.low);
      one(n.high);
    }
    void operator()(const TextMatch& n) const { two(n.value, n.pattern); }
    void operator()(const Not& n) const { one(n.operand); }
    void operator()(const And& n) const { all(n.operands); }
    void operator()(const Or& n) const { all(n.operands); }
    void operator()(const Parens& n) const { one(n.inner); }
    void operator()(const If& n) const {
      two(n.condition, n.then);
      one(n.otherwise);
    }
    void operator()(const Quantified& n) const {
      scope(n.scope);
      one(n.condition);
    }
    void operator()(const Aggregate& n) const {
      one(n.value);
      scope(n.scope);
    }
    void operator()(const Extreme& n) const { all(n.values); }
    void operator()(const ItemsNode& n) const {
      for (const ItemId item : n.items) one(module.items[item].condition);
    }

    void two(ExprId a, ExprId b) const {
      one(a);
      one(b);
    }
    void with_set(ExprId value, ExprList set) const {
      one(value);
      all(set);
    }
  };
  std::visit(Visitor{module, visit_one, visit_all, visit_scope}, expr.node);
}

}  // namespace regel::ast
