// Mistakes in code lists, records, registers, parameters and definitions: one report each, at the
// narrowest place.

#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {

namespace {

struct Case {
  const char* text;
  const char* want;
};

void check_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(test::reports(c.text) == c.want);
  }
}

}  // namespace

TEST_CASE("code lists and scales are checked", "[check]") {
  check_all({
      {"kodlista L\n  kod a: \"A\"\n  kod b: \"B\"\n", ""},
      {"kodlista L\n  kod a: \"A\"\n  kod a: \"B\"\n", "R323 `a`"},
      {"kodlista L\n  kod a under b: \"A\"\n  kod b under a: \"B\"\n", "R317 `a`"},
      {"kodlista L\n  kod a under a: \"A\"\n", "R317 `a`"},
      {"kodlista L\n  kod a under c: \"A\"\n", "R303 `c`"},
      {"kodlista L\n  kod a: \"Öppen\"\n  kod b: \"ÖPPEN \"\n", "R306 `\"ÖPPEN \"`"},
      {"kodlista L\n  kod a: \"Öppen\", \"öppen\"\n", ""},
      {"kodlista L\n  kod åtgärd: \"A\"\n  kod atgard: \"B\"\n", "R306 `atgard`"},
      {"kodlista L\n  kod aB: \"A\"\n  kod ab: \"B\"\n", "R306 `ab`"},
      {"skala S\n  nivå 2 b: \"B\"\n  nivå 1 a: \"A\"\n", ""},
      {"skala S\n  nivå 1 a: \"A\"\n  nivå 1 b: \"B\"\n", "R336 `1`"},
      {"skala S\n  nivå 1 a: \"A\"\n  nivå 2 a: \"B\"\n", "R323 `a`"},
      {"kodlista L\n  kod a: \"A\"\nskala L\n  nivå 1 b: \"B\"\n", "R323 `L`"},
  });
}

TEST_CASE("levels stand in order of their numbers, whatever the order they are written in",
          "[check]") {
  const Compilation c =
      test::compiled({"språk svenska\nskala S\n  nivå 3 c: \"C\"\n  nivå 1 a: "
                      "\"A\"\n  nivå 2 b: \"B\"\n"});
  const types::CodeList& scale = c.program.schema.code_lists[types::CodeListId{0}];
  REQUIRE(scale.codes.size() == 3);
  CHECK(scale.find("a") == 0);
  CHECK(scale.find("b") == 1);
  CHECK(scale.find("c") == 2);
}

TEST_CASE("code sets are flat and closed downwards", "[check]") {
  const std::string list =
      "språk svenska\nkodlista L\n  kod a: \"A\"\n  kod b under a: \"B\"\n  kod c: \"C\"\n"
      "kodlista M\n  kod d: \"D\"\n";
  const Compilation c = test::compiled({list + "kodmängd Y av L: X, c\nkodmängd X av L: a\n"});
  const types::CodeSet& y = c.program.schema.code_sets[types::CodeSetId{0}];
  CHECK(y.elements == std::vector<std::int32_t>{0, 2});
  CHECK(y.members == std::vector<bool>{true, true, true});
  const types::CodeSet& x = c.program.schema.code_sets[types::CodeSetId{1}];
  CHECK(x.members == std::vector<bool>{true, true, false});

  const auto of = [&](const std::string& sets) {
    return test::reports(test::compiled({list + sets}));
  };
  CHECK(of("kodmängd X av L: a, d\n") == "R303 `d`");
  CHECK(of("kodmängd X av N: a\n") == "R325 `N`");
  CHECK(of("kodmängd X av L: Z\n") == "R325 `Z`");
  CHECK(of("kodmängd X av L: Y\nkodmängd Y av L: X\n") == "R317 `X`");
  CHECK(of("kodmängd X av L: Y\nkodmängd Y av M: d\n") == "R409 `Y`");
}

TEST_CASE("fields have types that exist", "[check]") {
  const std::string reg = "register R\n  nyckel: id\n  fält id: text\n  fält x: ";
  const std::string more =
      "\nkodlista L\n  kod a: \"A\"\nkodmängd M av L: a\npost P\n  fält y: text\n";
  const auto of = [&](const std::string& type) { return test::reports(reg + type + more); };
  CHECK(of("L") == "R314 `M`");
  CHECK(of("P") == "R314 `M`");
  CHECK(of("lista av P") == "R314 `M`");
  CHECK(of("länk till R") == "R314 `M`");
  CHECK(of("länk till S") == "R302 `S`");
  CHECK(of("Q") == "R325 `Q`");
  CHECK(of("R") == "R335 `R`");
  CHECK(of("M") == "R413 `M`");
  CHECK(of("lista av lista av text") == "R413 `lista av lista av text`");
  CHECK(of("heltal, oavsett versaler") == "R331 `x`");
  CHECK(test::reports("post P\n  fält p: lista av P\n") == "R317 `lista av P`");
  CHECK(test::reports("post P\n  fält q: Q\npost Q\n  fält p: P\n") == "R317 `P`");
}

TEST_CASE("registers, keys, links, trees and collections are checked", "[check]") {
  check_all({
      {"register R\n  fil: \"r.json\"\n", "R326 `R`"},
      {"register R\n  fält a: text\n  fält a: text\n", "R323 `a`"},
      {"register R\n  fält ålder: text\n  fält alder: text\n", "R306 `alder`"},
      {"register R\n  nyckel: b\n  fält a: text\n", "R301 `b`"},
      {"register R\n  nyckel: a\n  nyckel: a\n  fält a: text\n", "R124 `nyckel: a`"},
      {"register R\n  nyckel: a\n  fält a: lista av text\n", "R413 `a`"},
      {"register R\n  unik: a, c\n  fält a: lista av text\n", "R301 `c`"},
      {"register R\n  nyckel: a\n  träd via b\n  fält a: text\n  fält b: text\n", "R318 `b`"},
      {"register R\n  nyckel: a\n  träd via b\n  fält a: text\n  fält b: länk till R\n", ""},
      {"register R\n  nyckel: a\n  träd via b\n  fält a: text\n  fält b: lista av länk till R\n",
       "R318 `b`"},
      {"register R\n  fält a: text\n  fält b: länk till R på a\n", "R310 `a`"},
      {"register R\n  unik: a\n  fält a: text\n  fält b: länk till R på a\n", ""},
      {"register R\n  unik: a\n  fält a: text\n  fält b: länk till R på c\n", "R301 `c`"},
      {"register R\n  fält a: text\n  fält b: länk till R\n", "R310 `länk till R`"},
      {"register R\n  nyckel: a, c\n  fält a: text\n  fält c: text\n  fält b: länk till R\n",
       "R310 `länk till R`"},
      {"register R\n  nyckel: a\n  fält a: text\n  fält b: länk till R\n  samling s: R via b\n",
       ""},
      {"register R\n  nyckel: a\n  fält a: text\n  samling s: R via a\n", "R327 `a`"},
      {"register R\n  nyckel: a\n  fält a: text\n  samling s: R via x\n", "R301 `x`"},
      {"register R\n  nyckel: a\n  fält a: text\n  samling s: S via x\n", "R302 `S`"},
      {"register R\n  nyckel: a\n  fält a: text\n  fält b: länk till R\n  samling a: R via b\n",
       "R323 `a`"},
      {"register R\n  nyckel: a\n  fält a: text\n  fält b: länk till R\n  samling s: R via b, med "
       "underordnade\n",
       "R319 `s`"},
      {"register R\n  fält a: text\nregister R\n  fält a: text\n", "R323 `R`"},
  });
}

TEST_CASE("parameters have values of their type", "[check]") {
  const std::string use =
      "register R\n  nyckel: id\n  fält id: text\n  fält n: tal\nkodlista L\n"
      "  kod a: \"A\"\nskala S\n  nivå 1 låg: \"L\"\n";
  const auto of = [&](const std::string& parameter) {
    const std::string found = test::reports(use + parameter);
    return found == "R314 `p`" ? std::string() : found;
  };
  CHECK(of("parameter p: heltal = 5\n").empty());
  CHECK(of("parameter p: tal = 5\n").empty());
  CHECK(of("parameter p: tal = 0,5\n").empty());
  CHECK(of("parameter p: tal = 10 %\n").empty());
  CHECK(of("parameter p: text = \"x\"\n").empty());
  CHECK(of("parameter p: datum = 2026-02-28\n").empty());
  CHECK(of("parameter p: tidpunkt = 2026-03-01 09:00\n").empty());
  CHECK(of("parameter p: period = 3 månader\n").empty());
  CHECK(of("parameter p: varaktighet = 1,5 timmar\n").empty());
  CHECK(of("parameter p: länk till R = \"r1\"\n").empty());
  CHECK(of("parameter p: ja/nej = ja\n").empty());
  CHECK(of("parameter p: heltal = 0,5\n") == "R413 `0,5`");
  CHECK(of("parameter p: heltal = \"5\"\n") == "R413 `\"5\"`");
  CHECK(of("parameter p: period = 72 timmar\n") == "R413 `72 timmar`");
  CHECK(of("parameter p: period = 1,5 år\n") == "R413 `1,5 år`");
  CHECK(of("parameter p: datum = 2026-02-30\n") == "R117 `2026-02-30`");
  CHECK(of("parameter p: datum = 2026-13-01\n") == "R125 `2026-13-01`");
  CHECK(of("parameter p: tidpunkt = 2026-03-01 24:00\n") == "R125 `2026-03-01 24:00`");
  CHECK(of("parameter p: tidpunkt = 2026-10-25 02:30\n") == "R118 `2026-10-25 02:30`");
  CHECK(of("parameter p: tidpunkt = 2026-03-29 02:30\n") == "R126 `2026-03-29 02:30`");
  CHECK(of("parameter p: tidpunkt = 2026-10-25 02:30+01:00\n").empty());
  CHECK(of("parameter p: tal = 0,1234567\n") == "R129 `0,1234567`");
  CHECK(of("parameter p: heltal = 99999999999999999999\n") == "R129 `99999999999999999999`");
  CHECK(of("parameter p: heltal\n  från 2026-01-01: 1\n  från 2026-01-01: 2\n") ==
        "R337 `2026-01-01`");
  CHECK(of("parameter p: heltal = 5\nparameter p: heltal = 6\n") == "R323 `p`");
  CHECK(of("parameter p: Q = 5\n") == "R325 `Q`");
}

TEST_CASE("definitions belong to records that exist", "[check]") {
  const std::string reg = "register R\n  nyckel: id\n  fält id: text\n  fält n: heltal\n";
  CHECK(test::reports(reg + "definition d för S\n  betyder: ja\n") == "R302 `S`");
  CHECK(test::reports(reg + "definition d(x: Q) för R\n  betyder: ja\n") == "R325 `Q`");
  CHECK(test::reports(reg + "definition n för R\n  betyder: ja\n").substr(0, 8) == "R323 `n`");
}

TEST_CASE("messages name what is meant in both languages", "[check]") {
  const std::string text =
      "register R\n  nyckel: kod\n  fält kod: text\n  fält b: länk till R på kdo\n";
  CHECK(test::first_message(text, diag::Language::Swedish) ==
        "Registret `R` har inget fält som heter `kdo`. Menade du `kod`?");
  CHECK(test::first_message(text, diag::Language::English) ==
        "The register `R` has no field called `kdo`. Did you mean `kod`?");
  CHECK(test::first_message("register R\n  träd via b\n  fält b: lista av heltal\n",
                            diag::Language::English) ==
        "`tree via b` needs a link from R to R; `b` is a list of integer.");
}

}  // namespace regel
