// Arbitrary bytes in every text of a report: JSON stays JSON with the same texts for any reader,
// CSV keeps its rows and columns, and no format lets a control character through.

#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

#include "engine/report/writer.hpp"
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
