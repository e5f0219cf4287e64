// Names that no record has, and names that came or went since the export before.

#include "engine/eval/shape_findings.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {
namespace {

// `a.b` and `c` are read by no rule.
const std::string kRules = R"(språk svenska
post P
  fält b: text från "b", valfritt
  fält d: text från "d", valfritt
register R
  fil: "r.json"
  nyckel: id
  fält id: text från "id"
  fält a: P från "a", valfritt
  fält c: text från "c", valfritt
regel A-1 "a"
  för varje: R
  när: föregående finns
  ska: id finns
  annars: "{id}"
)";

std::vector<std::string> told(const std::string& rules, const std::string& now,
                              const std::string& before = "") {
  const Compilation compiled = test::compiled({rules});
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader files;
  files.add("r.json", now);
  RunOptions options;
  options.as_of = 20513;
  if (!before.empty()) {
    files.add("before.json", before);
    options.previous_files["R"] = "before.json";
  }
  const outcome::RunReport report = run(compiled.program, files, options);
  std::vector<std::string> lines;
  for (const outcome::DataFinding& finding : report.data_findings) {
    const diag::CodeInfo& info = diag::info(finding.code);
    lines.push_back(std::string(info.name) + " " +
                    diag::fill(info.text_en, finding.args, diag::Language::English));
  }
  return lines;
}

const std::string kAll = R"([{"id": "1", "a": {"b": "x", "d": "x"}, "c": "x"}])";

}  // namespace

TEST_CASE("a mapped name that no record has is told of, whoever reads it", "[eval]") {
  CHECK(told(kRules, kAll, kAll).empty());
  const auto lines = told(kRules, R"([{"id": "1", "a": {}}, {"id": "2"}])", kAll);
  CHECK(std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
          return line.find("D912 R: no record has \"c\"") == 0;
        }) == 1);
  // Whether `a` has a `b` was not looked at.
  CHECK(std::none_of(lines.begin(), lines.end(), [](const std::string& line) {
    return line.find("\"b\"") != std::string::npos;
  }));
}

TEST_CASE("a change of shape since the export before", "[eval]") {
  const std::string before = R"([{"id": "1", "a": {}, "c": "", "old": 1}, {"id": "2"}])";
  const std::string now = R"([{"id": "1", "a": {}, "c": "", "new": 1, "old2": {"x": 1}}])";
  const std::string came = " is in 1 of 1 records and was in none of the one before.";
  const std::string changed = " R: the export has changed shape. ";
  const std::vector<std::string> expected = {
      R"(D908 R: the JSON field "new" is not declared.)",
      R"(D908 R: the JSON field "old2" is not declared.)",
      "D924" + changed + R"("old" was in 1 of 2 records of the one before and is in none now.)",
      "D925" + changed + R"("new")" + came,
      "D925" + changed + R"("old2")" + came,
  };
  CHECK(told(kRules, now, before) == expected);
}

TEST_CASE("the member that names an attribute is read, and no other", "[eval]") {
  const std::string rules = R"(språk svenska
register R
  fil: "r.json"
  nyckel: id
  fält id: text från "id"
  fält status: text från "attribut" där "namn" = "Status" / "värde", valfritt
regel A-1 "a"
  för varje: R
  ska: id finns och (status saknas eller status = "x")
  annars: "{id}"
)";
  const std::string rows =
      R"([{"id": "1", "attribut": [{"namn": "Status", "värde": "x", "sort": 1}]}])";
  CHECK(told(rules, rows) ==
        std::vector<std::string>{
            R"(D908 R: the JSON field "attribut / Status / sort" is not declared.)"});
}

TEST_CASE("a cell that is to begin records and that no row has", "[eval]") {
  const auto rules = [](const char* cell) {
    return std::string(R"(språk svenska
register R
  fil: "r.json"
  nyckel: id
  ny post: ")") +
           cell + R"("
  fält id: text från "id"
regel A-1 "a"
  för varje: R
  ska: id finns
  annars: "{id}"
)";
  };
  const std::string rows = R"([{"id": "1", "Rad": "x"}, {"id": "", "Rad": ""}])";
  CHECK(told(rules("id"), rows) ==
        std::vector<std::string>{R"(D908 R: the JSON field "Rad" is not declared.)"});
  const auto begins = [](const std::string& line) { return line.starts_with("D926"); };
  CHECK(std::ranges::count_if(told(rules("Rad"), rows), begins) == 0);
  const auto lines = told(rules("Rda"), rows);
  CHECK(std::ranges::count(
            lines, R"(D926 R: no row has the cell "Rda", which `new record` goes by; "Rad" )"
                   "exists. All rows became a single record.") == 1);
}

TEST_CASE("nothing is said of the shape of an export without records", "[eval]") {
  const std::vector<std::string> no_record = {
      "D910 A-1 was in force but no record was applicable."};
  CHECK(told(kRules, "[]", kAll) == no_record);
  CHECK(told(kRules, kAll, "[]") == no_record);
}

}  // namespace regel
