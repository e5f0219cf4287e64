#include "engine/ruletest/run_test.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel::ruletest {

namespace {

const std::string kVocabulary =
    "register System\n  nyckel: id\n  unik: namn\n  fält id: text\n  fält namn: text\n"
    "  fält drift: ja/nej\n"
    "register Akt\n  nyckel: id\n  fält id: text\n  fält n: heltal\n"
    "  fält system: länk till System på namn, valfritt\n"
    "  fält flera: lista av länk till System på namn, valfritt\n";

// The only test of these declarations, as "a=pass b=fail": every expectation with what came out.
std::vector<Judged> judged(const std::string& text) {
  const Compilation compiled = test::compiled({"språk svenska\n" + kVocabulary + text});
  INFO(test::reports(compiled));
  REQUIRE_FALSE(compiled.sink.has_errors());
  REQUIRE(compiled.program.tests.size() == 1);
  return run_test(compiled.program, compiled.program.tests[0]);
}

bool all_pass(const std::string& text) {
  for (const Judged& one : judged(text)) {
    if (!one.passed()) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a link that matches a name is given by the label of its record", "[ruletest]") {
  CHECK(
      all_pass("regel A-1 \"a\"\n  för varje: Akt\n  ska: system finns och system.drift = ja\n"
               "test \"t\" för A-1\n"
               "  givet System s: namn = \"Treserva\", drift = ja\n"
               "  givet System ss: id = \"S-2\", namn = \"Procapita\", drift = nej\n"
               "  givet Akt a: system = s\n  givet Akt b: system = ss\n"
               "  givet Akt c: system = \"Treserva\"\n  givet Akt d: system = borta\n"
               "  förvänta a: uppfylld\n  förvänta b: bruten\n"
               "  förvänta c: uppfylld\n  förvänta d: bruten\n"));
}

TEST_CASE("so is one in a list", "[ruletest]") {
  CHECK(
      all_pass("regel A-1 \"a\"\n  för varje: Akt\n"
               "  ska: flera finns och (alla flera uppfyller drift = ja)\n"
               "test \"t\" för A-1\n"
               "  givet System s: namn = \"Treserva\", drift = ja\n"
               "  givet System u: namn = \"Procapita\", drift = nej\n"
               "  givet Akt a: flera = [s]\n  givet Akt b: flera = [s, u]\n"
               "  förvänta a: uppfylld\n  förvänta b: bruten\n"));
}

TEST_CASE("nested records are given field by field, and what is not named is missing",
          "[ruletest]") {
  CHECK(all_pass(
      "post Ändamål\n  fält text: text\n  fält system: länk till System på namn, valfritt\n"
      "register Behandling\n  nyckel: id\n  fält id: text\n  fält första: Ändamål\n"
      "  fält alla_ändamål: lista av Ändamål\n"
      "regel B-1 \"b\"\n  för varje: Behandling\n"
      "  när: första.text = \"Bistånd\"\n"
      "  ska: någon av alla_ändamål som ä uppfyller (ä.system finns och ä.system.drift = ja)\n"
      "test \"t\" för B-1\n"
      "  givet System s: namn = \"Treserva\", drift = ja\n"
      "  givet Behandling a: första = (text = \"Bistånd\"),\n"
      "    alla_ändamål = [(text = \"x\"), (text = ogiltigt \"?\", system = s)]\n"
      "  givet Behandling b: första = (text = \"Bistånd\"), alla_ändamål = [(text = \"x\")]\n"
      "  givet Behandling c: första = (system = s), alla_ändamål = []\n"
      "  givet Behandling d: första = (text = okänt \"Vet ej\"), alla_ändamål = []\n"
      "  givet Behandling e: första = (text = \"Bistånd\"), alla_ändamål = ogiltigt \"x\"\n"
      "  givet Behandling f: första = (text = \"Vård\")\n"
      "  förvänta a: uppfylld\n  förvänta b: bruten\n  förvänta c: kan ej avgöras\n"
      "  förvänta d: kan ej avgöras\n  förvänta e: kan ej avgöras\n"
      "  förvänta f: ej tillämplig\n"));
}

TEST_CASE("a label may stand for records of several registers", "[ruletest]") {
  CHECK(
      all_pass("regel A-1 \"a\"\n  för varje: Akt\n  ska: n > 1\n"
               "test \"t\" för A-1\n  givet Akt a: id = \"A-7\", n = 2\n"
               "  givet System a: id = \"S-9\"\n  förvänta a: uppfylld\n"));
}

TEST_CASE("a record is its label, also where its key is another's or none", "[ruletest]") {
  CHECK(
      all_pass("register Rad\n  fält n: heltal\n"
               "regel A-1 \"a\"\n  för varje: Rad\n  ska: n > 1\n"
               "test \"t\" för A-1\n  givet Rad a: n = 2\n  givet Rad b: n = 1\n  givet Rad c\n"
               "  förvänta a: uppfylld\n  förvänta b: bruten\n  förvänta c: kan ej avgöras\n"));
  CHECK(
      all_pass("regel A-1 \"a\"\n  för varje: Akt\n  ska: n > 1\n"
               "test \"t\" för A-1\n  givet Akt a: id = \"x\", n = 2\n"
               "  givet Akt b: id = \"x\", n = 1\n  givet Akt c: id = saknas, n = 1\n"
               "  förvänta a: uppfylld\n  förvänta b: bruten\n  förvänta c: bruten\n"));
}

TEST_CASE("what failed is told with its item, message and causes", "[ruletest]") {
  const auto result = judged(
      "regel A-1 \"a\"\n  för varje: Akt\n"
      "  ska: alla dessa\n    a) n > 1\n    b) n < 5\n  annars: \"Akten {id} har {n}.\"\n"
      "test \"t\" för A-1\n  givet Akt x: n = 7\n  givet Akt y\n"
      "  förvänta x: uppfylld\n  förvänta y: bruten\n");
  REQUIRE(result.size() == 2);
  CHECK(result[0].got == ir::Outcome::Fail);
  CHECK(result[0].item == "b");
  CHECK(result[0].message == "Akten x har 7.");
  CHECK(result[1].got == ir::Outcome::Undetermined);
  REQUIRE(result[1].causes.size() == 1);
  CHECK(result[1].causes[0].field == "n");
  CHECK(result[1].causes[0].kind == outcome::CauseKind::Missing);
}

}  // namespace regel::ruletest
