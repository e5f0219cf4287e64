// Rules that say one thing differently: what a test of the rule ought to notice. A mutant is a rule
// like any other, under the id of the one it was made of; it is judged beside that one in one run,
// where the expressions that they share are computed once.
//
// Definitions are expanded in the checked program, so what was changed may stand in a definition:
// the span says where.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lang/diag/diagnostic.hpp"
#include "lang/ir/program.hpp"

namespace regel::mutate {

enum class Kind : std::uint8_t {
  Comparison,  // ≥ for >, = for ≠
  Limit,       // one more or less, in the unit of its type
  Condition,   // a clause, an operand of `och` or `eller`, or a `där` left out
  Item,        // an item of a list left out
  Junction,    // `och` for `eller`
  Quantity,    // `alla` for `någon`, k for k ± 1
  Negation,    // `inte` put in or left out
  Unit,        // months for days, working days for calendar days
  Presence,    // `finns` for `saknas`
  Code,        // a code for its neighbour in the list
  CodeSet,     // a set with a code more or less
  Fallback,    // what is assumed `om saknas`
  Duty,        // `ska` for `får inte`
  Extreme,     // the highest for the lowest, the latest for the earliest
};

// In few words that a program reads: "comparison", "limit" …
const char* name_of(Kind kind);

struct Mutant {
  ir::Rule rule;
  Kind kind;
  Span span;  // of what was changed
  // The smallest condition around the change, as it was and as it is. Without `after` it was left
  // out.
  ir::ExprId before, after;
};

// In order of the clauses and of what stands in them; no two say the same, and none says what the
// rule says. What they are made of is added to the program; the program's rules are left as they
// are.
std::vector<Mutant> mutants(ir::Program& program, const ir::Rule& rule);

// What it says instead, as a sentence without a full stop: "`x` är minst 9" blir "`x` är mer än 9".
std::string describe(const ir::Program& program, const Mutant& mutant, diag::Language language);

}  // namespace regel::mutate
