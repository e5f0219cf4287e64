#include "engine/outcome/exit_code.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/sample_report.hpp"

namespace regel::outcome {
namespace {

RuleResult rule(std::uint64_t pass, std::uint64_t fail, std::uint64_t undetermined,
                ir::Severity severity = ir::Severity::Medium) {
  RuleResult result;
  result.id = "R-1";
  result.severity = severity;
  result.pass = pass;
  result.fail = fail;
  result.undetermined = undetermined;
  result.records = pass + fail + undetermined;
  return result;
}

int exit_of(std::vector<RuleResult> rules, ir::Severity fail_on = ir::Severity::Info) {
  RunReport report;
  report.rules = std::move(rules);
  return exit_code(report, fail_on);
}

}  // namespace

TEST_CASE("the table of exit codes", "[outcome]") {
  CHECK(exit_of({}) == 0);
  CHECK(exit_of({rule(3, 0, 0)}) == 0);
  CHECK(exit_of({rule(3, 1, 0)}) == 1);
  CHECK(exit_of({rule(3, 0, 1)}) == 3);
  CHECK(exit_of({rule(3, 0, 1), rule(0, 1, 0)}) == 1);
}

TEST_CASE("statuses that leave something unsaid", "[outcome]") {
  RuleResult other = rule(0, 0, 0);
  other.status = RuleStatus::NotExercised;
  CHECK(exit_of({rule(3, 0, 0), other}) == 3);
  other.status = RuleStatus::SourceMissing;
  CHECK(exit_of({other}) == 3);
  other.status = RuleStatus::NotInForce;
  CHECK(exit_of({other}) == 0);
  other.status = RuleStatus::SourceFailed;
  CHECK(exit_of({other, rule(0, 1, 0)}) == 4);
}

TEST_CASE("a failed source or machine wins over a broken rule", "[outcome]") {
  RunReport report;
  report.rules = {rule(0, 1, 1)};
  CHECK(exit_code(report, ir::Severity::Info) == 1);
  SourceResult source;
  source.failure = Error{"S001", {"", ""}};
  report.sources = {source};
  CHECK(exit_code(report, ir::Severity::Info) == 4);
  report.sources.clear();
  report.failures = {Error{"S014", {"", ""}}};
  CHECK(exit_code(report, ir::Severity::Info) == 4);
}

TEST_CASE("a mapped name that never occurs", "[outcome]") {
  RunReport report;
  report.rules = {rule(1, 0, 0)};
  DataFinding finding{};
  finding.code = diag::Code::D913;
  report.data_findings = {finding};
  CHECK(exit_code(report, ir::Severity::Info) == 0);
  for (const diag::Code code : {diag::Code::D912, diag::Code::D926}) {
    report.data_findings[0].code = code;
    CHECK(exit_code(report, ir::Severity::Info) == 3);
  }
}

TEST_CASE("--fail-on counts that severity and those above", "[outcome]") {
  CHECK(exit_of({rule(0, 1, 0, ir::Severity::High)}, ir::Severity::High) == 1);
  CHECK(exit_of({rule(0, 1, 0, ir::Severity::Critical)}, ir::Severity::High) == 1);
  CHECK(exit_of({rule(0, 1, 0, ir::Severity::Medium)}, ir::Severity::High) == 0);
  CHECK(exit_of({rule(0, 1, 1, ir::Severity::Medium)}, ir::Severity::High) == 3);
}

TEST_CASE("a waiver in force keeps its records out of the exit code", "[outcome]") {
  RuleResult waived = rule(1, 2, 1);
  waived.waived = 1;
  waived.waived_fail = 1;
  CHECK(exit_of({waived}) == 1);
  waived.waived = 2;
  waived.waived_fail = 2;
  CHECK(exit_of({waived}) == 3);
  waived.waived = 3;
  CHECK(exit_of({waived}) == 0);
}

TEST_CASE("counts must add up", "[outcome]") {
  RunReport report = test::sample_report();
  CHECK_FALSE(rule_with_wrong_counts(report).has_value());
  ++report.rules[1].records;
  CHECK(rule_with_wrong_counts(report) == "PUB-008");
  report.rules[0].waived = 4;
  CHECK(rule_with_wrong_counts(report) == "PUB-007");
}

}  // namespace regel::outcome
