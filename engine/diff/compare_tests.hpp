// Both versions of the rules on the records that tests give: every test of either version is a
// small world, and each changed rule that looks at one of its registers judges all of its records.

#pragma once

#include <cstdint>

#include "engine/diff/rule_form.hpp"

namespace regel::diff {

// Fills on_tests and test_records of the rules of the report that both versions have and that
// changed, and how many tests were used and left out. `most` records of a kind are kept; 0 = all.
void compare_tests(const Side& before, const Side& after, std::uint64_t most, DiffReport& report);

}  // namespace regel::diff
