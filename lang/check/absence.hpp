// Optional values are decided (language: "absence is typed"). A value that may be missing as a fact
// may be used only where something around it says what its absence means: `x finns och …`, `x
// saknas eller …`, `x om saknas …`, or the rule's `när` and `utom när`. This is asked of the
// expanded rule, so that a guard may stand in a definition and what it guards in another.

#pragma once

#include "lang/check/names.hpp"

namespace regel::check {

// R512 in conditions, R712 in the message; R510 and R522 in what decides whether a rule applies.
void check_absence(const ir::Rule& rule, Names& names);
void check_absence(const ir::Summary& summary, Names& names);

}  // namespace regel::check
