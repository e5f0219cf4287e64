// Dates as exports write them, ten bytes at a time; every other form is read by lang/value.

#pragma once

#include <cstdint>
#include <cstring>

#include "lang/value/civil_time.hpp"

namespace regel::ingest {

// Exactly "YYYY-MM-DD", ten readable bytes at `at`; false if it is anything else.
inline bool quick_date(const char* at, std::int64_t& days) {
  // The digits of the first eight bytes in their places, zero elsewhere, if it is a date.
  std::uint64_t word = 0;
  std::memcpy(&word, at, 8);
  std::uint64_t pattern = 0;
  std::memcpy(&pattern, "0000-00-", 8);
  const std::uint64_t digits = word ^ pattern;
  std::uint64_t nines = 0;
  std::memcpy(&nines, "\x76\x76\x76\x76\x7F\x76\x76\x7F", 8);
  constexpr std::uint64_t kHighs = 0x8080808080808080ull;
  if (((digits & kHighs) | (((digits & ~kHighs) + nines) & kHighs)) != 0) return false;
  const unsigned tens = static_cast<unsigned>(at[8] - '0');
  const unsigned ones = static_cast<unsigned>(at[9] - '0');
  if (tens > 9 || ones > 9) return false;
  const auto digit = [at](int i) { return at[i] - '0'; };
  const int year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const int month = digit(5) * 10 + digit(6);
  const int day = static_cast<int>(tens * 10 + ones);
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  if (day > 28 && day > days_in_month(year, month)) return false;
  days = to_date({year, month, day}).days;
  return true;
}

}  // namespace regel::ingest
