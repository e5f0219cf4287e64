// What may not be shown although it was computed: personal identity numbers in any text, and counts
// of so few people that a reader could tell who they are.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lang/base/result.hpp"

namespace regel::outcome {

// Fewer people than this in a unit, and its figures are withheld.
inline constexpr std::uint64_t kFewestPeople = 5;

// For each unit, whether its figures are withheld: those of fewer than five people (none at all may
// be told), and if that is a single unit the smallest other one too, because it could be worked out
// from the total.
std::vector<bool> withheld_units(std::span<const std::uint64_t> people);

// What stands in place of a figure that is withheld, and of a value that is protected.
Bilingual withheld_text();
Bilingual protected_text();

// Appends the text with what looks like a personal identity number masked. Cheap for texts with few
// digits, which is nearly all.
void append_masked(std::string& out, std::string_view text);
// Whether masking could change the text: true for every text that it changes.
bool may_need_masking(std::string_view text);

}  // namespace regel::outcome
