#include "lang/value/civil_time.hpp"

#include <string>

#include "lang/value/time_text.hpp"
#include "tests/support/catch.hpp"

namespace regel {
namespace {

Date day(const char* text) {
  const auto date = parse_iso_date(text);
  REQUIRE(date);
  return *date;
}

std::string shown(std::optional<Date> date) { return date ? to_text(*date) : "none"; }

}  // namespace

TEST_CASE("days are counted from 1970, in the Gregorian calendar", "[value]") {
  CHECK(day("1970-01-01").days == 0);
  CHECK(day("2000-03-01").days == 11017);
  CHECK(day("0001-01-01") == kFirstDate);
  CHECK(day("9999-12-31") == kLastDate);
  for (std::int32_t days = kFirstDate.days; days <= kLastDate.days; days += 13) {
    const YearMonthDay ymd = to_ymd(Date{days});
    if (make_date(ymd.year, ymd.month, ymd.day) != Date{days}) FAIL(days);
  }
  CHECK_FALSE(make_date(2023, 2, 29));
  CHECK_FALSE(make_date(1900, 2, 29));
  CHECK(make_date(2000, 2, 29));
  CHECK_FALSE(make_date(2026, 13, 1));
  CHECK_FALSE(make_date(2026, 4, 31));
  CHECK_FALSE(make_date(0, 1, 1));
}

TEST_CASE("weekdays, quarters, years", "[value]") {
  CHECK(weekday(day("2026-03-27")) == 5);
  CHECK(weekday(day("2026-03-29")) == 7);
  CHECK(weekday(day("2026-03-30")) == 1);
  CHECK(weekday(day("1970-01-01")) == 4);
  CHECK(quarter_of(day("2026-03-31")) == 1);
  CHECK(quarter_of(day("2026-04-01")) == 2);
  CHECK(quarter_of(day("2026-12-31")) == 4);
  CHECK(year_of(day("2026-12-31")) == 2026);
}

TEST_CASE("adding months clamps to the last day", "[value]") {
  struct Case {
    const char* date;
    Period period;
    const char* sum;
  };
  const Case cases[] = {
      {"2026-01-31", {1, 0}, "2026-02-28"},   {"2024-01-31", {1, 0}, "2024-02-29"},
      {"2024-02-29", {-12, 0}, "2023-02-28"}, {"2024-02-29", {12, 0}, "2025-02-28"},
      {"2026-03-31", {-1, 0}, "2026-02-28"},  {"2026-01-15", {-1, 0}, "2025-12-15"},
      {"2026-11-30", {3, 0}, "2027-02-28"},   {"2026-03-30", {0, 3}, "2026-04-02"},
      {"2026-01-31", {1, 1}, "2026-03-01"},   {"2026-03-01", {0, -1}, "2026-02-28"},
      {"9999-12-31", {0, 1}, "none"},         {"9999-12-01", {1, 0}, "none"},
      {"0001-01-01", {-1, 0}, "none"},        {"2026-01-01", {2147483647, 0}, "none"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.date);
    CHECK(shown(add(day(c.date), c.period)) == c.sum);
  }
  CHECK(shown(subtract(day("2026-03-31"), Period{1, 0})) == "2026-02-28");
  CHECK(multiply(Period{12, 0}, 3) == Period{36, 0});
  CHECK_FALSE(multiply(Period{12, 0}, 1'000'000'000));
}

TEST_CASE("instants and durations are exact", "[value]") {
  const Instant start{micros_of({day("2026-03-27"), 15 * kHour})};
  const auto end = add(start, Duration{72 * kHour});
  REQUIRE(end);
  CHECK(local_of(end->micros) == LocalTime{day("2026-03-30"), 15 * kHour});
  CHECK(subtract(*end, Duration{72 * kHour}) == start);
  CHECK(between(start, *end) == Duration{72 * kHour});
  CHECK(local_of(-1) == LocalTime{day("1969-12-31"), kDay - 1});
  CHECK_FALSE(add(start, Duration{INT64_MAX}));
  CHECK_FALSE(multiply(Duration{kHour}, INT64_MAX));
}

}  // namespace regel
