// Keyword ids and their spellings, from keywords.def. The parser and the formatter are the users;
// everything after the tree knows ids only.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lang/diag/diagnostic.hpp"

namespace regel::ast {

enum class Keyword : std::uint8_t {
#define REGEL_KEYWORD(id, sv, en, reserved) id,
#include "lang/ast/keywords.def"
#undef REGEL_KEYWORD
};

struct KeywordInfo {
  std::string_view sv, en;  // several spellings are parted by ", ", the formatter's first
  bool reserved;
};

inline constexpr KeywordInfo kKeywords[] = {
#define REGEL_KEYWORD(id, sv, en, reserved) {sv, en, reserved},
#include "lang/ast/keywords.def"
#undef REGEL_KEYWORD
};

constexpr const KeywordInfo& info(Keyword keyword) {
  return kKeywords[static_cast<std::size_t>(keyword)];
}

constexpr std::string_view spelling(Keyword keyword, diag::Language language) {
  return language == diag::Language::Swedish ? info(keyword).sv : info(keyword).en;
}

// In both languages as the formatter spells it, for messages.
inline Bilingual spellings(Keyword keyword) {
  const auto first = [](std::string_view all) { return std::string(all.substr(0, all.find(','))); };
  return {first(info(keyword).sv), first(info(keyword).en)};
}

}  // namespace regel::ast
