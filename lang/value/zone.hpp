// Time zones from a versioned table that is given to the run, never from the C library: the same
// table gives the same instants on every machine. The shipped one is stdlib/data/zones.txt.
// A zone is its transitions since 1970 and the yearly rule that goes on after them; before 1970 the
// first offset holds.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/value/civil_time.hpp"
#include "lang/value/time_text.hpp"

namespace regel {

// From one change of the offset (UTC, seconds since 1970) up to the next.
struct ZoneSpan {
  std::int64_t from = 0;
  std::int64_t until = 0;
  std::int32_t offset = 0;  // seconds east of UTC
};

class Zone {
 public:
  const std::string& name() const { return name_; }
  ZoneSpan span_at(std::int64_t utc_seconds) const;

 private:
  friend class ZoneTable;
  struct Change {
    std::int64_t at;
    std::int32_t offset;
  };
  // On the last or n-th (week 5 or 1-4) `weekday` of a month, at a local second of that day,
  // `offset` begins.
  struct YearlyChange {
    int month;
    int week;
    int weekday;  // Monday is 1
    std::int32_t second;
    std::int32_t offset;
  };

  bool add_line(std::string_view kind, std::string_view rest);
  // After the last line: lists the changes by rule for the years to come.
  bool finish();
  std::array<Change, 2> changes_in(int year) const;

  std::string name_;
  std::vector<Change> changes_;  // the first holds since ever
  int rule_from_ = 0;
  std::vector<YearlyChange> rule_;  // none or two
};

class ZoneTable {
 public:
  // No value if the text is not a zone table.
  static std::optional<ZoneTable> parse(std::string_view text);

  const std::string& version() const { return version_; }
  // By name or alias, null if there is none. Valid as long as the table, also after it was moved.
  const Zone* find(std::string_view name) const;
  std::vector<std::string> names() const;  // with aliases, sorted

 private:
  struct Name {
    std::string text;
    std::size_t zone;
  };
  std::string version_;
  std::vector<Zone> zones_;
  std::vector<Name> names_;  // sorted
};

enum class LocalKind : std::uint8_t {
  Unique,
  Gap,      // the local time does not exist (D909)
  Overlap,  // it exists twice (D909)
  Outside,  // the years 1 to 9999
};

struct LocalReading {
  LocalKind kind = LocalKind::Outside;
  InstantInterval instants;  // if unique; a point, or what a written day, month or year can be
};

// Converts times of one zone and remembers the last span, so that nearby times cost a comparison.
// One for each worker; the zone must outlive it.
class ZoneClock {
 public:
  explicit ZoneClock(const Zone& zone) : zone_(&zone) {}

  const Zone& zone() const { return *zone_; }
  std::int32_t offset_at(Instant instant);
  LocalTime utc_to_local(Instant instant);
  Date date_of(Instant instant) { return utc_to_local(instant).date; }
  LocalReading local_to_utc(LocalTime local);
  // What was written, taken as local time here unless it has its own offset.
  LocalReading read(const WrittenTime& written);
  // The first instant that has the date here; midnight, unless clocks were changed then.
  std::optional<Instant> start_of(Date date);
  std::optional<InstantInterval> day(Date date);

 private:
  const ZoneSpan& span_at(std::int64_t utc_seconds);

  const Zone* zone_;
  ZoneSpan span_{1, 0, 0};  // empty, so the first look-up fills it
};

// 2026-03-30T17:00:00+02:00
std::string to_text(Instant instant, const Zone& zone);

}  // namespace regel
