#include "lang/diag/suggest.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace regel::diag {
namespace {

// "`a`, `b` <joiner> `c`", or "`a`, `b` <joiner> 3 <more>" when not all of them are shown.
std::string enumerate(std::span<const std::string> names, std::size_t most, std::string_view joiner,
                      std::string_view more) {
  const std::size_t shown = std::min(names.size(), most);
  const std::size_t left = names.size() - shown;
  const std::string last_gap = " " + std::string(joiner) + " ";
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == names.size();
    if (i > 0) out += last ? last_gap : ", ";
    out += "`" + names[i] + "`";
  }
  if (left > 0) out += last_gap + std::to_string(left) + " " + std::string(more);
  return out;
}

}  // namespace

Bilingual did_you_mean(std::span<const std::string> names) {
  if (names.empty()) return {};
  const Bilingual list = enumerate_or(names.first(std::min(names.size(), kMostSuggestions)));
  return {"Menade du " + list.sv + "?", "Did you mean " + list.en + "?"};
}

Bilingual suggestion(std::string_view word, std::span<const std::string> known) {
  return did_you_mean(nearest(word, known, kMostSuggestions));
}

Bilingual not_imported(std::string_view module) {
  if (module.empty()) return {};
  const std::string name(module);
  return {"Det ligger i en modul som inte används: `använd " + name + "`.",
          "It is in a module that is not imported: `use " + name + "`."};
}

Bilingual enumerate_and(std::span<const std::string> names, std::size_t most) {
  return {enumerate(names, most, "och", "till"), enumerate(names, most, "and", "more")};
}

Bilingual enumerate_or(std::span<const std::string> names, std::size_t most) {
  return {enumerate(names, most, "eller", "till"), enumerate(names, most, "or", "more")};
}

}  // namespace regel::diag
