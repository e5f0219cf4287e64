// Reports of a run that was compared with a baseline.

#include <nlohmann/json.hpp>

#include "engine/outcome/baseline.hpp"
#include "engine/outcome/fingerprint.hpp"
#include "engine/report/writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sample_report.hpp"

namespace regel::report {
namespace {

using Catch::Matchers::Contains;

// The sample's B-017 is known, B-019 is new, and Z-1 of the baseline was not found.
outcome::BaselineComparison compared(const outcome::RunReport& report) {
  outcome::Baseline baseline;
  const auto add = [&baseline](char digit, std::string key) {
    baseline.push_back({*outcome::parse_fingerprint(std::string(32, digit)), "PUB-007",
                        "Behandling", std::move(key), ir::Outcome::Fail});
  };
  add('1', "B-017");
  add('9', "Z-1");
  return compare(report, std::move(baseline), "baslinje.json");
}

std::string written(Write write, diag::Language language, std::uint64_t most = 0) {
  const outcome::RunReport report = test::sample_report();
  const outcome::BaselineComparison baseline = compared(report);
  TextSink sink;
  WriteOptions options;
  options.language = language;
  options.max_findings = most;
  options.baseline = &baseline;
  REQUIRE(write(report, options, sink).ok());
  return sink.text;
}

}  // namespace

TEST_CASE("text shows what is new, counts what is known and names what is stale", "[report]") {
  const std::string text = written(write_text, diag::Language::Swedish);
  CHECK_THAT(text, Contains("Dispens  Kända  Rubrik"));
  CHECK_THAT(text, Contains("BASLINJE\n  baslinje.json: kända avvikelser: 1, nya: 1. Bara de nya "
                            "visas.\n  Inaktuella rader: 1. Skriv om filen med "
                            "`--update-baseline`.\n    PUB-007 Behandling Z-1 (bruten): finns inte "
                            "längre\n"));
  CHECK_THAT(text, Contains("Behandling B-019  kan ej avgöras"));
  CHECK_THAT(text, !Contains("Behandling B-017  bruten"));
  CHECK_THAT(text, !Contains("Visa alla"));
  CHECK_THAT(text, Contains("Nytt mot baslinjen: 1. Inaktuella rader i den: 1.\n"));
  const std::string english = written(write_text, diag::Language::English);
  CHECK_THAT(english, Contains("BASELINE\n  baslinje.json: known findings: 1, new: 1."));
}

TEST_CASE("the findings left out are counted without the known ones", "[report]") {
  CHECK_THAT(written(write_text, diag::Language::English, 1), Contains("… and 1 more. Show all"));
}

TEST_CASE("JSON says of each finding whether it is known", "[report]") {
  const auto json = nlohmann::json::parse(written(write_json, diag::Language::English));
  CHECK(json["findings"][0]["known"] == true);
  CHECK(json["findings"][1]["known"].is_null());  // waived: not compared
  CHECK(json["findings"][2]["known"] == false);
  CHECK(json["baseline"]["file"] == "baslinje.json");
  CHECK(json["baseline"]["known"] == 1);
  CHECK(json["baseline"]["new"] == 1);
  CHECK(json["baseline"]["resting"] == 0);
  CHECK(json["baseline"]["stale"][0]["key"] == "Z-1");
  CHECK(json["baseline"]["stale"][0]["why"] == "not_found");
}

TEST_CASE("without a baseline nothing is said of one", "[report]") {
  TextSink sink;
  REQUIRE(write_json(test::sample_report(), {}, sink).ok());
  const auto json = nlohmann::json::parse(sink.text);
  CHECK(json["baseline"].is_null());
  CHECK(json["findings"][0]["known"].is_null());
}

TEST_CASE("NDJSON has a line of the baseline, CSV a column", "[report]") {
  CHECK_THAT(written(write_ndjson, diag::Language::English),
             Contains("{\"type\": \"baseline\", \"baseline\": {\"file\": \"baslinje.json\""));
  const std::string csv = written(write_csv, diag::Language::Swedish);
  CHECK_THAT(csv, Contains("Fingeravtryck;Känd\r\n"));
  CHECK_THAT(csv, Contains("11111111111111111111111111111111;ja\r\n"));
  CHECK_THAT(csv, Contains("22222222222222222222222222222222;\r\n"));
  CHECK_THAT(csv, Contains("33333333333333333333333333333333;nej\r\n"));
}

}  // namespace regel::report
