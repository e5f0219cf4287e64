// The run as a source of its own: what was read, and the waivers, for rules over them.

#include "engine/eval/run_account.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "engine/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {
namespace {

const std::string kRules = R"(språk svenska
register Liten
  fil: "liten.json"
  poster: "$.poster[*]"
  antal: "$.antal"
  färskhet: 31 dagar från "$.uttag"
  nyckel: id
  fält id: text från "id"
register Stor
  fil: "stor.json"
  poster: "$[*]"
  nyckel: id
  fält id: text från "id"
register Källa
  fil: "@run"
  poster: "$.sources[*]"
  nyckel: namn
  fält namn: text från "register"
  fält filen: text från "file"
  fält uttaget: datum från "exported", valfritt
  fält förra: datum från "previous_exported", valfritt
  fält poster_i_den: heltal från "records"
  fält uppgivet: heltal från "claimed", valfritt
register Dispens
  fil: "@run"
  poster: "$.waivers[*]"
  fält namn: text från "id"
  fält avser: text från "rule"
  fält i_register: text från "register"
  fält gäller: text från "key"
  fält beslut: text från "decision"
  fält beslutande: text från "decided_by"
  fält skäl: text från "reason"
  fält från_dag: datum från "from", valfritt
  fält till_dag: datum från "through"
regel A-1 "Uppgivet antal"
  för varje: Källa
  när: uppgivet finns
  ska: uppgivet = poster_i_den
  annars: "{namn}"
regel A-2 "Uttag"
  för varje: Källa
  ska: uttaget finns och uttaget = 2026-02-20 och förra finns och förra = 2026-01-20
  annars: "{namn}"
regel A-3 "Poster"
  för varje: Källa
  ska: (namn = "Liten" och poster_i_den = 2 och filen = "liten.json") eller poster_i_den = 300
  annars: "{namn}"
regel A-4 "Dispenser"
  för varje: Dispens
  ska: namn = "D-1" och avser = "B-1" och i_register = "Liten" och beslut = "KS 1" och beslutande = "KS" och
       skäl = "s" och från_dag finns och från_dag = 2026-01-01 och till_dag = 2026-06-30 och
       (gäller = "a" eller gäller = "b")
  annars: "{namn}"
regel B-1 "b"
  för varje: Liten
  ska: id = ""
  annars: "{id}"
regel B-2 "b"
  för varje: Stor
  ska: id = ""
  annars: "{id}"
regel B-3 "b"
  för varje: föregående Liten
  ska: id = ""
  annars: "{id}"
dispens D-1 från B-1
  avser: Liten "a", "b"
  i kraft: från 2026-01-01 till och med 2026-06-30
  beslut: "KS 1"
  beslutat av: "KS"
  skäl: "s"
)";

outcome::RunReport ran(std::size_t small_text) {
  const Compilation compiled = test::compiled({kRules});
  INFO(test::reports(compiled));
  REQUIRE_FALSE(compiled.sink.has_errors());
  const auto small = [&](const std::string& day) {
    return R"({"uttag": ")" + day + R"(", "antal": 2, "t": ")" + std::string(small_text, 'x') +
           R"(", "poster": [{"id": "a"}, {"id": "b"}]})";
  };
  std::string large = "[";
  for (int i = 0; i < 300; ++i) {
    large += (i == 0 ? "{\"id\": \"" : ", {\"id\": \"") + std::to_string(i) + "\"}";
  }
  MemoryFileReader files;
  files.add("nu/liten.json", small("2026-02-20"));
  files.add("nu/stor.json", large + "]");
  files.add("förr/liten.json", small("2026-01-20"));
  files.add("förr/stor.json", large + "]");
  RunOptions options;
  options.as_of = 20513;  // 2026-03-01
  options.folder = "nu";
  options.previous_folder = "förr";
  return run(compiled.program, files, options);
}

std::string counts(const outcome::RunReport& report, std::size_t rule) {
  const outcome::RuleResult& one = report.rules.at(rule);
  return one.id + " " + std::to_string(one.pass) + " " + std::to_string(one.fail) + " " +
         std::to_string(one.not_applicable);
}

}  // namespace

TEST_CASE("rules over the run see its sources and its waivers", "[eval]") {
  const outcome::RunReport report = ran(0);
  CHECK(counts(report, 0) == "A-1 1 0 1");
  CHECK(counts(report, 1) == "A-2 1 1 0");
  CHECK(counts(report, 2) == "A-3 2 0 0");
  CHECK(counts(report, 3) == "A-4 2 0 0");
}

TEST_CASE("the sources of a report have their order whatever their sizes", "[eval]") {
  for (const std::size_t size : {std::size_t{0}, std::size_t{100'000}}) {
    std::string names;
    for (const outcome::SourceResult& one : ran(size).sources) {
      names += one.register_name + (one.previous ? "- " : " ");
    }
    CHECK(names == "Liten Liten- Stor ");
  }
}

TEST_CASE("the account counts what the data showed, and leaves the library's tables out",
          "[eval]") {
  const Compilation compiled = test::compiled({R"(språk svenska
använd standard.kvalitet
använd standard.tabeller
register Sak
  fil: "sak.json"
  nyckel: id
  fält id: text från "id"
  fält dag: datum från "dag"
  fält land: länk till Land från "land"
  fält förra: länk till Sak från "förra", valfritt
register Ren
  fil: "ren.json"
  nyckel: id
  fält id: text från "id"
regel B-1 "b"
  för varje: Sak
  ska: dag <= idag och land.i_ees(idag) och (förra saknas eller förra.dag <= idag)
  annars: "{id}"
regel B-2 "b"
  för varje: Ren
  ska: id <> ""
  annars: "{id}"
)"});
  INFO(test::reports(compiled));
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader files;
  files.add("sak.json", R"([{"id": "a", "dag": "i går", "land": "se", "förra": "x"},
    {"id": "b", "dag": "2026-01-01", "land": "NO"}, {"id": "b", "dag": "2026-01-01", "land": "US"}])");
  files.add("ren.json", R"([{"id": "a"}])");
  RunOptions options;
  options.as_of = 20513;  // 2026-03-01
  const outcome::RunReport report = run(compiled.program, files, options);
  // One pass is Ren, one failure is Sak; Land is not asked about.
  std::map<std::string, std::string> found;
  for (std::size_t i = 0; i < report.rules.size(); ++i) {
    found[report.rules[i].id] = counts(report, i);
  }
  CHECK(found["KVAL-001"] == "KVAL-001 1 1 0");
  // Links are counted where a rule follows them: Sak has one that leads nowhere; of Ren nobody
  // knows.
  CHECK(found["KVAL-002"] == "KVAL-002 0 1 0");
  CHECK(found["KVAL-003"] == "KVAL-003 1 1 0");
  CHECK(found["B-1"] == "B-1 1 1 0");
  const auto land =
      std::ranges::find(report.sources, "Land", &outcome::SourceResult::register_name);
  REQUIRE(land != report.sources.end());
  CHECK(land->file == "@standard/lander.json");
  CHECK(land->sha256.size() == 64);
}

}  // namespace regel
