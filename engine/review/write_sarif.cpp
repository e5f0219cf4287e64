// SARIF 2.1.0 (OASIS, with errata 01): one run with its rules, its invocation and its results, one
// result a line.

#include "engine/report/chunks.hpp"
#include "engine/review/sarif_parts.hpp"
#include "engine/review/writer.hpp"

namespace regel::review {

using report::JsonText;

namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

void append_tool(JsonText& json, const Review& review) {
  const bool swedish = review.language == diag::Language::Swedish;
  json.key("tool");
  json.open('{');
  json.key("driver");
  json.open('{');
  json.plain_member("name", "Regel");
  json.plain_member("version", review.version);
  json.plain_member("semanticVersion", review.version);
  json.plain_member("language", swedish ? "sv" : "en");
  json.key("rules");
  json.open('[');
  for (const Rule& rule : review.rules) {
    json.new_line(12);
    append_reporting_descriptor(json, rule);
  }
  json.close(']');
  json.close('}');
  json.close('}');
}

void append_invocation(JsonText& json, const Review& review) {
  json.key("invocations");
  json.open('[');
  json.open('{');
  json.key("executionSuccessful");
  json.boolean(review.complete);
  json.number_member("exitCode", static_cast<std::uint64_t>(review.exit));
  json.plain_member("exitCodeDescription", review.exit_meaning);
  json.key("toolExecutionNotifications");
  json.open('[');
  for (const Notice& notice : review.notices) {
    json.new_line(12);
    append_notification(json, notice);
  }
  json.close(']');
  json.close('}');
  json.close(']');
}

void append_properties(JsonText& json, const Review& review) {
  json.key("properties");
  json.open('{');
  if (!review.as_of.empty()) json.plain_member("asOf", review.as_of);
  if (!review.note.empty()) json.plain_member("note", review.note);
  json.close('}');
}

}  // namespace

Status write_sarif(const Review& review, unsigned threads, report::ByteSink& sink) {
  const bool swedish = review.language == diag::Language::Swedish;
  std::string out;
  JsonText json(out);
  json.open('{');
  json.new_line(2);
  json.plain_member("$schema", kSchema);
  json.new_line(2);
  json.plain_member("version", "2.1.0");
  json.new_line(2);
  json.key("runs");
  json.open('[');
  json.open('{');
  json.new_line(6);
  append_tool(json, review);
  json.new_line(6);
  json.key("automationDetails");
  json.open('{');
  json.plain_member("id", review.command + '/');
  json.close('}');
  json.new_line(6);
  append_invocation(json, review);
  json.new_line(6);
  json.key("originalUriBaseIds");
  json.open('{');
  json.key(kSourceRoot);
  json.open('{');
  json.key("description");
  json.open('{');
  json.plain_member("text", swedish ? "Mappen som programmet startades i."
                                    : "The folder that the program was started in.");
  json.close('}');
  json.close('}');
  json.close('}');
  json.new_line(6);
  json.plain_member("columnKind", "unicodeCodePoints");
  json.new_line(6);
  append_properties(json, review);
  json.new_line(6);
  json.key("results");
  json.open('[');
  Status written = sink.write(out);
  if (!written.ok()) return written;
  out.clear();
  written = report::write_in_chunks(review.results, threads, sink,
                                    [&review](std::size_t i, std::string& text) {
                                      text += i == 0 ? "\n        " : ",\n        ";
                                      JsonText result(text);
                                      append_result(result, review, review.result(i));
                                    });
  if (!written.ok()) return written;
  return sink.write(review.results == 0 ? "]\n    }]\n}\n" : "\n      ]\n    }]\n}\n");
}

}  // namespace regel::review
