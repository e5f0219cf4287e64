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

namespace {

// The test's records judged by the engine.
struct Run {
  Documents documents;
  MemoryFileReader files;
  RunOptions options;
  std::vector<JudgedRecord> records;
};

Run run(const ir::Program& program, const ir::Test& test) {
  Run run{write_records(program, test), {}, options_of(test), {}};
  for (auto& [path, text] : run.documents.files) run.files.add(path, std::move(text));
  if (run.documents.has_previous) run.options.previous_folder = kPreviousFolder;
  run.options.folder = kFolder;
  run.records = judge_all(run.documents.program, run.files, run.options);
  return run;
}

// What a key is called in reports.
std::string shown_key(const Run& run, const std::string& label) {
  const auto key = run.documents.key_of_label.find(label);
  return mask_personal_numbers(key == run.documents.key_of_label.end() ? label : key->second);
}

// `is_meant` says of an index of a rule whether its outcomes are wanted.
template <class IsMeant>
Judged judge(const Run& run, const ir::Expectation& expected, IsMeant is_meant) {
  Judged judged;
  judged.label = expected.label;
  judged.expected = expected.outcome;
  judged.expected_message = expected.message;
  judged.span = expected.span;
  const std::string wanted = shown_key(run, expected.label);
  const auto ordinal = run.documents.ordinal_of_label.find(expected.label);
  const bool is_record = ordinal != run.documents.ordinal_of_label.end();
  for (const JudgedRecord& record : run.records) {
    if (is_record ? record.ordinal != ordinal->second : record.key != wanted) continue;
    if (!is_meant(record.rule)) continue;
    judged.got = record.outcome;
    judged.message = record.message;
    judged.item = record.item;
    judged.causes = record.causes;
    break;
  }
  return judged;
}

}  // namespace

std::vector<Judged> run_test(const ir::Program& program, const ir::Test& test) {
  const Run ran = run(program, test);
  const auto is_meant = [&](std::uint32_t rule) {
    return ran.documents.program.rules[rule].id == test.rule;
  };
  std::vector<Judged> result;
  for (const ir::Expectation& expected : test.expected) {
    Judged judged = judge(ran, expected, is_meant);
    if (judged.got && judged.got != judged.expected) {
      auto traces = trace(ran.documents.program, ran.files, ran.options, test.rule,
                          shown_key(ran, expected.label));
      if (traces.ok() && !traces.value().empty()) {
        judged.trace = std::move(traces.value().front());
        forget_places(*judged.trace);
      }
    }
    result.push_back(std::move(judged));
  }
  return result;
}

std::vector<std::vector<Judged>> run_versions(const ir::Program& program, const ir::Test& test) {
  const Run ran = run(program, test);
  std::vector<std::vector<Judged>> result(program.rules.size());
  for (std::uint32_t version = 0; version < result.size(); ++version) {
    for (const ir::Expectation& expected : test.expected) {
      result[version].push_back(
          judge(ran, expected, [&](std::uint32_t rule) { return rule == version; }));
    }
  }
  return result;
}

}  // namespace regel::ruletest
