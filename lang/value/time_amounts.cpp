// Periods and durations in lang/value/time_text.hpp.

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "lang/value/time_text.hpp"

namespace regel {
namespace {

// Of everything that a text says, in the four units that all others are made of.
struct Amount {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t micros = 0;
  bool calendar = false;
  bool elapsed = false;
};

enum class Measure : std::uint8_t { Months, Days, Micros };

struct Unit {
  std::string_view name;
  Measure measure;
  std::int64_t size;
};

// Written in any case: the words are folded before they are compared.
constexpr Unit kUnits[] = {
    {"år", Measure::Months, 12},
    {"year", Measure::Months, 12},
    {"years", Measure::Months, 12},
    {"månad", Measure::Months, 1},
    {"månader", Measure::Months, 1},
    {"month", Measure::Months, 1},
    {"months", Measure::Months, 1},
    {"vecka", Measure::Days, 7},
    {"veckor", Measure::Days, 7},
    {"week", Measure::Days, 7},
    {"weeks", Measure::Days, 7},
    {"dag", Measure::Days, 1},
    {"dagar", Measure::Days, 1},
    {"day", Measure::Days, 1},
    {"days", Measure::Days, 1},
    {"timme", Measure::Micros, kHour},
    {"timmar", Measure::Micros, kHour},
    {"hour", Measure::Micros, kHour},
    {"hours", Measure::Micros, kHour},
    {"minut", Measure::Micros, kMinute},
    {"minuter", Measure::Micros, kMinute},
    {"minute", Measure::Micros, kMinute},
    {"minutes", Measure::Micros, kMinute},
};

bool put(Amount& amount, std::int64_t count, const Unit& unit) {
  std::int64_t& sum = unit.measure == Measure::Months ? amount.months
                      : unit.measure == Measure::Days ? amount.days
                                                      : amount.micros;
  std::int64_t added = 0;
  if (__builtin_mul_overflow(count, unit.size, &added)) return false;
  if (__builtin_add_overflow(sum, added, &sum)) return false;
  (unit.measure == Measure::Micros ? amount.elapsed : amount.calendar) = true;
  return true;
}

// Digits, at most ten.
std::optional<std::int64_t> take_count(std::string_view& rest) {
  std::int64_t count = 0;
  std::size_t digits = 0;
  while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') {
    if (digits == 10) return std::nullopt;
    count = count * 10 + (rest[digits++] - '0');
  }
  if (digits == 0) return std::nullopt;
  rest.remove_prefix(digits);
  return count;
}

// Å, the only letter of the units that is not ASCII, differs from å by the same bit as A from a.
bool same_word(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) {
    const auto byte = static_cast<unsigned char>(a);
    const bool upper = (byte >= 'A' && byte <= 'Z') || byte == 0x85;
    return (upper ? static_cast<char>(byte | 0x20u) : a) == b;
  });
}

std::optional<Amount> parse_worded(std::string_view text) {
  const auto count = take_count(text);
  if (!count) return std::nullopt;
  if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  for (const Unit& unit : kUnits) {
    if (!same_word(text, unit.name)) continue;
    Amount amount;
    if (!put(amount, *count, unit)) return std::nullopt;
    return amount;
  }
  return std::nullopt;
}

constexpr std::array<Unit, 4> kIsoDateUnits = {{{"Y", Measure::Months, 12},
                                                {"M", Measure::Months, 1},
                                                {"W", Measure::Days, 7},
                                                {"D", Measure::Days, 1}}};
constexpr std::array<Unit, 3> kIsoTimeUnits = {{{"H", Measure::Micros, kHour},
                                                {"M", Measure::Micros, kMinute},
                                                {"S", Measure::Micros, kSecond}}};

// Each unit at most once, in their order, until the end or a "T".
template <std::size_t n>
bool take_iso_units(std::string_view& rest, const std::array<Unit, n>& units, Amount& amount) {
  std::size_t next = 0;
  while (!rest.empty() && rest.front() != 'T') {
    const auto count = take_count(rest);
    if (!count || rest.empty()) return false;
    while (next < n && units[next].name.front() != rest.front()) ++next;
    if (next == n || !put(amount, *count, units[next])) return false;
    ++next;
    rest.remove_prefix(1);
  }
  return true;
}

std::optional<Amount> parse_amount(std::string_view text) {
  if (text.empty() || text.front() != 'P') return parse_worded(text);
  text.remove_prefix(1);
  Amount amount;
  if (!take_iso_units(text, kIsoDateUnits, amount)) return std::nullopt;
  if (!text.empty()) {
    text.remove_prefix(1);
    if (!take_iso_units(text, kIsoTimeUnits, amount)) return std::nullopt;
    if (!amount.elapsed || !text.empty()) return std::nullopt;
  }
  return amount;
}

void append_unit(std::string& out, std::int64_t count, char unit) {
  if (count == 0) return;
  out += std::to_string(count);
  out += unit;
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
  const auto amount = parse_amount(text);
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
  if (!amount || !amount->calendar || amount->elapsed) return std::nullopt;
  if (amount->months > kMost || amount->days > kMost) return std::nullopt;
  return Period{static_cast<std::int32_t>(amount->months), static_cast<std::int32_t>(amount->days)};
}

std::optional<Duration> parse_duration(std::string_view text) {
  const auto amount = parse_amount(text);
  if (!amount || !amount->elapsed || amount->calendar) return std::nullopt;
  return Duration{amount->micros};
}

std::string to_text(Period period) {
  std::string out = "P";
  append_unit(out, period.months / 12, 'Y');
  append_unit(out, period.months % 12, 'M');
  append_unit(out, period.days, 'D');
  return out == "P" ? "P0D" : out;
}

std::string to_text(Duration duration) {
  std::string out = "PT";
  append_unit(out, duration.micros / kHour, 'H');
  append_unit(out, duration.micros % kHour / kMinute, 'M');
  std::int64_t rest = duration.micros % kMinute;
  if (rest != 0) {
    if (rest < 0) out += '-';
    rest = rest < 0 ? -rest : rest;
    out += std::to_string(rest / kSecond);
    if (rest % kSecond != 0) {
      std::string fraction = std::to_string(rest % kSecond + kSecond).substr(1);
      fraction.erase(fraction.find_last_not_of('0') + 1);
      out += '.' + fraction;
    }
    out += 'S';
  }
  return out == "PT" ? "PT0H" : out;
}

}  // namespace regel
