// One record under two versions of a rule, and what that adds to the rule's movement.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/diff/diff_report.hpp"

namespace regel::diff {

// Whether both say the same thing of the same data; where it stands plays no part.
bool same_reason(const Reason& a, const Reason& b);

// Counts the record if it moved, and keeps it if fewer than `most` of its kind are kept; 0 = all.
void add_record(MovedRecord record, std::uint64_t most, Movement& movement);

}  // namespace regel::diff
