#include "engine/outcome/exit_code.hpp"

#include <algorithm>

namespace regel::outcome {
namespace {

bool failed(const RunReport& report) {
  const auto source_failed = [](const SourceResult& source) { return source.failure.has_value(); };
  const auto rule_failed = [](const RuleResult& rule) {
    return rule.status == RuleStatus::SourceFailed;
  };
  return !report.failures.empty() || std::ranges::any_of(report.sources, source_failed) ||
         std::ranges::any_of(report.rules, rule_failed);
}

using Known = BaselineComparison::Known;

bool broken(const RuleResult& rule, const Known& known, ir::Severity fail_on) {
  return rule.severity <= fail_on && rule.fail > rule.waived_fail + known.fail;
}

bool undecided(const RuleResult& rule, const Known& known) {
  switch (rule.status) {
    case RuleStatus::Checked:
      return rule.undetermined >
             rule.waived - std::min(rule.waived, rule.waived_fail) + known.undetermined;
    case RuleStatus::NotInForce:
      return false;
    case RuleStatus::NotExercised:
    case RuleStatus::SourceMissing:
    case RuleStatus::SourceFailed:
      return true;
  }
  return true;
}

}  // namespace

int exit_code(const RunReport& report, ir::Severity fail_on, const BaselineComparison* baseline) {
  if (failed(report)) return kExitFailed;
  bool any_broken = baseline != nullptr && !baseline->stale.empty();
  bool any_undecided = false;
  for (std::size_t i = 0; i < report.rules.size(); ++i) {
    const Known known = baseline == nullptr ? Known{} : baseline->rules[i];
    any_broken = any_broken || broken(report.rules[i], known, fail_on);
    any_undecided = any_undecided || undecided(report.rules[i], known);
  }
  if (any_broken) return kExitBroken;
  const auto never_occurs = [](const DataFinding& finding) {
    return finding.code == diag::Code::D912 || finding.code == diag::Code::D926;
  };
  if (any_undecided || std::ranges::any_of(report.data_findings, never_occurs)) {
    return kExitUndetermined;
  }
  return kExitPassed;
}

std::optional<std::string> rule_with_wrong_counts(const RunReport& report) {
  for (const RuleResult& rule : report.rules) {
    const std::uint64_t sum = rule.not_applicable + rule.pass + rule.fail + rule.undetermined;
    if (sum != rule.records || rule.waived > rule.fail + rule.undetermined ||
        rule.waived_fail > rule.waived) {
      return rule.id;
    }
  }
  return std::nullopt;
}

}  // namespace regel::outcome
