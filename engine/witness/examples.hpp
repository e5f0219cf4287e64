// What a rule says, shown by records: for each outcome a smallest one that gives it, and for each
// limit the record at it, one under and one over.

#pragma once

#include <cstdint>
#include <vector>

#include "engine/witness/search.hpp"
#include "lang/ir/program.hpp"

namespace regel::witness {

struct Example {
  bool boundary = false;  // one of three around a limit
  ir::Test test;          // of one record, with what the rule says of it
};

// In order of the outcomes, then of the limits. What no record within the search gives is left out.
// `rule` is an index into the program's rules; `today` stands for the day where the rule has no
// tests.
std::vector<Example> examples(const ir::Program& program, std::uint32_t rule,
                              const Limits& limits = {});

}  // namespace regel::witness
