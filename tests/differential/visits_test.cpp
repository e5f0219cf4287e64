// A source that is visited again is read in part at first: what the records of another register ask
// for. Each way of asking has the outcome that the meaning gives it, in one visit and in two, and
// so have the findings about the data.

#include <algorithm>
#include <string>
#include <vector>

#include "tests/differential/both.hpp"
#include "tests/support/catch.hpp"

namespace regel {

namespace {

const std::string kRegisters = R"(språk svenska
post Plats
  fält ort: text från "ort"
post Del
  fält tal: heltal från "tal"
register Fråga
  fil: "f.json"
  poster: "$[*]"
  nyckel: id
  fält id: text från "id"
  fält sak: länk till Sak från "sak"
register Sak
  fil: "s.json"
  poster: "$[*]"
  nyckel: id
  fält id: text från "id"
  fält namn: text från "namn", valfritt
  fält dag: datum från "dag", valfritt
  fält plats: Plats från "plats", valfritt
  fält lista: lista av heltal från "lista", valfritt, okänt "vet ej"
  fält delar: lista av Del från "delar", valfritt
  fält nästa: länk till Sak från "nästa", valfritt
)";
const std::string kOwnRule =
    "regel S-1 \"s\"\n  för varje: Sak\n  ska: namn finns\n  annars: \"fel\"\n";

// F1 asks of a record that has everything, F2 of one that has nothing, F3 of one that is garbled.
const std::string kQuestions =
    R"([{"id":"F1","sak":"full"},{"id":"F2","sak":"tom"},{"id":"F3","sak":"fel"}])";
const std::string kThings = R"([
  {"id":"full","namn":"N","dag":"2026-01-02","plats":{"ort":"Bo"},"lista":[1,2],"delar":[{"tal":3}],"nästa":"tom"},
  {"id":"tom"},
  {"id":"fel","namn":4,"dag":"i går","plats":5,"lista":"vet ej","delar":[7],"nästa":"ingen"}])";

property::Project project(const std::string& condition) {
  property::Project out;
  out.rules = kRegisters + "regel F-1 \"f\"\n  för varje: Fråga\n  ska: " + condition +
              "\n  annars: \"fel\"\n" + kOwnRule;
  out.current["f.json"] = kQuestions;
  out.current["s.json"] = kThings;
  return out;
}

std::string outcomes(const outcome::RunReport& report) {
  std::string out;
  for (const outcome::RuleResult& rule : report.rules) {
    if (rule.id != "F-1") continue;
    out = std::to_string(rule.pass) + " " + std::to_string(rule.fail) + " " +
          std::to_string(rule.undetermined);
  }
  return out;
}

std::vector<std::string> told(const outcome::RunReport& report) {
  std::vector<std::string> out;
  for (const outcome::DataFinding& finding : report.data_findings) {
    out.push_back(std::string(diag::info(finding.code).name) + " " + finding.register_name + " " +
                  finding.field + " " + std::to_string(finding.count));
  }
  return out;
}

}  // namespace

TEST_CASE("what a first visit leaves unread changes nothing", "[differential]") {
  // Met, broken, undetermined: of the full, the empty and the garbled record.
  const std::vector<std::pair<std::string, std::string>> asked{
      {"sak.namn finns", "2 1 0"},  // a number is a text as well
      {"sak.namn finns och sak.namn = \"N\"", "1 2 0"},
      {"sak.dag finns", "1 1 1"},
      {"sak.dag är ogiltigt", "1 2 0"},
      {"sak.plats finns", "1 1 1"},
      {"sak.lista finns", "1 1 1"},
      {"sak.lista är angivet som okänt", "1 2 0"},
      {"antal(sak.lista) >= 2", "1 1 1"},
      {"sak.lista innehåller 2", "1 1 1"},
      {"någon av sak.delar som d uppfyller d.tal = 3", "1 1 1"},
      {"sak.nästa finns", "1 2 0"},
      {"sak.nästa finns och sak.nästa.namn finns", "0 3 0"},
  };
  for (const auto& [condition, expected] : asked) {
    CAPTURE(condition);
    const property::Project one = project(condition);
    const outcome::RunReport once = differential::judged_by_both(one);
    CHECK(outcomes(once) == expected);
    differential::Settings twice;
    twice.test.rules_last = true;
    const outcome::RunReport again =
        differential::run_engine(test::compiled({one.rules}).program, one, twice);
    CHECK(outcomes(again) == expected);
    CHECK(told(again) == told(once));
  }
}

}  // namespace regel
