// Why an outcome could not be determined, one plain example a kind and a place: the causes are
// written here from the table of kinds in docs/outcomes.md, and given by both evaluators.

#include <fmt/format.h>

#include "engine/report/words.hpp"
#include "lang/value/time_text.hpp"
#include "tests/differential/both.hpp"
#include "tests/support/catch.hpp"

namespace regel {

namespace {

const std::string kRegister = R"(språk svenska
post Plats
  fält ort: text från "ort"
post Sak
  fält antal: heltal från "antal"
  fält märken: lista av text från "märken"
parameter huvudenhet: länk till Enhet = "e9"
register Enhet
  fil: "enhet.json"
  poster: "$[*]"
  nyckel: id
  fält id: text från "id"
  fält folk: heltal från "folk"
  fält tal: lista av heltal från "tal"
  fält över: länk till Enhet från "över", valfritt
  träd via över
register R
  fil: "r.json"
  poster: "$[*]"
  nyckel: id
  okänt: "Vet ej"
  fält id: text från "id"
  fält a: heltal från "a"
  fält dag: datum från "dag"
  fält plats: Plats från "plats"
  fält saker: lista av Sak från "saker"
  fält enhet: länk till Enhet från "enhet"
  fält utan: heltal
)";

const std::string kUnits = R"([{"id":"e1","folk":3,"tal":[1],"över":"e2"},
  {"id":"e2","tal":[1,"x"],"över":"e1"},{"id":"e3","folk":3},{"id":"e4"},{"id":"e4"}])";

// "kind register key field; ..." of the only record, named 1, in order.
std::string causes(const std::string& condition, const std::string& record,
                   const std::string& units = kUnits) {
  property::Project project;
  project.rules =
      kRegister + "regel A-1 \"a\"\n  för varje: R\n  ska: " + condition + "\n  annars: \"fel\"\n";
  project.current["r.json"] = "[{\"id\":\"1\"" + (record.empty() ? "" : "," + record) + "}]";
  if (!units.empty()) project.current["enhet.json"] = units;
  project.today = parse_date("2026-03-15")->first.days;
  const outcome::RunReport report = differential::judged_by_both(project);
  std::string out;
  for (const outcome::Finding finding : report.findings) {
    for (const outcome::Cause& cause : finding.causes) {
      out += fmt::format("{}{} {} {} {}", out.empty() ? "" : "; ", report::name(cause.kind),
                         cause.register_name, cause.key, cause.field);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a field of the record is named where it stands", "[differential]") {
  CHECK(causes("a > 1", "") == "missing R 1 a");
  CHECK(causes("a > 1", R"("a":"x")") == "invalid R 1 a");
  CHECK(causes("a > 1", R"("a":"Vet ej")") == "recorded_unknown R 1 a");
  CHECK(causes("dag > 2026-03-10", R"("dag":"2026-03")") == "imprecise R 1 dag");
  CHECK(causes("utan > 1", "") == "not_in_source R  utan");
}

TEST_CASE("what lies inside a record is named by the way to it", "[differential]") {
  CHECK(causes("plats.ort = \"x\"", "") == "missing R 1 plats.ort");
  CHECK(causes("plats.ort = \"x\"", R"("plats":{})") == "missing R 1 plats.ort");
  CHECK(causes("plats.ort = \"x\"", R"("plats":7)") == "invalid R 1 plats.ort");
  CHECK(causes("någon av saker uppfyller antal > 1", "") == "missing R 1 saker");
  CHECK(causes("någon av saker uppfyller antal > 1", R"("saker":[{}])") ==
        "missing R 1 saker.antal");
  CHECK(causes("någon av saker som s uppfyller s.märken innehåller \"x\"", R"("saker":[{}])") ==
        "missing R 1 saker.märken");
}

TEST_CASE("a link is named where it is written, what it leads to where that stands",
          "[differential]") {
  CHECK(causes("enhet.folk > 1", R"("enhet":"e7")") == "dangling R 1 enhet");
  CHECK(causes("enhet.folk > 1", R"("enhet":"e4")") == "ambiguous R 1 enhet");
  CHECK(causes("enhet.folk > 1", R"("enhet":"e2")") == "missing Enhet e2 folk");
  CHECK(causes("någon av enhet.tal som t uppfyller t > 1", R"("enhet":"e3")") ==
        "missing Enhet e3 tal");
  CHECK(causes("någon av enhet.tal som t uppfyller t > 1", R"("enhet":"e2")") ==
        "invalid Enhet e2 tal");
}

TEST_CASE("a parameter that names no record is named by its register", "[differential]") {
  CHECK(causes("huvudenhet.folk > 1", "") == "dangling Enhet e9 ");
  CHECK(causes("huvudenhet.folk > 1", "", R"([{"id":"e9"},{"id":"e9"}])") == "ambiguous Enhet e9 ");
}

TEST_CASE("what was not given, and what has no result, says so", "[differential]") {
  CHECK(causes("föregående finns och föregående.a = a", R"("a":1)") == "previous_missing R  ");
  CHECK(causes("a / (a - 1) > 0", R"("a":1)") == "out_of_range R 1 ");
}

}  // namespace regel
