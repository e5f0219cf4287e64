// What becomes of the author's words in the checked program: sugar gone, definitions in place.

#include "lang/ir/dump.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"
#include "tests/unit/lang/check/vocabulary.hpp"

namespace regel::test {

TEST_CASE("conditions in the checked program", "[check]") {
  struct Case {
    const char *condition, *want;
  };
  const auto c = GENERATE(values<Case>({
      {"köpt mellan 2024-01-01 och idag", "(and (>= v0.köpt 2024-01-01) (<= v0.köpt today))"},
      {"köpt inom 3 månader före idag", "(and (>= v0.köpt (- today P3M)) (<= v0.köpt today))"},
      {"såld_i_tid",
       "(and (exists v0.såld) (and (>= v0.såld v0.köpt) (<= v0.såld (+ v0.köpt P5D))))"},
      {"dyrare_än(gräns)", "(and (exists v0.pris) (> v0.pris gräns))"},
      {"tillstånd är en av (öppen, Avslutade)", "(in v0.tillstånd {öppen stängd})"},
      {"antal är inte en av (1, 2)", "(not (or (= v0.antal 1) (= v0.antal 2)))"},
      {"märken innehåller röd", "(some [v1 of v0.märken] (= v1 röd))"},
      {"märken innehåller alla av (röd, öppen_färg)",
       "(and (some [v1 of v0.märken] (part-of v1 röd)) "
       "(some [v2 of v0.märken] (part-of v2 öppen_färg)))"},
      {"ord innehåller \"a\"", "(some [v1 of v0.ord] (= v1 \"a\"))"},
      {"id innehåller \"a\"", "(contains v0.id \"a\")"},
      {"flyttad_till innehåller rum", "(some [v1 of v0.flyttad_till] (= v1 v0.rum))"},
      {"rum.saker saknas", "(not (some [v1 of (follow v0.rum).saker] yes))"},
      {"rum.namn = \"x\"", "(= (follow v0.rum).namn \"x\")"},
      {"någon av flyttad_till uppfyller namn = \"x\"",
       "(some [v1 of v0.flyttad_till] (= (follow v1).namn \"x\"))"},
      {"antal(Händelse där sak = denna) >= 1",
       "(>= (count [v1 of Händelse where (= v1.sak v0)]) 1)"},
      {"andel(rum.saker som s där s.trasig) <= 10 %",
       "(<= (share [s of (follow v0.rum).saker] s.trasig) 0.1)"},
      {"rum ingår i hall", "(part-of v0.rum hall)"},
      {"föregående finns", "(exists (previous v0))"},
      {"senaste(köpt, såld om saknas köpt) = idag",
       "(= (greatest v0.köpt (if-missing v0.såld v0.köpt)) today)"},
      {"minst 1 av dessa a) trasig b) antal > 3", "(at-least 1 a:v0.trasig b:(> v0.antal 3))"},
      {"ingen av textfält som t uppfyller t = \"x\"", "(none [t of v0.text-fields] (= t \"x\"))"},
  }));
  CAPTURE(c.condition);
  const Compilation checked = compiled({in_rule(c.condition)});
  REQUIRE(all_reports(checked, diag::Severity::Error) == "");
  const ir::Rule& rule = checked.program.rules.front();
  CHECK(ir::dump(checked.program, rule.requirement) == c.want);
}

TEST_CASE("the papers of a rule", "[check]") {
  const Compilation checked = compiled({std::string(kVocabulary) + R"(
## Om saker.
regel T-1 "Titel"
  för varje: Sak som s
  när:       trasig
  utom när:  s.antal = 0
  utom när:  antal = 1
  oklart när: antal = 2
  oklart när: s.antal = 3
  får inte:  tillstånd = öppen
  annars:    "Sak {id}: {antal + 1}."
  om oklart: "Oklart."
  råd:       "Laga."
  allvar:    kritisk
  lagstöd:   Handbok "1 §", Handbok "2 §"
  lydelse:   "Så här."
  syfte:     "Ordning."
  ansvarig:  "Vaktmästaren"
  etiketter: ett, två
  i kraft:   från 2024-01-01 till och med 2024-12-31
)"});
  REQUIRE(all_reports(checked, diag::Severity::Error) == "");
  const ir::Rule& rule = checked.program.rules.front();
  CHECK(rule.title == "Titel");
  CHECK(rule.doc == "Om saker.");
  CHECK(rule.when.size() == 1);
  CHECK(rule.unless.size() == 2);
  CHECK(rule.unclear_when.size() == 2);
  CHECK(rule.prohibition);
  CHECK(rule.message.size() == 5);
  CHECK(rule.severity == ir::Severity::Critical);
  CHECK(rule.authority.size() == 2);
  CHECK(rule.authority[1].place == "2 §");
  CHECK(rule.wording == "Så här.");
  CHECK(rule.purpose == "Ordning.");
  CHECK(rule.owner == "Vaktmästaren");
  CHECK(rule.tags == std::vector<std::string>{"ett", "två"});
  CHECK(rule.validity.from == 19723);
  CHECK(rule.validity.through == 20088);
  CHECK(compiled({in_rule("trasig")}).program.rules.front().severity == ir::Severity::Medium);
}

TEST_CASE("a summary shows figures, optional ones too", "[check]") {
  const Compilation checked = compiled({std::string(kVocabulary) + R"(
sammanställning S-1 "Saker"
  för varje: grupp av Sak per rum
  visar antal_saker: antal(medlemmar)
  visar dyrast:      högsta(pris för medlemmar, utan saknade)
)"});
  CHECK(all_reports(checked, diag::Severity::Error) == "");
  REQUIRE(checked.program.summaries.size() == 1);
  CHECK(checked.program.summaries.front().values.size() == 2);
}

}  // namespace regel::test
