// The sentences and enumerations that messages are made of: "did you mean", lists of names. Which
// names are near is decided by nearest() in lang/base/text.hpp.
//
// Give a name either as a suggestion in the message or as a proposal of the diagnostic, not both:
// a reporter that proposes replacements with their meaning leaves the suggestion empty.

#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lang/base/result.hpp"

namespace regel::diag {

inline constexpr std::size_t kMostSuggestions = 4;

// "Menade du `a` eller `b`?", or nothing for no names.
Bilingual did_you_mean(std::span<const std::string> names);
// did_you_mean() of the nearest.
Bilingual suggestion(std::string_view word, std::span<const std::string> known);
// "Det ligger i en modul som inte används: `använd m`.", or nothing for an empty name.
Bilingual not_imported(std::string_view module);

// "`a`, `b` och `c`" and "`a`, `b` eller `c`". Beyond `most` names: "`a`, `b` och 17 till".
Bilingual enumerate_and(std::span<const std::string> names, std::size_t most = 12);
Bilingual enumerate_or(std::span<const std::string> names, std::size_t most = 12);

}  // namespace regel::diag
