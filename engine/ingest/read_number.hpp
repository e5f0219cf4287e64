// Numbers from their text, never through a double. The first tries cover what exports hold; what
// they leave (exponents, many digits) is read by lang/value/decimal.

#pragma once

#include <cstdint>

#include "engine/ingest/json_grammar.hpp"

namespace regel::ingest {

// A whole number of up to 18 digits without fraction or exponent, and what follows it. Null if the
// number at `at` is another, or none.
inline const char* quick_integer(const char* at, const char* end, std::int64_t& value) {
  const bool negative = *at == '-';
  if (negative) ++at;
  const char* const first = at;
  std::uint64_t digits = 0;
  while (is_digit(*at) && at - first < 19)
    digits = digits * 10 + static_cast<unsigned>(*at++ - '0');
  if (at == first || at - first > 18 || (*first == '0' && at - first > 1)) return nullptr;
  if (!is_delimiter(at, end)) return nullptr;
  value = static_cast<std::int64_t>(negative ? 0 - digits : digits);
  return at;
}

// The same for up to 12 digits before and 6 after the point, in millionths.
inline const char* quick_decimal(const char* at, const char* end, std::int64_t& scaled) {
  const bool negative = *at == '-';
  if (negative) ++at;
  const char* const first = at;
  std::uint64_t digits = 0;
  while (is_digit(*at) && at - first < 13)
    digits = digits * 10 + static_cast<unsigned>(*at++ - '0');
  if (at == first || at - first > 12 || (*first == '0' && at - first > 1)) return nullptr;
  int decimals = 0;
  if (*at == '.') {
    ++at;
    for (; is_digit(*at) && decimals < 7; ++decimals)
      digits = digits * 10 + static_cast<unsigned>(*at++ - '0');
    if (decimals == 0 || decimals > 6) return nullptr;
  }
  if (!is_delimiter(at, end)) return nullptr;
  for (; decimals < 6; ++decimals) digits *= 10;
  scaled = static_cast<std::int64_t>(negative ? 0 - digits : digits);
  return at;
}

}  // namespace regel::ingest
