#include "engine/ruletest/run_test.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/ruletest/given.hpp"
#include "engine/run.hpp"
#include "lang/value/swedish_ids.hpp"

namespace regel::ruletest {

namespace {

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

// The test's records judged by the engine.
struct Run {
  Given given;
  std::vector<JudgedRecord> records;
};

Run run(const ir::Program& program, const ir::Test& test) {
  Run run{given_records(program, test), {}};
  run.records = judge_all(run.given.documents.program, run.given.files, run.given.options);
  return run;
}

// What a key is called in reports.
std::string shown_key(const Run& run, const std::string& label) {
  const auto key = run.given.documents.key_of_label.find(label);
  return mask_personal_numbers(key == run.given.documents.key_of_label.end() ? label : key->second);
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
  const auto ordinal = run.given.documents.ordinal_of_label.find(expected.label);
  const bool is_record = ordinal != run.given.documents.ordinal_of_label.end();
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
    return ran.given.documents.program.rules[rule].id == test.rule;
  };
  std::vector<Judged> result;
  for (const ir::Expectation& expected : test.expected) {
    Judged judged = judge(ran, expected, is_meant);
    if (judged.got && judged.got != judged.expected) {
      auto traces = trace(ran.given.documents.program, ran.given.files, ran.given.options,
                          test.rule, shown_key(ran, expected.label));
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
