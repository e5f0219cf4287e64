// The sentence for each kind of condition, value and collection, in both languages.

#include <string>

#include "lang/explain/paraphrase.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel::explain {
namespace {

const std::string kVocabulary = R"(språk svenska
använd standard.datum
använd standard.sverige
kodlista Kategori
  kod hälsa: "Hälsa"
  kod diagnos under hälsa: "Diagnos"
  kod adress: "Adress"
kodmängd Känsliga av Kategori: hälsa
skala Risk
  nivå 1 låg: "Låg"
  nivå 2 hög: "Hög"
parameter gräns: heltal = 3
parameter frist: period = 3 månader
register Enhet
  fil: "e.json"
  poster: "$[*]"
  nyckel: kod
  träd via över
  fält kod: text från "kod"
  fält över: länk till Enhet från "över", valfritt
  fält folk: heltal från "folk"
  samling ärenden: Ärende via enhet
register Ärende
  fil: "a.json"
  poster: "$[*]"
  nyckel: id
  fält id: text från "id"
  fält enhet: länk till Enhet från "enhet"
  fält kat: Kategori från "kat"
  fält kats: lista av Kategori från "kats"
  fält risk: Risk från "risk"
  fält n: heltal från "n"
  fält pris: tal från "pris"
  fält dag: datum från "dag"
  fält såld: datum från "såld", valfritt
  fält tid: tidpunkt från "tid"
  fält klar: ja/nej från "klar"
  fält namn: text från "namn"
  fält tal_lista: lista av heltal från "tl"
)";

struct Case {
  const char *condition, *sv, *en;
};

const Case kCases[] = {
    {"pris = 2.5", "ska `pris` vara 2,5.", "`pris` must be 2.5."},
    {"dag > 2026-03-01", "ska `dag` vara efter 2026-03-01.", "`dag` must be after 2026-03-01."},
    {"tid > 2026-03-01 12:00", "ska `tid` vara efter 2026-03-01T11:00:00Z.",
     "`tid` must be after 2026-03-01T11:00:00Z."},
    {"dag + 3 månader <= idag", "ska `dag` plus 3 månader vara senast avstämningsdagen.",
     "`dag` plus 3 months must be no later than the as-of date."},
    {"dag + 1 år <= idag", "ska `dag` plus 1 år vara senast avstämningsdagen.",
     "`dag` plus 1 year must be no later than the as-of date."},
    {"dag + frist <= idag", "ska `dag` plus `frist` (3 månader) vara senast avstämningsdagen.",
     "`dag` plus `frist` (3 months) must be no later than the as-of date."},
    {"dag + 5 arbetsdagar <= idag", "ska `dag` plus 5 arbetsdagar vara senast avstämningsdagen.",
     "`dag` plus 5 working days must be no later than the as-of date."},
    {"såld finns och såld inom 2 veckor efter dag",
     "ska `såld` finnas och `såld` vara tidigast `dag` och `såld` vara senast `dag` plus 14 dagar.",
     "`såld` must exist and `såld` must be no earlier than `dag` and `såld` must be no later than "
     "`dag` plus 14 days."},
    {"tid + 72 timmar <= nu", "ska `tid` plus 72 timmar vara senast tidpunkten för avstämningen.",
     "`tid` plus 72 hours must be no later than the as-of time."},
    {"tid + 90 minuter <= nu", "ska `tid` plus 90 minuter vara senast tidpunkten för avstämningen.",
     "`tid` plus 90 minutes must be no later than the as-of time."},
    {"n mellan 1 och 5", "ska `n` vara minst 1 och `n` vara högst 5.",
     "`n` must be at least 1 and `n` must be at most 5."},
    {"n = gräns", "ska `n` vara `gräns` (3).", "`n` must be `gräns` (3)."},
    {"n <> 3", "ska `n` inte vara 3.", "`n` must not be 3."},
    {"kat = hälsa", "ska `kat` vara hälsa.", "`kat` must be hälsa."},
    {"kat är en av Känsliga", "ska `kat` vara en av `Känsliga` (`hälsa`).",
     "`kat` must be one of `Känsliga` (`hälsa`)."},
    {"kat är en av (hälsa, adress)", "ska `kat` vara en av `hälsa` eller `adress`.",
     "`kat` must be one of `hälsa` or `adress`."},
    {"kat ligger under hälsa", "ska `kat` ligga under hälsa.", "`kat` must be under hälsa."},
    {"kat ingår i hälsa", "ska `kat` ingå i hälsa.", "`kat` must be part of hälsa."},
    {"kats innehåller bara (hälsa)", "ska alla i `kats` uppfylla att värdet är en av `hälsa`.",
     "all of `kats` must satisfy that the value is one of `hälsa`."},
    {"kats innehåller alla av (hälsa, adress)",
     "ska minst en i `kats` uppfylla att värdet ingår i hälsa och minst en i `kats` uppfylla att "
     "värdet ingår i adress.",
     "at least one of `kats` must satisfy that the value is part of hälsa and at least one of "
     "`kats` must satisfy that the value is part of adress."},
    {"tal_lista innehåller 3", "ska minst en i `tal_lista` uppfylla att värdet är 3.",
     "at least one of `tal_lista` must satisfy that the value is 3."},
    {"risk >= Risk.hög", "ska `risk` vara minst hög.", "`risk` must be at least hög."},
    {"år(dag) = 2026", "ska året i `dag` vara 2026.", "the year of `dag` must be 2026."},
    {"månad(dag) = 3", "ska månaden i `dag` vara 3.", "the month of `dag` must be 3."},
    {"datum(tid) = dag", "ska dagen för `tid` vara `dag`.", "the day of `tid` must be `dag`."},
    {"kvartal(dag) = 1", "ska kvartal(`dag`) vara 1.", "quarter(`dag`) must be 1."},
    {"veckodag(dag) < 6", "ska veckodag(`dag`) vara mindre än 6.",
     "weekday(`dag`) must be less than 6."},
    {"är_arbetsdag(dag)", "ska `dag` vara en arbetsdag.", "`dag` must be a working day."},
    {"åldern_i_år(dag, idag) >= 18", "ska åldern_i_år(`dag`, avstämningsdagen) vara minst 18.",
     "age_in_years(`dag`, the as-of date) must be at least 18."},
    {"avrunda(pris) + absolut(n) > 3", "ska avrunda(`pris`) plus absolut(`n`) vara mer än 3.",
     "round(`pris`) plus absolute(`n`) must be more than 3."},
    {"n × 2 - 1 > pris / 3", "ska (`n` gånger 2) minus 1 vara mer än `pris` delat med 3.",
     "(`n` times 2) minus 1 must be more than `pris` divided by 3."},
    {"-n < 0", "ska minus `n` vara mindre än 0.", "minus `n` must be less than 0."},
    {"(om klar så n annars 2) > 1", "ska (`n` om `klar` är ja, annars 2) vara mer än 1.",
     "(`n` if `klar` is yes, otherwise 2) must be more than 1."},
    {"(pris om saknas 0) > 1", "ska `pris` (eller 0 om uppgiften saknas) vara mer än 1.",
     "`pris` (or 0 if it is missing) must be more than 1."},
    {"högsta(n, gräns) > 2", "ska det högsta av `n` och `gräns` (3) vara mer än 2.",
     "the highest of `n` and `gräns` (3) must be more than 2."},
    {"senaste(dag, 2026-01-01) > 2025-01-01",
     "ska det senaste av `dag` och 2026-01-01 vara efter 2025-01-01.",
     "the latest of `dag` and 2026-01-01 must be after 2025-01-01."},
    {"någon av Ärende som a uppfyller a.n > denna.n",
     "ska minst en i registret Ärende (här `a`) uppfylla att `a.n` är mer än `n`.",
     "at least one of the register Ärende (here `a`) must satisfy that `a.n` is more than `n`."},
    {"alla Ärende som a där a.klar uppfyller a.n > 1",
     "ska alla i registret Ärende (här `a`) där `a.klar` är ja uppfylla att `a.n` är mer än 1.",
     "all of the register Ärende (here `a`) where `a.klar` is yes must satisfy that `a.n` is more "
     "than 1."},
    {"minst 2 av kats som v uppfyller v = hälsa",
     "ska minst 2 i `kats` (här `v`) uppfylla att `v` är hälsa.",
     "at least 2 of `kats` (here `v`) must satisfy that `v` is hälsa."},
    {"antal(kats) > 2", "ska antalet i `kats` vara mer än 2.",
     "the number in `kats` must be more than 2."},
    {"antal olika(v för kats som v) > 1", "ska antalet olika `v` i `kats` (här `v`) vara mer än 1.",
     "the number of different `v` in `kats` (here `v`) must be more than 1."},
    {"andel(a.klar för Ärende som a) > 50 %",
     "ska andelen i registret Ärende (här `a`) som uppfyller att `a.klar` är ja vara mer än 0,5.",
     "the share of the register Ärende (here `a`) for which `a.klar` is yes must be more than "
     "0.5."},
    {"summa(a.n för Ärende som a där a.klar) > 3",
     "ska summan av `a.n` i registret Ärende (här `a`) där `a.klar` är ja vara mer än 3.",
     "the sum of `a.n` in the register Ärende (here `a`) where `a.klar` is yes must be more than "
     "3."},
    {"(medelvärde(a.n för Ärende som a, utan saknade) om saknas 0) > 3",
     "ska medelvärdet av `a.n` i registret Ärende (här `a`) (saknade oräknade) (eller 0 om "
     "uppgiften saknas) vara mer än 3.",
     "the average of `a.n` in the register Ärende (here `a`) (missing ones not counted) (or 0 if "
     "it is missing) must be more than 3."},
    {"(lägsta(a.n för Ärende som a) om saknas 0) > 3",
     "ska det lägsta `a.n` i registret Ärende (här `a`) (eller 0 om uppgiften saknas) vara mer än "
     "3.",
     "the lowest `a.n` in the register Ärende (here `a`) (or 0 if it is missing) must be more than "
     "3."},
    {"(senaste(a.dag för Ärende som a) om saknas idag) > denna.dag",
     "ska senaste `a.dag` i registret Ärende (här `a`) (eller avstämningsdagen om uppgiften "
     "saknas) vara efter `dag`.",
     "the latest `a.dag` in the register Ärende (here `a`) (or the as-of date if it is missing) "
     "must be after `dag`."},
    {"denna.föregående finns och denna.föregående.n < denna.n",
     "ska `föregående` finnas och `föregående.n` vara mindre än `n`.",
     "`previous` must exist and `previous.n` must be less than `n`."},
    {"enhet.folk > 3", "ska `enhet.folk` vara mer än 3.", "`enhet.folk` must be more than 3."},
    {"enhet är ifyllt", "ska `enhet` vara ifyllt.", "`enhet` must be filled in."},
    {"enhet saknas", "ska `enhet` saknas.", "`enhet` must be missing."},
    {"klar", "ska `klar` vara ja.", "`klar` must be yes."},
    {"inte klar", "ska `klar` inte vara ja.", "`klar` must not be yes."},
    {R"(klar eller (n > 3 och namn börjar med "A"))",
     R"(ska `klar` vara ja eller (`n` vara mer än 3 och `namn` börja med "A").)",
     R"(`klar` must be yes or (`n` must be more than 3 and `namn` must begin with "A").)"},
    {R"(namn matchar "[A-Z]*")", R"(ska `namn` matcha "[A-Z]*".)",
     R"(`namn` must match "[A-Z]*".)"},
    {R"(namn har formen "AA-99")", R"(ska `namn` ha formen "AA-99".)",
     R"(`namn` must have the form "AA-99".)"},
    {R"(namn innehåller "x")", R"(ska `namn` innehålla "x".)", R"(`namn` must contain "x".)"},
    {R"(råtext(namn) = "x")", R"(ska råtext(`namn`) vara "x".)", R"(raw(`namn`) must be "x".)"},
    {"n är angivet som okänt", "ska `n` vara angivet som okänt.",
     "`n` must be recorded as unknown."},
};

// What follows "För varje Ärende", where the verb comes next, and "For each Ärende this holds:".
std::string sentence(const ir::Program& program, const ir::Rule& rule, diag::Language language) {
  const std::string text = paraphrase(program, rule, language);
  const std::string_view lead =
      language == diag::Language::Swedish ? "För varje Ärende " : "this holds: ";
  const std::size_t begin = text.find(lead) + lead.size();
  return text.substr(begin, text.find("\n\n", begin) - begin);
}

}  // namespace

TEST_CASE("every kind of condition has its sentence", "[explain]") {
  std::string rules;
  std::size_t number = 100;
  for (const Case& one : kCases) {
    rules += "regel X-" + std::to_string(number++) +
             " \"x\"\n  för varje: Ärende\n  ska: " + one.condition + "\n  annars: \"x\"\n";
  }
  const Compilation compiled = test::compiled({kVocabulary + rules});
  REQUIRE_FALSE(compiled.sink.has_errors());
  REQUIRE(compiled.program.rules.size() == std::size(kCases));
  for (std::size_t i = 0; i < std::size(kCases); ++i) {
    const ir::Rule& rule = compiled.program.rules[i];
    CAPTURE(kCases[i].condition);
    CHECK(sentence(compiled.program, rule, diag::Language::Swedish) == kCases[i].sv);
    CHECK(sentence(compiled.program, rule, diag::Language::English) == kCases[i].en);
  }
}

}  // namespace regel::explain
