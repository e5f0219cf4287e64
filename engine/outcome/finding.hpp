// One finding: a record that breaks a rule, or for which the rule could not be decided, and why.
// Texts from an export are already withheld or masked where they must be.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/outcome/cause_kind.hpp"
#include "lang/base/result.hpp"
#include "lang/ir/program.hpp"

namespace regel::outcome {

// Where something stands in the exports.
struct Place {
  std::string file;        // as the project names it; "" if nowhere
  std::string pointer;     // JSON pointer
  std::uint64_t line = 0;  // 1-based; 0 if not known
};

struct Cause {
  CauseKind kind;
  Bilingual detail;  // of Invalid: "fel typ" / "wrong type"; empty otherwise
  std::string register_name, key, field;
  Place place;
};

struct Finding {
  std::uint32_t rule;  // index in RunReport::rules
  std::string register_name, key;
  ir::Outcome outcome;  // Fail or Undetermined
  std::string message;
  std::string item;         // label of the items that decided, "b" or "b, c"; may be empty
  std::string fingerprint;  // 32 hexadecimal digits
  std::optional<std::uint32_t> waiver;  // index in RunReport::waivers
  bool waiver_expired = false;
  Place place;
  std::vector<Cause> causes;  // at most ten
  std::uint64_t causes_total = 0;
};

}  // namespace regel::outcome
