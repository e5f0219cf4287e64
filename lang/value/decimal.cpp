#include "lang/value/decimal.hpp"

#include <limits>

#include "lang/base/check.hpp"

namespace regel {
namespace {

constexpr UInt128 kMagnitude = static_cast<UInt128>(Decimal::kMax);

UInt128 magnitude(Int128 value) {
  return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
}

// 256 bits, for the products that are divided again.
struct Wide {
  UInt128 hi = 0;
  UInt128 lo = 0;
};

Wide multiply_wide(UInt128 a, UInt128 b) {
  constexpr UInt128 kLow = std::numeric_limits<std::uint64_t>::max();
  const UInt128 low = (a & kLow) * (b & kLow);
  const UInt128 cross1 = (a >> 64) * (b & kLow);
  const UInt128 cross2 = (a & kLow) * (b >> 64);
  const UInt128 middle = (low >> 64) + (cross1 & kLow) + (cross2 & kLow);
  return {(a >> 64) * (b >> 64) + (cross1 >> 64) + (cross2 >> 64) + (middle >> 64),
          middle << 64 | (low & kLow)};
}

// Half away from zero; no value above `most`, which is below 2^127.
std::optional<UInt128> divide_rounded(Wide a, UInt128 divisor, UInt128 most) {
  UInt128 quotient = 0;
  UInt128 rest = 0;
  if (a.hi == 0) {
    quotient = a.lo / divisor;
    rest = a.lo % divisor;
  } else {
    if (a.hi >= divisor) return std::nullopt;  // 2^128 or more
    rest = a.hi;  // below the divisor, which is below 2^127: doubling does not overflow
    for (int bit = 127; bit >= 0; --bit) {
      rest = rest << 1 | (a.lo >> bit & 1u);
      quotient <<= 1;
      if (rest >= divisor) {
        rest -= divisor;
        quotient |= 1u;
      }
    }
  }
  if (quotient > most) return std::nullopt;
  if (rest >= divisor - rest) ++quotient;
  if (quotient > most) return std::nullopt;
  return quotient;
}

std::optional<Decimal> with_sign(std::optional<UInt128> value, bool negative) {
  if (!value) return std::nullopt;
  const auto scaled = static_cast<Int128>(*value);
  return Decimal{negative ? -scaled : scaled};
}

std::optional<Decimal> in_range(Int128 scaled) {
  if (scaled > Decimal::kMax || scaled < -Decimal::kMax) return std::nullopt;
  return Decimal{scaled};
}

UInt128 power_of_ten(int exponent) {
  UInt128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace

std::optional<Decimal6> narrow(Decimal value) {
  const auto scaled = divide_rounded({0, magnitude(value.scaled)}, 1'000'000, Decimal6::kMax);
  if (!scaled) return std::nullopt;
  const auto small = static_cast<std::int64_t>(*scaled);
  return Decimal6{value.scaled < 0 ? -small : small};
}

std::optional<std::int64_t> to_integer(Decimal value) {
  if (value.scaled % Decimal::kOne != 0) return std::nullopt;
  const Int128 whole = value.scaled / Decimal::kOne;
  if (whole > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  if (whole < std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return static_cast<std::int64_t>(whole);
}

// The sum of two numbers within the range may leave 128 bits.
std::optional<Decimal> add(Decimal a, Decimal b) {
  Int128 sum = 0;
  if (__builtin_add_overflow(a.scaled, b.scaled, &sum)) return std::nullopt;
  return in_range(sum);
}

std::optional<Decimal> subtract(Decimal a, Decimal b) { return add(a, negate(b)); }

std::optional<Decimal> multiply(Decimal a, Decimal b) {
  const Wide product = multiply_wide(magnitude(a.scaled), magnitude(b.scaled));
  return with_sign(divide_rounded(product, static_cast<UInt128>(Decimal::kOne), kMagnitude),
                   (a.scaled < 0) != (b.scaled < 0));
}

std::optional<Decimal> divide(Decimal a, Decimal b) {
  if (b.scaled == 0) return std::nullopt;
  constexpr UInt128 kMillion = 1'000'000;
  const Wide dividend = multiply_wide(magnitude(a.scaled), kMillion);
  auto millionths = divide_rounded(dividend, magnitude(b.scaled), kMagnitude / kMillion);
  if (millionths) *millionths *= kMillion;
  return with_sign(millionths, (a.scaled < 0) != (b.scaled < 0));
}

std::optional<Decimal> round_half_away(Decimal value, int decimals) {
  REGEL_CHECK(decimals >= 0 && decimals <= 12);
  const UInt128 unit = power_of_ten(12 - decimals);
  auto units = divide_rounded({0, magnitude(value.scaled)}, unit, kMagnitude / unit);
  if (units) *units *= unit;
  return with_sign(units, value.scaled < 0);
}

std::string to_text(Decimal value, char point) {
  const UInt128 absolute = magnitude(value.scaled);
  constexpr auto kOne = static_cast<UInt128>(Decimal::kOne);
  std::string out = value.scaled < 0 ? "-" : "";
  out += to_string(static_cast<Int128>(absolute / kOne));
  const auto fraction = static_cast<Int128>(absolute % kOne);
  if (fraction == 0) return out;
  std::string digits = to_string(fraction);
  digits.insert(0, 12 - digits.size(), '0');
  digits.erase(digits.find_last_not_of('0') + 1);
  out += point;
  return out + digits;
}

std::string to_text(Decimal6 value, char point) { return to_text(widen(value), point); }

}  // namespace regel
