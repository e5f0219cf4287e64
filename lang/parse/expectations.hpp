// "…is needed": the words for what the grammar would have accepted at a place.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/base/result.hpp"
#include "lang/parse/context.hpp"
#include "lang/parse/declarations.hpp"

namespace regel::parse {

// The few that help, most helpful first, joined with "or". `language` spells keywords.
Bilingual describe(const std::vector<Expectation>& expected, diag::Language language);

// Keywords that could have stood where matching failed and look like the word that does.
std::vector<std::string> near_words(const Context& context, const Declaration* declaration,
                                    std::string_view word);

}  // namespace regel::parse
