// Expressions and types as text. An expression that does not fit on its line is broken before `och`
// and `eller`, in the column where it began.

#pragma once

#include <string>

#include "lang/ast/module.hpp"
#include "lang/format/spell.hpp"

namespace regel::format {

class ExprPrinter {
 public:
  ExprPrinter(const ast::Module& module, const Speller& speller)
      : module_(module), speller_(speller) {}

  // On one line. `in_list`: commas part values around it.
  std::string flat(ast::ExprId id, bool in_list = false) const;
  // Begins in `column`; further lines are indented to it.
  std::string fitted(ast::ExprId id, std::size_t column) const;
  // The head of a list: "minst 2 av dessa".
  std::string list_head(const ast::ItemsNode& list) const;

  std::string type(ast::TypeId id) const;
  std::string name(const ast::Name& n, NameAt at = NameAt::Anywhere) const;
  // A name that is written with a capital.
  std::string type_name(const ast::Name& n) const { return std::string(module_.text(n)); }
  std::string alias(const std::optional<ast::Name>& n) const;

 private:
  friend struct FlatVisitor;

  std::string scope(ast::ScopeId id) const;
  std::string path(const ast::Path& n, bool in_scope) const;
  std::string step(const ast::Step& s, NameAt at) const;
  std::string list(ast::ExprList all) const;
  std::string quantifier(const ast::Quantified& n) const;
  std::string fitted(ast::ExprId id, std::size_t column, std::size_t after) const;

  const ast::Module& module_;
  const Speller& speller_;
};

}  // namespace regel::format
