#include "lang/diag/suggest.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace regel::diag {
namespace {

// A letter, and what it is without dots, rings and case: enough of Latin-1 for the names at hand.
struct Letter {
  std::uint32_t exact = 0;
  std::uint32_t plain = 0;
};

std::uint32_t plain_of(std::uint32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c < 0xC0 || c > 0xFF) return c;
  if (c <= 0xDE && c != 0xD7) c += 32;  // to lower case
  if (c >= 0xE0 && c <= 0xE6) return 'a';
  if (c == 0xE7) return 'c';
  if (c >= 0xE8 && c <= 0xEB) return 'e';
  if (c >= 0xEC && c <= 0xEF) return 'i';
  if (c >= 0xF2 && c <= 0xF8 && c != 0xF7) return 'o';
  if (c >= 0xF9 && c <= 0xFC) return 'u';
  return c;
}

// The code points of valid UTF-8.
std::vector<Letter> letters(std::string_view text) {
  std::vector<Letter> result;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    }
    result.push_back({c, plain_of(c)});
    i += length;
  }
  return result;
}

constexpr std::size_t kEdit = 4;    // one letter added, dropped, changed or swapped with the next
constexpr std::size_t kAccent = 1;  // å for a, A for a

// Edit distance with swaps of neighbours, where a wrong accent or case weighs a quarter.
std::size_t distance(const std::vector<Letter>& a, const std::vector<Letter>& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> before(width), above(width), row(width);
  for (std::size_t j = 0; j < width; ++j) above[j] = j * kEdit;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i * kEdit;
    for (std::size_t j = 1; j < width; ++j) {
      const Letter x = a[i - 1], y = b[j - 1];
      const std::size_t change = x.exact == y.exact ? 0 : x.plain == y.plain ? kAccent : kEdit;
      row[j] = std::min({above[j] + kEdit, row[j - 1] + kEdit, above[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && x.plain == b[j - 2].plain && a[i - 2].plain == y.plain;
      if (swapped) row[j] = std::min(row[j], before[j - 2] + kEdit);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

Bilingual enumerate(const std::vector<std::string>& names, std::size_t most,
                    const Bilingual& word) {
  const auto build = [&](std::string_view last_word, std::string_view more) {
    const std::size_t shown = names.size() > most ? most : names.size();
    const std::size_t left = names.size() - shown;
    std::string out;
    for (std::size_t i = 0; i < shown; ++i) {
      const bool last = i + 1 == shown && left == 0;
      if (i > 0) out += last ? " " + std::string(last_word) + " " : ", ";
      out += "`" + names[i] + "`";
    }
    if (left > 0)
      out += " " + std::string(last_word) + " " + std::to_string(left) + " " + std::string(more);
    return out;
  };
  return {build(word.sv, "till"), build(word.en, "more")};
}

}  // namespace

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  const std::vector<Letter> wanted = letters(word);
  // A third of the letters may be wrong, but always one.
  const std::size_t limit = std::max<std::size_t>(kEdit, wanted.size() * kEdit / 3);
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const std::string& name : known) {
    const std::size_t d = distance(wanted, letters(name));
    if (d <= limit && d < wanted.size() * kEdit) found.emplace_back(d, name);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> result;
  for (auto& [d, name] : found) {
    if (result.size() == kMostSuggestions) break;
    if (std::find(result.begin(), result.end(), name) == result.end()) {
      result.push_back(std::move(name));
    }
  }
  return result;
}

Bilingual did_you_mean(const std::vector<std::string>& names) {
  if (names.empty()) return {};
  const Bilingual list = enumerate_or(names, kMostSuggestions);
  return {"Menade du " + list.sv + "?", "Did you mean " + list.en + "?"};
}

Bilingual suggestion(std::string_view word, const std::vector<std::string>& known) {
  return did_you_mean(nearest(word, known));
}

Bilingual not_imported(std::string_view module) {
  if (module.empty()) return {};
  const std::string name(module);
  return {"Det ligger i en modul som inte används: `använd " + name + "`.",
          "It is in a module that is not imported: `use " + name + "`."};
}

Bilingual enumerate_and(const std::vector<std::string>& names, std::size_t most) {
  return enumerate(names, most, {"och", "and"});
}

Bilingual enumerate_or(const std::vector<std::string>& names, std::size_t most) {
  return enumerate(names, most, {"eller", "or"});
}

}  // namespace regel::diag
