// `oklart när`: every combination of what the rule asks, worked out from docs/language.md, and
// given by both evaluators.

#include "engine/report/words.hpp"
#include "tests/differential/both.hpp"
#include "tests/support/catch.hpp"

namespace regel {

namespace {

// A yes/no field is `true`, `false` or not there (unknown).
std::string record(const std::string& applies, const std::string& unclear, const std::string& met) {
  std::string out = R"({"id":"1")";
  const auto field = [&](const char* name, const std::string& value) {
    if (value != "?") out += ",\"" + std::string(name) + "\":" + (value == "T" ? "true" : "false");
  };
  field("gäller", applies);
  field("oklart", unclear);
  field("rätt", met);
  return out + "}";
}

outcome::RunReport judged(const std::string& clauses, const std::string& one) {
  property::Project project;
  project.rules =
      "språk svenska\nregister R\n  fil: \"r.json\"\n  poster: \"$[*]\"\n  nyckel: id\n"
      "  fält id: text från \"id\"\n  fält gäller: ja/nej från \"gäller\"\n"
      "  fält oklart: ja/nej från \"oklart\"\n  fält rätt: ja/nej från \"rätt\"\n"
      "regel A-1 \"a\"\n  för varje: R\n  när: gäller\n" +
      clauses + "\n  annars: \"fel\"\n";
  project.current["r.json"] = "[" + one + "]";
  return differential::judged_by_both(project);
}

char outcome_of(const outcome::RunReport& report) {
  const outcome::RuleResult& rule = report.rules.at(0);
  REQUIRE(rule.records == 1);
  return rule.pass == 1 ? 'P' : rule.fail == 1 ? 'F' : rule.not_applicable == 1 ? 'N' : '?';
}

// "kind field; ..." of the only finding, and the items it names.
std::string told(const outcome::RunReport& report) {
  REQUIRE(report.findings.size() == 1);
  const outcome::Finding finding = report.findings[0];
  std::string out = finding.item;
  for (const outcome::Cause& cause : finding.causes) {
    out += (out.empty() ? "" : "; ") + std::string(report::name(cause.kind)) +
           (cause.field.empty() ? "" : " " + cause.field);
  }
  return out;
}

}  // namespace

TEST_CASE("what is unclear is neither met nor broken, where the rule applies", "[differential]") {
  for (const std::string applies : {"T", "F", "?"}) {
    for (const std::string unclear : {"T", "F", "?"}) {
      for (const std::string met : {"T", "F", "?"}) {
        CAPTURE(applies, unclear, met);
        const bool decided = applies == "T" && unclear == "F" && met != "?";
        const char must = applies == "F" ? 'N' : !decided ? '?' : met == "T" ? 'P' : 'F';
        const char must_not = must == 'P' ? 'F' : must == 'F' ? 'P' : must;
        const std::string one = record(applies, unclear, met);
        CHECK(outcome_of(judged("  oklart när: oklart\n  ska: rätt", one)) == must);
        CHECK(outcome_of(judged("  oklart när: oklart\n  får inte: rätt", one)) == must_not);
      }
    }
  }
}

TEST_CASE("any of several makes it unclear", "[differential]") {
  const std::string clauses = "  oklart när: oklart\n  oklart när: rätt\n  ska: rätt";
  CHECK(outcome_of(judged(clauses, record("T", "F", "T"))) == '?');
  CHECK(outcome_of(judged(clauses, record("T", "F", "F"))) == 'F');
}

TEST_CASE("the cause is the rule itself, or what hinders its question", "[differential]") {
  const std::string clauses =
      "  oklart när: oklart\n  ska: något av dessa\n    a) rätt\n    b) inte gäller";
  CHECK(told(judged(clauses, record("T", "T", "F"))) == "unclear");
  CHECK(told(judged(clauses, record("T", "T", "?"))) == "unclear");
  CHECK(told(judged(clauses, record("T", "?", "F"))) == "missing oklart");
  CHECK(told(judged(clauses, record("T", "?", "?"))) == "missing oklart; missing rätt");
  CHECK(told(judged(clauses, record("T", "F", "?"))) == "a; missing rätt");
  CHECK(told(judged(clauses, record("?", "T", "F"))) == "missing gäller");
}

}  // namespace regel
