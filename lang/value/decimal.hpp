// Exact decimals. A field of numbers holds Decimal6, DECIMAL(18,6) in 64 bits; computation is done
// in Decimal, DECIMAL(38,12) in 128 bits, and what does not fit has no value. Nothing here is ever
// a double, and every rounding is half away from zero.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lang/value/int128.hpp"

namespace regel {

// A millionth is 1. From -999999999999.999999 to 999999999999.999999.
struct Decimal6 {
  static constexpr std::int64_t kOne = 1'000'000;
  static constexpr std::int64_t kMax = 999'999'999'999'999'999;
  std::int64_t scaled = 0;

  friend constexpr bool operator==(Decimal6 a, Decimal6 b) { return a.scaled == b.scaled; }
  friend constexpr bool operator!=(Decimal6 a, Decimal6 b) { return a.scaled != b.scaled; }
  friend constexpr bool operator<(Decimal6 a, Decimal6 b) { return a.scaled < b.scaled; }
};

// 10^-12 is 1. 38 digits, 26 of them before the point.
struct Decimal {
  static constexpr Int128 kOne = 1'000'000'000'000;
  static constexpr Int128 kMax = kOne * kOne * 100'000'000'000'000 - 1;
  Int128 scaled = 0;

  friend constexpr bool operator==(Decimal a, Decimal b) { return a.scaled == b.scaled; }
  friend constexpr bool operator!=(Decimal a, Decimal b) { return a.scaled != b.scaled; }
  friend constexpr bool operator<(Decimal a, Decimal b) { return a.scaled < b.scaled; }
  friend constexpr bool operator<=(Decimal a, Decimal b) { return a.scaled <= b.scaled; }
  friend constexpr bool operator>(Decimal a, Decimal b) { return a.scaled > b.scaled; }
  friend constexpr bool operator>=(Decimal a, Decimal b) { return a.scaled >= b.scaled; }
};

struct ParsedDecimal {
  Decimal6 value;
  bool rounded = false;  // there were more than six decimals (D911)
};

// Sign, digits, fraction after a point, exponent, as JSON writes numbers; also a plus, and ".5".
// No value: not a number, or out of range.
std::optional<ParsedDecimal> parse_decimal(std::string_view text);
// The same for a whole number of 64 bits; a fraction must be zero ("12.0", "1e3").
std::optional<std::int64_t> parse_integer(std::string_view text);
// Numbers that stand as text (`skrivet "9"`): a comma or a point before the decimals, spaces
// (also no-break ones) between groups of three digits: "1 000", "0,5", "-12 345,25".
std::optional<ParsedDecimal> parse_written_decimal(std::string_view text);

constexpr Decimal widen(Decimal6 value) { return {static_cast<Int128>(value.scaled) * 1'000'000}; }
constexpr Decimal from_integer(std::int64_t value) { return {value * Decimal::kOne}; }
// Rounded to six decimals; no value if out of range.
std::optional<Decimal6> narrow(Decimal value);
// No value if it is not whole, or over 64 bits.
std::optional<std::int64_t> to_integer(Decimal value);

std::optional<Decimal> add(Decimal a, Decimal b);
std::optional<Decimal> subtract(Decimal a, Decimal b);
std::optional<Decimal> multiply(Decimal a, Decimal b);  // rounded to twelve decimals
std::optional<Decimal> divide(Decimal a, Decimal b);    // rounded to six; none for x/0
constexpr Decimal negate(Decimal a) { return {-a.scaled}; }
constexpr Decimal abs(Decimal a) { return a.scaled < 0 ? negate(a) : a; }
// To 0..12 decimals; no value if rounding up leaves the range.
std::optional<Decimal> round_half_away(Decimal value, int decimals);

// Without trailing zeros: "-0,5", "12". `point` is ',' or '.'.
std::string to_text(Decimal value, char point = '.');
std::string to_text(Decimal6 value, char point = '.');

}  // namespace regel
