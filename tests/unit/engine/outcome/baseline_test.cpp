#include "engine/outcome/baseline.hpp"

#include "engine/outcome/exit_code.hpp"
#include "engine/outcome/fingerprint.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sample_report.hpp"

namespace regel::outcome {
namespace {

Hash128 digits(char digit) { return *parse_fingerprint(std::string(32, digit)); }

// Of the sample report: B-017 fails, B-018 is waived, B-019 is undetermined.
KnownFinding known(char digit, ir::Outcome outcome, std::string rule = "PUB-007") {
  return {digits(digit), std::move(rule), "Behandling", std::string("B-") + digit, outcome};
}

Baseline of(const std::vector<KnownFinding>& entries) {
  Baseline baseline;
  for (const KnownFinding& entry : entries) baseline.push_back(entry);
  return baseline;
}

std::vector<StaleWhy> whys(const BaselineComparison& compared) {
  std::vector<StaleWhy> result;
  for (const StaleEntry& stale : compared.stale) result.push_back(stale.why);
  return result;
}

int exit_with(const RunReport& report, const Baseline& baseline) {
  const BaselineComparison compared = compare(report, baseline, "b.json");
  return exit_code(report, ir::Severity::Info, &compared);
}

// The sample's other rule is never exercised, which no baseline covers.
RunReport report_of_one_rule() {
  RunReport report = test::sample_report();
  report.rules.pop_back();
  return report;
}

constexpr auto kFail = ir::Outcome::Fail;
constexpr auto kUndetermined = ir::Outcome::Undetermined;

}  // namespace

TEST_CASE("a fingerprint is read as it is written", "[outcome]") {
  const std::string made = fingerprint("PUB-007", "Behandling", "B-017");
  REQUIRE(parse_fingerprint(made));
  CHECK(parse_fingerprint(made)->hex() == made);
  CHECK_FALSE(parse_fingerprint(made.substr(1)));
  CHECK_FALSE(parse_fingerprint(made + "0"));
  CHECK_FALSE(parse_fingerprint("G" + made.substr(1)));
}

TEST_CASE("what a baseline holds comes back", "[outcome]") {
  const Baseline baseline = of({known('2', kUndetermined), known('1', kFail, "PUB-001")});
  REQUIRE(baseline.size() == 2);
  CHECK(baseline[0].key == "B-2");
  CHECK(baseline[0].outcome == kUndetermined);
  CHECK(baseline[1].rule == "PUB-001");
  CHECK(baseline[1].register_name == "Behandling");
  CHECK(baseline[1].key == "B-1");
  CHECK(by_fingerprint(baseline) == std::vector<std::uint32_t>{1, 0});
}

TEST_CASE("a run that finds what its baseline knows passes", "[outcome]") {
  const RunReport report = report_of_one_rule();
  const Baseline all = of({known('1', kFail), known('3', kUndetermined)});
  const BaselineComparison compared = compare(report, all, "b.json");
  CHECK(compared.findings ==
        std::vector<Standing>{Standing::Known, Standing::Waived, Standing::Known});
  CHECK(compared.known == 2);
  CHECK(compared.fresh == 0);
  CHECK(compared.stale.empty());
  CHECK(exit_with(report, all) == 0);
  CHECK(exit_with(report, of({known('1', kFail)})) == 3);
  CHECK(exit_with(report, of({known('3', kUndetermined)})) == 1);
  CHECK(exit_with(report, Baseline{}) == 1);
}

TEST_CASE("what no baseline covers keeps its exit code", "[outcome]") {
  RunReport report = test::sample_report();
  const Baseline all = of({known('1', kFail), known('3', kUndetermined)});
  CHECK(exit_with(report, all) == 3);  // PUB-008 was never exercised
  report.failures = {Error{"S014", {"", ""}}};
  CHECK(exit_with(report, all) == 4);
}

TEST_CASE("a finding that got worse is new, one that got better makes its entry stale",
          "[outcome]") {
  const RunReport report = report_of_one_rule();
  const Baseline before = of({known('1', kUndetermined), known('3', kFail)});
  const BaselineComparison compared = compare(report, before, "b.json");
  CHECK(compared.findings ==
        std::vector<Standing>{Standing::Worse, Standing::Waived, Standing::Better});
  CHECK(compared.fresh == 1);
  CHECK(whys(compared) == std::vector{StaleWhy::Better});
  CHECK(compared.stale[0].entry == 1);
  CHECK(compared.rules[0].fail == 0);
  CHECK(compared.rules[0].undetermined == 1);
  CHECK(exit_with(report, before) == 1);
}

TEST_CASE("an entry that matches nothing fails the run", "[outcome]") {
  const RunReport report = report_of_one_rule();
  const Baseline before = of({known('1', kFail), known('2', kFail), known('3', kUndetermined),
                              known('4', kFail), known('5', kFail, "GONE-1")});
  const BaselineComparison compared = compare(report, before, "b.json");
  CHECK(whys(compared) == std::vector{StaleWhy::Waived, StaleWhy::NotFound, StaleWhy::NoRule});
  CHECK(compared.fresh == 0);
  CHECK(exit_code(report, ir::Severity::Info, &compared) == 1);
}

TEST_CASE("entries of rules that could not be checked are left alone", "[outcome]") {
  for (const RuleStatus status :
       {RuleStatus::NotInForce, RuleStatus::SourceMissing, RuleStatus::SourceFailed}) {
    RunReport report = report_of_one_rule();
    report.rules.push_back(test::sample_report().rules[1]);
    report.rules[1].status = status;
    const Baseline before =
        of({known('1', kFail), known('3', kUndetermined), known('8', kFail, "PUB-008")});
    const BaselineComparison compared = compare(report, before, "b.json");
    CHECK(compared.stale.empty());
    CHECK(compared.resting == 1);
    const Baseline after = renewed(report, before);
    REQUIRE(after.size() == 3);
    CHECK(after[2].rule == "PUB-008");
  }
  // A rule that was tried and met no record was checked.
  const Baseline before = of({known('8', kFail, "PUB-008")});
  const RunReport report = test::sample_report();
  CHECK(whys(compare(report, before, "b.json")) == std::vector{StaleWhy::NotFound});
}

TEST_CASE("a rule with several versions is checked if one of them is", "[outcome]") {
  RunReport report = report_of_one_rule();
  RuleResult old = report.rules[0];
  old.status = RuleStatus::NotInForce;
  report.rules.push_back(old);
  CHECK(whys(compare(report, of({known('9', kFail)}), "b.json")) ==
        std::vector{StaleWhy::NotFound});
}

TEST_CASE("a renewed baseline holds the findings but not the waived ones", "[outcome]") {
  const Baseline after = renewed(test::sample_report(), of({known('9', kFail)}));
  REQUIRE(after.size() == 2);
  CHECK(after[0].fingerprint == digits('1'));
  CHECK(after[0].key == "B-017");
  CHECK(after[1].fingerprint == digits('3'));
  CHECK(after[1].outcome == kUndetermined);
  CHECK(exit_with(report_of_one_rule(), after) == 0);
}

TEST_CASE("a waiver that has expired counts as none", "[outcome]") {
  std::vector<Finding> findings = test::sample_findings();
  findings[1].waiver_expired = true;
  RunReport report = test::sample_report(findings);
  CHECK(renewed(report, Baseline{}).size() == 3);
  CHECK(compare(report, Baseline{}, "b.json").fresh == 3);
}

TEST_CASE("resting entries keep their place among the rules", "[outcome]") {
  RunReport report = report_of_one_rule();
  RuleResult first = report.rules[0], last = report.rules[0];
  first.id = "A-1";
  last.id = "Z-1";
  first.status = last.status = RuleStatus::SourceMissing;
  report.rules.push_back(first);
  report.rules.push_back(last);
  const Baseline after = renewed(report, of({known('7', kFail, "Z-1"), known('8', kFail, "A-1")}));
  REQUIRE(after.size() == 4);
  CHECK(after.rule(0) == "A-1");
  CHECK(after.rule(1) == "PUB-007");
  CHECK(after.rule(3) == "Z-1");
}

}  // namespace regel::outcome
