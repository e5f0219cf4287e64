#include "engine/ruletest/run_test.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/ruletest/write_records.hpp"
#include "engine/run.hpp"
#include "lang/compile.hpp"
#include "lang/source/file_reader.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/swedish_ids.hpp"
#include "lang/value/time_text.hpp"
#include "lang/value/zone.hpp"

namespace regel::ruletest {

namespace {

constexpr std::int32_t kNoDate = 20454;  // 2026-01-01: for tests whose rule does not ask the date

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

// The documents of a test are made up for it: where a value stands in them tells nobody anything.
void forget_places(ConditionTrace& condition) {
  condition.place = {};
  for (outcome::Cause& cause : condition.causes) cause.place = {};
  for (ConditionTrace& part : condition.parts) forget_places(part);
}

void forget_places(RecordTrace& trace) {
  trace.place = {};
  for (ConditionTrace& when : trace.when) forget_places(when);
  for (ConditionTrace& unless : trace.unless) forget_places(unless);
  for (ConditionTrace& unclear : trace.unclear_when) forget_places(unclear);
  forget_places(trace.requirement);
}

}  // namespace

std::vector<Judged> run_test(const ir::Program& program, const ir::Test& test) {
  Documents documents = write_records(program, test);
  MemoryFileReader files;
  for (auto& [path, text] : documents.files) files.add(path, std::move(text));
  RunOptions options = options_of(test);
  if (documents.has_previous) options.previous_folder = kPreviousFolder;
  options.folder = kFolder;
  const std::vector<JudgedRecord> records = judge_all(documents.program, files, options);

  std::vector<Judged> result;
  for (const ir::Expectation& expected : test.expected) {
    Judged judged;
    judged.label = expected.label;
    judged.expected = expected.outcome;
    judged.expected_message = expected.message;
    judged.span = expected.span;
    const auto key = documents.key_of_label.find(expected.label);
    const std::string wanted =
        mask_personal_numbers(key == documents.key_of_label.end() ? expected.label : key->second);
    const auto ordinal = documents.ordinal_of_label.find(expected.label);
    const bool is_record = ordinal != documents.ordinal_of_label.end();
    for (const JudgedRecord& record : records) {
      if (is_record ? record.ordinal != ordinal->second : record.key != wanted) continue;
      if (documents.program.rules[record.rule].id != test.rule) continue;
      judged.got = record.outcome;
      judged.message = record.message;
      judged.item = record.item;
      judged.causes = record.causes;
      break;
    }
    if (judged.got && judged.got != judged.expected) {
      auto traces = trace(documents.program, files, options, test.rule, wanted);
      if (traces.ok() && !traces.value().empty()) {
        judged.trace = std::move(traces.value().front());
        forget_places(*judged.trace);
      }
    }
    result.push_back(std::move(judged));
  }
  return result;
}

}  // namespace regel::ruletest
