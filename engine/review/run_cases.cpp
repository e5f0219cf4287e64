// A case for each rule of a run. Only a rule that was tried and holds is passed: what is not
// decided, not in force, known or waived is something else, and its message says what.

#include <fmt/format.h>

#include "engine/report/text_baseline.hpp"
#include "engine/report/words.hpp"
#include "engine/review/run_parts.hpp"

namespace regel::review {

using outcome::RuleResult;
using outcome::RuleStatus;

namespace {

// So many findings are listed in a case; the others are counted.
constexpr std::size_t kListed = 100;

class Cases {
 public:
  Cases(const RunParts& parts, const Review& review)
      : parts_(parts), review_(review), swedish_(parts.language == diag::Language::Swedish) {
    of_rule_.resize(parts.report.rules.size());
    for (std::size_t i = 0; i < parts.report.findings.size(); ++i) {
      const bool known = parts.baseline != nullptr && is_known(parts.baseline->findings[i]);
      std::vector<std::size_t>& list = of_rule_[parts.report.findings.rule(i)];
      if (!known && list.size() < kListed) list.push_back(i);
    }
  }

  std::vector<Case> take() {
    for (std::size_t i = 0; i < parts_.report.rules.size(); ++i) add_rule(i);
    add_sources();
    if (parts_.baseline != nullptr) add_baseline();
    return std::move(cases_);
  }

 private:
  std::string_view pick(std::string_view sv, std::string_view en) const {
    return swedish_ ? sv : en;
  }
  Case& add(std::string name) {
    Case one;
    one.suite = review_.command;
    one.name = std::move(name);
    cases_.push_back(std::move(one));
    return cases_.back();
  }
  void add_rule(std::size_t i);
  void judge(const RuleResult& rule, std::size_t i, Case& into) const;
  void list(std::size_t i, std::uint64_t all, Case& into) const;
  void add_sources();
  void add_baseline();

  const RunParts& parts_;
  const Review& review_;
  bool swedish_;
  std::vector<std::vector<std::size_t>> of_rule_;  // findings that no baseline knows
  std::vector<Case> cases_;
};

void Cases::add_rule(std::size_t i) {
  const RuleResult& rule = parts_.report.rules[i];
  Case& one = add(rule.id + ' ' + rule.title);
  one.place = review_.rules[i].place;
  one.message = report::words(rule.status).in(parts_.language);
  switch (rule.status) {
    case RuleStatus::NotInForce:
    case RuleStatus::NotExercised:
      one.state = State::Skipped;
      return;
    case RuleStatus::SourceMissing:
    case RuleStatus::SourceFailed:
      one.state = State::Undecided;
      return;
    case RuleStatus::Checked:
      judge(rule, i, one);
      return;
  }
}

void Cases::judge(const RuleResult& rule, std::size_t i, Case& into) const {
  const auto known =
      parts_.baseline == nullptr ? outcome::BaselineComparison::Known{} : parts_.baseline->rules[i];
  const std::uint64_t fail = rule.fail - rule.waived_fail - known.fail;
  const std::uint64_t undetermined =
      rule.undetermined - (rule.waived - rule.waived_fail) - known.undetermined;
  std::string said;
  const auto say = [&said](std::uint64_t count, std::string_view what) {
    if (count > 0) said += fmt::format("{}{} {}", said.empty() ? "" : ", ", count, what);
  };
  const std::uint64_t of_baseline = known.fail + known.undetermined;
  say(fail, pick(fail == 1 ? "bruten" : "brutna", "broken"));
  say(undetermined, pick("kan ej avgöras", "undetermined"));
  say(of_baseline, pick(of_baseline == 1 ? "känd" : "kända", "known"));
  say(rule.waived, pick("med dispens", "waived"));
  const bool counts = rule.severity <= parts_.fail_on;
  if (fail > 0 && counts) {
    into.state = State::Failed;
  } else if (undetermined > 0) {
    into.state = State::Undecided;
  } else {
    into.state = said.empty() ? State::Passed : State::Skipped;
  }
  if (fail > 0 && !counts) said += pick(" (under --fail-on)", " (below --fail-on)");
  into.message = said;
  if (fail + undetermined > 0) list(i, fail + undetermined + rule.waived, into);
}

void Cases::list(std::size_t i, std::uint64_t all, Case& into) const {
  for (const std::size_t finding : of_rule_[i]) {
    const Result result = review_.result(finding);
    into.details += result.message;
    if (result.waiver) into.details += pick(" [dispens]", " [waived]");
    if (!result.data.file.empty()) {
      into.details += fmt::format(" ({}:{})", result.data.file, result.data.line);
    }
    into.details += '\n';
  }
  if (all > of_rule_[i].size()) {
    into.details += fmt::format(fmt::runtime(pick("… och {} till\n", "… and {} more\n")),
                                all - of_rule_[i].size());
  }
}

void Cases::add_sources() {
  std::string said;
  for (const Notice& notice : review_.notices) {
    if (!notice.code.empty()) said += notice.code + ' ' + notice.message + '\n';
  }
  if (said.empty()) return;
  Case& one = add(std::string(pick("källor", "sources")));
  one.state = State::Undecided;
  one.message = review_.exit_meaning;
  one.details = said;
}

void Cases::add_baseline() {
  Case& one = add(std::string(pick("baslinje", "baseline")));
  one.place.file = parts_.baseline->file;
  if (parts_.baseline->stale.empty()) return;
  one.state = State::Failed;
  one.message = fmt::format("{}: {}", pick("inaktuella rader", "stale entries"),
                            parts_.baseline->stale.size());
  for (const Notice& notice : review_.notices) {
    if (notice.code.empty()) one.details += notice.message + '\n';
  }
}

}  // namespace

std::vector<Case> cases_of_run(const RunParts& parts, const Review& review) {
  return Cases(parts, review).take();
}

}  // namespace regel::review
