// Comparisons: `a = b`, `a >= b`, `a mellan b och c`. Both sides have one type, or are numbers; `<`
// and the others need an order. Missing and unknown values are a matter for the run.

#include "lang/check/checker.hpp"

namespace regel::check {

using diag::Code;

namespace {

std::string_view symbol(CompareOp op) {
  switch (op) {
    case CompareOp::Equal:
      return "=";
    case CompareOp::NotEqual:
      return "<>";
    case CompareOp::Less:
      return "<";
    case CompareOp::LessEqual:
      return "<=";
    case CompareOp::Greater:
      return ">";
    case CompareOp::GreaterEqual:
      return ">=";
  }
  REGEL_UNREACHABLE();
}

bool has_order(types::Type type) {
  switch (type.kind) {
    case types::TypeKind::Integer:
    case types::TypeKind::Number:
    case types::TypeKind::Date:
    case types::TypeKind::Instant:
    case types::TypeKind::Duration:
    case types::TypeKind::Level:
      return true;
    case types::TypeKind::Error:
    case types::TypeKind::Bool:
    case types::TypeKind::Text:
    case types::TypeKind::Period:
    case types::TypeKind::WorkingDays:
    case types::TypeKind::Code:
    case types::TypeKind::Link:
    case types::TypeKind::Row:
      return false;
  }
  REGEL_UNREACHABLE();
}

}  // namespace

bool Checker::refuse_order(CompareOp op, ir::ExprId left, ir::ExprId right) {
  const Type type = expr(left).type;
  if (!is_ordering(op) || has_order(type)) return false;
  const bool literal_first = std::holds_alternative<ir::Literal>(expr(left).node);
  const ir::ExprId about = literal_first ? right : left;
  if (type.is(TypeKind::Text)) {
    sink_.report<Code::R403>(expr(about).span, quote(about), symbol(op));
  } else {
    sink_.report<Code::R420>(expr(about).span, symbol(op), quote(about), describe(about));
  }
  return true;
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Compare& node, Type) {
  const auto [left, right] = check_pair(node.left, node.right);
  const bool lists = refuse_list(left);
  if (refuse_list(right) || lists) return wrong();
  if (!comparable(expr(left).type, expr(right).type)) {
    report_incomparable(left, right, span_of(id));
    return wrong();
  }
  if (refuse_order(node.op, left, right)) return wrong();
  return compare(node.op, left, right, span_of(id));
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Between& node, Type) {
  const ir::ExprId value = check(node.value);
  if (refuse_list(value)) return wrong();
  const Type hint = expr(value).type;
  const ir::ExprId low = check(node.low, hint), high = check(node.high, hint);
  for (const ir::ExprId end : {low, high}) {
    if (refuse_list(end)) return wrong();
    if (!comparable(hint, expr(end).type)) {
      report_incomparable(value, end, span_of(id));
      return wrong();
    }
  }
  if (refuse_order(CompareOp::GreaterEqual, value, low)) return wrong();
  const Span span = span_of(id);
  const ir::ExprId result = both({compare(CompareOp::GreaterEqual, value, low, span),
                                  compare(CompareOp::LessEqual, value, high, span)},
                                 span);
  notes_.between.insert(result);
  return result;
}

}  // namespace regel::check
