// The structure of an expression as a text: two expressions have the same shape if they are built
// alike from the same fields, variables and constants, wherever they stand. Variables that are
// bound within count by the order in which they are bound. This is how a guard (`x finns`) is known
// to be about the same thing as what it guards.

#pragma once

#include <string>

#include "lang/ir/program.hpp"

namespace regel::check {

std::string shape(const ir::Program& program, ir::ExprId id);
// Of a collection: what is gone through, with what condition on its elements (`filter`, or none).
std::string shape(const ir::Program& program, const ir::Scope& scope, ir::ExprId filter);

}  // namespace regel::check
