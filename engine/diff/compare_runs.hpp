// Two runs, rule by rule: the findings that came, went or changed their reason, and the counts.
// Findings are read one at a time in the order of the reports; what neither run found is not held.

#pragma once

#include <cstdint>
#include <vector>

#include "engine/diff/diff_report.hpp"

namespace regel::diff {

// Fills counts, movement and readability of the rules that either run has. Of a record, key and
// register decide which it is; of several with one key, those that say the same belong together and
// the rest follow in order, and of records without a key their content decides.
void compare_runs(const outcome::RunReport& before, const outcome::RunReport& after,
                  std::uint64_t most, std::vector<RuleDiff>& rules);

}  // namespace regel::diff
