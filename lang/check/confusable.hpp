// When two names are so alike that people will mistake one for the other.

#pragma once

#include <string>
#include <string_view>

namespace regel::check {

// The name in small letters without rings, dots and accents: "Åtgärd" and "atgard" are alike.
std::string without_marks(std::string_view name);

}  // namespace regel::check
