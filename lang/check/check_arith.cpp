// Calculations: numbers with numbers, and the two kinds of time. A date takes calendar time (years
// to days, working days), an instant takes elapsed time (hours, minutes); the mixtures are R405.

#include "lang/check/checker.hpp"

namespace regel::check {

using diag::Code;

namespace {

std::string_view symbol(ArithOp op) {
  switch (op) {
    case ArithOp::Add:
      return "+";
    case ArithOp::Subtract:
      return "-";
    case ArithOp::Multiply:
      return "×";
    case ArithOp::Divide:
      return "/";
  }
  REGEL_UNREACHABLE();
}

}  // namespace

std::optional<types::Type> Checker::arith_type(ArithOp op, Type a, Type b) const {
  const bool sum = op == ArithOp::Add || op == ArithOp::Subtract;
  if (is_number(a) && is_number(b)) {
    const bool whole = a.is(TypeKind::Integer) && b.is(TypeKind::Integer);
    return whole && op != ArithOp::Divide ? kInteger : kNumber;
  }
  const auto is_span = [](Type type) {
    return type.is(TypeKind::Period) || type.is(TypeKind::Duration);
  };
  if (sum && a.is(TypeKind::Date) && (b.is(TypeKind::Period) || b.is(TypeKind::WorkingDays))) {
    return a;
  }
  if (sum && a.is(TypeKind::Instant) && b.is(TypeKind::Duration)) return a;
  if (sum && a.is(TypeKind::Duration) && b.is(TypeKind::Duration)) return a;
  if (op == ArithOp::Multiply && a.is(TypeKind::Integer) && is_span(b)) return b;
  if (op == ArithOp::Multiply && is_span(a) && b.is(TypeKind::Integer)) return a;
  return std::nullopt;
}

// R405: `upptäckt + 3 dagar`. Says the same span in hours where it can be said.
void Checker::report_calendar_on_instant(ir::ExprId instant, ir::ExprId span) {
  Bilingual hours{"… timmar", "… hours"};
  if (const auto* literal = std::get_if<ir::Literal>(&expr(span).node)) {
    const ir::Constant& constant = program_.constants[literal->value];
    if (constant.months == 0 && constant.days > 0) {
      const std::string number = std::to_string(std::int64_t{24} * constant.days);
      hours = {number + " timmar", number + " hours"};
    }
  }
  sink_.report<Code::R405>(expr(span).span, quote(instant), quote(span), hours)
      .propose(swedish() ? hours.sv : hours.en, {"exakt tid", "elapsed time"});
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Arith& node, Type) {
  const ir::ExprId left = check(node.left), right = check(node.right);
  const bool lists = refuse_list(left);
  if (refuse_list(right) || lists) return wrong();
  return calculate(node.op, left, right, span_of(id));
}

ir::ExprId Checker::calculate(ArithOp op, ir::ExprId left, ir::ExprId right, Span span) {
  const Type a = expr(left).type, b = expr(right).type;
  if (const std::optional<Type> type = arith_type(op, a, b)) {
    const auto* literal = std::get_if<ir::Literal>(&expr(right).node);
    if (op == ArithOp::Divide && literal != nullptr &&
        program_.constants[literal->value].number == 0) {
      sink_.report<Code::R423>(span, quote(span));
      return wrong();
    }
    return emit(span, *type, ir::Arith{op, left, right});
  }
  for (const ir::ExprId side : {left, right}) {
    if (!expr(side).type.is(TypeKind::Level)) continue;
    const std::string words = quote(side);
    sink_.report<Code::R404>(expr(side).span, words)
        .propose((swedish() ? "nivå(" : "rank(") + words + ")",
                 {"nivåns nummer", "the level's number"}, true);
    return wrong();
  }
  if (a.is(TypeKind::Instant) && (b.is(TypeKind::Period) || b.is(TypeKind::WorkingDays))) {
    report_calendar_on_instant(left, right);
    return wrong();
  }
  sink_.report<Code::R416>(span, symbol(op), names_.describe(a), names_.describe(b),
                           how_to_calculate(op, left, right));
  return wrong();
}

// `start + 30` as in a spreadsheet, where a date is a number of days.
Bilingual Checker::how_to_calculate(ArithOp op, ir::ExprId left, ir::ExprId right) const {
  const Type a = expr(left).type, b = expr(right).type;
  const bool sum = op == ArithOp::Add || op == ArithOp::Subtract;
  if (sum && a.is(TypeKind::Date) && is_number(b)) {
    const std::string days = quote(right);
    return {"Skriv `" + days + " dagar`.", "Write `" + days + " days`."};
  }
  if (op == ArithOp::Subtract && a.is(TypeKind::Date) && b.is(TypeKind::Date)) {
    const std::string from = quote(right), to = quote(left);
    return {"Fråga i stället om tiden: `" + from + " inom 30 dagar före " + to + "`.",
            "Ask about the time instead: `" + from + " within 30 days before " + to + "`."};
  }
  return {};
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Negate& node, Type) {
  const ir::ExprId operand = check(node.operand);
  if (refuse_list(operand)) return wrong();
  if (!is_number(expr(operand).type)) {
    sink_.report<Code::R413>(span_of(node.operand), quote(operand), describe(operand),
                             Bilingual{"ett tal", "a number"});
    return wrong();
  }
  return emit(span_of(id), expr(operand).type, ir::Negate{operand});
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::IfMissing& node, Type hint) {
  ir::ExprId value, fallback;
  if (is_code(hint)) {
    value = check(node.value, hint);
    fallback = check(node.fallback, hint);
  } else {
    std::tie(value, fallback) = check_pair(node.value, node.fallback);
  }
  const bool lists = refuse_list(value);
  if (refuse_list(fallback) || lists) return wrong();
  const Type a = expr(value).type, b = expr(fallback).type;
  if (a != b && !(is_number(a) && is_number(b))) {
    report_incomparable(value, fallback, span_of(id));
    return wrong();
  }
  return emit(span_of(id), a == b ? a : kNumber, ir::IfMissing{value, fallback},
              expr(fallback).optional);
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Extreme& node, Type hint) {
  std::vector<ir::ExprId> values;
  Type type;
  bool whole = true;
  for (const ast::ExprRefId ref : node.values) {
    const ir::ExprId value = check(module().expr_lists[ref], values.empty() ? hint : type);
    if (refuse_list(value)) {
      whole = false;
      continue;
    }
    const Type next = expr(value).type;
    if (values.empty()) {
      type = next;
    } else if (type != next) {
      if (!is_number(type) || !is_number(next)) {
        report_incomparable(values.front(), value, span_of(id));
        return wrong();
      }
      type = kNumber;
    }
    values.push_back(value);
  }
  if (!whole || values.empty()) return wrong();
  const bool time = node.kind == AggregateKind::Latest || node.kind == AggregateKind::Earliest;
  if (!has_extremes(type, time)) {
    report_no_extremes(values.front(), time);
    return wrong();
  }
  const bool greatest = node.kind == AggregateKind::Highest || node.kind == AggregateKind::Latest;
  return emit(span_of(id), type, ir::Extreme{greatest, std::move(values)});
}

bool Checker::has_extremes(Type type, bool time) const {
  if (time) return type.is(TypeKind::Date) || type.is(TypeKind::Instant);
  return is_number(type) || type.is(TypeKind::Level) || type.is(TypeKind::Duration);
}

void Checker::report_no_extremes(ir::ExprId value, bool time) {
  sink_.report<Code::R413>(
      expr(value).span, quote(value), describe(value),
      time ? Bilingual{"datum eller tidpunkt", "a date or an instant"}
           : Bilingual{"tal, nivå eller varaktighet", "a number, a level or a duration"});
}

}  // namespace regel::check
