#include <sstream>

#include <nlohmann/json.hpp>

#include "engine/report/writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sample_report.hpp"

namespace regel::report {
namespace {

using Json = nlohmann::json;

std::string written(Write write, const outcome::RunReport& report, unsigned threads = 1) {
  TextSink sink;
  WriteOptions options;
  options.threads = threads;
  REQUIRE(write(report, options, sink).ok());
  return sink.text;
}

}  // namespace

TEST_CASE("JSON has the members that were promised", "[report]") {
  const Json json = Json::parse(written(write_json, test::sample_report()));
  CHECK(json["regel"] == "0.1.0");
  CHECK(json["as_of"] == "2026-08-08");
  CHECK(json["exit"] == 1);
  CHECK(json["rules"][0]["id"] == "PUB-007");
  CHECK(json["rules"][0]["severity"] == "high");
  CHECK(json["rules"][0]["status"] == "checked");
  CHECK(json["rules"][0]["fail"] == 2);
  CHECK(json["rules"][1]["status"] == "not_exercised");
  const Json& finding = json["findings"][2];
  CHECK(finding["rule"] == "PUB-007");
  CHECK(finding["key"] == "B-019");
  CHECK(finding["outcome"] == "undetermined");
  CHECK(finding["item"].is_null());
  CHECK(finding["waiver"].is_null());
  CHECK(finding["file"] == "uttag.json");
  CHECK(finding["pointer"] == "/behandlingar/16");
  CHECK(finding["line"] == 412);
  CHECK(finding["causes_total"] == 3);
  CHECK(finding["causes"][0] == Json::parse(R"({"register": "Behandling", "key": "B-019",
      "field": "känsliga_uppgifter", "kind": "missing", "file": "uttag.json",
      "pointer": "/behandlingar/18/känslig", "line": 440})"));
  CHECK(finding["causes"][1]["detail"] == "wrong type");
  CHECK(json["findings"][1]["waiver"]["id"] == "DSP-1");
  CHECK(json["data_findings"][0]["code"] == "D905");
  CHECK(json["data_findings"][0]["examples"][0]["key"] == "A-7");
  CHECK(json["caveats"][0]["rules"] == Json::array({"PUB-007"}));
  CHECK(json["sources"][0]["hash"] == "xxh3-128:0123456789abcdeffedcba9876543210");
  CHECK(json["sources"][0]["sha256"].is_null());
  CHECK(json["sources"][0]["previous"].is_null());
  CHECK(json["summaries"][0]["figures"][0]["values"][1]["high"] == "0,7");
  CHECK(json["summaries"][0]["figures"][1]["values"][1]["high"].is_null());
  CHECK(json["manifest"]["parameters"][0]["value"] == "9");
}

TEST_CASE("an empty run is a whole document too", "[report]") {
  const Json json = Json::parse(written(write_json, outcome::RunReport{}));
  CHECK(json["findings"].empty());
  CHECK(json["findings"].is_array());
}

TEST_CASE("NDJSON has a header, a line a finding and the sums", "[report]") {
  std::istringstream lines(written(write_ndjson, test::sample_report()));
  std::vector<Json> objects;
  for (std::string line; std::getline(lines, line);) objects.push_back(Json::parse(line));
  CHECK(objects.front()["type"] == "header");
  CHECK(objects[1]["type"] == "finding");
  CHECK(objects[1]["finding"]["key"] == "B-017");
  CHECK(objects.back()["type"] == "sums");
  CHECK(objects.back()["fail"] == 2);
  CHECK(objects.back()["findings"] == 3);
}

TEST_CASE("the number of threads changes no byte", "[report]") {
  std::vector<outcome::Finding> findings(20000, test::sample_findings()[0]);
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i].key = "B-" + std::to_string(i);
  const outcome::RunReport report = test::sample_report(findings);
  for (const Write write : {write_json, write_ndjson, write_csv}) {
    const std::string alone = written(write, report, 1);
    CHECK((alone == written(write, report, 3)));
  }
  CHECK(Json::parse(written(write_json, report, 4))["findings"].size() == 20000);
}

TEST_CASE("what refuses bytes stops the writing", "[report]") {
  class Full final : public ByteSink {
   public:
    Status write(std::string_view) override { return Error{"S014", {"full", "full"}}; }
  };
  for (const std::string& name : format_names()) {
    Full full;
    CHECK_FALSE(find_format(name)->write(test::sample_report(), {}, full).ok());
  }
  CHECK(find_format("xml") == nullptr);
}

}  // namespace regel::report
