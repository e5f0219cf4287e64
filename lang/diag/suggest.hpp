// Suggestions: which of the known names the author probably meant, and the sentences and
// enumerations that messages are made of. Distances are counted in code points; å/a, ä/a, ö/o and
// case count as nearly equal, since that is how names are mistyped.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/base/result.hpp"

namespace regel::diag {

inline constexpr std::size_t kMostSuggestions = 4;

// The names that are near enough to `word` to be worth suggesting, nearest first, at most four.
// Equally near names keep their order in `known`.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

// "Menade du `a` eller `b`?", or nothing for no names.
Bilingual did_you_mean(const std::vector<std::string>& names);
// did_you_mean(nearest(word, known))
Bilingual suggestion(std::string_view word, const std::vector<std::string>& known);
// "Det ligger i en modul som inte används: `använd m`.", or nothing for an empty name.
Bilingual not_imported(std::string_view module);

// "`a`, `b` och `c`" and "`a`, `b` eller `c`". Beyond `most` names: "`a`, `b` och 17 till".
Bilingual enumerate_and(const std::vector<std::string>& names, std::size_t most = 12);
Bilingual enumerate_or(const std::vector<std::string>& names, std::size_t most = 12);

}  // namespace regel::diag
