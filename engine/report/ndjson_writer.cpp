// One JSON object a line, told apart by `type`: a header, the findings, what else there is to say,
// and last a line with the sums, whose absence shows that the rest is missing.

#include <array>

#include "engine/report/chunks.hpp"
#include "engine/report/json_members.hpp"
#include "engine/report/words.hpp"
#include "engine/report/writer.hpp"

namespace regel::report {

using outcome::RunReport;

namespace {

template <class Items, class Append>
void append_lines(std::string& out, std::string_view type, const Items& items, Append append) {
  for (const auto& item : items) {
    JsonText json(out);
    json.open('{');
    json.plain_member("type", type);
    json.key(type);
    append(json, item);
    json.close('}');
    out += '\n';
  }
}

void append_sums(std::string& out, const RunReport& report) {
  std::uint64_t pass = 0, fail = 0, undetermined = 0, not_applicable = 0, waived = 0;
  for (const outcome::RuleResult& rule : report.rules) {
    pass += rule.pass;
    fail += rule.fail;
    undetermined += rule.undetermined;
    not_applicable += rule.not_applicable;
    waived += rule.waived;
  }
  JsonText json(out);
  json.open('{');
  json.plain_member("type", "sums");
  json.number_member("exit", static_cast<std::uint64_t>(report.exit));
  json.number_member("rules", report.rules.size());
  json.number_member("findings", report.findings.size());
  json.number_member("not_applicable", not_applicable);
  json.number_member("pass", pass);
  json.number_member("fail", fail);
  json.number_member("undetermined", undetermined);
  json.number_member("waived", waived);
  json.close('}');
  out += '\n';
}

}  // namespace

Status write_ndjson(const RunReport& report, const WriteOptions& options, ByteSink& sink) {
  const diag::Language language = options.language;
  std::string out;
  {
    JsonText json(out);
    json.open('{');
    json.plain_member("type", "header");
    json.plain_member("regel", report.manifest.engine);
    json.plain_member("as_of", report.as_of);
    json.plain_member("now", report.now);
    json.plain_member("language", language == diag::Language::Swedish ? "sv" : "en");
    json.plain_member("note", honesty().in(language));
    json.key("manifest");
    append_manifest(json, report);
    json.close('}');
    out += '\n';
  }
  Status written = sink.write(out);
  if (!written.ok()) return written;
  out.clear();
  written = write_in_chunks(report.findings.size(), options.threads, sink,
                            [&](std::size_t i, std::string& text) {
                              text += "{\"type\": \"finding\", \"finding\": ";
                              JsonText json(text);
                              append_finding(json, report, options.baseline, i);
                              text += "}\n";
                            });
  if (!written.ok()) return written;
  append_lines(out, "rule", report.rules, append_rule);
  append_lines(out, "data_finding", report.data_findings,
               [language](JsonText& json, const outcome::DataFinding& finding) {
                 append_data_finding(json, finding, language);
               });
  append_lines(out, "summary", report.summaries, append_summary);
  append_lines(out, "caveat", report.caveats,
               [language](JsonText& json, const outcome::Caveat& caveat) {
                 append_caveat(json, caveat, language);
               });
  append_lines(out, "advice", report.advice,
               [language](JsonText& json, const outcome::RuleAdvice& advice) {
                 append_advice(json, advice, language);
               });
  append_lines(out, "source", report.sources,
               [&](JsonText& json, const outcome::SourceResult& source) {
                 append_source(json, report, source, language);
               });
  append_lines(out, "waiver", report.waivers, append_waiver);
  if (options.baseline != nullptr) {
    append_lines(out, "baseline", std::array{options.baseline},
                 [](JsonText& json, const outcome::BaselineComparison* baseline) {
                   append_baseline(json, *baseline);
                 });
  }
  append_lines(out, "failure", report.failures, [language](JsonText& json, const Error& failure) {
    append_failure(json, failure, language);
  });
  append_sums(out, report);
  return sink.write(out);
}

}  // namespace regel::report
