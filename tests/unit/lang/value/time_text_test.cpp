#include "lang/value/time_text.hpp"

#include <string>

#include "tests/support/catch.hpp"

namespace regel {

TEST_CASE("a date is YYYY-MM-DD and nothing else", "[value]") {
  CHECK(to_text(*parse_iso_date("2026-03-02")) == "2026-03-02");
  CHECK(to_text(*parse_iso_date("2024-02-29")) == "2024-02-29");
  CHECK(to_text(*parse_iso_date("0999-12-31")) == "0999-12-31");
  for (const char* text : {"", "2026-03-2", "2026-3-02", "2026-02-29", "2026-00-10", "2026-13-01",
                           "2026-01-00", "2026-01-32", "0000-01-01", "2026/03/02", "20260302",
                           "2026-03-02 ", "2026-03.02", "2026-03-0a", "202a-03-02", "2026-:3-02",
                           "2026-03-\xFF\xFF", "\xFF\xFF\xFF\xFF-03-02", "-026-03-02"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_date(text));
  }
  // Every byte in every place, against the definition.
  for (std::size_t place = 0; place < 10; ++place) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text = "2011-11-11";
      text[place] = static_cast<char>(byte);
      bool valid = place == 4 || place == 7 ? byte == '-' : byte >= '0' && byte <= '9';
      if (place == 5 && byte > '1') valid = false;  // month 21 and on
      if (place == 6 && byte > '2') valid = false;  // month 13 and on
      if (place == 8 && byte > '2') valid = false;  // 31 November and on
      if (parse_iso_date(text).has_value() != valid) FAIL(text);
    }
  }
}

TEST_CASE("a month or a year is the interval of its dates", "[value]") {
  const auto month = parse_date("2026-02");
  REQUIRE(month);
  CHECK(to_text(month->first) == "2026-02-01");
  CHECK(to_text(month->last) == "2026-02-28");
  CHECK(to_text(*month) == "2026-02");
  const auto year = parse_date("2026");
  REQUIRE(year);
  CHECK(to_text(year->first) == "2026-01-01");
  CHECK(to_text(year->last) == "2026-12-31");
  CHECK(to_text(*year) == "2026");
  CHECK(parse_date("2026-03-02")->exact());
  for (const char* text : {"0000", "202", "2026-13", "2026-00", "2026-1", "2026 01", "20a6"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("instants are read with or without an offset", "[value]") {
  struct Case {
    const char* text;
    std::int64_t micros_of_day;
    bool has_offset;
    std::int32_t offset_seconds;
  };
  const Case cases[] = {
      {"2026-03-02T09:00", 9 * kHour, false, 0},
      {"2026-03-02 09:00:30", 9 * kHour + 30 * kSecond, false, 0},
      {"2026-03-02T09:00:00Z", 9 * kHour, true, 0},
      {"2026-03-02T09:00:00+01:00", 9 * kHour, true, 3600},
      {"2026-03-02T09:00-0330", 9 * kHour, true, -12600},
      {"2026-03-02T09:00+02", 9 * kHour, true, 7200},
      {"2026-03-02T23:59:59.5", kDay - kSecond / 2, false, 0},
      {"2026-03-02T00:00:00.0000019Z", 1, true, 0},
      {"2026-03-02T00:00:00,25", kSecond / 4, false, 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const auto time = parse_iso_time(c.text);
    REQUIRE(time);
    CHECK(time->has_time);
    CHECK(to_text(time->dates) == "2026-03-02");
    CHECK(time->micros_of_day == c.micros_of_day);
    CHECK(time->has_offset == c.has_offset);
    CHECK(time->offset_seconds == c.offset_seconds);
  }
  const auto day = parse_iso_time("2026-03-02");
  REQUIRE(day);
  CHECK_FALSE(day->has_time);
  for (const char* text :
       {"", "2026-03-02T", "2026-03-02T9:00", "2026-03-02T24:00", "2026-03-02T09:60",
        "2026-03-02T09:00:60", "2026-03-02T09", "2026-03-02T09:00:", "2026-03-02T09:00:00.",
        "2026-03-02T09:00+", "2026-03-02T09:00+1", "2026-03-02T09:00Zx", "2026-03-02_09:00",
        "2026-02-30T09:00", "2026-03-02T09:00+24:00", "2026-03-02T09:00 +01:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_time(text));
  }
}

TEST_CASE("periods: ISO 8601, or a number and a unit in either language", "[value]") {
  struct Case {
    const char* text;
    Period period;
  };
  const Case cases[] = {
      {"P5Y", {60, 0}},     {"P1Y6M", {18, 0}},    {"P2W", {0, 14}},      {"P30D", {0, 30}},
      {"P1Y2M3D", {14, 3}}, {"5 år", {60, 0}},     {"1 year", {12, 0}},   {"18 månader", {18, 0}},
      {"1 månad", {1, 0}},  {"2 VECKOR", {0, 14}}, {"30 Dagar", {0, 30}}, {"5 ÅR", {60, 0}},
      {"3 months", {3, 0}}, {"0 dagar", {0, 0}},   {"5år", {60, 0}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(parse_period(c.text) == c.period);
    CHECK_FALSE(parse_duration(c.text));
  }
  for (const char* text :
       {"", "P", "PT", "P5", "5", "år", "P1D2Y", "P1YT", "P1DT12H", "-P1Y", "5 ar", "1,5 år",
        "5  år", "99999999999 år", "P3000000000D", "p5y", "5 år 6 månader", "PT72H", "72 timmar"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_period(text));
  }
  CHECK(to_text(Period{18, 3}) == "P1Y6M3D");
  CHECK(to_text(Period{0, 0}) == "P0D");
}

TEST_CASE("durations: ISO 8601, or a number and a unit in either language", "[value]") {
  struct Case {
    const char* text;
    std::int64_t micros;
  };
  const Case cases[] = {
      {"PT72H", 72 * kHour},        {"PT1H30M", 90 * kMinute}, {"PT45S", 45 * kSecond},
      {"72 timmar", 72 * kHour},    {"1 timme", kHour},        {"72 hours", 72 * kHour},
      {"30 minuter", 30 * kMinute}, {"1 minute", kMinute},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(parse_duration(c.text) == Duration{c.micros});
    CHECK_FALSE(parse_period(c.text));
  }
  CHECK(to_text(Duration{72 * kHour}) == "PT72H");
  CHECK(to_text(Duration{90 * kMinute}) == "PT1H30M");
  CHECK(to_text(Duration{kSecond / 2}) == "PT0.5S");
  CHECK(to_text(Duration{0}) == "PT0H");
}

TEST_CASE("times are printed as ISO 8601", "[value]") {
  const Date date = *parse_iso_date("2026-03-02");
  CHECK(to_text(LocalTime{date, 9 * kHour + 5 * kMinute}) == "2026-03-02T09:05:00");
  CHECK(to_text(LocalTime{date, kSecond / 4}) == "2026-03-02T00:00:00.25");
  CHECK(format_offset(7200) == "+02:00");
  CHECK(format_offset(-12600) == "-03:30");
  CHECK(format_offset(0) == "Z");
}

}  // namespace regel
