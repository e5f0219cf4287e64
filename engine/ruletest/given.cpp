#include "engine/ruletest/given.hpp"

#include <utility>

#include "lang/compile.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/time_text.hpp"
#include "lang/value/zone.hpp"

namespace regel::ruletest {

namespace {

constexpr std::int32_t kNoDate = 20454;  // 2026-01-01: for tests whose rule does not ask the date

}  // namespace

RunOptions options_of(const ir::Test& test) {
  RunOptions options;
  options.as_of = test.today.value_or(kNoDate);
  if (test.now) {
    const ZoneTable& zones = shipped_zones();
    const auto written = parse_iso_time(*test.now);
    const Zone* zone = zones.find(options.zone);
    if (written && zone != nullptr) {
      ZoneClock clock(*zone);
      const LocalReading reading = clock.read(*written);
      if (reading.kind == LocalKind::Unique) {
        options.now = reading.instants.first.micros;
        if (!test.today) options.as_of = clock.date_of(reading.instants.first).days;
      }
    }
  }
  return options;
}

Given given_records(const ir::Program& program, const ir::Test& test) {
  Given given;
  given.documents = write_records(program, test);
  for (auto& [path, text] : given.documents.files) given.files.add(path, std::move(text));
  given.documents.files.clear();
  given.options = options_of(test);
  if (given.documents.has_previous) given.options.previous_folder = kPreviousFolder;
  given.options.folder = kFolder;
  return given;
}

}  // namespace regel::ruletest
