// What can stand in place of one expression, of the same type. For mutants.cpp.

#pragma once

#include <vector>

#include "lang/ir/program.hpp"
#include "lang/mutate/mutants.hpp"

namespace regel::mutate {

struct Alternative {
  Kind kind;
  ir::ExprId instead;
  ir::ExprId dropped;  // the condition that was left out; invalid if none was
};

// Of the node itself, not of what is below it. `negated`: it stands under `inte`, which is left out
// on its own account.
std::vector<Alternative> alternatives(ir::Program& program, ir::ExprId id, bool negated);

// Of a value that a rule states, in the rule or as a parameter: one more and one less, the code
// beside it. None of other expressions.
std::vector<Alternative> other_values(ir::Program& program, ir::ExprId id);

// The same number of another unit, where a time is added to a date or an instant.
std::vector<Alternative> other_units(ir::Program& program, ir::ExprId id, const ir::Arith& node);

}  // namespace regel::mutate
