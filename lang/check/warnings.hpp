// What a rule says that it probably does not mean, found in the checked rule. One file each.

#pragma once

#include "lang/check/checker.hpp"

namespace regel::check {

// R511, R519: a condition about all of a collection that holds when there is nothing in it, in a
// rule that nowhere asks whether there is.
void warn_of_nothing(const ir::Rule& rule, const Notes& notes, Names& names);

// R514, R521: every record against every other.
void warn_of_cost(const ir::Rule& rule, const Notes& notes, Names& names);

// R506: comparisons that come out the same for every value that there is.
void check_ranges(const ir::Rule& rule, const Notes& notes, Names& names);

// R516, R517: versions of one rule, in force together or leaving a gap.
void check_versions(Names& names);

}  // namespace regel::check
