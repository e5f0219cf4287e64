// Why something is not known: the unknown values that matter (language.md 4.1). Of a conjunction
// and the like those operands that are unknown, of a quantifier, count or sum the members that are;
// an operation on values that has no result of its own, itself. Internal to the reference
// evaluator.

#pragma once

#include <set>

#include "tests/reference/evaluator.hpp"

namespace regel::reference {

// For a condition that is unknown.
std::set<Cause> causes(const Evaluator& evaluator, ir::ExprId id, const Env& env);

}  // namespace regel::reference
