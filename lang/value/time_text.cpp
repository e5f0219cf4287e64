#include "lang/value/time_text.hpp"

#include "lang/value/iso_digits.hpp"

namespace regel {
namespace {

DateInterval whole_month(int year, int month) {
  return {to_date({year, month, 1}), to_date({year, month, days_in_month(year, month)})};
}

bool take(std::string_view& rest, char c) {
  if (rest.empty() || rest.front() != c) return false;
  rest.remove_prefix(1);
  return true;
}

// Two digits from 0 to `most`, or -1.
int take_two(std::string_view& rest, int most) {
  if (rest.size() < 2) return -1;
  const int value = iso::two_digits(rest.data());
  if (value > most) return -1;
  rest.remove_prefix(2);
  return value;
}

// The digits after the point as microseconds, or -1 if there are none.
std::int64_t take_fraction(std::string_view& rest) {
  std::int64_t micros = 0;
  std::int64_t unit = kSecond / 10;
  std::size_t digits = 0;
  while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
    micros += unit * (rest.front() - '0');
    unit /= 10;
    rest.remove_prefix(1);
    ++digits;
  }
  return digits == 0 ? -1 : micros;
}

bool take_time_of_day(std::string_view& rest, std::int64_t& micros) {
  const int hour = take_two(rest, 23);
  if (hour < 0 || !take(rest, ':')) return false;
  const int minute = take_two(rest, 59);
  if (minute < 0) return false;
  micros = hour * kHour + minute * kMinute;
  if (!take(rest, ':')) return true;
  const int second = take_two(rest, 59);
  if (second < 0) return false;
  micros += second * kSecond;
  if (!take(rest, '.') && !take(rest, ',')) return true;
  const std::int64_t fraction = take_fraction(rest);
  micros += fraction;
  return fraction >= 0;
}

bool take_offset(std::string_view& rest, std::int32_t& seconds) {
  if (take(rest, 'Z')) return true;
  const bool west = take(rest, '-');
  if (!west && !take(rest, '+')) return false;
  const int hours = take_two(rest, 23);
  if (hours < 0) return false;
  int minutes = 0;
  if (!rest.empty()) {
    take(rest, ':');
    minutes = take_two(rest, 59);
    if (minutes < 0) return false;
  }
  seconds = (hours * 60 + minutes) * (west ? -60 : 60);
  return true;
}

}  // namespace

std::optional<DateInterval> parse_date(std::string_view text) {
  if (text.size() == 10) {
    const auto date = parse_iso_date(text);
    if (!date) return std::nullopt;
    return DateInterval{*date, *date};
  }
  if (text.size() != 4 && text.size() != 7) return std::nullopt;
  const int year = iso::four_digits(text.data());
  if (year < 1) return std::nullopt;
  if (text.size() == 4) return DateInterval{to_date({year, 1, 1}), to_date({year, 12, 31})};
  const int month = iso::two_digits(text.data() + 5);
  if (text[4] != '-' || month < 1 || month > 12) return std::nullopt;
  return whole_month(year, month);
}

std::optional<WrittenTime> parse_iso_time(std::string_view text) {
  WrittenTime out;
  if (text.size() <= 10) {
    const auto dates = parse_date(text);
    if (!dates) return std::nullopt;
    out.dates = *dates;
    return out;
  }
  const auto date = parse_iso_date(text.substr(0, 10));
  if (!date || (text[10] != 'T' && text[10] != ' ')) return std::nullopt;
  out.dates = {*date, *date};
  out.has_time = true;
  std::string_view rest = text.substr(11);
  if (!take_time_of_day(rest, out.micros_of_day)) return std::nullopt;
  if (rest.empty()) return out;
  out.has_offset = true;
  if (!take_offset(rest, out.offset_seconds) || !rest.empty()) return std::nullopt;
  return out;
}

}  // namespace regel
