// Where the clauses of a rule or summary stand in the canonical order. Authors may write them in
// any order; the formatter and the dump use this one. Clauses of equal rank keep their order.

#pragma once

#include "lang/ast/decl.hpp"

namespace regel::ast {

struct ClauseRank {
  int operator()(const ForEach&) const { return 0; }
  int operator()(const When&) const { return 1; }
  int operator()(const Unless&) const { return 2; }
  int operator()(const UnclearWhen&) const { return 3; }
  int operator()(const Shows&) const { return 4; }
  int operator()(const Must&) const { return 5; }
  int operator()(const MustNot&) const { return 5; }
  int operator()(const Otherwise&) const { return 6; }
  int operator()(const IfUnclear&) const { return 7; }
  int operator()(const Advice&) const { return 8; }
  int operator()(const SeverityClause&) const { return 9; }
  int operator()(const Authority&) const { return 10; }
  int operator()(const Wording&) const { return 11; }
  int operator()(const Purpose&) const { return 12; }
  int operator()(const Owner&) const { return 13; }
  int operator()(const Tags&) const { return 14; }
  int operator()(const InForce&) const { return 15; }
};

inline int clause_rank(const Clause& clause) { return std::visit(ClauseRank{}, clause.node); }

}  // namespace regel::ast
