// `finns`, `saknas`, `är ifyllt`, `är ogiltigt`, `är angivet som okänt`: of what is recorded, or of
// a calculation that can be without a value. Of a collection, `finns` asks for a member.

#include "lang/ast/keyword.hpp"
#include "lang/check/checker.hpp"

namespace regel::check {

using diag::Code;

namespace {

Bilingual word(StateTest test) {
  switch (test) {
    case StateTest::Exists:
      return ast::spellings(ast::Keyword::Exists);
    case StateTest::Missing:
      return ast::spellings(ast::Keyword::Missing);
    case StateTest::Filled:
      return ast::spellings(ast::Keyword::Filled);
    case StateTest::Invalid:
      return ast::spellings(ast::Keyword::Invalid);
    case StateTest::RecordedUnknown:
      return ast::spellings(ast::Keyword::RecordedUnknown);
  }
  REGEL_UNREACHABLE();
}

// Whether there is a state to ask about.
bool has_state(const ir::Expr& expr) {
  return expr.optional || std::holds_alternative<ir::Field>(expr.node) ||
         std::holds_alternative<ir::VarValue>(expr.node) ||
         std::holds_alternative<ir::GroupKey>(expr.node) ||
         std::holds_alternative<ir::IfMissing>(expr.node) ||
         std::holds_alternative<ir::Previous>(expr.node);
}

}  // namespace

ir::ExprId Checker::check_node(ast::ExprId id, const ast::State& node, Type) {
  const Place found = place_of(node.value);
  if (found.kind == Place::Kind::Error) return wrong();
  const Span span = span_of(id);
  const bool value = found.kind == Place::Kind::Value;
  const bool presence = node.test == StateTest::Exists || node.test == StateTest::Missing;
  if (!value || expr(found.value).type.list) {
    if (presence) {
      const ir::ExprId any = any_member(found, span);
      if (bad(any) || node.test == StateTest::Exists) return any;
      return emit(span, kBool, ir::Not{any});
    }
    if (!value) {
      sink_.report<Code::R408>(span_of(node.value), quote(span_of(node.value)));
      return wrong();
    }
  }
  if (bad(found.value)) return wrong();
  if (!has_state(expr(found.value))) {
    sink_.report<Code::R421>(span_of(node.value), quote(span_of(node.value)), word(node.test));
    return wrong();
  }
  return emit(span, kBool, ir::State{node.test, found.value});
}

Place Checker::place_of(ast::ExprId id) {
  while (id.valid()) {
    const ast::ExprNode& node = ast_expr(id).node;
    if (const auto* parens = std::get_if<ast::Parens>(&node)) {
      id = parens->inner;
      continue;
    }
    if (const auto* path = std::get_if<ast::Path>(&node)) return place(*path, span_of(id), {});
    break;
  }
  const ir::ExprId value = check(id);
  return bad(value) ? Place{} : value_place(value);
}

}  // namespace regel::check
