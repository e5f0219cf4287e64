// Conditions joined with `och`, `eller`, `inte`, `om … så … annars`, and lists of conditions. Their
// parts must be conditions: yes or no.

#include "lang/check/checker.hpp"

namespace regel::check {

using diag::Code;

ir::ExprId Checker::condition(ast::ExprId id, Bilingual label) {
  const ir::ExprId value = check(id);
  if (bad(value) || expr(value).type.is(TypeKind::Bool)) return value;
  if (refuse_list(value)) return wrong();
  sink_.report<Code::R406>(span_of(id), std::move(label), describe(value), quote(span_of(id)));
  return wrong();
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Not& node, Type) {
  const ir::ExprId operand = condition(node.operand, {"inte", "not"});
  if (bad(operand)) return wrong();
  return emit(span_of(id), kBool, ir::Not{operand});
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::And& node, Type) {
  std::vector<ir::ExprId> operands;
  bool whole = true;
  for (const ast::ExprRefId operand : node.operands) {
    operands.push_back(condition(module().expr_lists[operand], {"och", "and"}));
    whole = whole && !bad(operands.back());
  }
  return whole ? both(std::move(operands), span_of(id)) : wrong();
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Or& node, Type) {
  std::vector<ir::ExprId> operands;
  bool whole = true;
  for (const ast::ExprRefId operand : node.operands) {
    operands.push_back(condition(module().expr_lists[operand], {"eller", "or"}));
    whole = whole && !bad(operands.back());
  }
  if (!whole) return wrong();
  return emit(span_of(id), kBool, ir::Or{std::move(operands)});
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::If& node, Type hint) {
  const ir::ExprId test = condition(node.condition, {"om", "if"});
  ir::ExprId then, otherwise;
  if (is_code(hint)) {
    then = check(node.then, hint);
    otherwise = check(node.otherwise, hint);
  } else {
    std::tie(then, otherwise) = check_pair(node.then, node.otherwise);
  }
  if (bad(test) || refuse_list(then) || refuse_list(otherwise)) return wrong();
  const Type a = expr(then).type, b = expr(otherwise).type;
  const bool numbers = is_number(a) && is_number(b);
  if (!numbers && a != b) {
    report_incomparable(then, otherwise, span_of(id));
    return wrong();
  }
  const Type type = numbers && a != b ? kNumber : a;
  const bool optional = expr(then).optional || expr(otherwise).optional;
  return emit(span_of(id), type, ir::If{test, then, otherwise}, optional);
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::ItemsNode& node, Type) {
  std::vector<ir::ItemRef> items;
  bool whole = true;
  for (const ast::ItemId item_id : node.items) {
    const ast::Item& item = module().items[item_id];
    const std::string label(text(item.label));
    const ir::ExprId part = condition(item.condition, {label + ")", label + ")"});
    whole = whole && !bad(part);
    items.push_back({label, part});
  }
  ir::ItemsKind kind = ir::ItemsKind::All;
  switch (node.head) {
    case ast::ListHead::All:
      kind = ir::ItemsKind::All;
      break;
    case ast::ListHead::Any:
      kind = ir::ItemsKind::Any;
      break;
    case ast::ListHead::None:
      kind = ir::ItemsKind::None;
      break;
    case ast::ListHead::Count:
      kind = ir::ItemsKind::Count;
      break;
  }
  if (node.head == ast::ListHead::Count) {
    const std::size_t count = items.size();
    std::optional<bool> always;
    switch (node.bound) {
      case Bound::AtLeast:
        if (node.number == 0) always = true;
        if (node.number > count) always = false;
        break;
      case Bound::AtMost:
        if (node.number >= count) always = true;
        break;
      case Bound::Exactly:
        if (node.number > count) always = false;
        break;
    }
    if (always) {
      sink_.report<Code::R518>(node.head_span, count, quote(node.head_span),
                               *always ? Bilingual{"sant", "true"} : Bilingual{"falskt", "false"});
      return wrong();
    }
  }
  if (!whole) return wrong();
  return emit(span_of(id), kBool, ir::Items{kind, node.bound, node.number, std::move(items)});
}

}  // namespace regel::check
