// What a field of single values is, from the counts of what its values look like. One kind is
// chosen if nearly all values fit it: a few that do not are what a check is meant to find. Codes,
// levels and links are found elsewhere, because they need other fields to be known.

#pragma once

#include <string_view>

#include "engine/infer/proposal.hpp"

namespace regel::infer {

// Sets the kind of a field, how it is written, whether it is protected, and how many values are
// odd. The field has its name, and `list` if these are elements.
void propose_type(const Values& values, Field& field);

// The word, which is one of Values::words, says that nobody knows; else that nothing is there.
bool is_unknown(std::string_view word);
// Nearly all of `all`, if what a scan left behind is not counted.
bool nearly_all(std::uint64_t fit, std::uint64_t all, std::uint64_t scraps);

}  // namespace regel::infer
