// Words and literals as they are written in one language: keywords, names (in quotes where they
// would be taken for something else), numbers, texts.

#pragma once

#include <string>
#include <string_view>

#include "lang/ast/keyword.hpp"
#include "lang/ast/module.hpp"

namespace regel::format {

// Where a name stands decides what else it could be taken for.
enum class NameAt : std::uint8_t { Anywhere, Step, ScopeStart, Callee, Value };

class Speller {
 public:
  explicit Speller(diag::Language language) : language_(language) {}

  diag::Language language() const { return language_; }
  // The formatter's spelling; `form` 1 is the second one where there are two ("månad, månader").
  std::string word(ast::Keyword keyword, int form = 0) const;
  std::string name(std::string_view text, NameAt at = NameAt::Anywhere) const;
  std::string builtin(types::Builtin builtin) const;
  // Digits with a point, as in ast::Literal. In a list the point is kept.
  std::string number(std::string_view digits, bool in_list) const;
  std::string amount(std::string_view digits, CalendarUnit unit, bool in_list) const;

 private:
  bool taken(std::string_view text, NameAt at) const;

  diag::Language language_;
};

std::string quoted(std::string_view text);
// The letters of a message: braces are escaped as well.
std::string message_text(std::string_view text);
// "2026-03-01T14:00" → "2026-03-01 14:00"
std::string instant(std::string_view iso);

}  // namespace regel::format
