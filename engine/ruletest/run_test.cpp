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

}  // namespace

std::vector<Judged> run_test(const ir::Program& program, const ir::Test& test) {
  const Given given = given_records(program, test);
  const Documents& documents = given.documents;
  const std::vector<JudgedRecord> records =
      judge_all(documents.program, given.files, given.options);

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
      auto traces = trace(documents.program, given.files, given.options, test.rule, wanted);
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
