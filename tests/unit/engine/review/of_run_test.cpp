#include "engine/review/of_run.hpp"

#include "engine/outcome/exit_code.hpp"
#include "engine/run.hpp"
#include "lang/source/file_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel::review {
namespace {

using Catch::Matchers::Contains;

constexpr const char* kRules = R"(språk svenska

rättskälla GDPR: "Dataskyddsförordningen"

register Behandling
  fil: "data.json"
  nyckel: id
  fält id: text från "id"
  fält känslig: ja/nej från "känslig"
  fält dpia: text från "dpia"

regel PUB-001 "Känsliga behöver dpia"
  för varje: Behandling
  när: känslig
  ska: dpia finns
  annars: "{id} saknar dpia."
  allvar: hög
  lagstöd: GDPR "art. 35"
  etiketter: dpia

regel PUB-002 "Har dpia"
  för varje: Behandling
  ska: dpia finns
  annars: "Saknas."
  allvar: låg

regel PUB-003 "Bara gamla"
  för varje: Behandling
  när: id = "ingen"
  ska: dpia finns
  annars: "Saknas."

dispens DSP-1 från PUB-001
  avser: Behandling "B-3"
  i kraft: från 2026-01-01 till och med 2026-12-31
  beslut: "KS 7"
  skäl: "Pågår."
)";

struct Fixture {
  Compilation compiled;
  outcome::RunReport report;
  std::optional<outcome::BaselineComparison> baseline;

  Fixture() : compiled(test::compiled({kRules})) {
    REQUIRE_FALSE(compiled.sink.has_errors());
    MemoryFileReader files;
    files.add("data.json",
              "[{\"id\": \"B-1\", \"känslig\": true},\n"
              "{\"id\": \"B-2\"},\n"
              "{\"id\": \"B-3\", \"känslig\": true},\n"
              "{\"id\": \"B-4\", \"känslig\": true, \"dpia\": \"D\"}]\n");
    RunOptions options;
    options.as_of = 20600;  // 2026-05-27
    options.threads = 1;
    report = run(compiled.program, files, options);
  }
  Review review(ir::Severity fail_on = ir::Severity::Info) const {
    return review_of_run({report,
                          compiled,
                          baseline ? &*baseline : nullptr,
                          {"projekt", "projekt/uttag", {"a.regel"}},
                          fail_on,
                          diag::Language::Swedish});
  }
  void know_everything() {
    baseline = outcome::compare(report, outcome::renewed(report, {}), "b.json");
    report.exit = outcome::exit_code(report, ir::Severity::Info, &*baseline);
  }
};

const Result result_with(const Review& review, std::string_view message) {
  for (std::size_t i = 0; i < review.results; ++i) {
    const Result result = review.result(i);
    if (result.message.find(message) != std::string::npos) return result;
  }
  FAIL("no result says " << message);
  return {};
}

const Case& case_of(const Review& review, std::string_view id) {
  for (const Case& one : review.cases) {
    if (one.name.starts_with(id)) return one;
  }
  FAIL("no case " << id);
  return review.cases.front();
}

}  // namespace

TEST_CASE("a rule of a run has its meaning, authority and place", "[review]") {
  const Fixture fixture;
  const Review review = fixture.review();
  REQUIRE(review.rules.size() >= 3);
  const Rule& rule = review.rules[0];
  CHECK(rule.id == "PUB-001");
  CHECK(rule.level == Level::Error);
  CHECK(rule.severity == "high");
  CHECK_THAT(rule.text, Contains("om `känslig` är ja, så ska `dpia` finnas"));
  CHECK_THAT(rule.help, Contains("Lagstöd: Dataskyddsförordningen art. 35."));
  CHECK(rule.authority == std::vector<std::string>{"GDPR art. 35"});
  CHECK(rule.tags == std::vector<std::string>{"dpia"});
  CHECK(rule.place.file == "projekt/a.regel");
  CHECK(rule.place.line == 12);
  CHECK(review.rules[1].level == Level::Note);
}

TEST_CASE("a finding says which record, what, why and where", "[review]") {
  const Fixture fixture;
  const Review review = fixture.review();
  const Result fail = result_with(review, "B-1 saknar dpia.");
  CHECK(fail.message == "Behandling B-1 bruten: B-1 saknar dpia. Orsak: `dpia` saknas");
  CHECK(fail.rule == 0);
  CHECK_FALSE(fail.open);
  CHECK(fail.subject == "Behandling B-1");
  CHECK(fail.data.file == "projekt/uttag/data.json");
  CHECK(fail.data.line == 1);
  CHECK(fail.data.pointer == "/0");
  CHECK(fail.rules.file == "projekt/a.regel");
  CHECK(fail.rules.line == 12);
  CHECK(fail.fingerprint.size() == 32);
  CHECK(fail.pressing());
  const Result open = result_with(review, "Behandling B-2 kan ej avgöras");
  CHECK(open.open);
  CHECK(open.data.line == 2);
}

TEST_CASE("a waived finding carries who decided and why", "[review]") {
  const Fixture fixture;
  const Result waived = result_with(fixture.review(), "B-3 saknar dpia.");
  REQUIRE(waived.waiver);
  CHECK(waived.waiver->justification == "DSP-1 (beslut KS 7, till 2026-12-31): Pågår.");
  CHECK(waived.waiver->place.file == "projekt/a.regel");
  CHECK_FALSE(waived.pressing());
}

TEST_CASE("what the data showed is told beside the findings", "[review]") {
  const Fixture fixture;
  const Review review = fixture.review();
  const Result unused = result_with(review, "PUB-003");
  CHECK(review.rules[unused.rule].id == "D910");
  CHECK(review.rules[unused.rule].level == Level::Warning);
  CHECK_FALSE(review.rules[unused.rule].help.empty());
}

TEST_CASE("a case passes only if its rule was tried and holds", "[review]") {
  Fixture fixture;
  const Review review = fixture.review();
  CHECK(case_of(review, "PUB-001").state == State::Failed);
  CHECK(case_of(review, "PUB-001").message == "1 bruten, 1 kan ej avgöras, 1 med dispens");
  CHECK_THAT(case_of(review, "PUB-001").details, Contains("(projekt/uttag/data.json:1)\n"));
  CHECK(case_of(review, "PUB-002").state == State::Failed);
  CHECK(case_of(review, "PUB-003").state == State::Skipped);
  CHECK(case_of(review, "PUB-003").message == "ej prövad");
  const Review high = fixture.review(ir::Severity::High);
  CHECK(case_of(high, "PUB-001").state == State::Failed);
  CHECK(case_of(high, "PUB-002").state == State::Skipped);
  CHECK(case_of(high, "PUB-002").message == "3 brutna (under --fail-on)");
  fixture.know_everything();
  const Review known = fixture.review();
  CHECK(case_of(known, "PUB-001").state == State::Skipped);
  CHECK(case_of(known, "PUB-001").message == "2 kända, 1 med dispens");
  CHECK(case_of(known, "baslinje").state == State::Passed);
}

TEST_CASE("what a baseline knows presses nobody; what is stale in it does", "[review]") {
  Fixture fixture;
  fixture.know_everything();
  CHECK(fixture.report.exit == 3);  // PUB-003 was never exercised
  const Review known = fixture.review();
  CHECK(known.compared);
  CHECK(known.notices.empty());
  CHECK(result_with(known, "B-1 saknar dpia.").news == News::Unchanged);
  outcome::Baseline older = outcome::renewed(fixture.report, {});
  older.push_back({{1, 2}, "PUB-001", "Behandling", "B-9", ir::Outcome::Fail});
  fixture.baseline = outcome::compare(fixture.report, older, "b.json");
  fixture.report.exit = outcome::exit_code(fixture.report, ir::Severity::Info, &*fixture.baseline);
  const Review stale = fixture.review();
  REQUIRE(stale.notices.size() == 1);
  CHECK(stale.notices[0].message ==
        "Inaktuell rad i baslinjen: PUB-001 Behandling B-9 (bruten): finns inte längre. Skriv om "
        "filen med `--update-baseline`.");
  CHECK(stale.notices[0].place.file == "b.json");
  CHECK(case_of(stale, "baslinje").state == State::Failed);
}

TEST_CASE("a source that failed is a notice, and its rules are no pass", "[review]") {
  Fixture fixture;
  fixture.report = run(fixture.compiled.program, MemoryFileReader(), [] {
    RunOptions options;
    options.as_of = 20600;
    return options;
  }());
  const Review review = fixture.review();
  CHECK_FALSE(review.complete);
  REQUIRE_FALSE(review.notices.empty());
  CHECK(review.notices[0].level == Level::Error);
  CHECK(case_of(review, "PUB-001").state == State::Undecided);
  CHECK(case_of(review, "källor").state == State::Undecided);
}

}  // namespace regel::review
