// Comparisons, sets, trees and texts (language.md 4.3, 4.4, 4.8, 4.10, 4.11).

#include "lang/base/check.hpp"
#include "lang/base/unicode.hpp"
#include "lang/value/pattern.hpp"
#include "tests/reference/evaluator.hpp"

namespace regel::reference {

using types::TypeKind;

namespace {

bool is_record(types::Type type) { return type.is(TypeKind::Link) || type.is(TypeKind::Row); }

// part / whole against a number, without dividing.
Truth compare_share(CompareOp op, const Share& share, const Value& limit) {
  const auto at = [&](std::size_t end, Decimal number) {
    const Int128 part = Int128{share.part[end]} * Decimal::kOne;
    const Int128 other = Int128{share.whole[end]} * number.scaled;
    return part < other ? -1 : part == other ? 0 : 1;
  };
  // Four comparisons of ends say where the intervals lie: below, within or above each other.
  const int low_low = at(0, limit.decimal_low), low_high = at(0, limit.decimal_high);
  const int high_low = at(1, limit.decimal_low), high_high = at(1, limit.decimal_high);
  switch (op) {
    case CompareOp::Less:
      if (high_low < 0) return Truth::True;
      return low_high >= 0 ? Truth::False : Truth::Unknown;
    case CompareOp::LessEqual:
      if (high_low <= 0) return Truth::True;
      return low_high > 0 ? Truth::False : Truth::Unknown;
    case CompareOp::Greater:
      return not_(compare_share(CompareOp::LessEqual, share, limit));
    case CompareOp::GreaterEqual:
      return not_(compare_share(CompareOp::Less, share, limit));
    case CompareOp::Equal:
      if (high_low < 0 || low_high > 0) return Truth::False;
      return low_low == 0 && high_high == 0 && low_high == 0 ? Truth::True : Truth::Unknown;
    case CompareOp::NotEqual:
      return not_(compare_share(CompareOp::Equal, share, limit));
  }
  REGEL_UNREACHABLE();
}

}  // namespace

Truth Evaluator::compare(const ir::Compare& node, const Env& env) const {
  const types::Type left_type = type_of(node.left), right_type = type_of(node.right);
  const Value a = value(node.left, env), b = value(node.right, env);
  if (!a.is_value() || !b.is_value()) return Truth::Unknown;
  if (is_record(left_type)) {
    const Truth same = world_.same_record(a.row, b.row);
    return node.op == CompareOp::Equal ? same : not_(same);
  }
  if (left_type.is(TypeKind::Text)) {
    const bool fold = a.any_case || b.any_case;
    const bool same = fold ? fold_case(a.text) == fold_case(b.text) : a.text == b.text;
    return truth(same == (node.op == CompareOp::Equal));
  }
  if (left_type.is(TypeKind::Period)) {
    return truth((a.period == b.period) == (node.op == CompareOp::Equal));
  }
  if (a.is_share && !b.is_share) {
    return compare_share(node.op, a.share, as_decimal(b, right_type));
  }
  if (b.is_share && !a.is_share) {
    return compare_share(flip(node.op), b.share, as_decimal(a, left_type));
  }
  if (left_type.is(TypeKind::Number) || right_type.is(TypeKind::Number)) {
    const Value x = as_decimal(a, left_type), y = as_decimal(b, right_type);
    if (!x.is_value() || !y.is_value()) return Truth::Unknown;
    return compare_intervals(node.op, x.decimal_low, x.decimal_high, y.decimal_low, y.decimal_high);
  }
  return compare_intervals(node.op, a.low, a.high, b.low, b.high);
}

Truth Evaluator::in_set(const ir::InSet& node, const Env& env) const {
  const Value code = value(node.value, env);
  if (!code.is_value()) return Truth::Unknown;
  const types::CodeSet& set = world_.schema().code_sets[node.set];
  const types::CodeList& list = world_.schema().code_lists[set.list];
  const auto wanted = static_cast<std::int32_t>(code.low);
  for (const std::int32_t element : set.elements) {
    if (wanted == element || list.under(wanted, element)) return Truth::True;
  }
  return Truth::False;
}

Truth Evaluator::code_under(const ir::CodeUnder& node, const Env& env) const {
  const Value a = value(node.value, env), b = value(node.other, env);
  if (!a.is_value() || !b.is_value()) return Truth::Unknown;
  const types::CodeList& list = world_.schema().code_lists[type_of(node.value).code_list()];
  // Up from the code, itself not counted.
  std::int32_t at = list.codes[static_cast<std::size_t>(a.low)].parent;
  bool met = node.or_self && a.low == b.low;
  while (at >= 0 && !met) {
    met = at == b.low;
    at = list.codes[static_cast<std::size_t>(at)].parent;
  }
  return truth(met);
}

Truth Evaluator::tree_under(const ir::TreeUnder& node, const Env& env) const {
  const Value a = value(node.value, env), b = value(node.other, env);
  if (!a.is_value() || !b.is_value()) return Truth::Unknown;
  return world_.under(a.row, b.row, node.or_self);
}

Truth Evaluator::text_match(const ir::TextMatch& node, const Env& env) const {
  const Value subject = value(node.value, env), pattern = value(node.pattern, env);
  if (!subject.is_value() || !pattern.is_value()) return Truth::Unknown;
  if (node.op == ir::TextOp::HasForm) return truth(Form(pattern.text).matches(subject.text));
  if (node.op == ir::TextOp::Matches) {
    const auto compiled = Pattern::compile(pattern.text);
    return truth(std::get<Pattern>(compiled).full_match(subject.text));
  }
  const bool fold = subject.any_case || pattern.any_case;
  const std::string text = fold ? fold_case(subject.text) : subject.text;
  const std::string part = fold ? fold_case(pattern.text) : pattern.text;
  switch (node.op) {
    case ir::TextOp::StartsWith:
      return truth(text.rfind(part, 0) == 0);
    case ir::TextOp::EndsWith:
      return truth(text.size() >= part.size() &&
                   text.compare(text.size() - part.size(), part.size(), part) == 0);
    case ir::TextOp::Contains:
      return truth(text.find(part) != std::string::npos);
    case ir::TextOp::HasForm:
    case ir::TextOp::Matches:
      break;
  }
  REGEL_UNREACHABLE();
}

Truth Evaluator::items(const ir::Items& node, const Env& env) const {
  std::int64_t certain = 0, possible = 0;
  for (const ir::ItemRef& item : node.items) {
    const Truth one = condition(item.condition, env);
    certain += one == Truth::True ? 1 : 0;
    possible += one != Truth::False ? 1 : 0;
  }
  const auto all = static_cast<std::int64_t>(node.items.size());
  const auto compared = [&](CompareOp op, std::int64_t with) {
    return compare_intervals(op, certain, possible, with, with);
  };
  switch (node.kind) {
    case ir::ItemsKind::All:
      return compared(CompareOp::GreaterEqual, all);
    case ir::ItemsKind::Any:
      return compared(CompareOp::GreaterEqual, 1);
    case ir::ItemsKind::None:
      return compared(CompareOp::Less, 1);
    case ir::ItemsKind::Count:
      break;
  }
  switch (node.bound) {
    case Bound::AtLeast:
      return compared(CompareOp::GreaterEqual, node.number);
    case Bound::AtMost:
      return compared(CompareOp::LessEqual, node.number);
    case Bound::Exactly:
      return compared(CompareOp::Equal, node.number);
  }
  REGEL_UNREACHABLE();
}

}  // namespace regel::reference
