#include "engine/diff/compare_runs.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/diff/movement.hpp"

namespace regel::diff {

using outcome::Finding;
using outcome::RuleStatus;
using outcome::RunReport;

namespace {

// Where the findings of each rule are in the report, all versions together.
std::map<std::string_view, std::vector<std::size_t>> findings_by_rule(const RunReport& report) {
  std::map<std::string_view, std::vector<std::size_t>> by_rule;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    by_rule[report.rules[report.findings.rule(i)].id].push_back(i);
  }
  return by_rule;
}

std::map<std::string_view, Counts> counts_by_rule(const RunReport& report) {
  std::map<std::string_view, Counts> by_rule;
  for (const outcome::RuleResult& rule : report.rules) {
    Counts& counts = by_rule[rule.id];
    // At most one version is in force; its status is the rule's.
    if (rule.status != RuleStatus::NotInForce) counts.status = rule.status;
    counts.records += rule.records;
    counts.not_applicable += rule.not_applicable;
    counts.pass += rule.pass;
    counts.fail += rule.fail;
    counts.undetermined += rule.undetermined;
  }
  return by_rule;
}

// The findings of one register and key, in order of the report.
using Group = std::vector<Finding>;

auto identity(const Finding& finding) { return std::tie(finding.key, finding.register_name); }

// Walks the findings of one rule group by group.
class Groups {
 public:
  Groups(const RunReport& report, const std::vector<std::size_t>& findings)
      : report_(report), findings_(findings) {
    advance();
  }
  const Group& group() const { return group_; }
  bool done() const { return group_.empty(); }
  void advance() {
    group_.clear();
    while (at_ < findings_.size()) {
      Finding next = report_.findings[findings_[at_]];
      if (!group_.empty() && identity(next) != identity(group_.front())) break;
      group_.push_back(std::move(next));
      ++at_;
    }
  }

 private:
  const RunReport& report_;
  const std::vector<std::size_t>& findings_;
  std::size_t at_ = 0;
  Group group_;
};

Reason reason_of(const Finding& finding) {
  return {finding.outcome, finding.item, finding.causes, finding.causes_total};
}

// Pairs of findings of one group; either may be missing.
using Pair = std::pair<const Finding*, const Finding*>;

// How findings of one register and key are told apart.
enum class Apart : std::uint8_t {
  ByPlace,    // both runs read the same records from the same places
  ByContent,  // of records without a key, which their fingerprints are made from
  ByWords,    // what they say, and the rest in order
};

auto mark(const Finding& finding, Apart apart) {
  using Text = std::string_view;
  using Mark = std::tuple<std::uint64_t, Text, Text>;
  const auto outcome = static_cast<std::uint64_t>(finding.outcome);
  switch (apart) {
    case Apart::ByPlace:
      return Mark(finding.place.line, finding.place.file, finding.place.pointer);
    case Apart::ByContent:
      return Mark(0, finding.fingerprint, {});
    case Apart::ByWords:
      break;
  }
  return Mark(outcome, finding.item, finding.message);
}

std::vector<Pair> pairs_of(const Group& before, const Group& after, Apart apart) {
  std::vector<const Finding*> left, right;
  for (const Finding& finding : before) left.push_back(&finding);
  for (const Finding& finding : after) right.push_back(&finding);
  const auto less = [apart](const Finding* a, const Finding* b) {
    return mark(*a, apart) < mark(*b, apart);
  };
  std::ranges::stable_sort(left, less);
  std::ranges::stable_sort(right, less);
  std::vector<Pair> pairs;
  std::vector<const Finding*> left_rest, right_rest;
  std::size_t l = 0, r = 0;
  while (l < left.size() || r < right.size()) {
    if (r == right.size() || (l < left.size() && less(left[l], right[r]))) {
      left_rest.push_back(left[l++]);
    } else if (l == left.size() || less(right[r], left[l])) {
      right_rest.push_back(right[r++]);
    } else {
      pairs.emplace_back(left[l++], right[r++]);
    }
  }
  const std::size_t both =
      apart == Apart::ByWords ? std::min(left_rest.size(), right_rest.size()) : 0;
  for (std::size_t i = 0; i < both; ++i) pairs.emplace_back(left_rest[i], right_rest[i]);
  for (std::size_t i = both; i < left_rest.size(); ++i) pairs.emplace_back(left_rest[i], nullptr);
  for (std::size_t i = both; i < right_rest.size(); ++i) pairs.emplace_back(nullptr, right_rest[i]);
  return pairs;
}

void add_group(const Group& before, const Group& after, bool same_places, std::uint64_t most,
               Movement& movement) {
  const Finding& any_finding = before.empty() ? after.front() : before.front();
  const Apart apart = same_places               ? Apart::ByPlace
                      : any_finding.key.empty() ? Apart::ByContent
                                                : Apart::ByWords;
  for (const auto& [old, now] : pairs_of(before, after, apart)) {
    MovedRecord record;
    const Finding& any = now != nullptr ? *now : *old;
    record.register_name = any.register_name;
    record.key = any.key;
    if (old != nullptr) record.before = reason_of(*old);
    if (now != nullptr) record.after = reason_of(*now);
    add_record(std::move(record), most, movement);
  }
}

Movement compare(Groups before, Groups after, bool same_places, std::uint64_t most) {
  Movement movement;
  const Group none;
  while (!before.done() || !after.done()) {
    const bool has_old = !before.done() && (after.done() || identity(before.group().front()) <=
                                                                identity(after.group().front()));
    const bool has_new = !after.done() && (before.done() || identity(after.group().front()) <=
                                                                identity(before.group().front()));
    add_group(has_old ? before.group() : none, has_new ? after.group() : none, same_places, most,
              movement);
    if (has_old) before.advance();
    if (has_new) after.advance();
  }
  return movement;
}

}  // namespace

void compare_runs(const RunReport& before, const RunReport& after, bool same_data,
                  std::uint64_t most, std::vector<RuleDiff>& rules) {
  const auto old_findings = findings_by_rule(before), new_findings = findings_by_rule(after);
  const auto old_counts = counts_by_rule(before), new_counts = counts_by_rule(after);
  const std::vector<std::size_t> none;
  const auto of = [&none](const auto& by_rule, const std::string& id) -> const auto& {
    const auto found = by_rule.find(id);
    return found == by_rule.end() ? none : found->second;
  };
  const bool failed = !before.failures.empty() || !after.failures.empty();
  for (RuleDiff& rule : rules) {
    const auto old = old_counts.find(rule.id), now = new_counts.find(rule.id);
    if (old == old_counts.end() && now == new_counts.end()) continue;
    rule.counts.emplace(old == old_counts.end() ? Counts() : old->second,
                        now == new_counts.end() ? Counts() : now->second);
    rule.unreadable = failed || rule.counts->first.status == RuleStatus::SourceFailed ||
                      rule.counts->second.status == RuleStatus::SourceFailed;
    if (rule.unreadable) continue;
    const bool same_sources =
        std::ranges::count(rule.changed, PartKind::Register, &Part::kind) == 0;
    rule.on_data =
        compare(Groups(before, of(old_findings, rule.id)), Groups(after, of(new_findings, rule.id)),
                same_data && same_sources, most);
  }
}

}  // namespace regel::diff
