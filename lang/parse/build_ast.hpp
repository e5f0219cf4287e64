// From the concrete tree of one part to the nodes of a Module. What the grammar accepts too much of
// is reported here (grammar.hpp lists it); such an expression becomes Broken.
//
// build_expr.cpp makes expressions, build_refusals.cpp reports what is wrong with them,
// build_decl.cpp makes declarations and build_rule.cpp the parts of rules, waivers and tests.

#pragma once

#include <string>
#include <vector>

#include "lang/ast/module.hpp"
#include "lang/diag/sink.hpp"
#include "lang/parse/context.hpp"
#include "lang/parse/cursor.hpp"

namespace regel::parse {

// A tree of expressions may be this deep. Deep trees of few parentheses are long sums: 1 + 2 + 3 …
inline constexpr std::uint32_t kMaxDepth = 1000;

class Builder {
 public:
  Builder(ast::Module& module, const Context& context, diag::Sink& sink)
      : module_(module), context_(context), sink_(sink) {}

  // Each reads the nodes of the part that was matched last.
  void header();
  void module_line();
  void use();
  ast::DeclNode head();
  void part(ast::DeclNode& decl);
  ast::ExprId expression();

  ast::ExprId broken(Span span) { return add(span, ast::Broken{}); }
  // The field of that name, of a type that goes with everything.
  ast::Field broken_field(Span name);
  Span span(std::uint32_t begin, std::uint32_t end) const { return {module_.file, begin, end}; }

 private:
  const Nodes& nodes() const { return context_.nodes(); }
  const Node& node(std::uint32_t index) const { return nodes()[index]; }
  Cursor children(std::uint32_t index) const { return Cursor(nodes(), index); }
  Span span(std::uint32_t index) const { return span(node(index).begin, node(index).end); }
  std::string_view raw(std::uint32_t index) const {
    return context_.text().substr(node(index).begin, node(index).end - node(index).begin);
  }
  std::string one_line(std::uint32_t begin, std::uint32_t end) const;

  // --- tokens
  ast::Name name(std::uint32_t index);
  ast::Text text(std::uint32_t index);
  ast::Message message(std::uint32_t index);
  ast::DateLiteral date(std::uint32_t index);
  std::uint32_t whole(std::uint32_t index);
  std::vector<ast::Name> names(Cursor& cursor);
  std::vector<ast::Text> texts(Cursor& cursor);
  bool check_date(std::uint32_t index);

  // --- expressions (build_expr.cpp)
  ast::ExprId add(Span span, ast::ExprNode node);
  ast::ExprId condition(std::uint32_t index);  // Items, If, Chain or anything below
  ast::ExprId expr(std::uint32_t index, bool in_list = false);
  ast::ExprId operand(std::uint32_t index, bool in_list = false);
  ast::ExprId literal(std::uint32_t index, bool in_list);
  ast::ExprId items(std::uint32_t index);
  ast::ExprId quantified(std::uint32_t index);
  ast::ExprId conditional(std::uint32_t index);
  ast::ExprId chain(std::uint32_t index, bool in_list);
  ast::ExprId comparison(std::uint32_t index, bool in_list);
  ast::ExprId arithmetic(std::uint32_t index, bool in_list);
  ast::ExprId if_missing(std::uint32_t index, bool in_list);
  ast::ExprId aggregate(std::uint32_t index);
  ast::ExprId call(std::uint32_t index);
  ast::ExprId path(std::uint32_t index);
  ast::Step step(std::uint32_t index);
  ast::ExprNode test(ast::ExprId value, std::uint32_t index, bool in_list);
  ast::ExprList set(std::uint32_t index, bool& named);
  ast::ExprList arguments(Cursor& cursor);
  ast::ScopeId scope(std::uint32_t index);
  void scope_rest(ast::Scope& scope, Cursor& cursor);
  ast::ScopeId over(std::uint32_t index);
  ast::ExprId mixed(std::uint32_t index);
  ast::ExprId unclear_reach(std::uint32_t chain, std::uint32_t quantified);
  void check_labels(const std::vector<std::uint32_t>& labels, bool letters);
  bool refuse_thousands(std::uint32_t number);

  // --- declarations (build_decl.cpp)
  ast::TypeId type(std::uint32_t index);
  std::optional<ast::Name> alias(Cursor& cursor);
  ast::MapOption map_option(std::uint32_t index);
  ast::Value value(std::uint32_t index, bool in_list = false);
  ast::ExprId named_value(std::uint32_t index);
  ast::Assign assign(std::uint32_t index, bool in_list = false);
  ast::Validity validity(std::uint32_t index);
  ast::Subject subject(std::uint32_t index);
  ast::Field field(Cursor& cursor);
  ast::SourceLine source_line(Cursor& cursor);
  ast::FieldMapping mapping(Cursor& cursor);
  ast::RegisterPart register_part(Cursor& cursor);
  ast::Clause clause(Cursor& cursor);
  ast::ClauseNode clause_node(Cursor& cursor, ast::Keyword label);
  ast::WaiverPart waiver_part(Cursor& cursor);
  ast::TestPart test_part(Cursor& cursor);
  ast::Given given(Cursor& cursor);
  ast::Expect expect(Cursor& cursor);
  ast::Definition definition(Cursor& cursor);
  ast::Mapping empty_mapping(const Node& at) const;
  void map_from(ast::Mapping& mapping, Cursor& cursor);
  Span part_span() const { return span(0u); }

  ast::Module& module_;
  const Context& context_;
  diag::Sink& sink_;
  std::vector<std::uint32_t> depth_;  // of each expression
  bool too_deep_ = false;             // reported for this part
};

}  // namespace regel::parse
