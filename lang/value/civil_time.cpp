#include "lang/value/civil_time.hpp"

#include <algorithm>
#include <limits>

namespace regel {
namespace {

constexpr std::int64_t kFirstMicro = kFirstDate.days * kDay;
constexpr std::int64_t kLastMicro = kLastDate.days * kDay + (kDay - 1);

std::optional<Instant> in_range(std::int64_t micros) {
  if (micros < kFirstMicro || micros > kLastMicro) return std::nullopt;
  return Instant{micros};
}

std::optional<std::int32_t> small(std::int64_t value) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
  if (value > kMost || value < -kMost) return std::nullopt;
  return static_cast<std::int32_t>(value);
}

}  // namespace

std::optional<Period> multiply(Period period, std::int64_t times) {
  std::int64_t months = 0;
  std::int64_t days = 0;
  if (__builtin_mul_overflow(std::int64_t{period.months}, times, &months)) return std::nullopt;
  if (__builtin_mul_overflow(std::int64_t{period.days}, times, &days)) return std::nullopt;
  const auto small_months = small(months);
  const auto small_days = small(days);
  if (!small_months || !small_days) return std::nullopt;
  return Period{*small_months, *small_days};
}

std::optional<Period> negate(Period period) { return multiply(period, -1); }

std::optional<Date> add_days(Date date, std::int64_t days) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(std::int64_t{date.days}, days, &sum)) return std::nullopt;
  if (sum < kFirstDate.days || sum > kLastDate.days) return std::nullopt;
  return Date{static_cast<std::int32_t>(sum)};
}

std::optional<Date> add(Date date, Period period) {
  if (period.months == 0) return add_days(date, period.days);
  const YearMonthDay ymd = to_ymd(date);
  const std::int64_t months = std::int64_t{ymd.year} * 12 + (ymd.month - 1) + period.months;
  if (months < 12 || months >= std::int64_t{10000} * 12) return std::nullopt;
  const int year = static_cast<int>(months / 12);
  const int month = static_cast<int>(months % 12) + 1;
  const int day = std::min(ymd.day, days_in_month(year, month));
  return add_days(to_date({year, month, day}), period.days);
}

std::optional<Date> subtract(Date date, Period period) {
  const auto back = negate(period);
  return back ? add(date, *back) : std::nullopt;
}

std::optional<Duration> multiply(Duration duration, std::int64_t times) {
  std::int64_t micros = 0;
  if (__builtin_mul_overflow(duration.micros, times, &micros)) return std::nullopt;
  return Duration{micros};
}

std::optional<Instant> add(Instant instant, Duration duration) {
  std::int64_t micros = 0;
  if (__builtin_add_overflow(instant.micros, duration.micros, &micros)) return std::nullopt;
  return in_range(micros);
}

std::optional<Instant> subtract(Instant instant, Duration duration) {
  std::int64_t micros = 0;
  if (__builtin_sub_overflow(instant.micros, duration.micros, &micros)) return std::nullopt;
  return in_range(micros);
}

std::optional<Duration> between(Instant from, Instant to) {
  std::int64_t micros = 0;
  if (__builtin_sub_overflow(to.micros, from.micros, &micros)) return std::nullopt;
  return Duration{micros};
}

}  // namespace regel
