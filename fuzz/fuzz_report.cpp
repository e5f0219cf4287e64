// Arbitrary bytes in every text of a report: JSON stays JSON with the same texts for any reader,
// CSV keeps its rows and columns, and no format lets a control character through; likewise what CI
// systems read, where an annotation stays one.

#include <algorithm>
#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

#include "engine/report/writer.hpp"
#include "engine/review/writer.hpp"
#include "lang/base/check.hpp"
#include "tests/support/sample_report.hpp"

namespace {

using namespace regel;

std::string written(report::Write write, const outcome::RunReport& report) {
  report::TextSink sink;
  REGEL_CHECK(write(report, {}, sink).ok());
  return sink.text;
}

void check_no_controls(const std::string& text, std::string_view allowed) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    REGEL_CHECK(byte >= 0x20 || allowed.find(c) != std::string_view::npos);
    REGEL_CHECK(byte != 0x7F);
  }
}

// Rows and columns as a reader of RFC 4180 with semicolons finds them.
void check_csv(const std::string& text, std::size_t rows) {
  std::size_t row = 0, column = 1, columns = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted) continue;
    if (text[i] == ';') ++column;
    if (text[i] == '\n') {
      if (row == 0) columns = column;
      REGEL_CHECK(column == columns);
      column = 1;
      ++row;
    }
  }
  REGEL_CHECK(!quoted && row == rows);
}

review::Review review_of(const std::string (&texts)[8]) {
  review::Review review;
  review.command = "regel check";
  review::Rule rule;
  rule.id = texts[0];
  rule.title = texts[1];
  rule.text = texts[2];
  rule.help = texts[3];
  rule.level = review::Level::Error;
  rule.tags = {texts[4]};
  rule.owner = texts[5];
  review.rules = {rule};
  review::Result result;
  result.message = texts[4];
  result.subject = texts[5];
  result.data.file = texts[6];
  result.data.pointer = texts[7];
  result.fingerprint = "f";
  review::Result waived = result;
  waived.fingerprint = "g";
  waived.waiver = review::Waiver{texts[0], {}};
  review.results = 2;
  review.result = [=](std::size_t i) { return i == 0 ? result : waived; };
  review.notices = {{review::Level::Warning, "S001", texts[1], {}}};
  review::Case one;
  one.suite = texts[2];
  one.name = texts[3];
  one.state = review::State::Failed;
  one.message = texts[4];
  one.details = texts[5];
  review.cases = {one};
  return review;
}

void check_review(const review::Review& review) {
  for (const std::string& name : review::format_names()) {
    report::TextSink sink;
    REGEL_CHECK(review::find_format(name)->write(review, 1, sink).ok());
    // XML has white space of its own.
    check_no_controls(sink.text, name == "junit" ? "\n\t\r" : "\n");
    if (name == "sarif" || name == "gitlab") REGEL_CHECK(nlohmann::json::accept(sink.text));
    // The notice, the result that is not waived, and what the exit code means.
    const auto lines = std::count(sink.text.begin(), sink.text.end(), '\n');
    if (name == "github") REGEL_CHECK(lines == 3);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string texts[8];
  for (std::size_t i = 0; i < size; ++i) texts[i % 8] += static_cast<char>(data[i]);
  std::vector<outcome::Finding> findings = test::sample_findings();
  outcome::Finding& finding = findings[2];
  finding.key = texts[0];
  finding.message = texts[1];
  finding.item = texts[2];
  finding.place.file = texts[3];
  finding.place.pointer = texts[4];
  finding.causes[0].key = texts[5];
  finding.causes[1].field = texts[6];
  outcome::RunReport report = test::sample_report(findings);
  report.data_findings[0].args[0] = {texts[7], texts[7]};
  report.data_findings[0].keys[0] = texts[0];
  report.summaries[0].rows[0].key = texts[1];
  report.sources[0].file = texts[2];
  report.waivers[0].decision = texts[3];
  report.rules[0].title = texts[4];
  report.rules[0].owner = texts[5];

  check_review(review_of(texts));
  const std::string json = written(report::write_json, report);
  REGEL_CHECK(nlohmann::json::parse(json).is_object());
  check_no_controls(json, "\n");
  const std::string lines = written(report::write_ndjson, report);
  check_no_controls(lines, "\n");
  std::size_t begin = 0;
  while (begin < lines.size()) {
    const std::size_t end = lines.find('\n', begin);
    REGEL_CHECK(nlohmann::json::accept(lines.substr(begin, end - begin)));
    begin = end + 1;
  }
  check_no_controls(written(report::write_text, report), "\n");
  check_csv(written(report::write_csv, report), 1 + report.findings.size());
  return 0;
}
