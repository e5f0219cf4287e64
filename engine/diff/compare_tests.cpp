#include "engine/diff/compare_tests.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "engine/diff/given_elsewhere.hpp"
#include "engine/diff/movement.hpp"
#include "engine/ruletest/given.hpp"
#include "engine/run.hpp"
#include "lang/ir/dump.hpp"

namespace regel::diff {

namespace {

// Which record it is in a world: the rule, its register, and the place in the file or the key.
using RecordId = std::tuple<std::string, std::string, std::optional<std::uint64_t>, std::string>;
using JudgedById = std::map<RecordId, JudgedRecord>;

JudgedById judge(const ir::Program& program, const ir::Test& test,
                 const std::set<std::string>& rules) {
  ruletest::Given given = ruletest::given_records(program, test);
  std::vector<ir::Rule>& judging = given.documents.program.rules;
  judging.clear();
  for (const ir::Rule& rule : program.rules) {
    if (rules.contains(rule.id)) judging.push_back(rule);
  }
  JudgedById judged;
  for (JudgedRecord& one : judge_all(given.documents.program, given.files, given.options)) {
    RecordId id{judging[one.rule].id, one.register_name, one.ordinal, one.key};
    judged.emplace(std::move(id), std::move(one));
  }
  return judged;
}

// A record of a test is known by its label; its key may have been made up for it.
std::string label_of(const ir::Program& program, const ir::Test& test, const RecordId& id) {
  const auto& [rule, register_name, ordinal, key] = id;
  if (!ordinal) return key;
  const auto judging = std::ranges::find(program.rules, rule, &ir::Rule::id);
  const bool previous = judging->subject.kind == ir::RelationKind::Previous;
  std::uint64_t skip = *ordinal;
  for (const ir::TestRecord& given : test.given) {
    const bool there = given.previous == previous &&
                       program.schema.registers[given.register_id].name == register_name;
    if (there && skip-- == 0) return given.label;
  }
  return key;
}

std::optional<Reason> reason_of(const JudgedRecord* judged) {
  if (judged == nullptr) return std::nullopt;
  if (judged->outcome != ir::Outcome::Fail && judged->outcome != ir::Outcome::Undetermined) {
    return std::nullopt;
  }
  return Reason{judged->outcome, judged->item, judged->causes, judged->causes.size()};
}

class TestComparison {
 public:
  TestComparison(std::uint64_t most, DiffReport& report) : most_(most), report_(report) {
    for (RuleDiff& rule : report.rules) {
      if (rule.presence == Presence::Both && !rule.changed.empty()) rules_.emplace(rule.id, &rule);
    }
    for (const auto& [id, rule] : rules_) ids_.insert(id);
  }

  bool needed() const { return !rules_.empty(); }

  // `test` is of `home`; both programs judge its records.
  void add(const ir::Program& home, const ir::Program& other, const ir::Test& test,
           bool home_is_before) {
    const std::optional<ir::Test> there = given_elsewhere(home, test, other);
    if (!there) {
      ++report_.tests_left_out;
      return;
    }
    ++report_.tests;
    JudgedById before = judge(home, test, ids_), after = judge(other, *there, ids_);
    if (!home_is_before) std::swap(before, after);
    for (const auto& [id, old] : before) {
      const auto now = after.find(id);
      add(id, &old, now == after.end() ? nullptr : &now->second, home, test);
    }
    for (const auto& [id, now] : after) {
      if (!before.contains(id)) add(id, nullptr, &now, home, test);
    }
  }

 private:
  void add(const RecordId& id, const JudgedRecord* before, const JudgedRecord* after,
           const ir::Program& home, const ir::Test& test) {
    RuleDiff& rule = *rules_.at(std::get<0>(id));
    const auto decided = [](const JudgedRecord* judged) {
      return judged != nullptr &&
             (judged->outcome == ir::Outcome::Pass || judged->outcome == ir::Outcome::Fail);
    };
    if (decided(before) || decided(after)) ++rule.test_records;
    MovedRecord record;
    record.register_name = std::get<1>(id);
    record.key = label_of(home, test, id);
    record.before = reason_of(before);
    record.after = reason_of(after);
    record.test = test.title;
    add_record(std::move(record), most_, rule.on_tests);
  }

  std::uint64_t most_;
  DiffReport& report_;
  std::map<std::string, RuleDiff*> rules_;
  std::set<std::string> ids_;
};

}  // namespace

void compare_tests(const Side& before, const Side& after, std::uint64_t most, DiffReport& report) {
  TestComparison comparison(most, report);
  if (!comparison.needed()) return;
  const ir::Program& old = before.compiled.program;
  const ir::Program& now = after.compiled.program;
  // What a test gives, so that one that both versions have is looked at once.
  std::set<std::string> seen;
  for (const ir::Test& test : now.tests) {
    seen.insert(ir::dump_given(now, test));
    comparison.add(now, old, test, false);
  }
  for (const ir::Test& test : old.tests) {
    if (seen.insert(ir::dump_given(old, test)).second) comparison.add(old, now, test, true);
  }
}

}  // namespace regel::diff
