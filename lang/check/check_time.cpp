// `x inom D efter y` is y <= x <= y + D, and `före` is y - D <= x <= y: both ends count.

#include "lang/check/checker.hpp"

namespace regel::check {

using diag::Code;

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Within& node, Type) {
  const ir::ExprId value = check(node.value), length = check(node.span),
                   anchor = check(node.anchor);
  bool lists = false;
  for (const ir::ExprId part : {value, length, anchor}) lists = refuse_list(part) || lists;
  if (lists) return wrong();
  const Bilingual time{"datum eller tidpunkt", "a date or an instant"};
  for (const ir::ExprId part : {value, anchor}) {
    const Type type = expr(part).type;
    if (type.is(TypeKind::Date) || type.is(TypeKind::Instant)) continue;
    sink_.report<Code::R413>(expr(part).span, quote(part), describe(part), time);
    return wrong();
  }
  if (expr(value).type != expr(anchor).type) {
    report_incomparable(value, anchor, span_of(id));
    return wrong();
  }
  if (is_number(expr(length).type)) {
    sink_.report<Code::R413>(expr(length).span, quote(length), describe(length),
                             Bilingual{"en tid som `30 dagar`", "a time such as `30 days`"});
    return wrong();
  }
  const Span span = span_of(id);
  const ir::ExprId end =
      calculate(node.before ? ArithOp::Subtract : ArithOp::Add, anchor, length, span);
  if (bad(end)) return wrong();
  const ir::ExprId first = node.before ? end : anchor, last = node.before ? anchor : end;
  const ir::ExprId result = both({compare(CompareOp::GreaterEqual, value, first, span),
                                  compare(CompareOp::LessEqual, value, last, span)},
                                 span);
  notes_.within.insert(result);
  return result;
}

}  // namespace regel::check
