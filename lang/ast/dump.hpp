// A tree as text: an S-expression of keyword ids and the author's names, one part a line, without
// places. Two texts mean the same exactly if their dumps are equal; so a Swedish and an English
// text of one rule give one dump, and formatting keeps it. What the formatter chooses (the order of
// clauses, the kind of quotation marks) is not in it.

#pragma once

#include <string>

#include "lang/ast/module.hpp"

namespace regel::ast {

std::string dump(const Module& module);
std::string dump(const Module& module, ExprId id);

}  // namespace regel::ast
