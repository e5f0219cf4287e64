// What must hold of a checked program, as code: every id leads somewhere, every node has the types
// that its operator takes, nothing is poisoned. The passes after the checker rely on it without
// asking.

#pragma once

#include <string>
#include <vector>

#include "lang/ir/program.hpp"

namespace regel::ir {

// What does not hold, one sentence each for the developer; empty for a program without mistakes.
std::vector<std::string> verify(const Program& program);

}  // namespace regel::ir
