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
  const auto one = [&](ExprId id) {
    if (id.valid()) visit(id);
  };
  const auto all = [&](ExprList list) {
    for (const ExprRefId ref : list) one(module.expr_lists[ref]);
  };
  const auto scope = [&](ScopeId id) {
    one(module.scopes[id].path);
    one(module.scopes[id].filter);
  };
  struct Visitor {
    const Module& module;
    const decltype(one)& one_;
    const decltype(all)& all_;
    const decltype(scope)& scope_;

    void operator()(const Broken&) const {}
    void operator()(const Literal&) const {}
    void operator()(const Today&) const {}
    void operator()(const Now&) const {}
    void operator()(const Path& n) const {
      for (const StepId step : n.steps) all_(module.steps[step].arguments);
    }
    void operator()(const Call& n) const { all_(n.arguments); }
    void operator()(const Negate& n) const { one_(n.operand); }
    void operator()(const Arith& n) const { two(n.left, n.right); }
    void operator()(const IfMissing& n) const { two(n.value, n.fallback); }
    void operator()(const Compare& n) const { two(n.left, n.right); }
    void operator()(const State& n) const { one_(n.value); }
    void operator()(const OneOf& n) const { with_set(n.value, n.set); }
    void operator()(const IsUnder& n) const { two(n.value, n.other); }
    void operator()(const Contains& n) const { with_set(n.value, n.set); }
    void operator()(const Within& n) const {
      two(n.value, n.span);
      one_(n.anchor);
    }
    void operator()(const Between& n) const {
      two(n.value, n.low);
      one_(n.high);
    }
    void operator()(const TextMatch& n) const { two(n.value, n.pattern); }
    void operator()(const Not& n) const { one_(n.operand); }
    void operator()(const And& n) const { all_(n.operands); }
    void operator()(const Or& n) const { all_(n.operands); }
    void operator()(const Parens& n) const { one_(n.inner); }
    void operator()(const If& n) const {
      two(n.condition, n.then);
      one_(n.otherwise);
    }
    void operator()(const Quantified& n) const {
      scope_(n.scope);
      one_(n.condition);
    }
    void operator()(const Aggregate& n) const {
      one_(n.value);
      scope_(n.scope);
    }
    void operator()(const Extreme& n) const { all_(n.values); }
    void operator()(const ItemsNode& n) const {
      for (const ItemId item : n.items) one_(module.items[item].condition);
    }

    void two(ExprId a, ExprId b) const {
      one_(a);
      one_(b);
    }
    void with_set(ExprId value, ExprList set) const {
      one_(value);
      all_(set);
    }
  };
  std::visit(Visitor{module, one, all, scope}, expr.node);
}

}  // namespace regel::ast
