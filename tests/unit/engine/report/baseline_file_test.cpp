#include "engine/report/baseline_file.hpp"

#include "engine/outcome/fingerprint.hpp"
#include "tests/support/catch.hpp"

namespace regel::report {
namespace {

constexpr std::string_view kFile = R"({
  "regel_baseline": 1,
  "rules": {
    "PUB-001": {"fail": 1, "undetermined": 0},
    "PUB-007": {"fail": 1, "undetermined": 1}
  },
  "findings": {
    "11111111111111111111111111111111": {"rule": "PUB-001", "register": "Behandling", "key": "B-017", "outcome": "fail"},
    "33333333333333333333333333333333": {"rule": "PUB-007", "register": "Behandling", "key": "B \"19\"", "outcome": "undetermined"},
    "22222222222222222222222222222222": {"rule": "PUB-007", "register": "System", "key": "", "outcome": "fail"}
  }
}
)";

std::string replaced(std::string_view what, std::string_view with) {
  std::string text(kFile);
  text.replace(text.find(what), what.size(), with);
  return text;
}

// What is said of a file that cannot be used; "" of one that can.
std::string said(std::string_view text) {
  outcome::Baseline baseline;
  const std::optional<Bilingual> wrong = read_baseline(text, baseline);
  return wrong ? wrong->en : "";
}

}  // namespace

TEST_CASE("a baseline is written as it was read, one finding a line", "[report]") {
  outcome::Baseline baseline;
  REQUIRE_FALSE(read_baseline(kFile, baseline));
  REQUIRE(baseline.size() == 3);
  CHECK(baseline[1].key == "B \"19\"");
  CHECK(baseline[1].outcome == ir::Outcome::Undetermined);
  TextSink sink;
  REQUIRE(write_baseline(baseline, sink).ok());
  CHECK(sink.text == kFile);
}

TEST_CASE("an empty baseline is a whole file", "[report]") {
  TextSink sink;
  REQUIRE(write_baseline({}, sink).ok());
  CHECK(said(sink.text).empty());
}

TEST_CASE("layout and order of members do not matter", "[report]") {
  CHECK(said(R"({"findings":{"11111111111111111111111111111111":
      {"outcome":"fail","key":"k","register":"R","rule":"A"}},
      "rules":{"A":{"undetermined":0,"fail":1}},"regel_baseline":1})")
            .empty());
}

TEST_CASE("there may be fewer entries than the counts say, never more", "[report]") {
  CHECK(said(replaced("\"fail\": 1", "\"fail\": 2")).empty());
  CHECK(said(replaced("\"fail\": 1", "\"fail\": 0")) ==
        "the rule PUB-001 has more findings than the counts in \"rules\" say");
  CHECK(said(replaced("\"PUB-001\"", "\"PUB-002\"")) ==
        "the rule PUB-001 has more findings than the counts in \"rules\" say");
  CHECK(said(replaced("\"undetermined\": 1", "\"undetermined\": 0")) ==
        "the rule PUB-007 has more findings than the counts in \"rules\" say");
}

TEST_CASE("a file that is no baseline is told from one", "[report]") {
  CHECK(said("") == "line 1 is not JSON");
  CHECK(said("{\n\"regel_baseline\": 1,\n<<<<<<< HEAD\n") == "line 3 is not JSON");
  CHECK(said(kFile.substr(0, 300)).find("is not JSON") != std::string::npos);
  CHECK(said("[]") == "the file is no object");
  CHECK(said("3") == "the file is no object");
  CHECK(said("{}") == "the file is no baseline: \"regel_baseline\" is missing");
  CHECK(said(replaced("\"regel_baseline\": 1", "\"regel_baseline\": 2")) ==
        "the file is of version 2, and this program reads version 1");
  CHECK(said(replaced("\"rules\"", "\"roles\"")).find("\"roles\" is not expected") == 0);
  CHECK(said(replaced("\"fail\": 1", "\"fail\": -1")).find("\"rules.PUB-001.fail\"") == 0);
  CHECK(said(replaced("\"fail\": 1", "\"fail\": {}")).find("\"rules.PUB-001.fail\"") == 0);
  CHECK(said(replaced("{\"fail\": 1, \"undetermined\": 0}", "2")).find("\"rules.PUB-001\"") == 0);
  CHECK(said(replaced("\"outcome\": \"fail\"", "\"outcome\": \"pass\"")).find(".outcome\"") !=
        std::string::npos);
  CHECK(said(replaced("\"rule\": \"PUB-001\", ", "")).find("lacks \"rule\"") != std::string::npos);
  CHECK(said(replaced("\"1111", "\"111")) ==
        "\"1111111111111111111111111111111\" is no fingerprint (32 hexadecimal digits)");
  CHECK(said(replaced("22222222222222222222222222222222", "33333333333333333333333333333333")) ==
        "the fingerprint 33333333333333333333333333333333 is there twice");
}

TEST_CASE("keys in a baseline are masked as they are in reports", "[report]") {
  outcome::Baseline baseline;
  baseline.push_back({*outcome::parse_fingerprint(std::string(32, 'a')), "A-1", "Person",
                      "19121212-1212", ir::Outcome::Fail});
  TextSink sink;
  REQUIRE(write_baseline(baseline, sink).ok());
  CHECK(sink.text.find("1212-1212") == std::string::npos);
}

}  // namespace regel::report
