#include "lang/mutate/mutants.hpp"

#include <set>
#include <string>
#include <vector>

#include "lang/ir/dump.hpp"
#include "lang/ir/verify.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"
#include "tests/unit/lang/check/vocabulary.hpp"

namespace regel::mutate {

namespace {

using Said = std::vector<std::string>;

// Of one kind, as "before > after" in the words of the dump; "-" for what is left out.
Said said(const std::string& text, Kind kind) {
  Compilation compiled = test::compiled({text});
  INFO(test::reports(compiled));
  REQUIRE_FALSE(compiled.sink.has_errors());
  ir::Program& program = compiled.program;
  Said out;
  for (const Mutant& mutant : mutants(program, program.rules.at(0))) {
    if (mutant.kind != kind) continue;
    out.push_back(ir::dump(program, mutant.before) + " > " + ir::dump(program, mutant.after));
  }
  return out;
}
Said of(const std::string& condition, Kind kind, const std::string& clauses = "") {
  return said(test::in_rule(condition, clauses), kind);
}
std::string described(const std::string& condition, std::size_t index, diag::Language language) {
  Compilation compiled = test::compiled({test::in_rule(condition)});
  REQUIRE_FALSE(compiled.sink.has_errors());
  const auto all = mutants(compiled.program, compiled.program.rules.at(0));
  return describe(compiled.program, all.at(index), language);
}

}  // namespace

TEST_CASE("a comparison is flipped and moved, its limit one more and less", "[mutate]") {
  CHECK(of("antal >= 9", Kind::Comparison).size() == 2);
  CHECK(described("antal >= 9", 0, diag::Language::Swedish) ==
        "\"`antal` är minst 9\" blir \"`antal` är mer än 9\"");
  CHECK(described("antal >= 9", 1, diag::Language::English) ==
        "\"`antal` is at least 9\" becomes \"`antal` is at most 9\"");
  CHECK(described("antal >= 9", 2, diag::Language::Swedish) ==
        "\"`antal` är minst 9\" blir \"`antal` är minst 8\"");
  CHECK(described("antal >= 9", 3, diag::Language::Swedish) ==
        "\"`antal` är minst 9\" blir \"`antal` är minst 10\"");
  CHECK(described("antal >= 9", 4, diag::Language::Swedish) == "`ska` blir `får inte`");
  CHECK(of("antal = 9", Kind::Comparison).size() == 1);
}

TEST_CASE("a limit moves by the unit of its type", "[mutate]") {
  CHECK(described("köpt < 2026-03-01", 2, diag::Language::Swedish) ==
        "\"`köpt` är före 2026-03-01\" blir \"`köpt` är före 2026-02-28\"");
  CHECK(described("pris finns och pris > 0,5", 7, diag::Language::Swedish) ==
        "\"`pris` är mer än 0,5\" blir \"`pris` är mer än 0,6\"");
  // Light has no neighbour below.
  CHECK(of("vikt = lätt", Kind::Limit).size() == 1);
  CHECK(of("antal >= gräns", Kind::Limit).size() == 2);
}

TEST_CASE("clauses, operands, filters and items are left out one by one", "[mutate]") {
  CHECK(of("trasig", Kind::Condition).empty());
  CHECK(of("trasig", Kind::Condition, "  när: antal > 1\n  utom när: köpt < 2026-01-01\n").size() ==
        2);
  CHECK(of("trasig och antal > 1 och vikt = tung", Kind::Condition).size() == 3);
  CHECK(of("trasig eller antal > 1", Kind::Condition).size() == 2);
  CHECK(said(test::in_rule("antal(saker där trasig) < 3", "", "Rum"), Kind::Condition).size() == 1);
  CHECK(of("alla dessa\n    a) trasig\n    b) antal > 1\n    c) vikt = tung", Kind::Item).size() ==
        3);
}

TEST_CASE("and, or, all, some and how many are exchanged", "[mutate]") {
  CHECK(of("trasig och antal > 1", Kind::Junction).size() == 1);
  CHECK(of("trasig eller antal > 1", Kind::Junction).size() == 1);
  CHECK(of("alla dessa\n    a) trasig\n    b) antal > 1", Kind::Quantity).size() == 1);
  CHECK(of("minst 1 av dessa\n    a) trasig\n    b) antal > 1", Kind::Quantity).size() == 2);
  CHECK(said(test::in_rule("alla saker uppfyller trasig", "", "Rum"), Kind::Quantity).size() == 1);
  CHECK(
      said(test::in_rule("minst 2 av saker uppfyller trasig", "", "Rum"), Kind::Quantity).size() ==
      2);
}

TEST_CASE("negation comes and goes, once for each thing said", "[mutate]") {
  CHECK(of("trasig", Kind::Negation).size() == 1);
  CHECK(of("inte trasig", Kind::Negation).size() == 1);
  CHECK(of("antal > 1", Kind::Negation).empty());  // the comparison is flipped
}

TEST_CASE("there and missing are exchanged, of fields and of lists", "[mutate]") {
  CHECK(of("såld finns", Kind::Presence).size() == 1);
  CHECK(of("såld saknas", Kind::Presence).size() == 1);
  CHECK(said(test::in_rule("saker finns", "", "Rum"), Kind::Presence).size() == 1);
  CHECK(said(test::in_rule("saker saknas", "", "Rum"), Kind::Presence).size() == 1);
}

TEST_CASE("a time is said in another unit", "[mutate]") {
  // Of days: months and working days.
  CHECK(of("köpt + 30 dagar < idag", Kind::Unit).size() == 2);
  CHECK(of("köpt + 3 månader < idag", Kind::Unit).size() == 1);
  CHECK(of("köpt + 2 år < idag", Kind::Unit).size() == 1);
  CHECK(of("köpt + 5 arbetsdagar < idag", Kind::Unit).size() == 1);
  CHECK(of("sedd + 2 timmar < nu", Kind::Unit).size() == 1);
}

TEST_CASE("a code has a neighbour, and a set a code more or less", "[mutate]") {
  CHECK(of("tillstånd = öppen", Kind::Code).size() == 1);
  // Without each of two, and with the third; `stängd` has `arkiverad` under it.
  CHECK(of("tillstånd är en av (öppen, arkiverad)", Kind::CodeSet).size() == 3);
}

TEST_CASE("what is assumed of a missing value is dropped or turned around", "[mutate]") {
  CHECK(of("(pris om saknas 0) > 5", Kind::Fallback).size() == 1);
  CHECK(of("(pris om saknas 0) > 5", Kind::Limit).size() == 4);
}

TEST_CASE("the highest is exchanged for the lowest", "[mutate]") {
  CHECK(said(test::in_rule("(högsta(s.antal för saker som s) om saknas 1) < 3", "", "Rum"),
             Kind::Extreme)
            .size() == 1);
}

TEST_CASE("a duty and a prohibition are exchanged", "[mutate]") {
  CHECK(of("antal > 1", Kind::Duty).size() == 1);
}

TEST_CASE("what stands in a definition is told where it stands", "[mutate]") {
  Compilation compiled = test::compiled({test::in_rule("såld_i_tid")});
  REQUIRE_FALSE(compiled.sink.has_errors());
  const Span rule = compiled.program.rules[0].span;
  std::size_t elsewhere = 0;
  for (const Mutant& mutant : mutants(compiled.program, compiled.program.rules[0])) {
    if (mutant.kind == Kind::Limit && mutant.span.begin < rule.begin) ++elsewhere;
  }
  CHECK(elsewhere > 0);
}

TEST_CASE(
    "mutants are sound, differ from the rule and from each other, and leave the program alone",
    "[mutate]") {
  Compilation compiled = test::compiled({test::in_rule(
      "(trasig eller antal > gräns) och (märken innehåller röd) och vikt >= tung",
      "  när: såld finns och såld_i_tid\n  utom när: tillstånd är en av Avslutade\n")});
  INFO(test::reports(compiled));
  REQUIRE_FALSE(compiled.sink.has_errors());
  ir::Program& program = compiled.program;
  const std::string before = ir::dump(program, program.rules[0].requirement);
  std::set<std::string> all;
  const std::vector<Mutant> made = mutants(program, program.rules[0]);
  CHECK(made.size() > 20);
  CHECK(program.rules.size() == 1);
  CHECK(ir::dump(program, program.rules[0].requirement) == before);
  for (const Mutant& mutant : made) program.rules.push_back(mutant.rule);
  CHECK(ir::verify(program).empty());
}

}  // namespace regel::mutate
