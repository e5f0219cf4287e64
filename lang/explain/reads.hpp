// The data that a rule or a summary reads: registers, and of each the fields that it asks for.

#pragma once

#include <cstdint>
#include <map>
#include <set>

#include "lang/ir/program.hpp"

namespace regel::explain {

// By register, in the order of the schema; the fields by their index in the register's record.
using Reads = std::map<types::RegisterId, std::set<std::uint32_t>>;

Reads reads(const ir::Program& program, const ir::Rule& rule);
Reads reads(const ir::Program& program, const ir::Summary& summary);

}  // namespace regel::explain
