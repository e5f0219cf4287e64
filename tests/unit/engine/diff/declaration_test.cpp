// What a change must still declare.

#include "engine/diff/declaration.hpp"

#include "engine/diff/diff_report.hpp"
#include "tests/support/catch.hpp"

namespace regel::diff {

namespace {

const Declaration kOld{"A-1", Effect::Looser, "prövat", "DSO", "2026-01-01"};

DiffReport report_of(Verdict verdict, bool changed = true) {
  DiffReport report;
  RuleDiff rule;
  rule.id = "A-1";
  rule.verdict = verdict;
  if (changed) rule.changed = {{PartKind::Condition, ""}};
  report.rules = {rule};
  return report;
}

// What is said of a rule that was seen to do this and is declared so, as "2!": kind and whether it
// stops; nothing if all is well.
std::string said(const DiffReport& report, Effect effect) {
  std::string text;
  for (const Demand& demand :
       demands(report, {{"A-1", effect, "r", "d", "2026-01-01"}}, Required::Looser)) {
    switch (demand.kind) {
      case DemandKind::Contradicted:
        text += "contradicted";
        break;
      case DemandKind::Wider:
        text += "wider";
        break;
      case DemandKind::NoEffect:
        text += "no effect";
        break;
      default:
        text += "other";
    }
    if (demand.stops()) text += '!';
  }
  return text;
}

}  // namespace

TEST_CASE("an entry that the old version has is history", "[diff]") {
  Declaration later = kOld;
  later.date = "2026-02-01";
  CHECK(added({kOld}, {kOld, later}) == std::vector<Declaration>{later});
  CHECK(added({later, kOld}, {kOld, later}).empty());
  // The same words again are another decision.
  CHECK(added({kOld}, {kOld, kOld}).size() == 1);
}

TEST_CASE("a declaration agrees with what it covers", "[diff]") {
  CHECK(said(report_of(Verdict::Looser), Effect::Looser).empty());
  CHECK(said(report_of(Verdict::Stricter), Effect::Stricter).empty());
  CHECK(said(report_of(Verdict::Incomparable), Effect::Different).empty());
  // Not every data shows everything.
  CHECK(said(report_of(Verdict::Equal), Effect::Looser).empty());
  CHECK(said(report_of(Verdict::NotSeen), Effect::Different).empty());

  CHECK(said(report_of(Verdict::Stricter), Effect::Looser) == "contradicted!");
  CHECK(said(report_of(Verdict::Looser), Effect::Stricter) == "contradicted!");
  CHECK(said(report_of(Verdict::Incomparable), Effect::Looser) == "contradicted!");
  CHECK(said(report_of(Verdict::Looser), Effect::Different) == "wider");
  CHECK(said(report_of(Verdict::Equal, false), Effect::Looser) == "no effect");
}

TEST_CASE("which changes must be declared", "[diff]") {
  const auto asked = [](Verdict seen, Required required) {
    return !demands(report_of(seen), {}, required).empty();
  };
  for (const Verdict seen : {Verdict::Looser, Verdict::Incomparable, Verdict::NotSeen}) {
    CHECK(asked(seen, Required::Looser));
    CHECK(asked(seen, Required::All));
    CHECK_FALSE(asked(seen, Required::None));
  }
  CHECK_FALSE(asked(Verdict::Stricter, Required::Looser));
  CHECK(asked(Verdict::Stricter, Required::All));
  CHECK_FALSE(asked(Verdict::Equal, Required::All));
}

TEST_CASE("a rule that nobody has is told with the one that may be meant", "[diff]") {
  const std::vector<Demand> told =
      demands(report_of(Verdict::Looser), {{"A-11", Effect::Looser, "r", "d", "2026-01-01"}},
              Required::Looser);
  REQUIRE(told.size() == 2);
  CHECK(told[0].kind == DemandKind::Undeclared);
  CHECK(told[1].kind == DemandKind::NoSuchRule);
  CHECK(told[1].similar == std::vector<std::string>{"A-1"});
  CHECK_FALSE(told[1].stops());
}

}  // namespace regel::diff
