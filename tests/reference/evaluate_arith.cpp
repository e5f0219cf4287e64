// Calculations with numbers and with time (language.md 4.6, 4.7). Of intervals, the ends: every
// operation here grows or shrinks evenly with each of its sides.

#include <algorithm>

#include "lang/base/check.hpp"
#include "tests/reference/evaluator.hpp"

namespace regel::reference {

using types::TypeKind;

namespace {

std::optional<std::int64_t> whole_result(ArithOp op, std::int64_t a, std::int64_t b) {
  Int128 result = 0;
  if (op == ArithOp::Add) result = Int128{a} + b;
  if (op == ArithOp::Subtract) result = Int128{a} - b;
  if (op == ArithOp::Multiply) result = Int128{a} * b;
  if (result > INT64_MAX || result < INT64_MIN) return std::nullopt;
  return static_cast<std::int64_t>(result);
}

std::optional<Decimal> decimal_result(ArithOp op, Decimal a, Decimal b) {
  switch (op) {
    case ArithOp::Add:
      return add(a, b);
    case ArithOp::Subtract:
      return subtract(a, b);
    case ArithOp::Multiply:
      return multiply(a, b);
    case ArithOp::Divide:
      return divide(a, b);
  }
  REGEL_UNREACHABLE();
}

// Least and greatest of the results at the four corners; none if one of them has none.
template <class T, class Apply>
std::optional<std::pair<T, T>> corners(T a_low, T a_high, T b_low, T b_high, Apply apply) {
  std::vector<T> results;
  for (const T& a : {a_low, a_high}) {
    for (const T& b : {b_low, b_high}) {
      const std::optional<T> result = apply(a, b);
      if (!result) return std::nullopt;
      results.push_back(*result);
    }
  }
  const auto less = [](const T& x, const T& y) { return x < y; };
  const auto ends = std::minmax_element(results.begin(), results.end(), less);
  return std::pair<T, T>{*ends.first, *ends.second};
}

}  // namespace

Value Evaluator::arith(const ir::Arith& node, const Env& env) const {
  const types::Type left = type_of(node.left), right = type_of(node.right);
  const Value a = value(node.left, env), b = value(node.right, env);
  if (!a.is_value() || !b.is_value()) return unknown();
  const bool decimals =
      left.is(TypeKind::Number) || right.is(TypeKind::Number) || node.op == ArithOp::Divide;
  if (decimals) {
    const Value x = as_decimal(a, left), y = as_decimal(b, right);
    if (!x.is_value() || !y.is_value()) return unknown();
    const Decimal zero{};
    if (node.op == ArithOp::Divide && y.decimal_low < zero && zero < y.decimal_high) {
      return unknown();
    }
    const auto ends = corners(x.decimal_low, x.decimal_high, y.decimal_low, y.decimal_high,
                              [&](Decimal p, Decimal q) { return decimal_result(node.op, p, q); });
    return ends ? number(ends->first, ends->second) : unknown();
  }
  if (left.is(TypeKind::Date) || left.is(TypeKind::Period) || right.is(TypeKind::Period)) {
    return calendar(node, a, b, left);
  }
  // Whole numbers, durations, an instant and a duration: all counted in 64 bits.
  const auto ends = corners(a.low, a.high, b.low, b.high, [&](std::int64_t p, std::int64_t q) {
    return whole_result(node.op, p, q);
  });
  if (!ends) return unknown();
  Value out = whole(ends->first, ends->second);
  out.zone = a.zone;
  if (left.is(TypeKind::Instant)) {
    const auto within = [](std::int64_t micros) {
      return add(Instant{micros}, Duration{0}).has_value();
    };
    if (!within(out.low) || !within(out.high)) return unknown();
  }
  return out;
}

Value Evaluator::calendar(const ir::Arith& node, const Value& a, const Value& b,
                          types::Type left) const {
  if (!left.is(TypeKind::Date)) {
    const bool first = left.is(TypeKind::Period);
    const Value& times = first ? b : a;
    if (times.low != times.high) return unknown();
    const auto product = multiply(first ? a.period : b.period, times.low);
    if (!product) return unknown();
    Value out = whole(0);
    out.period = *product;
    return out;
  }
  const bool subtracts = node.op == ArithOp::Subtract;
  const auto moved = [&](std::int64_t day, std::int64_t count) -> std::optional<std::int64_t> {
    const Date date{static_cast<std::int32_t>(day)};
    std::optional<Date> result;
    if (type_of(node.right).is(TypeKind::WorkingDays)) {
      result = workdays_.add(date, subtracts ? -count : count);
    } else {
      result = subtracts ? subtract(date, b.period) : add(date, b.period);
    }
    if (!result) return std::nullopt;
    return result->days;
  };
  const auto ends = corners(a.low, a.high, b.low, b.high, moved);
  return ends ? whole(ends->first, ends->second) : unknown();
}

Value Evaluator::negate(const ir::Negate& node, const Env& env) const {
  const Value operand = value(node.operand, env);
  if (!operand.is_value()) return unknown();
  if (type_of(node.operand).is(TypeKind::Number)) {
    const Value decimals = as_decimal(operand, type_of(node.operand));
    return number(regel::negate(decimals.decimal_high), regel::negate(decimals.decimal_low));
  }
  if (operand.low == INT64_MIN) return unknown();
  return whole(-operand.high, -operand.low);
}

Value Evaluator::extreme(const ir::Extreme& node, types::Type type, const Env& env) const {
  Value out;
  bool first = true;
  for (const ir::ExprId id : node.values) {
    Value next = value(id, env);
    if (!next.is_value()) return unknown();
    if (type.is(TypeKind::Number)) next = as_decimal(next, type_of(id));
    if (first) {
      out = next;
    } else if (node.greatest) {
      out.low = std::max(out.low, next.low);
      out.high = std::max(out.high, next.high);
      out.decimal_low = std::max(out.decimal_low, next.decimal_low);
      out.decimal_high = std::max(out.decimal_high, next.decimal_high);
    } else {
      out.low = std::min(out.low, next.low);
      out.high = std::min(out.high, next.high);
      out.decimal_low = std::min(out.decimal_low, next.decimal_low);
      out.decimal_high = std::min(out.decimal_high, next.decimal_high);
    }
    first = false;
  }
  return out;
}

}  // namespace regel::reference
