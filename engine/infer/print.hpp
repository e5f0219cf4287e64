// The formatter, for a tree that was never text. In a file of its own because the formatter's
// namespace has the name of a function that most of this folder sees.

#pragma once

#include <string>

#include "lang/ast/module.hpp"

namespace regel::infer {

std::string print(const ast::Module& module);

}  // namespace regel::infer
