// Dates, times, periods and durations as texts: ISO 8601, and a number with a unit in either
// language. Texts have been cleaned (lang/base/unicode.hpp) before they come here. Parsers do not
// allocate; no value means that the text is not one.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lang/base/result.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/iso_digits.hpp"

namespace regel {

// Exactly "YYYY-MM-DD". Here, because a run reads more of them than of anything else.
inline std::optional<Date> parse_iso_date(std::string_view text) {
  iso::YearMonth ym{};
  if (text.size() != 10 || !iso::read_year_month(text.data(), ym)) return std::nullopt;
  return make_date(ym.year, ym.month, iso::two_digits(text.data() + 8));
}
// Also "YYYY-MM" and "YYYY": the interval of dates that it can be.
std::optional<DateInterval> parse_date(std::string_view text);

// A time as it was written. Without `has_time` it is all of `dates`; without `has_offset` it is
// local time in a zone that the text does not tell.
struct WrittenTime {
  DateInterval dates;
  bool has_time = false;
  bool has_offset = false;
  std::int64_t micros_of_day = 0;
  std::int32_t offset_seconds = 0;  // east of UTC
};

// A date as above, or a full date, a "T" or a space, "hh:mm", perhaps ":ss" and a fraction (beyond
// microseconds it is cut off), perhaps "Z", "+hh", "+hhmm" or "+hh:mm". No 24:00, no second 60.
std::optional<WrittenTime> parse_iso_time(std::string_view text);

// "P5Y", "P1Y6M", "P2W", "P30D", or "5 år", "18 months", "2 veckor", "30 dagar".
std::optional<Period> parse_period(std::string_view text);
// "PT72H", "PT1H30M", "PT45S", or "72 timmar", "30 minutes". A day is not a duration.
std::optional<Duration> parse_duration(std::string_view text);

std::string to_text(Date date);              // 2026-03-02
std::string to_text(DateInterval interval);  // the month or the year if it is one, else first/last
std::string to_text(Period period);          // P1Y6M
std::string to_text(Duration duration);      // PT72H
// 5 år · 18 months · 1 månad och 2 dagar; 72 timmar · 90 minutes. What has seconds is written as
// above.
Bilingual in_words(Period period);
Bilingual in_words(Duration duration);
// 2026-03-02T09:00:00, with a fraction only if there is one.
std::string to_text(LocalTime local);
// "Z", or as "+01:00".
std::string format_offset(std::int32_t offset_seconds);

}  // namespace regel
