// One rule of a program, with nothing around it that would be judged too.

#pragma once

#include <cstdint>

#include "lang/ir/program.hpp"

namespace regel::witness {

ir::Program only_rule(const ir::Program& program, std::uint32_t rule);

// The rule without its messages, which a search for outcomes has no use for.
ir::Rule without_words(ir::Rule rule);

}  // namespace regel::witness
