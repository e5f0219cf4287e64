// One document. Each element of an array stands on a line of its own, so that reports can be
// compared and searched line by line.

#include "engine/report/chunks.hpp"
#include "engine/report/json_members.hpp"
#include "engine/report/words.hpp"
#include "engine/report/writer.hpp"

namespace regel::report {

using outcome::RunReport;

namespace {

template <class Items, class Append>
void append_array(JsonText& json, std::string_view member, const Items& items, Append append) {
  json.new_line(2);
  json.key(member);
  json.open('[');
  for (const auto& item : items) {
    json.new_line(4);
    append(item);
  }
  json.new_line(2);
  json.close(']');
}

}  // namespace

Status write_json(const RunReport& report, const WriteOptions& options, ByteSink& sink) {
  std::string out;
  JsonText json(out);
  const diag::Language language = options.language;
  json.open('{');
  const auto header = [&json](std::string_view member, std::string_view value) {
    json.new_line(2);
    json.plain_member(member, value);
  };
  header("regel", report.manifest.engine);
  header("as_of", report.as_of);
  header("now", report.now);
  json.new_line(2);
  json.number_member("exit", static_cast<std::uint64_t>(report.exit));
  header("language", language == diag::Language::Swedish ? "sv" : "en");
  header("note", honesty().in(language));
  append_array(json, "rules", report.rules,
               [&](const outcome::RuleResult& rule) { append_rule(json, rule); });

  json.new_line(2);
  json.key("findings");
  json.open('[');
  Status written = sink.write(out);
  if (!written.ok()) return written;
  out.clear();
  written = write_in_chunks(report.findings.size(), options.threads, sink,
                            [&](std::size_t i, std::string& text) {
                              text += i == 0 ? "\n    " : ",\n    ";
                              JsonText finding(text);
                              append_finding(finding, report, options.baseline, i);
                            });
  if (!written.ok()) return written;
  if (!report.findings.empty()) out += "\n  ";
  json.close(']');

  append_array(
      json, "data_findings", report.data_findings,
      [&](const outcome::DataFinding& finding) { append_data_finding(json, finding, language); });
  append_array(json, "summaries", report.summaries,
               [&](const outcome::SummaryResult& summary) { append_summary(json, summary); });
  append_array(json, "caveats", report.caveats,
               [&](const outcome::Caveat& caveat) { append_caveat(json, caveat, language); });
  append_array(json, "advice", report.advice,
               [&](const outcome::RuleAdvice& advice) { append_advice(json, advice, language); });
  std::vector<const outcome::SourceResult*> now, before;
  for (const outcome::SourceResult& source : report.sources) {
    (source.previous ? before : now).push_back(&source);
  }
  const auto append = [&](const outcome::SourceResult* source) {
    append_source(json, report, *source, language);
  };
  append_array(json, "sources", now, append);
  append_array(json, "previous_sources", before, append);
  append_array(json, "waivers", report.waivers,
               [&](const outcome::WaiverResult& waiver) { append_waiver(json, waiver); });
  json.new_line(2);
  json.key("baseline");
  if (options.baseline != nullptr) {
    append_baseline(json, *options.baseline);
  } else {
    json.null();
  }
  append_array(json, "failures", report.failures,
               [&](const Error& failure) { append_failure(json, failure, language); });
  json.new_line(2);
  json.key("manifest");
  append_manifest(json, report);
  json.new_line(0);
  json.close('}');
  out += '\n';
  return sink.write(out);
}

}  // namespace regel::report
