#include "lang/value/workdays.hpp"

#include <fstream>
#include <sstream>
#include <string>

#include "lang/value/time_text.hpp"
#include "tests/support/catch.hpp"

namespace regel {
namespace {

const Workdays& shipped() {
  static const Workdays calendar = [] {
    const std::ifstream file("stdlib/data/helgdagar.txt");
    std::ostringstream text;
    text << file.rdbuf();
    auto parsed = Workdays::parse(text.str());
    REQUIRE(parsed);
    return *parsed;
  }();
  return calendar;
}

Date day(const char* text) {
  const auto date = parse_iso_date(text);
  REQUIRE(date);
  return *date;
}

}  // namespace

TEST_CASE("Easter, Ascension day and the eves are not working days", "[value]") {
  for (const char* text : {"2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01",
                           "2026-05-14", "2026-06-19", "2026-12-24", "2026-12-25", "2026-12-31",
                           "2026-04-04", "2026-04-05", "2018-03-30", "2019-04-22", "2024-05-09",
                           "2025-06-06", "2027-03-26", "2030-04-22", "2035-03-23", "2019-06-21"}) {
    CAPTURE(text);
    CHECK(shipped().is_workday(day(text)) == false);
  }
  for (const char* text : {"2026-04-02", "2026-04-07", "2026-05-15", "2026-04-30", "2026-06-18",
                           "2026-12-23", "2026-12-28", "2026-01-05", "2026-10-30", "2026-11-02"}) {
    CAPTURE(text);
    CHECK(shipped().is_workday(day(text)) == true);
  }
  CHECK_FALSE(shipped().is_workday(day("2017-12-29")));
  CHECK_FALSE(shipped().is_workday(day("2036-01-02")));
}

TEST_CASE("the n-th working day after or before", "[value]") {
  struct Case {
    const char* from;
    std::int64_t n;
    const char* to;
  };
  const Case cases[] = {
      {"2026-04-02", 5, "2026-04-13"},  // over Easter
      {"2026-05-08", 5, "2026-05-18"},  // over Ascension day
      {"2026-05-06", 5, "2026-05-13"},  {"2026-05-07", 5, "2026-05-15"},
      {"2026-04-04", 1, "2026-04-07"},  // from a day of rest
      {"2026-04-04", 0, "2026-04-04"},  // n = 0: the date itself
      {"2026-04-13", -5, "2026-04-02"}, {"2026-04-05", -1, "2026-04-02"},
      {"2026-03-30", -1, "2026-03-27"}, {"2025-12-23", 1, "2025-12-29"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.from, c.n);
    const auto to = shipped().add(day(c.from), c.n);
    REQUIRE(to);
    CHECK(to_text(*to) == c.to);
  }
  CHECK_FALSE(shipped().add(day("2035-12-28"), 5));
  CHECK_FALSE(shipped().add(day("2018-01-01"), -1));
  CHECK_FALSE(shipped().add(day("2017-12-31"), 1));
  CHECK_FALSE(shipped().add(day("2026-01-01"), INT64_MAX));
  CHECK_FALSE(shipped().add(day("2026-01-01"), INT64_MIN));
}

TEST_CASE("working days between dates are what one adds", "[value]") {
  CHECK(shipped().between(day("2026-04-02"), day("2026-04-13")) == 5);
  CHECK(shipped().between(day("2026-04-13"), day("2026-04-02")) == -5);
  CHECK(shipped().between(day("2026-04-03"), day("2026-04-06")) == 0);
  CHECK_FALSE(shipped().between(day("2026-04-03"), day("2040-04-06")));
  for (std::int64_t n = -300; n <= 300; ++n) {
    const auto to = shipped().add(day("2026-06-17"), n);
    REQUIRE(to);
    if (shipped().between(day("2026-06-17"), *to) != n) FAIL(n);
  }
}

TEST_CASE("a calendar says its version and years, and nothing else is one", "[value]") {
  CHECK_FALSE(shipped().version().empty());
  CHECK(shipped().first_year() == 2018);
  CHECK(shipped().last_year() == 2035);
  const auto own = Workdays::parse("arbetsdagar kommun-1 2026 2026\n2026-04-30 valborg\n");
  REQUIRE(own);
  CHECK(own->version() == "kommun-1");
  CHECK(own->is_workday(day("2026-04-30")) == false);
  for (const char* text :
       {"", "arbetsdagar", "arbetsdagar v 2026", "arbetsdagar v 2026 2025", "helger v 2026 2026",
        "arbetsdagar v 2026 2026\n2026-02-30 x", "arbetsdagar v 2026 2026\n2027-01-01 x"}) {
    CAPTURE(text);
    CHECK_FALSE(Workdays::parse(text));
  }
}

}  // namespace regel
