// What an expression can be while a rule is evaluated: truths, values, records.

#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "lang/value/civil_time.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/operator.hpp"
#include "tests/reference/import.hpp"

namespace regel::reference {

enum class Truth { False, Unknown, True };

inline Truth truth(bool value) { return value ? Truth::True : Truth::False; }
inline Truth not_(Truth a) { return a == Truth::Unknown ? a : truth(a == Truth::False); }
inline Truth and_(Truth a, Truth b) { return a < b ? a : b; }
inline Truth or_(Truth a, Truth b) { return a < b ? b : a; }

// A record, or a record within one. `reg` is invalid for the latter.
struct Row {
  const Datum* datum = nullptr;
  types::RegisterId reg;
  bool previous = false;
  std::size_t index = 0;
  std::string zone;  // of the source
  // Of a record within one: the register and the row it is of, and the way to it ("saker.").
  types::RegisterId owner;
  std::string inside;
};

inline Row nested(const Datum& datum, const Row& holder, const std::string& field) {
  Row out{&datum, {}, holder.previous, holder.index, holder.zone, holder.owner, {}};
  if (holder.reg.valid()) out.owner = holder.reg;
  out.inside = holder.inside + field + ".";
  return out;
}

enum class Known {
  Value,
  Missing,
  RecordedUnknown,
  Invalid,
  Dangling,
  Ambiguous,
  Unknown,  // everything else: not supplied, derived from something unknown, out of range
};

// A share as fractions: at least part[0]/whole[0], at most part[1]/whole[1].
struct Share {
  std::array<std::int64_t, 2> part{}, whole{};
};

struct Value {
  Known known = Known::Unknown;
  bool is_share = false;
  // Bool, Integer, Date, Instant, Duration, Code, Level, WorkingDays: from low to high.
  std::int64_t low = 0, high = 0;
  Decimal decimal_low, decimal_high;  // Number
  Share share;                        // Number, if is_share
  Period period;
  std::string text;
  bool any_case = false;  // of a text that is compared regardless of case
  std::string zone;       // of an Instant: where its dates are read
  Row row;                // Link and Row

  bool is_value() const { return known == Known::Value; }
};

inline Value unknown() { return {}; }
inline Value whole(std::int64_t low, std::int64_t high) {
  Value out;
  out.known = Known::Value;
  out.low = low;
  out.high = high;
  return out;
}
inline Value whole(std::int64_t value) { return whole(value, value); }
inline Value number(Decimal low, Decimal high) {
  Value out;
  out.known = Known::Value;
  out.decimal_low = low;
  out.decimal_high = high;
  return out;
}
inline Value from_truth(Truth truth) {
  return truth == Truth::Unknown ? unknown() : whole(truth == Truth::True ? 1 : 0);
}
inline Truth to_truth(const Value& value) {
  return value.is_value() ? truth(value.low != 0) : Truth::Unknown;
}

// A comparison of intervals holds if it holds for all their values, fails if it holds for none.
template <class T>
Truth compare_intervals(CompareOp op, T a_low, T a_high, T b_low, T b_high) {
  switch (op) {
    case CompareOp::Less:
      if (a_high < b_low) return Truth::True;
      return b_high <= a_low ? Truth::False : Truth::Unknown;
    case CompareOp::LessEqual:
      if (a_high <= b_low) return Truth::True;
      return b_high < a_low ? Truth::False : Truth::Unknown;
    case CompareOp::Greater:
    case CompareOp::GreaterEqual:
      return compare_intervals(flip(op), b_low, b_high, a_low, a_high);
    case CompareOp::Equal:
      if (a_high < b_low || b_high < a_low) return Truth::False;
      return a_low == a_high && b_low == b_high ? Truth::True : Truth::Unknown;
    case CompareOp::NotEqual:
      return not_(compare_intervals(CompareOp::Equal, a_low, a_high, b_low, b_high));
  }
  return Truth::Unknown;
}

}  // namespace regel::reference
