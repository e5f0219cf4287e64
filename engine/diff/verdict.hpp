// What a change comes to, on what was looked at.

#pragma once

#include <cstdint>

namespace regel::diff {

enum class Verdict : std::uint8_t {
  Equal,
  Stricter,      // some outcomes are worse, none better
  Looser,        // some are better, none worse
  Incomparable,  // both
  NotSeen,       // something changed, and there was nothing to see it on
};

struct RuleDiff;
struct DiffReport;

// Of one rule, from its movements, its severity and its validity.
Verdict verdict_of(const RuleDiff& rule);
// Of all together: what one rule loses another cannot make up for.
Verdict verdict_of(const DiffReport& report);

}  // namespace regel::diff
