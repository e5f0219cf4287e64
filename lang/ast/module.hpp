// A Module is one parsed file: it owns every node, and what the formatter needs beside the tree. It
// is whole even when the text was not: what could not be parsed is missing or Broken, and reported.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lang/ast/decl.hpp"
#include "lang/base/store.hpp"
#include "lang/diag/diagnostic.hpp"

namespace regel::ast {

// A `#` comment, by place; `##` lines are doc comments and stand at their declaration as well.
struct Comment {
  Span span;
  std::string text;  // with its number signs, without trailing blanks
  bool own_line = true;
};

struct Module {
  FileId file;
  diag::Language language = diag::Language::Swedish;
  std::optional<std::uint32_t> edition;
  Span header;
  std::optional<Name> name;  // modul dataskydd.register
  std::vector<Use> uses;
  std::vector<Decl> decls;

  Interner names;
  Store<ExprId, Expr> exprs;
  Store<ExprRefId, ExprId> expr_lists;
  Store<StepId, Step> steps;
  Store<ItemId, Item> items;
  Store<ScopeId, Scope> scopes;
  Store<TypeId, Type> types;
  std::vector<Comment> comments;  // in order of place
  // Names that parts which could not be read would have declared. Whoever asks for one of them has
  // made no second mistake.
  std::vector<std::string> lost;

  std::string_view text(Symbol symbol) const { return names.text(symbol); }
  std::string_view text(const Name& named) const { return names.text(named.text); }
};

}  // namespace regel::ast
