// A test as rule text, laid out as the formatter does, to be pasted beside the rule it is for.

#pragma once

#include <string>

#include "lang/diag/diagnostic.hpp"
#include "lang/ir/program.hpp"

namespace regel::witness {

std::string test_text(const ir::Program& program, const ir::Test& test, diag::Language language);

}  // namespace regel::witness
