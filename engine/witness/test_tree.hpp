// A test as a tree, as if somebody had written it. In a file of its own because the formatter's
// namespace has the name of a function that most of this folder sees.

#pragma once

#include "lang/ast/module.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/ir/program.hpp"

namespace regel::witness {

// A module with nothing else in it.
ast::Module test_tree(const ir::Program& program, const ir::Test& test, diag::Language language);

}  // namespace regel::witness
