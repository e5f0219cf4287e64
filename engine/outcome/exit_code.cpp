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

bool broken(const RuleResult& rule, ir::Severity fail_on) {
  return rule.severity <= fail_on && rule.fail > rule.waived_fail;
}

bool undecided(const RuleResult& rule) {
  switch (rule.status) {
    case RuleStatus::Checked:
      return rule.undetermined > rule.waived - std::min(rule.waived, rule.waived_fail);
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

int exit_code(const RunReport& report, ir::Severity fail_on) {
  if (failed(report)) return kExitFailed;
  const auto is_broken = [fail_on](const RuleResult& rule) { return broken(rule, fail_on); };
  if (std::ranges::any_of(report.rules, is_broken)) return kExitBroken;
  const auto never_occurs = [](const DataFinding& finding) {
    return finding.code == diag::Code::D912 || finding.code == diag::Code::D926;
  };
  if (std::ranges::any_of(report.rules, undecided) ||
      std::ranges::any_of(report.data_findings, never_occurs)) {
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
