// "…is needed": the words for what the grammar would have accepted at a place.

#pragma once

#include <vector>

#include "lang/base/result.hpp"
#include "lang/parse/context.hpp"

namespace regel::parse {

// The few that help, most helpful first, joined with "or". `language` spells keywords.
Bilingual describe(const std::vector<Expectation>& expected, diag::Language language);

}  // namespace regel::parse
