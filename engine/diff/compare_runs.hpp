// Two runs, rule by rule: the findings that came, went or changed their reason, and the counts.
// Findings are read one at a time in the order of the reports; what neither run found is not held.

#pragma once

#include <cstdint>
#include <vector>

#include "engine/diff/diff_report.hpp"

namespace regel::diff {

// Fills counts, movement and readability of the rules that either run has. Register and key decide
// which record a finding is about. Several may have one key, and masked keys are all alike; those
// are told apart by their place if both runs read the same data in the same way, by their content
// if they have no key, and else by what is said of them.
void compare_runs(const outcome::RunReport& before, const outcome::RunReport& after, bool same_data,
                  std::uint64_t most, std::vector<RuleDiff>& rules);

}  // namespace regel::diff
