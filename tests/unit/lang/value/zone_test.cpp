#include "lang/value/zone.hpp"

#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/catch.hpp"

namespace regel {
namespace {

const ZoneTable& shipped() {
  static const ZoneTable table = [] {
    const std::ifstream file("stdlib/data/zones.txt");
    std::ostringstream text;
    text << file.rdbuf();
    auto parsed = ZoneTable::parse(text.str());
    REQUIRE(parsed);
    return *parsed;
  }();
  return table;
}

const Zone& zone(const char* name) {
  const Zone* found = shipped().find(name);
  REQUIRE(found != nullptr);
  return *found;
}

LocalReading read(const char* zone_name, const char* text) {
  ZoneClock clock(zone(zone_name));
  const auto written = parse_iso_time(text);
  REQUIRE(written);
  return clock.read(*written);
}

Instant utc(const char* text) {
  const LocalReading reading = read("UTC", text);
  REQUIRE(reading.kind == LocalKind::Unique);
  return reading.instants.first;
}

std::string local(const char* zone_name, const char* utc_text) {
  return to_text(utc(utc_text), zone(zone_name));
}

}  // namespace

TEST_CASE("72 hours over the change to summer time are 72 hours", "[value]") {
  const LocalReading found = read("Europe/Stockholm", "2026-03-27 16:00");
  REQUIRE(found.kind == LocalKind::Unique);
  CHECK(found.instants.first == utc("2026-03-27T15:00Z"));
  const auto end = add(found.instants.first, Duration{72 * kHour});
  REQUIRE(end);
  CHECK(to_text(*end, zone("Europe/Stockholm")) == "2026-03-30T17:00:00+02:00");
}

TEST_CASE("a local time may not exist, or exist twice", "[value]") {
  struct Case {
    const char* text;
    LocalKind kind;
  };
  const Case cases[] = {
      {"2026-03-29 01:59:59.999999", LocalKind::Unique},
      {"2026-03-29 02:00", LocalKind::Gap},
      {"2026-03-29 02:30", LocalKind::Gap},
      {"2026-03-29 02:59:59.999999", LocalKind::Gap},
      {"2026-03-29 03:00", LocalKind::Unique},
      {"2026-10-25 01:59:59.999999", LocalKind::Unique},
      {"2026-10-25 02:00", LocalKind::Overlap},
      {"2026-10-25 02:30", LocalKind::Overlap},
      {"2026-10-25 02:59:59.999999", LocalKind::Overlap},
      {"2026-10-25 03:00", LocalKind::Unique},
      {"2026-03-29T02:30+01:00", LocalKind::Unique},
      {"2026-10-25T02:30+02:00", LocalKind::Unique},
      {"2126-03-31 02:30", LocalKind::Gap},  // the last Sunday, by rule
      {"1979-03-25 02:30", LocalKind::Unique},
      {"1900-03-25 02:30", LocalKind::Unique},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(read("Europe/Stockholm", c.text).kind == c.kind);
  }
  CHECK(read("Europe/Stockholm", "2026-10-25T02:30+02:00").instants.first ==
        utc("2026-10-25T00:30Z"));
  CHECK(read("UTC", "2026-03-29 02:30").kind == LocalKind::Unique);
  CHECK(read("Europe/Helsinki", "2026-03-29 03:30").kind == LocalKind::Gap);
}

TEST_CASE("instants are shown in local time", "[value]") {
  struct Case {
    const char* zone;
    const char* utc;
    const char* local;
  };
  // From the published history of the zones.
  const Case cases[] = {
      {"Europe/Stockholm", "2026-01-01T00:00Z", "2026-01-01T01:00:00+01:00"},
      {"Europe/Stockholm", "2026-07-01T00:00Z", "2026-07-01T02:00:00+02:00"},
      {"Europe/Stockholm", "2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00"},
      {"Europe/Stockholm", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00"},
      {"Europe/Stockholm", "2026-10-25T00:59:59Z", "2026-10-25T02:59:59+02:00"},
      {"Europe/Stockholm", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00+01:00"},
      {"Europe/Stockholm", "1975-07-01T00:00Z", "1975-07-01T01:00:00+01:00"},
      {"Europe/Stockholm", "2099-07-01T00:00Z", "2099-07-01T02:00:00+02:00"},
      {"Europe/Stockholm", "2099-12-01T00:00Z", "2099-12-01T01:00:00+01:00"},
      {"Europe/Stockholm", "9999-07-01T00:00Z", "9999-07-01T02:00:00+02:00"},
      {"Europe/London", "1970-06-01T00:00Z", "1970-06-01T01:00:00+01:00"},
      {"Europe/London", "1970-12-01T00:00Z", "1970-12-01T01:00:00+01:00"},
      {"Europe/London", "2026-01-01T00:00Z", "2026-01-01T00:00:00Z"},
      {"Europe/Dublin", "2070-01-01T00:00Z", "2070-01-01T00:00:00Z"},
      {"Europe/Dublin", "2070-07-01T00:00Z", "2070-07-01T01:00:00+01:00"},
      {"Europe/Moscow", "2013-01-01T00:00Z", "2013-01-01T04:00:00+04:00"},
      {"Europe/Moscow", "2026-07-01T00:00Z", "2026-07-01T03:00:00+03:00"},
      {"Europe/Istanbul", "2026-01-01T00:00Z", "2026-01-01T03:00:00+03:00"},
      {"Atlantic/Reykjavik", "2026-07-01T00:00Z", "2026-07-01T00:00:00Z"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.zone, c.utc);
    CHECK(local(c.zone, c.utc) == c.local);
  }
}

TEST_CASE("a written day, month or year is an interval of instants", "[value]") {
  const LocalReading day = read("Europe/Stockholm", "2026-03-29");
  REQUIRE(day.kind == LocalKind::Unique);
  CHECK(day.instants.first == utc("2026-03-28T23:00Z"));
  CHECK(day.instants.last == utc("2026-03-29T21:59:59.999999Z"));  // 23 hours long
  const LocalReading year = read("Europe/Stockholm", "2026");
  CHECK(year.instants.first == utc("2025-12-31T23:00Z"));
  CHECK(year.instants.last == utc("2026-12-31T22:59:59.999999Z"));
  CHECK(read("Europe/Stockholm", "9999-12-31").kind == LocalKind::Unique);
  CHECK(read("Europe/Stockholm", "0001-01-01").kind == LocalKind::Outside);
}

TEST_CASE("a day begins with the change if its midnight does not exist or exists twice",
          "[value]") {
  const auto table = ZoneTable::parse(
      "tz test\nzone Test/Midnight\nfirst +01:00\n"
      "at 2026-03-28T23:00:00Z +02:00\nat 2026-10-24T22:30:00Z +01:00\n");
  REQUIRE(table);
  ZoneClock clock(*table->find("Test/Midnight"));
  CHECK(clock.start_of(*parse_iso_date("2026-03-29")) == utc("2026-03-28T23:00Z"));
  CHECK(clock.start_of(*parse_iso_date("2026-10-25")) == utc("2026-10-24T22:00Z"));
  CHECK(clock.local_to_utc({*parse_iso_date("2026-10-25"), 0}).kind == LocalKind::Overlap);
}

TEST_CASE("every local time and instant of some years go there and back", "[value]") {
  const std::int64_t end = utc("2027-01-01T00:00Z").micros;
  for (const std::string& name : shipped().names()) {
    ZoneClock clock(*shipped().find(name));
    for (std::int64_t at = utc("2020-01-01T00:00Z").micros; at < end;
         at += 7 * kHour + 13 * kMinute) {
      const LocalReading back = clock.local_to_utc(clock.utc_to_local({at}));
      const bool right = back.kind == LocalKind::Overlap ||
                         (back.kind == LocalKind::Unique && back.instants.first.micros == at);
      if (!right) FAIL(name << " " << at);
    }
  }
}

TEST_CASE("zones have names and a version, and nothing else is a table", "[value]") {
  CHECK_FALSE(shipped().version().empty());
  CHECK(shipped().find("Europe/Berlin") != nullptr);
  CHECK(shipped().find("Europe/Kyiv") == shipped().find("Europe/Kiev"));
  CHECK(shipped().find("Europe/Atlantis") == nullptr);
  CHECK(shipped().names().size() >= 60);
  for (const char* text :
       {"", "tz", "zone A\nfirst +01:00\n", "tz 1\nzone A\n", "tz 1\nfirst +01:00\n",
        "tz 1\nzone A\nfirst 1\n", "tz 1\nalias B A\n", "tz 1\nzone A\nfirst +01:00\nnext\n",
        "tz 1\nzone A\nfirst +01:00\nyearly 2000 3 5 7 02:00 +02:00\n"}) {
    CAPTURE(text);
    CHECK_FALSE(ZoneTable::parse(text));
  }
}

}  // namespace regel
