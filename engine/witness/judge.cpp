#include "engine/witness/judge.hpp"

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "engine/ruletest/given.hpp"
#include "engine/ruletest/write_records.hpp"
#include "engine/run.hpp"
#include "lang/source/shipped.hpp"
#include "lang/value/swedish_ids.hpp"

namespace regel::witness {

using ir::TestRecord;
using ir::TestValue;
using types::TypeKind;

namespace {

constexpr std::size_t kMostWorlds = 1000;  // in one run

// Records of one world under names that no other world has: labels, links, and the texts that links
// find records by.
class Renamer {
 public:
  Renamer(const types::Schema& schema, const Reach& reach, const ir::Test& test, std::size_t number)
      : schema_(schema), reach_(reach), test_(test), ending_("~" + std::to_string(number)) {}

  TestRecord rename(TestRecord record) const {
    const std::vector<types::Field>& fields = schema_.record_of(record.register_id).fields;
    for (auto& [field, value] : record.values) {
      rename(value, fields[field].type, is_name(record.register_id, field));
    }
    record.label += ending_;
    return record;
  }

 private:
  bool is_name(types::RegisterId id, std::uint32_t field) const {
    const std::vector<std::uint32_t>& key = schema_.registers[id].key;
    return reach_.matched.count({id.index, field}) != 0 || (key.size() == 1 && key[0] == field);
  }

  // Records of a shipped table are called what they are called.
  bool given(types::RegisterId id) const {
    for (const TestRecord& record : test_.given) {
      if (record.register_id == id) return true;
    }
    const types::SourceSpec& source = schema_.registers[id].source;
    return !source.present || !is_shipped_table(source.files[0]);
  }

  void rename(TestValue& value, types::Type type, bool name) const {
    for (std::size_t i = 0; i < value.elements.size(); ++i) {
      if (type.list) {
        rename(value.elements[i], type.element(), name);
      } else if (type.kind == TypeKind::Row) {
        rename(value.elements[i], schema_.records[type.record()].fields[i].type, false);
      }
    }
    if (value.state != TestValue::State::Value) return;
    const bool link = type.kind == TypeKind::Link && given(type.target());
    if (!link && !(name && type.kind == TypeKind::Text)) return;
    value.value.text += ending_;
    value.raw += ending_;
  }

  const types::Schema& schema_;
  const Reach& reach_;
  const ir::Test& test_;
  const std::string ending_;
};

// Registers that the rules do not look at are not set up: a run costs what its registers cost.
void leave_out_others(const Reach& reach, ir::Program& program) {
  for (const types::RegisterId id : program.schema.registers.ids()) {
    if (reach.registers.count(id.index) == 0) program.schema.registers[id].source = {};
  }
}

std::vector<JudgedRecord> judged(const ir::Program& program, const std::vector<std::size_t>& asked,
                                 const Reach* reach, const ir::Test& test) {
  ruletest::Documents documents = ruletest::write_records(program, test);
  std::vector<ir::Rule> rules;
  for (const std::size_t rule : asked) rules.push_back(program.rules[rule]);
  documents.program.rules = std::move(rules);
  if (reach != nullptr) leave_out_others(*reach, documents.program);
  MemoryFileReader files;
  for (auto& [path, text] : documents.files) files.add(path, std::move(text));
  RunOptions options = ruletest::options_of(test);
  options.folder = ruletest::kFolder;
  if (documents.has_previous) options.previous_folder = ruletest::kPreviousFolder;
  return judge_all(documents.program, files, options);
}

}  // namespace

Judge::Judge(const ir::Program& program, const Reach& reach) : program_(program), reach_(reach) {
  for (std::size_t i = 0; i < program.rules.size(); ++i) asked_.push_back(i);
}

Judge Judge::of_versions(const std::set<std::size_t>& versions) const {
  Judge some = *this;
  some.asked_.assign(versions.begin(), versions.end());
  return some;
}

Outcomes Judge::judge_alone(const World& world) const {
  Outcomes outcomes;
  judge_some({&world}, {&outcomes}, nullptr);
  return outcomes;
}

void Judge::judge_some(const std::vector<const World*>& worlds, std::vector<Outcomes*> into,
                       const Reach* reach) const {
  const ir::Rule& rule = program_.rules.front();
  const bool alone = worlds.size() == 1;
  ir::Test all = worlds.front()->test;
  all.given.clear();
  // Of subjects that are records, the place in the file says which is meant.
  std::map<std::uint64_t, Outcomes*> by_ordinal;
  std::uint64_t subjects = 0;
  for (std::size_t i = 0; i < worlds.size(); ++i) {
    const ir::Test test = with_keys(program_.schema, *worlds[i]);
    const Renamer renamer(program_.schema, reach_, test, i);
    for (const TestRecord& record : test.given) {
      const bool previous = rule.subject.kind == ir::RelationKind::Previous;
      if (is_subject(rule, record, worlds[i]->subject)) by_ordinal[subjects] = into[i];
      if (record.register_id == rule.subject.register_id && record.previous == previous) ++subjects;
      all.given.push_back(alone ? record : renamer.rename(record));
    }
    into[i]->assign(program_.rules.size(), std::nullopt);
  }
  const bool of_records = rule.subject.kind == ir::RelationKind::Register ||
                          rule.subject.kind == ir::RelationKind::Previous;
  const std::string wanted = mask_personal_numbers(worlds.front()->subject);
  for (const JudgedRecord& record : judged(program_, asked_, reach, all)) {
    if (!of_records) {
      if (record.key == wanted) (*into[0])[asked_[record.rule]] = record.outcome;
      continue;
    }
    const auto found = record.ordinal ? by_ordinal.find(*record.ordinal) : by_ordinal.end();
    if (found != by_ordinal.end()) (*found->second)[asked_[record.rule]] = record.outcome;
  }
}

std::vector<Outcomes> Judge::judge(const std::vector<World>& worlds) const {
  std::vector<Outcomes> outcomes(worlds.size());
  // Whether there is an earlier export at all is one answer for the whole run.
  const auto has_previous = [](const World& world) {
    for (const TestRecord& record : world.test.given) {
      if (record.previous) return true;
    }
    return false;
  };
  using Day = std::tuple<std::optional<std::int32_t>, std::optional<std::string>, bool>;
  std::map<Day, std::vector<std::size_t>> by_day;
  for (std::size_t i = 0; i < worlds.size(); ++i) {
    by_day[{worlds[i].test.today, worlds[i].test.now, has_previous(worlds[i])}].push_back(i);
  }
  const std::size_t most = reach_.separable ? kMostWorlds : 1;
  for (const auto& [day, members] : by_day) {
    for (std::size_t at = 0; at < members.size(); at += most) {
      std::vector<const World*> some;
      std::vector<Outcomes*> into;
      for (std::size_t i = at; i < members.size() && i < at + most; ++i) {
        some.push_back(&worlds[members[i]]);
        into.push_back(&outcomes[members[i]]);
      }
      judge_some(some, std::move(into), &reach_);
    }
  }
  return outcomes;
}

}  // namespace regel::witness
