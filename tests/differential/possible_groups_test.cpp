// A group whose every member is a possible one may not be a group: worked out from
// docs/language.md, and given by both evaluators.

#include "engine/report/words.hpp"
#include "tests/differential/both.hpp"
#include "tests/support/catch.hpp"

namespace regel {

namespace {

// A record with the key `k`, whose filter is true, false or not known.
std::string record(const std::string& key, char filter) {
  std::string out = "{\"k\":\"" + key + "\"";
  if (filter != '?') out += std::string(",\"med\":") + (filter == 'T' ? "true" : "false");
  return out + "}";
}

outcome::RunReport judged(const std::string& clauses, const std::string& records) {
  property::Project project;
  project.rules =
      "språk svenska\nregister R\n  fil: \"r.json\"\n  poster: \"$[*]\"\n"
      "  fält k: text från \"k\"\n  fält med: ja/nej från \"med\"\n"
      "regel A-1 \"a\"\n  för varje: grupp av R där med = ja per k\n" +
      clauses + "\n  annars: \"fel\"\n";
  project.current["r.json"] = "[" + records + "]";
  return differential::judged_by_both(project);
}

// The outcome of the only group; `-` if there is none.
char outcome_of(const outcome::RunReport& report) {
  const outcome::RuleResult& rule = report.rules.at(0);
  if (rule.records == 0) return '-';
  REQUIRE(rule.records == 1);
  return rule.pass == 1 ? 'P' : rule.fail == 1 ? 'F' : rule.not_applicable == 1 ? 'N' : '?';
}

}  // namespace

TEST_CASE("of a group that may not be one nothing is decided", "[differential]") {
  const std::string certain = record("x", 'T');
  const std::string possible = record("x", '?');
  const std::string out = record("x", 'F');
  // Whatever the members are, the first holds and the second does not.
  const std::string holds = "  ska: antal(medlemmar) <= 9";
  const std::string fails = "  ska: antal(medlemmar) > 9";
  CHECK(outcome_of(judged(holds, certain)) == 'P');
  CHECK(outcome_of(judged(fails, certain)) == 'F');
  CHECK(outcome_of(judged(holds, certain + "," + possible)) == 'P');
  CHECK(outcome_of(judged(fails, certain + "," + possible)) == 'F');
  CHECK(outcome_of(judged(holds, possible)) == '?');
  CHECK(outcome_of(judged(fails, possible)) == '?');
  CHECK(outcome_of(judged(holds, possible + "," + possible + "," + out)) == '?');
  CHECK(outcome_of(judged(fails, out)) == '-');
  // Out of scope it is either way.
  CHECK(outcome_of(judged("  när: antal(medlemmar) > 9\n" + fails, possible)) == 'N');
  CHECK(outcome_of(judged("  utom när: antal(medlemmar) <= 9\n" + holds, possible)) == 'N');
  CHECK(outcome_of(judged("  när: antal(medlemmar) <= 9\n" + holds, possible)) == '?');
}

TEST_CASE("the cause is what the filter of its members does not know", "[differential]") {
  const outcome::RunReport report =
      judged("  ska: antal(medlemmar) > 9", record("x", '?') + "," + record("y", 'T'));
  REQUIRE(report.findings.size() == 2);
  std::size_t open = 0;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const outcome::Finding finding = report.findings[i];
    if (finding.key != "x") continue;
    ++open;
    REQUIRE(finding.causes.size() == 1);
    CHECK(report::name(finding.causes[0].kind) == "missing");
    CHECK(finding.causes[0].field == "med");
  }
  CHECK(open == 1);
}

TEST_CASE("a summary does not count what may not be a group", "[differential]") {
  property::Project project;
  project.rules =
      "språk svenska\nregister R\n  fil: \"r.json\"\n  poster: \"$[*]\"\n"
      "  fält k: text från \"k\"\n  fält med: ja/nej från \"med\"\n"
      "sammanställning S-1 \"s\"\n  för varje: grupp av R där med = ja per k\n"
      "  visar antal: antal(medlemmar)\n";
  project.current["r.json"] = "[" + record("x", '?') + "," + record("y", 'T') + "]";
  const outcome::RunReport report = differential::judged_by_both(project);
  REQUIRE(report.summaries.size() == 1);
  CHECK(report.summaries[0].undetermined == 1);
}

}  // namespace regel
