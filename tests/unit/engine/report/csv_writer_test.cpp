#include "engine/report/writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sample_report.hpp"

namespace regel::report {
namespace {

std::string written(const outcome::RunReport& report, diag::Language language) {
  TextSink sink;
  WriteOptions options;
  options.language = language;
  REQUIRE(write_csv(report, options, sink).ok());
  return sink.text;
}

}  // namespace

TEST_CASE("CSV opens in a spreadsheet", "[report]") {
  std::vector<outcome::Finding> findings = test::sample_findings();
  findings.pop_back();
  const outcome::RunReport report = test::sample_report(findings);
  CHECK(written(report, diag::Language::Swedish) ==
        "\xEF\xBB\xBF"
        "Regel;Rubrik;Allvar;Register;Nyckel;Utfall;Villkor;Meddelande;Orsaker;Fil;Plats;Rad;"
        "Dispens;Dispens upphörd;Ansvarig;Fingeravtryck\r\n"
        "PUB-007;Känsliga uppgifter kräver konsekvensbedömning;hög;Behandling;B-017;bruten;b;"
        "Elevhälsa saknar konsekvensbedömning.;;uttag.json;/behandlingar/16;412;;;"
        "Dataskyddsombudet;11111111111111111111111111111111\r\n"
        "PUB-007;Känsliga uppgifter kräver konsekvensbedömning;hög;Behandling;B-018;bruten;;"
        "Elevhälsa saknar konsekvensbedömning.;;uttag.json;/behandlingar/16;412;DSP-1;nej;"
        "Dataskyddsombudet;22222222222222222222222222222222\r\n");
}

TEST_CASE("formulas, separators and personal numbers are disarmed", "[report]") {
  using Catch::Matchers::Contains;
  std::vector<outcome::Finding> findings = test::sample_findings();
  findings[0].key = "=HYPERLINK(1)";
  findings[0].message = "a;b \"c\" 121212-1212";
  const std::string text = written(test::sample_report(findings), diag::Language::English);
  CHECK_THAT(text, Contains(";'=HYPERLINK(1);fail;b;\"a;b \"\"c\"\" ******-****\";"));
  CHECK_THAT(text, Contains("`namn` is invalid (wrong type) (System S-1)"));
}

}  // namespace regel::report
