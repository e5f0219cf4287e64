// Arithmetic on numbers and time. What overflows, divides by zero or leaves the calendar is not
// known.

#include <algorithm>
#include <optional>

#include "engine/eval/ops.hpp"
#include "lang/base/check.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/decimal.hpp"

namespace regel::eval {

using plan::Op;
using plan::Rep;

namespace {

std::optional<std::int64_t> whole(Op op, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  bool overflow = true;
  if (op == Op::Add) overflow = __builtin_add_overflow(a, b, &result);
  if (op == Op::Subtract) overflow = __builtin_sub_overflow(a, b, &result);
  if (op == Op::Multiply) overflow = __builtin_mul_overflow(a, b, &result);
  if (overflow) return std::nullopt;
  return result;
}

std::optional<Int128> decimal(Op op, Int128 a, Int128 b) {
  std::optional<Decimal> result;
  if (op == Op::Add) result = add(Decimal{a}, Decimal{b});
  if (op == Op::Subtract) result = subtract(Decimal{a}, Decimal{b});
  if (op == Op::Multiply) result = multiply(Decimal{a}, Decimal{b});
  if (op == Op::Divide) result = divide(Decimal{a}, Decimal{b});
  if (!result) return std::nullopt;
  return result->scaled;
}

template <class T>
struct Interval {
  T low, high;
};

// The least and greatest result over the corners of two intervals; none if any has no result, or if
// the divisor's interval holds zero.
template <class T, class Apply>
std::optional<Interval<T>> corners(Interval<T> a, Interval<T> b, Apply apply) {
  const auto first = apply(a.low, b.low);
  if (!first) return std::nullopt;
  Interval<T> result{*first, *first};
  for (const auto& [x, y] : {std::pair{a.low, b.high}, {a.high, b.low}, {a.high, b.high}}) {
    const auto next = apply(x, y);
    if (!next) return std::nullopt;
    result.low = std::min(result.low, *next);
    result.high = std::max(result.high, *next);
  }
  return result;
}

template <class T, class Apply>
void apply_rows(std::size_t rows, const Vec& a, const Vec& b, const std::vector<T>& a_low,
                const std::vector<T>& a_high, const std::vector<T>& b_low,
                const std::vector<T>& b_high, std::vector<T>& low, std::vector<T>& high, Vec& out,
                Apply apply) {
  const bool interval = a.interval || b.interval;
  if (interval) {
    out.interval = true;
    high = low;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    if (!a.known.get(i) || !b.known.get(i)) continue;
    const Interval<T> x{a_low[i], a.interval ? a_high[i] : a_low[i]};
    const Interval<T> y{b_low[i], b.interval ? b_high[i] : b_low[i]};
    if (interval) {
      const auto result = corners(x, y, apply);
      if (!result) continue;
      low[i] = result->low;
      high[i] = result->high;
    } else {
      const auto result = apply(x.low, y.low);
      if (!result) continue;
      low[i] = *result;
    }
    out.known.set(i);
  }
}

Period unpack(std::int64_t packed) {
  return {static_cast<std::int32_t>(packed >> 32), static_cast<std::int32_t>(packed)};
}
std::int64_t pack(Period period) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(period.months) << 32 |
                                   static_cast<std::uint32_t>(period.days));
}

}  // namespace

void compute_arith(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& a = frame.value(node.in[0]);
  const Vec& b = frame.value(node.in[1]);
  const std::size_t rows = frame.rows();
  nothing_known(out, node.rep, rows);
  if (node.rep == Rep::Int) {
    apply_rows(rows, a, b, a.low, a.high, b.low, b.high, out.low, out.high, out,
               [&](std::int64_t x, std::int64_t y) { return whole(node.op, x, y); });
    return;
  }
  const bool divides = node.op == Op::Divide;
  apply_rows(rows, a, b, a.dec_low, a.dec_high, b.dec_low, b.dec_high, out.dec_low, out.dec_high,
             out, [&](Int128 x, Int128 y) { return decimal(node.op, x, y); });
  if (!divides || !b.interval) return;
  for (std::size_t i = 0; i < rows; ++i) {
    if (b.dec_low[i] < 0 && b.dec_high[i] > 0) out.known.clear(i);
  }
}

void compute_calendar(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& a = frame.value(node.in[0]);
  const Vec& b = frame.value(node.in[1]);
  const std::size_t rows = frame.rows();
  const Workdays& workdays = *frame.context().workdays;
  nothing_known(out, Rep::Int, rows);
  apply_rows(rows, a, b, a.low, a.high, b.low, b.high, out.low, out.high, out,
             [&](std::int64_t x, std::int64_t y) -> std::optional<std::int64_t> {
               if (node.op == Op::TimesPeriod) {
                 const auto period = multiply(unpack(x), y);
                 if (!period) return std::nullopt;
                 return pack(*period);
               }
               const Date date{static_cast<std::int32_t>(x)};
               std::optional<Date> moved;
               if (node.op == Op::AddPeriod) {
                 moved = node.a > 0 ? add(date, unpack(y)) : subtract(date, unpack(y));
               } else {
                 moved = workdays.add(date, node.a > 0 ? y : -y);
               }
               if (!moved) return std::nullopt;
               return moved->days;
             });
}

void compute_to_dec(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& in = frame.value(node.in[0]);
  const Rep from = frame.context().plan->nodes[node.in[0]].rep;
  const std::size_t rows = frame.rows();
  nothing_known(out, Rep::Dec, rows);
  out.known = in.known;
  out.missing = in.missing;
  if (from == Rep::Ratio) {
    out.interval = true;
    out.dec_high.assign(rows, 0);
    for (std::size_t i = 0; i < rows; ++i) {
      if (!in.known.get(i)) continue;
      const auto low = divide(from_integer(in.part[i]), from_integer(in.whole[i]));
      const auto high = divide(from_integer(in.part_high[i]), from_integer(in.whole_high[i]));
      REGEL_CHECK(low && high);
      out.dec_low[i] = low->scaled;
      out.dec_high[i] = high->scaled;
    }
    return;
  }
  const Int128 scale = from == Rep::Int ? Int128{1'000'000'000'000} : Int128{1'000'000};
  for (std::size_t i = 0; i < rows; ++i) out.dec_low[i] = in.low[i] * scale;
  if (in.interval) {
    out.interval = true;
    out.dec_high.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) out.dec_high[i] = in.high[i] * scale;
  }
}

void compute_extreme(Frame& frame, const plan::Node& node, Vec& out) {
  const std::size_t rows = frame.rows();
  const bool greatest = node.x != 0;
  nothing_known(out, node.rep, rows);
  out.known.reset(rows, true);
  const auto merge = [&](auto& low, auto& high, const Vec& in, const auto& in_low,
                         const auto& in_high, bool first) {
    if (in.interval && !out.interval) {
      out.interval = true;
      high = low;
    }
    for (std::size_t i = 0; i < rows; ++i) {
      const auto l = in_low[i];
      const auto h = in.interval ? in_high[i] : in_low[i];
      const auto old_high = out.interval ? high[i] : low[i];
      low[i] = first ? l : greatest ? std::max(low[i], l) : std::min(low[i], l);
      if (out.interval)
        high[i] = first ? h : greatest ? std::max(old_high, h) : std::min(old_high, h);
    }
  };
  bool first = true;
  for (const NodeId id : node.in) {
    const Vec& in = frame.value(id);
    for (std::size_t i = 0; i < rows; ++i) {
      if (!in.known.get(i)) out.known.clear(i);
    }
    if (node.rep == Rep::Dec) {
      merge(out.dec_low, out.dec_high, in, in.dec_low, in.dec_high, first);
    } else {
      merge(out.low, out.high, in, in.low, in.high, first);
    }
    first = false;
  }
}

}  // namespace regel::eval
