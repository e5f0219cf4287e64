// Records that are in no group of a rule or summary, because a key of theirs is not known (D927).

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/eval/data_findings.hpp"

namespace regel::eval {

namespace {

// What a group is of: the same members, filter and keys leave out the same records.
using Of = std::tuple<std::uint32_t, std::optional<std::uint32_t>, std::vector<std::uint32_t>>;

struct LeftOut {
  std::uint64_t records = 0;
  std::string keys;
  bool several = false;  // keys
  std::set<std::string> rules;
};

std::string names_of(const ir::Subject& subject) {
  std::string names;
  for (const ir::GroupKeyInfo& key : subject.keys) {
    names += (names.empty() ? "`" : ", `") + key.name + "`";
  }
  return names;
}

class Finder {
 public:
  explicit Finder(const RunState& state) : state_(state) {}

  // `rule` is empty for a summary.
  void note(plan::RelationId relation, const ir::Subject& subject, const std::string& rule) {
    for (const plan::Group& group : state_.plan.groups) {
      if (state_.plan.relations[relation].table != group.table) continue;
      const std::uint64_t records = state_.context.tables[group.table.index].in_no_group;
      if (records == 0) return;
      LeftOut& left = found_[{group.members.index, group.filter, group.keys}];
      left.records = records;
      left.keys = names_of(subject);
      left.several = subject.keys.size() > 1;
      if (!rule.empty()) left.rules.insert(rule);
    }
  }

  const std::map<Of, LeftOut>& found() const { return found_; }

 private:
  const RunState& state_;
  std::map<Of, LeftOut> found_;
};

}  // namespace

void add_group_findings(RunState& state) {
  Finder finder(state);
  for (const plan::RulePlan& rule : state.plan.rules) {
    const ir::Rule& written = state.program.rules[rule.rule];
    finder.note(rule.relation, written.subject, written.id);
  }
  for (const plan::SummaryPlan& summary : state.plan.summaries) {
    finder.note(summary.relation, state.program.summaries[summary.summary].subject, {});
  }
  for (const auto& [of, left] : finder.found()) {
    const plan::Table& members = state.plan.tables[plan::TableId{std::get<0>(of)}];
    const plan::Source& source = state.plan.sources[state.plan.relations[members.home].source];
    const std::vector<Bilingual> args{
        {members.name + (source.previous ? " (föregående uttag)" : ""),
         members.name + (source.previous ? " (earlier export)" : "")},
        counted_records(left.records),
        {(left.several ? "något av " : "") + left.keys,
         (left.several ? "one of " : "") + left.keys}};
    add_data_finding(state, diag::Code::D927, args, members.name, {}, left.records);
    add_caveat(state, diag::Code::D927, args, left.rules);
  }
}

}  // namespace regel::eval
