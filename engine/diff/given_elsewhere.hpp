// The given records of a test as another version of the rules would have them: the same registers,
// fields and codes by name. Whoever has small worlds of records, written or found, can put them to
// both versions through this.

#pragma once

#include <optional>

#include "lang/ir/program.hpp"

namespace regel::diff {

// No value if the other version lacks a register, field or code that is given, or has it as another
// type: what it would say then is no answer to the same question. The expectations are left out.
std::optional<ir::Test> given_elsewhere(const ir::Program& from, const ir::Test& test,
                                        const ir::Program& to);

}  // namespace regel::diff
