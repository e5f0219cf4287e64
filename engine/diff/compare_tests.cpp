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
#include "lang/explain/reads.hpp"
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

// What a world is judged by: the program without its tests, which are many, and the names of the
// registers that each rule looks at.
class Judge {
 public:
  Judge(const ir::Program& program, const std::set<std::string>& rules) : program_(program) {
    program_.tests.clear();
    program_.summaries.clear();
    program_.waivers.clear();
    for (const ir::Rule& rule : program_.rules) {
      if (!rules.contains(rule.id)) continue;
      for (const auto& [id, fields] : explain::reads(program_, rule)) {
        registers_[rule.id].insert(program_.schema.registers[id].name);
      }
    }
  }

  const ir::Program& program() const { return program_; }
  // Whether the rule has anything to do with what the test gives.
  bool concerns(const ir::Test& test, const std::string& rule) const {
    const auto found = registers_.find(rule);
    return test.rule == rule ||
           (found != registers_.end() &&
            std::ranges::any_of(test.given, [&](const ir::TestRecord& given) {
              return found->second.contains(program_.schema.registers[given.register_id].name);
            }));
  }

 private:
  ir::Program program_;
  std::map<std::string, std::set<std::string>> registers_;
};

class TestComparison {
 public:
  TestComparison(std::uint64_t most, DiffReport& report) : most_(most), report_(report) {
    for (RuleDiff& rule : report.rules) {
      if (rule.presence == Presence::Both && !rule.changed.empty()) rules_.emplace(rule.id, &rule);
    }
  }

  bool needed() const { return !rules_.empty(); }

  // `test` is of `home`; both judge its records.
  void add(const Judge& home, const Judge& other, const ir::Test& test, bool home_is_before) {
    const std::optional<ir::Test> there = given_elsewhere(home.program(), test, other.program());
    std::set<std::string> rules;
    for (const auto& [id, rule] : rules_) {
      if (home.concerns(test, id) || (there && other.concerns(*there, id))) rules.insert(id);
    }
    if (rules.empty()) return;
    if (!there) {
      ++report_.tests_left_out;
      return;
    }
    ++report_.tests;
    JudgedById before = judge(home.program(), test, rules);
    JudgedById after = judge(other.program(), *there, rules);
    if (!home_is_before) std::swap(before, after);
    for (const auto& [id, old] : before) {
      const auto now = after.find(id);
      add(id, &old, now == after.end() ? nullptr : &now->second, home.program(), test);
    }
    for (const auto& [id, now] : after) {
      if (!before.contains(id)) add(id, nullptr, &now, home.program(), test);
    }
  }

  std::set<std::string> rules() const {
    std::set<std::string> ids;
    for (const auto& [id, rule] : rules_) ids.insert(id);
    return ids;
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
};

}  // namespace

void compare_tests(const Side& before, const Side& after, std::uint64_t most, DiffReport& report) {
  TestComparison comparison(most, report);
  if (!comparison.needed()) return;
  const ir::Program& old_program = before.compiled.program;
  const ir::Program& new_program = after.compiled.program;
  const Judge old_judge(old_program, comparison.rules());
  const Judge new_judge(new_program, comparison.rules());
  // What a test gives, so that one that both versions have is looked at once.
  std::set<std::string> seen;
  for (const ir::Test& test : new_program.tests) {
    seen.insert(ir::dump_given(new_program, test));
    comparison.add(new_judge, old_judge, test, false);
  }
  for (const ir::Test& test : old_program.tests) {
    if (!seen.insert(ir::dump_given(old_program, test)).second) continue;
    comparison.add(old_judge, new_judge, test, true);
  }
}

}  // namespace regel::diff
