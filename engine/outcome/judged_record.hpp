// One record under one rule, whatever its outcome. Reports hold findings only; tests of rules look
// at every record.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/outcome/finding.hpp"
#include "lang/ir/program.hpp"

namespace regel {

struct JudgedRecord {
  std::uint32_t rule;  // index in Program::rules
  std::string register_name, key;
  std::optional<std::uint64_t> ordinal;  // of the record in its file; none of groups and codes
  ir::Outcome outcome;
  std::string message, item;  // of Fail and Undetermined
  std::vector<outcome::Cause> causes;
};

}  // namespace regel
