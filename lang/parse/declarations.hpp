// The declarations by the word that begins them: what parts they have and by which words those
// begin. For the driver, which matches part by part, and for messages.

#pragma once

#include <initializer_list>
#include <optional>
#include <span>

#include "lang/ast/decl.hpp"
#include "lang/base/result.hpp"
#include "lang/parse/context.hpp"
#include "lang/parse/match.hpp"

namespace regel::parse {

struct PartWord {
  ast::Keyword keyword;
  bool label;  // a colon follows at once
};

struct Declaration {
  ast::Keyword head;
  std::optional<Unit> part;  // none: the declaration is one piece
  std::span<const PartWord> words;
  Bilingual called;         // "en regel", "a rule"
  char after_head;          // what follows the word: 'A' a capital, 'a' a name, '"' a text
  bool needs_part = false;  // at least one of words[0]
};

std::span<const Declaration> declarations();
// The declaration that begins at `at` (after trivia), or null. `strict`: what follows the word must
// fit as well.
const Declaration* declaration_at(const Context& context, std::size_t at, bool strict = false);
// A word that is nearly one of those that begin a declaration, or is one in the other language,
// followed by what such a declaration is called.
bool nearly_declaration_at(const Context& context, std::size_t at);
// The part of `declaration` that begins at `at`, with its colon or a name after the word.
const PartWord* part_at(const Context& context, const Declaration& declaration, std::size_t at);
// A label of any declaration, or a declaration at the beginning of a line: what an unfinished part
// runs into. Their words are not reserved, so they could be names as well.
bool begins_part(const Context& context, std::size_t at);
ast::DeclNode empty_declaration(const Declaration& declaration);

}  // namespace regel::parse
