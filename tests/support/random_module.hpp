// Random trees that a text could have: for the promises of the formatter and the parser. The same
// seed gives the same tree. Names come from a list that is hard on both languages: words that are
// reserved in one of them, names of built-in functions, names with blanks.

#pragma once

#include <cstdint>

#include "lang/ast/module.hpp"

namespace regel::test {

ast::Module random_module(std::uint32_t seed);

}  // namespace regel::test
