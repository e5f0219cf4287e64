// Two and four decimal digits of a date, by position, and the eight bytes of "YYYY-MM-" at once.
// For the readers of times in lang/value only.

#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace regel::iso {

// -1 if they are not both digits.
constexpr int two_digits(const char* at) {
  const unsigned tens = static_cast<unsigned char>(at[0]) - unsigned{'0'};
  const unsigned ones = static_cast<unsigned char>(at[1]) - unsigned{'0'};
  return tens <= 9 && ones <= 9 ? static_cast<int>(tens * 10 + ones) : -1;
}

constexpr int four_digits(const char* at) {
  const int high = two_digits(at);
  const int low = two_digits(at + 2);
  return high < 0 || low < 0 ? -1 : high * 100 + low;
}

struct YearMonth {
  int year;
  int month;
};

// Reads "YYYY-MM-"; false if a byte is not what it should be. Each byte less its '0' or '-' must
// be at most 9, or 0, which one addition for all bytes tells in their highest bits.
inline bool read_year_month(const char* at, YearMonth& out) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t word = 0;
  std::memcpy(&word, at, 8);
  word ^= 0x2D30302D30303030u;
  if (((word + 0x7F76767F76767676u) | word) & 0x8080808080808080u) return false;
  const std::uint64_t pairs = word * 10 + (word >> 8);
  out.year = static_cast<int>((pairs & 0xFF) * 100 + (pairs >> 16 & 0xFF));
  out.month = static_cast<int>(pairs >> 40 & 0xFF);
  return true;
}

}  // namespace regel::iso
