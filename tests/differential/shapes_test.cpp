// Exports of other shapes than objects in objects, worked out here from "Sources" in language.md
// and given by both evaluators: what a record of several rows has, and what an attribute is.

#include <fstream>
#include <sstream>

#include "tests/differential/both.hpp"
#include "tests/support/golden.hpp"

namespace regel {

namespace {

// P, F or ? for each record, rule by rule.
std::string outcomes(const outcome::RunReport& report) {
  std::string out;
  for (const outcome::RuleResult& rule : report.rules) {
    out += (out.empty() ? "" : " ") + rule.id + ":" + std::to_string(rule.pass) + "/" +
           std::to_string(rule.fail) + "/" + std::to_string(rule.undetermined);
  }
  return out;
}

std::string judged(const std::string& rules, const std::string& records) {
  property::Project project;
  project.rules = "språk svenska\n" + rules;
  project.current["r.json"] = records;
  return outcomes(differential::judged_by_both(project));
}

const std::string kAttributes = R"(register R
  fil: "r.json"
  nyckel: id
  fält id: text från "id"
  fält en: text från "a" där "n" = "En" / "v", valfritt
  fält flera: lista av text från "a" där "n" = "Flera" / "v", valfritt
regel A-1 "a"
  för varje: R
  ska: en finns
  annars: "fel"
regel A-2 "b"
  för varje: R
  ska: flera finns och antal(flera) = 2
  annars: "fel"
)";

std::string attributes(const std::string& list) {
  return judged(kAttributes, R"([{"id":"1","a":)" + list + "}]");
}

const std::string kSheet = R"(post D
  fält t: text från "T"
  fält n: heltal från "N"
register R
  fil: "r.json"
  nyckel: id
  ny post: "Id"
  som ovan: "E"
  fält id: text från "Id"
  fält e: text från "E"
  fält s: text från "S", valfritt
  fält l: lista av text från "L", delat vid ";"
  fält d: lista av D från raderna
regel A-1 "a"
  för varje: R
  ska: e = "x"
  annars: "fel"
regel A-2 "b"
  för varje: R
  ska: s finns
  annars: "fel"
regel A-3 "c"
  för varje: R
  ska: antal(l) = 2
  annars: "fel"
regel A-4 "d"
  för varje: R
  ska: antal(d) = 2
  annars: "fel"
)";

}  // namespace

TEST_CASE("an attribute is found by the name that it says", "[differential]") {
  CHECK(attributes(R"([{"n":"En","v":["x"]},{"v":["p","q"],"n":"Flera"}])") ==
        "A-1:1/0/0 A-2:1/0/0");
  CHECK(attributes(R"([])") == "A-1:0/1/0 A-2:0/1/0");
  CHECK(attributes("null") == "A-1:0/1/0 A-2:0/1/0");
  // One object is a list of one; a value may stand without its list.
  CHECK(attributes(R"({"n":"En","v":"x"})") == "A-1:1/0/0 A-2:0/1/0");
  // Empty is missing; several are no value of one field, and two of a name are none.
  CHECK(attributes(R"([{"n":"En","v":[]},{"n":"Flera","v":[]}])") == "A-1:0/1/0 A-2:0/1/0");
  CHECK(attributes(R"([{"n":"En","v":["x","y"]}])") == "A-1:0/0/1 A-2:0/1/0");
  CHECK(attributes(R"([{"n":"En","v":["x"]},{"n":"En","v":["x"]}])") == "A-1:0/0/1 A-2:0/1/0");
  // What does not say its name may be what was not found.
  CHECK(attributes(R"([{"n":"En","v":["x"]},{"v":["p","q"]}])") == "A-1:1/0/0 A-2:0/0/1");
  CHECK(attributes(R"([7,{"n":["En"],"v":["x"]}])") == "A-1:0/0/1 A-2:0/0/1");
}

TEST_CASE("rows that leave the cell empty go on with the record above", "[differential]") {
  // Two records: the second takes E from the first, and has one row's D.
  CHECK(judged(kSheet, R"([{"Id":"1","E":"x","S":"s","L":"p","T":"a","N":1},
                           {"Id":null,"E":"","S":" ","L":"q","T":"b"},
                           {"Id":"2","E":null,"L":"p;q","T":"a"},{"Id":"","T":null,"N":null}])") ==
        "A-1:2/0/0 A-2:1/1/0 A-3:2/0/0 A-4:1/1/0");
  // Two rows fill in one value: neither is chosen. No row fills in D: nothing can be told of it.
  CHECK(judged(kSheet, R"([{"Id":"1","E":"x","S":"s","L":"p;q"},{"S":"s"}])") ==
        "A-1:1/0/0 A-2:0/0/1 A-3:1/0/0 A-4:0/0/1");
  // Nothing stands above the first record, and a row without the cell begins one there.
  CHECK(judged(kSheet, R"([{"S":"s","L":"p","T":"a"},{"T":"b","L":"q"},{"Id":"1","E":"y"}])") ==
        "A-1:0/1/1 A-2:1/1/0 A-3:1/0/1 A-4:1/0/1");
}

TEST_CASE("the guide's three exports give the same findings", "[differential]") {
  std::vector<std::string> rules, exports;
  std::string* into = nullptr;
  std::istringstream lines(test::read_text("docs/sv/koppla-ett-uttag.md"));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      auto& blocks = line == "```json" ? exports : rules;
      into = line == "```" ? nullptr : &blocks.emplace_back();
    } else if (into != nullptr) {
      *into += line + "\n";
    }
  }
  REQUIRE(rules.size() == 4);
  REQUIRE(exports.size() == 3);
  for (std::size_t shape = 0; shape < 3; ++shape) {
    INFO(rules[shape + 1]);
    property::Project project;
    project.rules = "språk svenska\n" + rules[0] + rules[shape + 1];
    project.current["uttag.json"] = exports[shape];
    const outcome::RunReport report = differential::judged_by_both(project);
    CHECK(outcomes(report) == "KOP-001:2/1/0 KOP-002:2/1/0");
    REQUIRE(report.findings.size() == 2);
    CHECK(report.findings[0].key == "B-2");
    CHECK(report.findings[1].key == "B-1");
    CHECK(report.findings[0].message ==
          "Behandlingen B-2 vid Arkiv har ett ändamål utan rättslig grund.");
  }
}

}  // namespace regel
