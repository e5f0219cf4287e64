// The rule catalogue as data: what it says of each rule, of its tests and of its words.

#include "engine/catalogue/catalogue.hpp"

#include <algorithm>

#include "lang/diag/render_text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel::catalogue {
namespace {

using diag::Language;

constexpr std::string_view kRules = R"(språk svenska
modul kommunen.personuppgifter

# Område P: behandlingar.
# Hur det är förstått,
# på två rader.
## Dataskyddsförordningen.
## English: The regulation.
## Källa: EUT L 119.
## Ej kontrollerat: artikel 99.
rättskälla GDPR: "Dataskyddsförordningen", webb "https://example.org/gdpr"
rättskälla Oanvänd: "Åberopas av ingen"

## Slag. English: Kind.
kodlista Slag
  kod hälsa: "Hälsa"
  kod namn: "Namn"
kodlista Annat
  kod x: "X"

## Dagar. English: Days.
parameter frist: period = 3 månader

## Behandlingar. English: Processing activities.
register Behandling
  fil: "b.json"
  nyckel: id
  fält id: text från "id"
  ## Vad den rör. English: What it is about.
  fält slag: Slag från "slag"
  fält start: datum från "start"
  fält ansvarig: text från "ansvarig", skyddat
  fält anmärkning: text från "anmärkning", valfritt

## Den är ny. Ej kontrollerat: gränsen.
definition är_ny för Behandling
  betyder: start >= idag - frist

## Strängare än artikeln. Ej kontrollerat: bokstaven.
regel P-1 "Känsligt har en ansvarig"
  för varje: Behandling
  när:       slag = hälsa och är_ny
  ska:       ansvarig finns
  annars:    "{id} saknar ansvarig."
  om oklart: "{id} är oklar."
  råd:       "Utse någon."
  allvar:    hög
  lagstöd:   GDPR "art. 9"
  ansvarig:  "Ombudet"
  etiketter: känsligt

test "ansvarig" för P-1
  idag: 2026-02-03
  givet Behandling b1: slag = hälsa, start = 2026-01-01, ansvarig = "Anna Andersson"
  givet Behandling b2: slag = hälsa, start = 2026-01-01
  givet Behandling b3: slag = okänt "Vet ej", start = 2026-01-01
  förvänta b1: uppfylld
  förvänta b2: bruten
  förvänta b3: kan ej avgöras

sammanställning P-9 "Behandlingar av varje slag"
  för varje: grupp av Behandling per slag
  visar antal: antal(medlemmar)
)";

const Compilation& compiled() {
  static const Compilation kCompiled = test::compiled({std::string(kRules)});
  std::string said;
  for (const diag::Diagnostic& one : kCompiled.sink.sorted()) {
    said += diag::render_line(one, kCompiled.sources, Language::English) + "\n";
  }
  INFO(said);
  REQUIRE_FALSE(kCompiled.sink.has_errors());
  return kCompiled;
}

}  // namespace

TEST_CASE("an area is a module, with what its first comment says", "[catalogue]") {
  const Catalogue made = make_catalogue(compiled(), Language::Swedish);
  REQUIRE(made.areas.size() == 1);
  const Area& area = made.areas[0];
  CHECK(area.module == "kommunen.personuppgifter");
  CHECK(area.title.words == "Personuppgifter");
  REQUIRE(area.about.size() == 2);
  CHECK(area.about[0].words == "Område P: behandlingar.");
  CHECK(area.about[1].words == "Hur det är förstått, på två rader.");
  CHECK(made.rules == 1);
  CHECK(made.summaries == 1);
}

TEST_CASE("an entry has the rule's papers and what it reads", "[catalogue]") {
  const Catalogue made = make_catalogue(compiled(), Language::English);
  const Entry& rule = made.areas[0].entries[0];
  CHECK(rule.id == "P-1");
  CHECK(rule.title.language == Language::Swedish);
  CHECK(rule.severity == ir::Severity::High);
  CHECK(rule.note.text.words == "Strängare än artikeln.");
  CHECK(rule.note.unverified.words == "bokstaven.");
  CHECK(rule.requirement.find("For each Behandling this holds: if `slag` is hälsa") == 0);
  REQUIRE(rule.undetermined.size() == 1);
  CHECK(rule.unclear.words == "{id} är oklar.");
  REQUIRE(rule.authority.size() == 1);
  CHECK(rule.authority[0].title.words == "Dataskyddsförordningen art. 9");
  CHECK(rule.authority[0].web == "https://example.org/gdpr");
  REQUIRE(rule.needs.size() == 1);
  CHECK(rule.needs[0].fields == std::vector<std::string>{"slag", "start", "ansvarig"});
  CHECK(rule.written.words.starts_with("regel P-1"));
}

TEST_CASE("a test is an example, and what is protected is withheld", "[catalogue]") {
  const Catalogue made = make_catalogue(compiled(), Language::Swedish);
  REQUIRE(made.areas[0].entries[0].examples.size() == 1);
  const Example& example = made.areas[0].entries[0].examples[0];
  CHECK(example.day == "2026-02-03");
  CHECK(example.others.empty());
  REQUIRE(example.cases.size() == 3);
  const Case& first = example.cases[0];
  CHECK(first.holds());
  CHECK(first.row.register_name == "Behandling");
  REQUIRE(first.row.values.size() == 3);
  CHECK(first.row.values[0] == std::pair<std::string, std::string>{"slag", "hälsa"});
  CHECK(first.row.values[1].second == "2026-01-01");
  CHECK(first.row.values[2].second == "(skyddat)");
  CHECK(example.cases[2].row.values[0].second == "okänt: \"Vet ej\"");
  CHECK(example.cases[2].message.words == "b3 är oklar.");
  REQUIRE(example.cases[2].because.size() == 1);
  CHECK(example.cases[2].because[0].find("`slag`") == 0);
  CHECK(made.cases == 3);
}

TEST_CASE("an expectation that the rule does not meet is counted and told", "[catalogue]") {
  std::string rules(kRules);
  const std::string right = "förvänta b1: uppfylld";
  rules.replace(rules.find(right), right.size(), "förvänta b1: bruten");
  const Compilation wrong = test::compiled({rules});
  const Catalogue made = make_catalogue(wrong, Language::Swedish);
  CHECK(made.wrong_cases == 1);
  const Case& one = made.areas[0].entries[0].examples[0].cases[0];
  CHECK_FALSE(one.holds());
  CHECK(one.expected == ir::Outcome::Fail);
  CHECK(one.got == ir::Outcome::Pass);
}

TEST_CASE("the vocabulary is what the rules use, in the page's language", "[catalogue]") {
  const Catalogue made = make_catalogue(compiled(), Language::English);
  REQUIRE(made.registers.size() == 1);
  CHECK(made.registers[0].note.text.words == "Processing activities.");
  CHECK(made.registers[0].note.text.language == Language::English);
  REQUIRE(made.registers[0].fields.size() == 3);  // `id` and `anmärkning` are asked by no rule
  CHECK(made.registers[0].fields[0].text.words == "What it is about.");
  CHECK(made.registers[0].fields[2].is_protected);
  std::vector<std::string> names;
  for (const Term& term : made.terms) names.push_back(term.name);
  CHECK(names == std::vector<std::string>{"Slag", "frist", "är_ny"});
  CHECK(made.terms[1].value == "3 months");
  REQUIRE(made.instruments.size() == 1);
  CHECK(made.instruments[0].cited_by ==
        std::vector<std::pair<std::string, std::string>>{{"regel-P-1", "P-1"}});
}

TEST_CASE("what is not verified is collected: rules, sources, words", "[catalogue]") {
  const Catalogue made = make_catalogue(compiled(), Language::English);
  std::vector<std::pair<std::string, std::string>> doubts;
  for (const Doubt& doubt : made.doubts) doubts.emplace_back(doubt.name, doubt.text.words);
  CHECK(doubts == std::vector<std::pair<std::string, std::string>>{
                      {"P-1", "bokstaven."}, {"GDPR", "artikel 99."}, {"är_ny", "gränsen."}});
}

TEST_CASE("tables of the standard library say what is not verified in them", "[catalogue]") {
  CompileInput input;
  input.files.push_back({"a.regel", "språk svenska\nanvänd paket.tredjeland\n"});
  input.tests_of_packs = true;
  const Catalogue made = make_catalogue(compile(input), Language::Swedish);
  const auto in_land = std::ranges::count_if(
      made.doubts, [](const Doubt& doubt) { return doubt.name.starts_with("Land: "); });
  CHECK(in_land > 0);
  for (const Area& area : made.areas) {
    for (const Entry& entry : area.entries) {
      INFO(entry.id);
      CHECK((entry.kind == Kind::Summary || !entry.examples.empty()));
    }
  }
  CHECK(made.wrong_cases == 0);
}

}  // namespace regel::catalogue
