// Each format against what its standard demands; tests/cli/formats.py does the same to what the
// program writes.

#include <sstream>

#include <nlohmann/json.hpp>

#include "engine/review/sarif_parts.hpp"
#include "engine/review/writer.hpp"
#include "tests/support/catch.hpp"

namespace regel::review {
namespace {

using Json = nlohmann::json;
using Catch::Matchers::Contains;

constexpr std::string_view kNasty = "a\r\nb::error::\x01\x1b[31m<c>&\"'%0A{0} [x](y) ]]>";

Result result_of(std::string message) {
  Result result;
  result.message = std::move(message);
  result.subject = "Behandling B-1";
  result.data.file = "data/käll,or:1.json";
  result.data.line = 7;
  result.data.pointer = "/rader/6";
  result.rules.file = "regler/a.regel";
  result.rules.line = 3;
  result.fingerprint = std::string(32, 'a');
  return result;
}

Case case_of(State state, std::string name, std::string message) {
  Case one;
  one.suite = "regel check";
  one.name = std::move(name);
  one.state = state;
  one.message = std::move(message);
  return one;
}

Review review_of(std::vector<Result> results) {
  Review review;
  review.command = "regel check";
  review.version = "0.1.0";
  review.language = diag::Language::English;
  review.exit = 1;
  review.exit_meaning = "at least one rule is broken";
  review.as_of = "2026-08-08";
  review.note = "note";
  review.main_file = "regler/a.regel";
  Rule rule{"A-1",          "Title",  "Text {x}", "Help\n\n# *more*",
            Level::Warning, "medium", {"tag"},    {"GDPR art. 5"},
            "owner",        {}};
  review.rules = {rule};
  review.results = results.size();
  review.result = [results](std::size_t i) { return results[i]; };
  review.cases = {case_of(State::Passed, "one", ""), case_of(State::Failed, "two", "broken"),
                  case_of(State::Undecided, "three", "undetermined"),
                  case_of(State::Skipped, "four", "known")};
  return review;
}

std::string written(Write write, const Review& review, unsigned threads = 1) {
  report::TextSink sink;
  REQUIRE(write(review, threads, sink).ok());
  return sink.text;
}

Json sarif_run(const Review& review) {
  return Json::parse(written(write_sarif, review))["runs"][0];
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("SARIF tells kinds and levels apart", "[review]") {
  Result open = result_of("m");
  open.open = true;
  Result note = result_of("m");
  note.level = Level::Note;
  const Json results = sarif_run(review_of({result_of("m"), open, note}))["results"];
  CHECK(results[0]["kind"] == "fail");
  CHECK(results[0]["level"] == "error");
  // SARIF 3.27.10: of any kind but `fail` the level is `none`.
  CHECK(results[1]["kind"] == "open");
  CHECK(results[1]["level"] == "none");
  CHECK(results[2]["level"] == "note");
  CHECK(results[0]["ruleId"] == "A-1");
  CHECK(results[0]["ruleIndex"] == 0);
  CHECK(results[0]["partialFingerprints"]["regelFinding/v1"] == std::string(32, 'a'));
}

TEST_CASE("SARIF places are URIs from the root, with the record and the rule", "[review]") {
  const Json run = sarif_run(review_of({result_of("m")}));
  CHECK(run["originalUriBaseIds"].contains("%SRCROOT%"));
  CHECK(run["columnKind"] == "unicodeCodePoints");
  const Json& result = run["results"][0];
  const Json& location = result["locations"][0];
  CHECK(location["physicalLocation"]["artifactLocation"]["uri"] == "data/k%C3%A4ll%2Cor%3A1.json");
  CHECK(location["physicalLocation"]["artifactLocation"]["uriBaseId"] == "%SRCROOT%");
  CHECK(location["physicalLocation"]["region"]["startLine"] == 7);
  CHECK(location["logicalLocations"][0]["fullyQualifiedName"] == "Behandling B-1");
  CHECK(location["logicalLocations"][1]["fullyQualifiedName"] == "/rader/6");
  const Json& rule = result["relatedLocations"][0]["physicalLocation"];
  CHECK(rule["artifactLocation"]["uri"] == "regler/a.regel");
  CHECK(rule["region"]["startLine"] == 3);
  CHECK(uri_of("/tmp/a b.json") == "file:///tmp/a%20b.json");
}

TEST_CASE("an export outside the repository leaves the first place to the rule", "[review]") {
  for (const auto& [file, uri] :
       {std::pair{"/tmp/x.json", "file:///tmp/x.json"}, std::pair{"../x.json", "../x.json"}}) {
    Result outside = result_of("m");
    outside.data.file = file;
    const Review review = review_of({outside});
    const Json result = sarif_run(review)["results"][0];
    const Json& location = result["locations"][0];
    CHECK(location["physicalLocation"]["artifactLocation"]["uri"] == "regler/a.regel");
    CHECK(location["physicalLocation"]["region"]["startLine"] == 3);
    CHECK(location["logicalLocations"][1]["fullyQualifiedName"] == "/rader/6");
    const Json& related = result["relatedLocations"][0];
    const Json& artifact = related["physicalLocation"]["artifactLocation"];
    CHECK(artifact["uri"] == uri);
    CHECK_FALSE(artifact.contains("uriBaseId"));
    CHECK(related["message"]["text"] == "Behandling B-1");
    CHECK_THAT(written(write_github, review), Contains(",file=regler/a.regel,line=3::m"));
    const Json issue = Json::parse(written(write_gitlab, review))[0];
    CHECK(issue["location"] == Json::parse(R"({"path": "regler/a.regel", "lines": {"begin": 3}})"));
  }
}

TEST_CASE("what has no place in SARIF is shown at the first rule file", "[review]") {
  Result nowhere = result_of("m");
  nowhere.data = nowhere.rules = {};
  const Json result = sarif_run(review_of({nowhere}))["results"][0];
  CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "regler/a.regel");
  CHECK(result["locations"][0]["physicalLocation"]["region"]["startLine"] == 1);
}

TEST_CASE("SARIF suppressions are on every result or on none", "[review]") {
  Result waived = result_of("m");
  waived.waiver = Waiver{"DSP-1 (decision 7): why", {}};
  const Json results = sarif_run(review_of({result_of("m"), waived}))["results"];
  CHECK(results[0]["suppressions"] == Json::array());
  CHECK(results[1]["suppressions"][0]["kind"] == "external");
  CHECK(results[1]["suppressions"][0]["status"] == "accepted");
  CHECK(results[1]["suppressions"][0]["justification"] == "DSP-1 (decision 7): why");
}

TEST_CASE("SARIF says how a result stands to the baseline, if there is one", "[review]") {
  std::vector<Result> results;
  for (const News news :
       {News::New, News::Worse, News::Changed, News::Unchanged, News::NotCompared}) {
    results.push_back(result_of("m"));
    results.back().news = news;
  }
  Review review = review_of(results);
  CHECK_FALSE(sarif_run(review)["results"][0].contains("baselineState"));
  review.compared = true;
  const Json compared = sarif_run(review)["results"];
  const std::vector<std::string> states = {"new", "updated", "updated", "unchanged", "new"};
  for (std::size_t i = 0; i < states.size(); ++i) CHECK(compared[i]["baselineState"] == states[i]);
}

TEST_CASE("SARIF rules carry their help and level, the run its exit code", "[review]") {
  Review review = review_of({});
  review.notices = {{Level::Error, "S001", "gone", {}}};
  review.complete = false;
  const Json run = sarif_run(review);
  const Json& rule = run["tool"]["driver"]["rules"][0];
  CHECK(rule["id"] == "A-1");
  CHECK(rule["shortDescription"]["text"] == "Title");
  CHECK(rule["fullDescription"]["text"] == "Text {{x}}");
  CHECK(rule["help"]["text"] == "Help\n\n# *more*");
  CHECK(rule["help"]["markdown"] == "Help  \n\n\\# \\*more\\*  \n");
  CHECK(rule["defaultConfiguration"]["level"] == "warning");
  CHECK(rule["properties"]["tags"] == Json::array({"tag"}));
  CHECK(run["invocations"][0]["exitCode"] == 1);
  CHECK(run["invocations"][0]["executionSuccessful"] == false);
  CHECK(run["invocations"][0]["toolExecutionNotifications"][0]["descriptor"]["id"] == "S001");
  CHECK(run["results"] == Json::array());
}

TEST_CASE("no text of an export is a placeholder or a link in SARIF", "[review]") {
  const Json run = sarif_run(review_of({result_of("{0} [x](http://y)")}));
  CHECK(run["results"][0]["message"]["text"] == "{{0}} [x\\](http://y)");
}

TEST_CASE("no text of an export leaves its place in any format", "[review]") {
  Review review = review_of({result_of(std::string(kNasty))});
  review.cases = {case_of(State::Failed, std::string(kNasty), std::string(kNasty)),
                  case_of(State::Skipped, std::string(kNasty), std::string(kNasty))};
  review.cases[0].details = kNasty;
  CHECK(Json::parse(written(write_sarif, review))["version"] == "2.1.0");
  CHECK(Json::parse(written(write_gitlab, review)).size() == 1);

  const std::string github = written(write_github, review);
  CHECK(count(github, "\n::") == 0);  // the only command begins the text
  CHECK(count(github, "::error title=") == 1);
  CHECK(github.find('\x1b') == std::string::npos);
  CHECK_THAT(github, Contains("file=data/käll%2Cor%3A1.json,line=7::a\\u{d}\\u{a}b::error::"));
  CHECK_THAT(github, Contains("%250A"));

  const std::string junit = written(write_junit, review);
  CHECK(junit.find_first_of("\x01\x1b") == std::string::npos);
  CHECK(count(junit, "<testcase") == 2);
  CHECK_THAT(junit, Contains("&lt;c&gt;&amp;&quot;"));
  CHECK(junit.find("]]>") == std::string::npos);

  const std::string tap = written(write_tap, review);
  CHECK(count(tap, "\nnot ok ") == 1);
  CHECK(count(tap, "\nok ") == 1);
  CHECK(tap.find('\x1b') == std::string::npos);
}

TEST_CASE("JUnit counts each kind of outcome apart", "[review]") {
  const std::string text = written(write_junit, review_of({}));
  CHECK_THAT(text, Contains("<testsuite name=\"regel check\" tests=\"4\" failures=\"1\" "
                            "errors=\"1\" skipped=\"1\">"));
  CHECK_THAT(text, Contains("<testcase classname=\"regel check\" name=\"one\"/>"));
  CHECK_THAT(text, Contains("<failure message=\"broken\" type=\"fail\">broken</failure>"));
  CHECK_THAT(text, Contains("<error message=\"undetermined\" type=\"undetermined\">"));
  CHECK_THAT(text, Contains("<skipped message=\"known\"/>"));
  CHECK_THAT(text, !Contains("time="));
}

TEST_CASE("JUnit has a suite for each, and times where they are known", "[review]") {
  Review review = review_of({});
  review.cases[3].suite = "other";
  review.cases[0].seconds = 0.25;
  review.cases[1].seconds = 1;
  const std::string text = written(write_junit, review);
  CHECK_THAT(text, Contains("<testsuite name=\"regel check\" tests=\"3\" failures=\"1\" "
                            "errors=\"1\" time=\"1.250\" skipped=\"0\">"));
  CHECK_THAT(text, Contains("<testsuite name=\"other\" tests=\"1\" failures=\"0\" errors=\"0\" "
                            "skipped=\"1\">"));
  CHECK_THAT(text, Contains("name=\"one\" time=\"0.250\"/>"));
}

TEST_CASE("TAP numbers its cases, skips what did not count and says why not", "[review]") {
  Review review = review_of({});
  review.cases[1].name = "two # TODO \\";
  review.cases[1].place.file = "a.regel";
  review.cases[1].place.line = 3;
  review.cases[1].seconds = 0.5;
  CHECK(written(write_tap, review) ==
        "TAP version 14\n"
        "1..4\n"
        "ok 1 - regel check: one\n"
        "not ok 2 - regel check: two \\# TODO \\\\\n"
        "  ---\n"
        "  message: \"broken\"\n"
        "  severity: \"fail\"\n"
        "  file: \"a.regel\"\n"
        "  line: 3\n"
        "  duration_ms: 500\n"
        "  ...\n"
        "not ok 3 - regel check: three\n"
        "  ---\n"
        "  message: \"undetermined\"\n"
        "  severity: \"undetermined\"\n"
        "  ...\n"
        "ok 4 - regel check: four # SKIP known\n");
}

TEST_CASE("GitLab gets a path, a line, a severity and a fingerprint of each", "[review]") {
  Result waived = result_of("waived");
  waived.waiver = Waiver{};
  Result nowhere = result_of("nowhere");
  nowhere.data = nowhere.rules = {};
  const Json issues =
      Json::parse(written(write_gitlab, review_of({waived, result_of("m"), nowhere, waived})));
  REQUIRE(issues.size() == 2);
  CHECK(issues[0] == Json::parse(R"({"description": "A-1: m", "check_name": "A-1",
      "fingerprint": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "severity": "major",
      "location": {"path": "data/käll,or:1.json", "lines": {"begin": 7}}})"));
  CHECK(issues[1]["location"]["path"] == "regler/a.regel");
  CHECK(issues[1]["location"]["lines"]["begin"] == 1);
  CHECK(Json::parse(written(write_gitlab, review_of({waived}))) == Json::array());
  Review stale = review_of({waived, result_of("m")});
  stale.notices = {{Level::Error, "", "stale", {}}};
  CHECK(Json::parse(written(write_gitlab, stale)).size() == 2);
}

TEST_CASE("GitHub shows ten of a kind, and says how many more there are", "[review]") {
  const std::string ten = written(write_github, review_of(std::vector(10, result_of("m"))));
  CHECK(count(ten, "::error title=A-1 Title,") == 10);
  CHECK(count(ten, "more are not shown") == 0);
  const std::string more = written(write_github, review_of(std::vector(13, result_of("m"))));
  CHECK(count(more, "::error title=A-1 Title,") == 10);
  CHECK_THAT(more, Contains("::notice title=regel check::3 more are not shown here."));
  Result note = result_of("m");
  note.level = Level::Note;
  const std::string notes = written(write_github, review_of(std::vector(10, note)));
  CHECK(count(notes, "::notice title=A-1 Title,") == 9);
  CHECK(count(notes, "::notice") == 10);
}

TEST_CASE("GitHub is shown what somebody must look at now", "[review]") {
  Result waived = result_of("waived"), known = result_of("known"), better = result_of("better");
  waived.waiver = Waiver{};
  known.news = News::Unchanged;
  better.news = News::Changed;
  Result worse = result_of("worse"), open = result_of("open");
  worse.news = News::Worse;
  open.open = true;
  const std::string text = written(write_github, review_of({waived, known, better, worse, open}));
  CHECK(count(text, "::error title=") == 1);
  CHECK_THAT(text, Contains("::worse\n"));
  CHECK_THAT(text, Contains("::warning title=A-1 Title,file=data/käll%2Cor%3A1.json,line=7::open"));
  CHECK_THAT(text, Contains("regel check: at least one rule is broken\nnote\n"));
}

TEST_CASE("GitHub's columns are given within one line only", "[review]") {
  Result result = result_of("m");
  result.data = {};
  result.rules = {"a.regel", 3, 5, 3, 9, ""};
  CHECK_THAT(written(write_github, review_of({result})),
             Contains(",file=a.regel,line=3,col=5,endColumn=9::m"));
  result.rules.end_line = 4;
  CHECK_THAT(written(write_github, review_of({result})),
             Contains(",file=a.regel,line=3,endLine=4::m"));
}

TEST_CASE("the number of threads changes no byte of a review", "[review]") {
  std::vector<Result> results(10000, result_of("m"));
  for (std::size_t i = 0; i < results.size(); ++i) {
    results[i].message += std::to_string(i);
    if (i % 3 == 0) results[i].waiver = Waiver{};
  }
  const Review review = review_of(results);
  for (const std::string& name : format_names()) {
    const Write write = find_format(name)->write;
    CHECK((written(write, review, 1) == written(write, review, 3)));
  }
}

TEST_CASE("what refuses bytes stops the writing of a review", "[review]") {
  class Full final : public report::ByteSink {
   public:
    Status write(std::string_view) override { return Error{"S014", {"full", "full"}}; }
  };
  for (const std::string& name : format_names()) {
    Full full;
    CHECK_FALSE(find_format(name)->write(review_of({result_of("m")}), 1, full).ok());
  }
  CHECK(find_format("xml") == nullptr);
}

}  // namespace regel::review
