#include "lang/parse/header.hpp"

#include <algorithm>

#include "lang/ast/keyword.hpp"
#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/parse/context.hpp"

namespace regel::parse {

using diag::Language;

Header header_of(std::string_view text, std::size_t at) {
  const ast::KeywordInfo &word = ast::info(ast::Keyword::Language),
                         &name = ast::info(ast::Keyword::LangName);
  const std::size_t swedish = match_words(text, at, word.sv);
  const std::size_t english = match_words(text, at, word.en);
  if (const std::size_t end = std::max(swedish, english); end != 0) {
    // The name weighs more than the word before it: `language svenska` is a Swedish file.
    const std::size_t second = std::min(text.find_first_not_of(" \t", end), text.size());
    if (match_words(text, second, name.sv) != 0) return {Language::Swedish};
    if (match_words(text, second, name.en) != 0) return {Language::English};
    return {swedish != 0 ? Language::Swedish : Language::English};
  }
  std::size_t end = at;
  while (name_character(text, end) != 0) end += name_character(text, end);
  const std::string first = fold_case(text.substr(at, end - at));
  const auto nearly = [&](std::string_view known) {
    const std::string whole(known);
    return first == known || (!first.empty() && !nearest(first, std::span(&whole, 1), 1).empty());
  };
  return {std::nullopt, nearly(word.sv) || nearly(word.en)};
}

Language likely_language(std::string_view text) {
  std::size_t swedish = 0;
  std::size_t english = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    if (name_character(text, at) == 0) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (name_character(text, end) != 0) end += name_character(text, end);
    const std::string_view word = text.substr(at, end - at);
    for (const ast::KeywordInfo& keyword : ast::kKeywords) {
      if (keyword.sv == keyword.en) continue;
      if (keyword.sv == word) ++swedish;
      if (keyword.en == word) ++english;
    }
    at = end;
  }
  return english > swedish ? Language::English : Language::Swedish;
}

}  // namespace regel::parse
