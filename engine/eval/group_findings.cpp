// Records that are in no group of a rule or summary, because a key of theirs is not known (D927).

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "engine/eval/data_findings.hpp"

namespace regel::eval {

namespace {

// The register, the names of the keys, and how many records: the same for all that ask alike.
using Left = std::tuple<std::string, std::string, std::uint64_t>;

std::string names_of(const ir::Subject& subject) {
  std::string names;
  for (const ir::GroupKeyInfo& key : subject.keys) {
    names += (names.empty() ? "`" : ", `") + key.name + "`";
  }
  return names;
}

}  // namespace

void add_group_findings(RunState& state) {
  std::map<Left, std::set<std::string>> rules;
  const auto note = [&](plan::RelationId relation,
                        const ir::Subject& subject) -> std::set<std::string>* {
    for (const plan::Group& group : state.plan.groups) {
      if (state.plan.relations[relation].table != group.table) continue;
      const std::uint64_t number = state.context.tables[group.table.index].in_no_group;
      if (number == 0) return nullptr;
      const std::string& name = state.plan.tables[group.members].name;
      return &rules[{name, names_of(subject), number}];
    }
    return nullptr;
  };
  for (const plan::RulePlan& rule : state.plan.rules) {
    const ir::Rule& written = state.program.rules[rule.rule];
    if (auto* ids = note(rule.relation, written.subject)) ids->insert(written.id);
  }
  for (const plan::SummaryPlan& summary : state.plan.summaries) {
    note(summary.relation, state.program.summaries[summary.summary].subject);
  }
  for (const auto& [left, ids] : rules) {
    const auto& [name, keys, number] = left;
    const std::string n = std::to_string(number);
    const std::vector<Bilingual> args{
        same(name),
        {n + (number == 1 ? " post" : " poster"), n + (number == 1 ? " record" : " records")},
        same(keys)};
    add_data_finding(state, diag::Code::D927, args, name, {}, number);
    add_caveat(state, diag::Code::D927, args, ids);
  }
}

}  // namespace regel::eval
