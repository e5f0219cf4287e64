// Rules that find the records of a register that no other rule applies to.

#pragma once

#include <cstdint>
#include <vector>

#include "lang/ir/program.hpp"

namespace regel::coverage {

// Adds to `into.rules` one rule for every register that one of the rules is about: it is met by a
// record that one of them applies to, broken by one that none does. Gives the registers, in the
// order of the rules added.
std::vector<types::RegisterId> add_rules_of_unexamined(const ir::Program& program,
                                                       const std::vector<std::uint32_t>& rules,
                                                       std::int32_t today, ir::Program& into);

}  // namespace regel::coverage
