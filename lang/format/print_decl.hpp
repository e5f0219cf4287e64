// Declarations as text, in columns, with their comments. For format.cpp.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lang/format/comments.hpp"
#include "lang/format/format.hpp"
#include "lang/format/print_expr.hpp"
#include "lang/format/spell.hpp"

namespace regel::format {

inline constexpr std::size_t kIndent = 2;
// With spaces to `width` code points, for columns.
std::string padded(std::string text, std::size_t width);

class DeclPrinter {
 public:
  DeclPrinter(const ast::Module& module, const Options& options)
      : module_(module),
        options_(options),
        speller_(options.language),
        exprs_(module, speller_),
        comments_(module) {}

  std::string file();

  // The alternatives of DeclNode; the head's comments are printed by file().
  void operator()(const ast::Instrument& d);
  void operator()(const ast::CodeList& d);
  void operator()(const ast::CodeSet& d);
  void operator()(const ast::ScaleDecl& d);
  void operator()(const ast::Record& d);
  void operator()(const ast::Register& d);
  void operator()(const ast::SourceBlock& d);
  void operator()(const ast::Parameter& d);
  void operator()(const ast::Definition& d);
  void operator()(const ast::Rule& d);
  void operator()(const ast::Summary& d);
  void operator()(const ast::Waiver& d);
  void operator()(const ast::Test& d);

 private:
  using Row = std::pair<std::string, std::string>;  // "fil:", "\"a.json\""

  // --- lines
  void line(std::size_t indent, const std::string& text, const PartComments& comments,
            bool is_list = false);
  void head(const std::string& text);
  void above(std::size_t indent, const PartComments& comments, const std::string& doc);

  // --- pieces
  std::string word(ast::Keyword keyword) const { return speller_.word(keyword); }
  std::string label(ast::Keyword keyword) const { return word(keyword) + ":"; }
  std::string names(const std::vector<ast::Name>& all) const;
  static std::string texts(const std::vector<ast::Text>& all);
  std::string message(const ast::Message& m) const;
  std::string validity(const ast::Validity& v) const;
  std::string subject(const ast::Subject& s) const;
  std::string mapping(const ast::Mapping& m) const;
  std::string option(const ast::MapOption& o) const;
  std::string field_type(const ast::Field& f) const;
  std::string value(const ast::Value& v, bool in_list = false) const;
  std::string assigns(const std::vector<ast::Assign>& all, bool in_list = false) const;
  std::string wording(const std::string& text, std::size_t column) const;
  bool is_list(ast::ExprId id) const {
    return std::holds_alternative<ast::ItemsNode>(module_.exprs[id].node);
  }
  bool is_list(const ast::ClauseNode& node) const;
  std::string condition(ast::ExprId id, std::size_t column, std::size_t items_column);
  void items(const ast::ItemsNode& list, std::size_t column, std::string& out);

  Row source_row(const ast::SourceLine& l) const;
  Row register_row(const ast::RegisterPart& p) const;
  Row waiver_row(const ast::WaiverPart& p) const;
  std::string clause_label(const ast::ClauseNode& node) const;
  std::string clause_value(const ast::ClauseNode& node, std::size_t column);
  void clauses(const std::vector<ast::Clause>& all);
  void test_part(const ast::TestPart& part);

  const ast::Module& module_;
  const Options& options_;
  Speller speller_;
  ExprPrinter exprs_;
  CommentMap comments_;
  const ast::Decl* decl_ = nullptr;
  std::string out_;
};

}  // namespace regel::format
