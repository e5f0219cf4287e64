// Rules against one small vocabulary: what is accepted, and which place is complained of.

#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"
#include "tests/unit/lang/check/vocabulary.hpp"

namespace regel::test {

namespace {

std::string errors(const std::string& condition, const std::string& clauses = "",
                   const std::string& subject = "Sak") {
  return all_reports(compiled({in_rule(condition, clauses, subject)}), diag::Severity::Error);
}

}  // namespace

TEST_CASE("conditions that are well made", "[check]") {
  const auto condition = GENERATE(values<const char*>({
      "antal > 3",
      "antal = 3,5",
      "tillstånd = öppen",
      "öppen = tillstånd",
      "tillstånd <> Tillstånd.stängd",
      "vikt >= tung",
      "nivå(vikt) × antal <= gräns",
      "rum finns",
      "rum.namn = \"Hall\"",
      "rum = denna.rum",
      "rum ingår i hall",
      "rum ligger under hall",
      "tillstånd ingår i stängd",
      "tillstånd är en av (öppen, Avslutade)",
      "tillstånd är inte en av Avslutade",
      "antal är en av (1, 2, 3)",
      "märken innehåller röd",
      "märken innehåller någon av Varma",
      "märken finns och märken innehåller bara (röd)",
      "ord innehåller \"a\"",
      "ord innehåller alla av (\"a\", \"b\")",
      "id innehåller någon av (\"a\", \"b\")",
      "id har formen \"999\"",
      "id matchar \"[A-Z]+-[0-9]{2,4}\"",
      "id börjar med \"A\" och inte (id slutar med \"B\")",
      "köpt mellan 2024-01-01 och idag",
      "köpt + 3 månader <= idag",
      "köpt + 5 arbetsdagar >= idag",
      "sedd inom 72 timmar före nu",
      "datum(sedd) = köpt",
      "2 × 3 dagar = 6 dagar",
      "någon av flyttad_till uppfyller namn = \"x\"",
      "någon av flyttad_till som r uppfyller r = denna.rum",
      "ingen av rum.saker som s uppfyller s.id <> denna.id",
      "rum.saker finns",
      "antal(Händelse där sak = denna) >= 1",
      "minst 2 av rum.överordnade uppfyller ansvarig finns",
      "andel(rum.saker som s där s.trasig = ja) <= 10 %",
      "andel(s.trasig = ja för rum.saker som s) <= 10 %",
      "summa(s.antal för rum.saker som s) > 3",
      "(högsta(s.antal för rum.saker som s) om saknas 0) > 3",
      "högsta(antal, gräns) > 3",
      "(om trasig så 1 annars 2) = 1",
      "trasig",
      "trasig = nej",
      "ingen av textfält som t uppfyller innehåller_personnummer(t)",
      "inte såld_i_tid",
      "dyrare_än(9)",
      "rum.saker saknas eller (alla rum.saker som s uppfyller s.dyrare_än(gräns))",
      "minst 1 av dessa a) trasig b) antal > 3",
      "någon av Tillstånd som t uppfyller t = tillstånd",
      "alla Avslutade som t uppfyller t <> tillstånd",
      "föregående finns och föregående.antal < antal",
      "någon av föregående Sak som s uppfyller s.id = denna.id",
      "råtext(köpt) = \"x\"",
  }));
  CAPTURE(condition);
  CHECK(errors(condition) == "");
}

TEST_CASE("conditions that do not fit are reported once, at the narrowest place", "[check]") {
  struct Case {
    const char *condition, *want;
  };
  const auto c = GENERATE(values<Case>({
      {"antall > 3", "R301 `antall`"},
      {"rum.nam = \"x\"", "R301 `nam`"},
      {"tillstånd = öpen", "R303 `öpen`"},
      {"tillstånd = Tillstånd.borta", "R303 `borta`"},
      {"ingen av rum.saker uppfyller id = \"x\"", "R304 `id`"},
      {"okänd(3) > 2", "R324 `okänd`"},
      {"dyrare_än(1, 2)", "R308 `dyrare_än`"},
      {"dyrare_än(\"1\")", "R414 `\"1\"`"},
      {"någon av Inget uppfyller trasig", "R302 `Inget`"},
      {"antal.x = 3", "R338 `antal`"},
      {"antal(underordnade) > 3", "R319 `underordnade`"},
      {"någon av föregående Händelse som h uppfyller h.dag = idag", "R320 `Händelse`"},
      {"köpt = \"2024-01-01\"", "R401 `\"2024-01-01\"`"},
      {"vikt = Storlek.stor", "R402 `vikt = Storlek.stor`"},
      {"id < \"b\"", "R403 `id`"},
      {"vikt × 2 = 4", "R404 `vikt`"},
      {"vikt = 2", "R404 `vikt`"},
      {"sedd + 3 dagar < nu", "R405 `3 dagar`"},
      {"sedd inom 3 dagar före nu", "R405 `3 dagar`"},
      {"antal", "R406 `antal`"},
      {"trasig och antal", "R406 `antal`"},
      {"tillstånd = \"Öppen\"", "R407 `\"Öppen\"`"},
      {"märken = röd", "R408 `märken`"},
      {"rum.saker.id = \"x\"", "R408 `rum.saker`"},
      {"tillstånd är en av Varma", "R409 `Varma`"},
      {"tillstånd innehåller någon av Avslutade", "R410 `tillstånd`"},
      {"tillstånd ligger under röd", "R303 `röd`"},
      {"rum ligger under tillstånd", "R411 `rum ligger under tillstånd`"},
      {"denna ligger under denna", "R319 `denna ligger under denna`"},
      {"id matchar \"^a\"", "R412 `\"^a\"`"},
      {"år(id) = 3", "R414 `id`"},
      {"antal = köpt", "R415 `antal = köpt`"},
      {"köpt - köpt > 3 dagar", "R416 `köpt - köpt`"},
      {"antal(medlemmar) > 3", "R419 `medlemmar`"},
      {"tillstånd > stängd", "R420 `tillstånd`"},
      {"gräns finns", "R421 `gräns`"},
      {"någon av antal uppfyller trasig", "R422 `antal`"},
      {"antal / 0 = 3", "R423 `antal / 0`"},
      {"minst 3 av dessa a) trasig b) antal > 3", "R518 `minst 3 av dessa`"},
      {"högst 2 av dessa a) trasig b) antal > 3", "R518 `högst 2 av dessa`"},
      {"antall > 3 och köptt < 4 och tillstånd = röd", "R301 `antall`; R301 `köptt`; R303 `röd`"},
  }));
  CAPTURE(c.condition);
  CHECK(errors(c.condition) == c.want);
}

TEST_CASE("an optional value is decided somewhere around it", "[check]") {
  struct Case {
    const char *clauses, *condition, *want;
  };
  const auto c = GENERATE(values<Case>({
      {"", "såld < idag", "R512 `såld`"},
      {"", "såld < idag och såld > köpt", "R512 `såld`"},
      {"", "såld finns och såld < idag", ""},
      {"", "såld < idag och såld finns", ""},
      {"", "såld saknas eller såld < idag", ""},
      {"", "såld finns eller såld < idag", "R512 `såld`"},
      {"", "såld saknas och såld < idag", "R512 `såld`"},
      {"", "inte (såld saknas) och såld < idag", ""},
      {"", "inte (såld finns och såld < idag)", ""},
      {"", "såld finns och (trasig eller inte (såld < idag))", ""},
      {"", "(såld finns och trasig) och såld < idag", ""},
      {"", "(såld finns eller trasig) och såld < idag", "R512 `såld`"},
      {"", "(såld om saknas köpt) < idag", ""},
      {"", "alla dessa a) såld finns b) såld < idag", ""},
      {"", "något av dessa a) såld saknas b) såld < idag", ""},
      {"", "inget av dessa a) såld saknas b) såld < idag", ""},
      {"", "något av dessa a) såld finns b) såld < idag", "R512 `såld`"},
      {"", "minst 2 av dessa a) såld finns b) såld < idag", ""},
      {"", "minst 2 av dessa a) såld finns b) såld < idag c) trasig", "R512 `såld`"},
      {"  när: såld finns\n", "såld < idag", ""},
      {"  utom när: såld saknas\n", "såld < idag", ""},
      {"  utom när: såld finns\n", "såld < idag", "R512 `såld`"},
      {"  när: såld är ifyllt och trasig\n", "såld < idag", ""},
      {"  utom när: såld saknas eller trasig\n", "såld < idag", ""},
      {"  utom när: såld saknas och trasig\n", "såld < idag", "R512 `såld`"},
      {"  när: såld < idag\n  utom när: såld saknas\n", "trasig", ""},
      {"  när: såld_i_tid\n", "såld < idag", ""},
      {"", "obevakat_såld", "R512 `såld`"},
      {"  när: såld finns\n", "obevakat_såld", ""},
      {"", "säljdag < idag", "R512 `säljdag`"},
      {"", "säljdag finns och såld < idag", ""},
      {"", "lånad_från.namn = \"x\"", "R512 `lånad_från`"},
      {"", "lånad_från finns och lånad_från.namn = \"x\"", ""},
      {"", "lånad_från.ansvarig finns", "R512 `lånad_från`"},
      {"  när: lånad_från finns och lånad_från.ansvarig finns\n",
       "lånad_från.ansvarig = \"x\" och lånad_från.namn = \"y\"", ""},
      {"", "rum.ansvarig finns och rum.ansvarig = \"x\"", ""},
      {"", "rum.ansvarig finns och lånad_från finns och lånad_från.ansvarig = \"x\"",
       "R512 `lånad_från.ansvarig`"},
      {"", "någon av rum.saker som s uppfyller s.såld < idag", "R512 `s.såld`"},
      {"", "någon av rum.saker som s där s.såld finns uppfyller s.såld < idag", ""},
      {"", "rum.saker finns och (alla rum.saker som s där s.såld finns uppfyller s.såld < idag)",
       ""},
      {"", "någon av rum.saker som s uppfyller (s.såld finns och denna.såld < idag)",
       "R512 `denna.såld`"},
      {"", "antal(rum.saker som s där s.såld < idag) > 1", "R512 `s.såld`"},
      {"", "summa(s.pris för rum.saker som s) > 1", "R512 `s.pris`"},
      {"", "summa(s.pris för rum.saker som s där s.pris finns) > 1", ""},
      {"", "summa(s.pris för rum.saker som s, utan saknade) > 1", ""},
      {"", "högsta(s.antal för rum.saker som s) > 1", "R512 `högsta(s.antal för rum.saker som s)`"},
      {"", "rum.saker finns och högsta(s.antal för rum.saker som s) > 1", ""},
      {"", "antal(rum.saker) > 0 och högsta(s.antal för rum.saker som s) > 1", ""},
      {"", "rum.saker finns och högsta(s.antal för rum.saker som s där s.trasig) > 1",
       "R512 `högsta(s.antal för rum.saker som s där s.trasig)`"},
      {"", "föregående.antal > antal", "R512 `föregående`"},
      {"", "senaste(köpt, såld) < idag", "R512 `såld`"},
      {"", "(om såld finns så såld annars köpt) < idag", ""},
      {"", "(om trasig så såld annars köpt) < idag", "R512 `såld`"},
      {"", "ord finns", ""},
      {"  när: antal finns\n", "trasig", "R510 `antal finns`"},
      {"  utom när: antal saknas\n", "trasig", "R510 `antal saknas`"},
      {"  när: rum.saker finns och märken finns\n", "trasig", ""},
      {"", "antal finns", ""},
  }));
  CAPTURE(c.clauses, c.condition);
  CHECK(errors(c.condition, c.clauses) == c.want);
}

TEST_CASE("groups are asked about their keys and their members", "[check]") {
  const std::string subject = "grupp av Sak där trasig = nej per rum, år(köpt) som året, tillstånd";
  struct Case {
    const char *condition, *want;
  };
  const auto c = GENERATE(values<Case>({
      {"antal(medlemmar) >= 5", ""},
      {"andel(medlemmar där antal > 3) <= 10 %", ""},
      {"rum.namn = \"x\" och året > 2000", ""},
      {"tillstånd = öppen", ""},
      {"högsta(antal för medlemmar) > 3", ""},
      {"ingen av medlemmar som m uppfyller m.rum = rum", ""},
      // Both sides would be the element's, and the condition always true.
      {"någon av Sak som s uppfyller (s.rum = rum)", "R304 `rum`"},
      {"någon av Sak uppfyller rum.namn = \"x\"", "R304 `rum`"},
      {"någon av Sak som s uppfyller (s.rum.namn = \"x\" och år(s.köpt) = året)", ""},
      {"antal > 3", "R425 `antal`"},
      {"andel(medlemmar där finns_ej > 3) <= 10 %", "R334 `finns_ej`"},
  }));
  CAPTURE(c.condition);
  CHECK(errors(c.condition, "", subject) == c.want);
}

TEST_CASE("rules about codes and about the earlier export", "[check]") {
  CHECK(errors("någon av Sak uppfyller tillstånd = t", "", "Avslutade som t") == "");
  CHECK(errors("någon av Sak uppfyller tillstånd = denna", "", "Tillstånd") == "");
  CHECK(errors("någon av Sak som s uppfyller s.id = denna.id", "", "föregående Sak") == "");
  CHECK(errors("dag = idag", "", "föregående Händelse") == "R320 `Händelse`");
}

}  // namespace regel::test
