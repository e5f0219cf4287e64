#include "engine/report/writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sample_report.hpp"

namespace regel::report {
namespace {

std::string written(const outcome::RunReport& report, diag::Language language,
                    std::uint64_t max_findings = 0) {
  TextSink sink;
  WriteOptions options;
  options.language = language;
  options.max_findings = max_findings;
  REQUIRE(write_text(report, options, sink).ok());
  return sink.text;
}

constexpr std::string_view kSwedish =
    R"(Regel 0.1.0 · avstämningsdag 2026-08-08

REGLER
  Regel    Resultat   Poster  Ej tillämplig  Uppfylld  Bruten  Kan ej avgöras  Dispens  Rubrik
  PUB-007  bruten          5              1         1       2               1        1  Känsliga uppgifter kräver konsekvensbedömning
  PUB-008  ej prövad       5              5         0       0               0        0  Ingen post

PUB-007  Känsliga uppgifter kräver konsekvensbedömning
allvar hög · dataskyddsförordningen art. 35.3 b · ansvarig Dataskyddsombudet · regler/pub.regel:12

  Behandling B-017  bruten, villkor b
      Elevhälsa saknar konsekvensbedömning.
      uttag.json rad 412 (/behandlingar/16)

  Behandling B-018  bruten
      Elevhälsa saknar konsekvensbedömning.
      dispens till 2026-12-31: DSP-1 (KS 2026/55)
      uttag.json rad 412 (/behandlingar/16)

  Behandling B-019  kan ej avgöras
      PUB-007 kan ej avgöras.
      orsak: `känsliga_uppgifter` saknas (/behandlingar/18/känslig)
      orsak: `namn` är ogiltigt (fel typ), System S-1, system.json rad 3 (/0/namn)
      och 1 till
      uttag.json rad 412 (/behandlingar/16)

BRISTER I UPPGIFTERNA
  D905  Poster som inte räknas in · 3 fall
        3 Anställd saknar användbart `enhet` och räknas inte till någon Enhet.
        A-7: staff.json rad 9 (/7)

FÖRBEHÅLL
  PUB-007: 3 Anställd saknar användbart `enhet` och räknas inte till någon Enhet. (D905)

SAMMANSTÄLLNING I08  Per enhet
                 antal         andel
  Skola             12       0,5–0,7
  Kansli  färre än fem  färre än fem
  Kan ej avgöras: 1

DISPENSER
  DSP-1  från PUB-007, till 2026-12-31, KS 2026/55, avvikelser: 1

KÄLLOR
  Register    Fil         Poster  Uppgivet antal  Uttaget
  Behandling  uttag.json       5               5  2026-08-07

UNDERLAG
  regler xxh3-128:00112233445566778899aabbccddeeff · 1 regelfil
  kalender SE 2000–2035 · tidszoner 2026a · tidpunkt 2026-08-08T23:59:59+02:00
  gräns = 9

2 regler: 1 bruten, 1 ej prövad.
En rapport utan avvikelser säger att registren stämmer med reglerna, inte att verksamheten följer lagen.
)";

TEST_CASE("the files of a register are one line, those that failed a line each", "[report]") {
  outcome::RunReport report;
  const auto add = [&](const std::string& file, std::uint64_t records, const std::string& day) {
    outcome::SourceResult source;
    source.register_name = "Akt";
    source.file = file;
    source.records = records;
    source.claimed = records;
    source.exported = day;
    report.sources.push_back(std::move(source));
  };
  add("a.json", 1, "2026-08-01");
  add("b.json", 2, "2026-08-07");
  add("c.json", 1, "2026-08-03");
  add("d.json", 0, "");
  report.sources.back().failure = Error{"S004", {"d.json är tom.", "d.json is empty."}};
  const std::string text = written(report, diag::Language::Swedish);
  CHECK(text.find("  Akt       3 filer       4               4  2026-08-01 – 2026-08-07\n"
                  "  Akt       d.json        –               0  –\n"
                  "  S004 d.json är tom.\n") != std::string::npos);
  CHECK(text.find("a.json") == std::string::npos);
  CHECK(written(report, diag::Language::English).find("Akt       3 files") != std::string::npos);
}

}  // namespace

TEST_CASE("the whole report in Swedish", "[report]") {
  CHECK(written(test::sample_report(), diag::Language::Swedish) == kSwedish);
}

TEST_CASE("the report in English", "[report]") {
  using Catch::Matchers::Contains;
  const std::string text = written(test::sample_report(), diag::Language::English);
  CHECK_THAT(text, Contains("Regel 0.1.0 · as of 2026-08-08\n"));
  CHECK_THAT(text, Contains("  Behandling B-017  fail, item b\n"));
  CHECK_THAT(text, Contains("      cause: `namn` is invalid (wrong type), System S-1, "
                            "system.json line 3 (/0/namn)\n"));
  CHECK_THAT(text, Contains("      waived through 2026-12-31: DSP-1 (KS 2026/55)\n"));
  CHECK_THAT(text, Contains("  Kansli  fewer than five  fewer than five\n"));
  CHECK_THAT(text, Contains("2 rules: 1 broken, 1 not exercised.\n"));
  CHECK_THAT(text, Contains("not that the organisation complies with the law.\n"));
}

TEST_CASE("findings beyond the limit are counted", "[report]") {
  using Catch::Matchers::Contains;
  const std::string text = written(test::sample_report(), diag::Language::Swedish, 1);
  CHECK_THAT(text, Contains("B-017"));
  CHECK_THAT(text, !Contains("B-018"));
  CHECK_THAT(text, Contains("  … och 2 till. Visa alla: --max-findings 0\n"));
}

TEST_CASE("data cannot steer the terminal or show who it is about", "[report]") {
  using Catch::Matchers::Contains;
  std::vector<outcome::Finding> findings = test::sample_findings();
  findings[0].message = "\x1b[2J röd\nny rad";
  findings[0].key = "19121212-1212";
  const std::string text = written(test::sample_report(findings), diag::Language::Swedish);
  CHECK_THAT(text, !Contains("\x1b"));
  CHECK_THAT(text, !Contains("\nny rad"));
  CHECK_THAT(text, Contains("Behandling ********-****  bruten"));
}

TEST_CASE("a failed source is named with its reason", "[report]") {
  using Catch::Matchers::Contains;
  outcome::RunReport report = test::sample_report();
  report.exit = 4;
  report.sources[0].failure = Error{"S004", {"uttag.json är tom.", "uttag.json is empty."}};
  const std::string text = written(report, diag::Language::Swedish);
  CHECK_THAT(text, Contains("  S004 uttag.json är tom.\n"));
  CHECK_THAT(text, Contains("dra ingen slutsats"));
}

}  // namespace regel::report
