// The reading of numbers in lang/value/decimal.hpp.

#include <array>
#include <limits>

#include "lang/base/text.hpp"
#include "lang/value/decimal.hpp"

namespace regel {
namespace {

// A number cut into its parts; no digit has been looked at yet.
struct Parts {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
  std::int32_t exponent = 0;

  std::size_t size() const { return whole.size() + fraction.size(); }
  char digit(std::size_t i) const {
    return i < whole.size() ? whole[i] : fraction[i - whole.size()];
  }
};

std::string_view take_digits(std::string_view& rest) {
  std::size_t count = 0;
  while (count < rest.size() && is_digit(rest[count])) ++count;
  const std::string_view digits = rest.substr(0, count);
  rest.remove_prefix(count);
  return digits;
}

bool take_exponent(std::string_view& rest, std::int32_t& exponent) {
  rest.remove_prefix(1);
  const bool negative = !rest.empty() && rest.front() == '-';
  if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) rest.remove_prefix(1);
  const std::string_view digits = take_digits(rest);
  constexpr std::int32_t kFar = 100'000;  // beyond any number that is in range and not zero
  for (const char c : digits) {
    if (exponent < kFar) exponent = exponent * 10 + (c - '0');
  }
  if (negative) exponent = -exponent;
  return !digits.empty();
}

std::optional<Parts> cut_number(std::string_view rest) {
  Parts parts;
  if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
    parts.negative = rest.front() == '-';
    rest.remove_prefix(1);
  }
  parts.whole = take_digits(rest);
  if (!rest.empty() && rest.front() == '.') {
    rest.remove_prefix(1);
    parts.fraction = take_digits(rest);
    if (parts.fraction.empty()) return std::nullopt;
  }
  if (parts.size() == 0) return std::nullopt;
  if (!rest.empty() && (rest.front() == 'e' || rest.front() == 'E')) {
    if (!take_exponent(rest, parts.exponent)) return std::nullopt;
  }
  if (!rest.empty()) return std::nullopt;
  return parts;
}

struct Scaled {
  UInt128 value = 0;  // cut off towards zero
  bool inexact = false;
  bool half_or_more = false;  // of what was cut off
};

// The number times 10^decimals; no value from 2^64 on.
std::optional<Scaled> scale(const Parts& parts, int decimals) {
  // Digits before this index are kept, in number space that may lie beyond the last digit.
  const std::int64_t kept =
      static_cast<std::int64_t>(parts.whole.size()) + parts.exponent + decimals;
  constexpr UInt128 kLimit = std::numeric_limits<std::uint64_t>::max();
  Scaled out;
  std::int64_t at = 0;
  for (; at < static_cast<std::int64_t>(parts.size()); ++at) {
    const int digit = parts.digit(static_cast<std::size_t>(at)) - '0';
    if (at < kept) {
      out.value = out.value * 10 + static_cast<unsigned>(digit);
      if (out.value > kLimit) return std::nullopt;
    } else {
      if (at == kept) out.half_or_more = digit >= 5;
      out.inexact = out.inexact || digit != 0;
    }
  }
  for (; at < kept && out.value != 0; ++at) {
    out.value *= 10;
    if (out.value > kLimit) return std::nullopt;
  }
  return out;
}

std::optional<ParsedDecimal> to_decimal(const Parts& parts) {
  auto scaled = scale(parts, 6);
  if (!scaled) return std::nullopt;
  if (scaled->half_or_more) ++scaled->value;
  if (scaled->value > static_cast<UInt128>(Decimal6::kMax)) return std::nullopt;
  const auto value = static_cast<std::int64_t>(scaled->value);
  return ParsedDecimal{{parts.negative ? -value : value}, scaled->inexact};
}

// Removes a space between groups, of one, two or three bytes.
bool take_group_space(std::string_view& rest) {
  constexpr std::array<std::string_view, 4> kSpaces = {" ", "\xC2\xA0", "\xE2\x80\xAF",
                                                       "\xE2\x80\x89"};
  for (const std::string_view space : kSpaces) {
    if (rest.substr(0, space.size()) == space) {
      rest.remove_prefix(space.size());
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<ParsedDecimal> parse_decimal(std::string_view text) {
  const auto parts = cut_number(text);
  if (!parts) return std::nullopt;
  return to_decimal(*parts);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  const auto parts = cut_number(text);
  if (!parts) return std::nullopt;
  const auto scaled = scale(*parts, 0);
  if (!scaled || scaled->inexact) return std::nullopt;
  constexpr auto kMost = static_cast<UInt128>(std::numeric_limits<std::int64_t>::max());
  if (scaled->value > kMost + (parts->negative ? 1 : 0)) return std::nullopt;
  const auto value = static_cast<Int128>(scaled->value);
  return static_cast<std::int64_t>(parts->negative ? -value : value);
}

std::optional<ParsedDecimal> parse_written_decimal(std::string_view text) {
  // The longest number in range has 12 digits before and any number after; what does not fit here
  // is not a number that someone wrote by hand.
  std::array<char, 64> digits{};
  std::size_t count = 0;
  const auto put = [&](char c) {
    if (count < digits.size()) digits[count++] = c;
  };
  if (text.size() > digits.size()) return std::nullopt;
  constexpr std::string_view kMinusSign = "\xE2\x88\x92";
  if (text.substr(0, kMinusSign.size()) == kMinusSign) {
    text.remove_prefix(kMinusSign.size());
    put('-');
  } else if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    put(text.front());
    text.remove_prefix(1);
  }
  std::string_view group = take_digits(text);
  if (group.empty()) return std::nullopt;
  for (const char c : group) put(c);
  for (bool first = true; take_group_space(text); first = false) {
    if (first && group.size() > 3) return std::nullopt;
    group = take_digits(text);
    if (group.size() != 3) return std::nullopt;
    for (const char c : group) put(c);
  }
  if (!text.empty()) {
    if (text.front() != ',' && text.front() != '.') return std::nullopt;
    put('.');
    text.remove_prefix(1);
    group = take_digits(text);
    if (group.empty() || !text.empty()) return std::nullopt;
    for (const char c : group) put(c);
  }
  return parse_decimal({digits.data(), count});
}

}  // namespace regel
