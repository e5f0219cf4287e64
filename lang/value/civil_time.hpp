// Dates, instants and the two kinds of time between them: a period is calendar time (months, days),
// a duration is elapsed time. No clock, and no time zone: local times become instants in zone.hpp.
// How they are written in texts is in time_text.hpp and date_pattern.hpp.
//
// Everything stays within the years 1 to 9999; what would leave them has no value.

#pragma once

#include <cstdint>
#include <optional>

namespace regel {

// Days since 1970-01-01.
struct Date {
  std::int32_t days = 0;

  friend constexpr bool operator==(Date a, Date b) { return a.days == b.days; }
  friend constexpr bool operator!=(Date a, Date b) { return a.days != b.days; }
  friend constexpr bool operator<(Date a, Date b) { return a.days < b.days; }
  friend constexpr bool operator<=(Date a, Date b) { return a.days <= b.days; }
  friend constexpr bool operator>(Date a, Date b) { return a.days > b.days; }
  friend constexpr bool operator>=(Date a, Date b) { return a.days >= b.days; }
};

inline constexpr Date kFirstDate{-719162};  // 0001-01-01
inline constexpr Date kLastDate{2932896};   // 9999-12-31

struct YearMonthDay {
  int year = 1970;
  int month = 1;
  int day = 1;
};

constexpr bool is_leap_year(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[month - 1];
}

// Counts in eras of 400 years that begin on 1 March, so that a leap day comes last. The date must
// exist.
constexpr Date to_date(YearMonthDay ymd) {
  const int year = ymd.month <= 2 ? ymd.year - 1 : ymd.year;
  const int era = year / 400;
  const int year_of_era = year % 400;
  const int day_of_year = (153 * (ymd.month + (ymd.month > 2 ? -3 : 9)) + 2) / 5 + ymd.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return {era * 146097 + day_of_era - 719468};
}

constexpr YearMonthDay to_ymd(Date date) {
  const int shifted = date.days + 719468;
  const int era = shifted / 146097;
  const int day_of_era = shifted % 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int from_march = (5 * day_of_year + 2) / 153;
  const int month = from_march + (from_march < 10 ? 3 : -9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          day_of_year - (153 * from_march + 2) / 5 + 1};
}

constexpr std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return to_date({year, month, day});
}

constexpr int year_of(Date date) { return to_ymd(date).year; }
constexpr int month_of(Date date) { return to_ymd(date).month; }
constexpr int quarter_of(Date date) { return (month_of(date) + 2) / 3; }
// Monday is 1, Sunday 7.
constexpr int weekday(Date date) { return (date.days + 719162) % 7 + 1; }

// The dates that a date recorded as a month or a year can be.
struct DateInterval {
  Date first;
  Date last;

  constexpr bool exact() const { return first == last; }
  friend constexpr bool operator==(DateInterval a, DateInterval b) {
    return a.first == b.first && a.last == b.last;
  }
};

// Calendar time: years are 12 months, weeks 7 days. Periods have no order (is a month 30 days?).
struct Period {
  std::int32_t months = 0;
  std::int32_t days = 0;

  friend constexpr bool operator==(Period a, Period b) {
    return a.months == b.months && a.days == b.days;
  }
};

std::optional<Period> multiply(Period period, std::int64_t times);
std::optional<Period> negate(Period period);

// First the months, clamped to the last day of the month, then the days.
std::optional<Date> add(Date date, Period period);
std::optional<Date> subtract(Date date, Period period);
std::optional<Date> add_days(Date date, std::int64_t days);

// Elapsed time in microseconds.
struct Duration {
  std::int64_t micros = 0;

  friend constexpr bool operator==(Duration a, Duration b) { return a.micros == b.micros; }
  friend constexpr bool operator<(Duration a, Duration b) { return a.micros < b.micros; }
  friend constexpr bool operator<=(Duration a, Duration b) { return a.micros <= b.micros; }
  friend constexpr bool operator>(Duration a, Duration b) { return a.micros > b.micros; }
  friend constexpr bool operator>=(Duration a, Duration b) { return a.micros >= b.micros; }
};

inline constexpr std::int64_t kSecond = 1'000'000;
inline constexpr std::int64_t kMinute = 60 * kSecond;
inline constexpr std::int64_t kHour = 60 * kMinute;
inline constexpr std::int64_t kDay = 24 * kHour;

std::optional<Duration> multiply(Duration duration, std::int64_t times);

// Microseconds since 1970-01-01T00:00Z, without leap seconds.
struct Instant {
  std::int64_t micros = 0;

  friend constexpr bool operator==(Instant a, Instant b) { return a.micros == b.micros; }
  friend constexpr bool operator!=(Instant a, Instant b) { return a.micros != b.micros; }
  friend constexpr bool operator<(Instant a, Instant b) { return a.micros < b.micros; }
  friend constexpr bool operator<=(Instant a, Instant b) { return a.micros <= b.micros; }
  friend constexpr bool operator>(Instant a, Instant b) { return a.micros > b.micros; }
  friend constexpr bool operator>=(Instant a, Instant b) { return a.micros >= b.micros; }
};

struct InstantInterval {
  Instant first;
  Instant last;

  constexpr bool exact() const { return first == last; }
};

std::optional<Instant> add(Instant instant, Duration duration);
std::optional<Instant> subtract(Instant instant, Duration duration);
std::optional<Duration> between(Instant from, Instant to);

// A date and a time of day somewhere; which instant that is depends on the zone.
struct LocalTime {
  Date date;
  std::int64_t micros_of_day = 0;

  friend constexpr bool operator==(LocalTime a, LocalTime b) {
    return a.date == b.date && a.micros_of_day == b.micros_of_day;
  }
};

// As if the local time were UTC, and back.
constexpr std::int64_t micros_of(LocalTime local) {
  return local.date.days * kDay + local.micros_of_day;
}
constexpr LocalTime local_of(std::int64_t micros) {
  const std::int64_t days = micros / kDay - (micros % kDay < 0 ? 1 : 0);
  return {{static_cast<std::int32_t>(days)}, micros - days * kDay};
}

}  // namespace regel
