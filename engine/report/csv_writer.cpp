// The findings as a table for a spreadsheet in Swedish or English: semicolons, a byte order mark,
// CRLF. Fields of text go through csv_field, so nothing in them is taken for a formula.

#include <iterator>

#include <fmt/format.h>

#include "engine/outcome/withhold.hpp"
#include "engine/report/chunks.hpp"
#include "engine/report/words.hpp"
#include "engine/report/writer.hpp"
#include "lang/base/escape.hpp"

namespace regel::report {
namespace {

constexpr char kSeparator = ';';
constexpr std::string_view kLineEnd = "\r\n";

constexpr Words kHeadings[] = {
    {"Regel", "Rule"},      {"Rubrik", "Title"},
    {"Allvar", "Severity"}, {"Register", "Register"},
    {"Nyckel", "Key"},      {"Utfall", "Outcome"},
    {"Villkor", "Item"},    {"Meddelande", "Message"},
    {"Orsaker", "Causes"},  {"Fil", "File"},
    {"Plats", "Pointer"},   {"Rad", "Line"},
    {"Dispens", "Waiver"},  {"Dispens upphörd", "Waiver expired"},
    {"Ansvarig", "Owner"},  {"Fingeravtryck", "Fingerprint"},
};

void append_field(std::string& out, std::string_view text) {
  if (outcome::may_need_masking(text)) {
    std::string masked;
    outcome::append_masked(masked, text);
    out += csv_field(masked, kSeparator);
  } else {
    out += csv_field(text, kSeparator);
  }
  out += kSeparator;
}

// Last where there is a baseline: whether it knows the finding.
constexpr Words kKnown = {"Känd", "Known"};

void append_row(std::string& out, const outcome::RunReport& report, std::size_t i,
                const WriteOptions& options) {
  const outcome::Finding finding = report.findings[i];
  const diag::Language language = options.language;
  const outcome::RuleResult& rule = report.rules[finding.rule];
  append_field(out, rule.id);
  append_field(out, rule.title);
  append_field(out, words(rule.severity).in(language));
  append_field(out, finding.register_name);
  append_field(out, finding.key);
  append_field(out, words(finding.outcome).in(language));
  append_field(out, finding.item);
  append_field(out, finding.message);
  std::string causes;
  for (const outcome::Cause& cause : finding.causes) {
    if (!causes.empty()) causes += ", ";
    causes += sentence(cause, language);
    if (cause.key != finding.key) {
      fmt::format_to(std::back_inserter(causes), " ({} {})", cause.register_name, cause.key);
    }
  }
  append_field(out, causes);
  append_field(out, finding.place.file);
  append_field(out, finding.place.pointer);
  if (finding.place.line != 0) fmt::format_to(std::back_inserter(out), "{}", finding.place.line);
  out += kSeparator;
  const bool swedish = language == diag::Language::Swedish;
  const auto yes_or_no = [swedish](bool yes) {
    return yes ? (swedish ? "ja" : "yes") : (swedish ? "nej" : "no");
  };
  append_field(out, finding.waiver ? report.waivers[*finding.waiver].id : "");
  append_field(out, finding.waiver ? yes_or_no(finding.waiver_expired) : "");
  append_field(out, rule.owner);
  out += finding.fingerprint;
  if (options.baseline != nullptr) {
    const outcome::Standing standing = options.baseline->findings[i];
    out += kSeparator;
    if (standing != outcome::Standing::Waived) out += yes_or_no(is_known(standing));
  }
  out += kLineEnd;
}

}  // namespace

Status write_csv(const outcome::RunReport& report, const WriteOptions& options, ByteSink& sink) {
  std::string head = "\xEF\xBB\xBF";
  for (const Words& heading : kHeadings) {
    if (&heading != &kHeadings[0]) head += kSeparator;
    head += heading.in(options.language);
  }
  if (options.baseline != nullptr) {
    head += kSeparator;
    head += kKnown.in(options.language);
  }
  head += kLineEnd;
  Status written = sink.write(head);
  if (!written.ok()) return written;
  return write_in_chunks(
      report.findings.size(), options.threads, sink,
      [&](std::size_t i, std::string& out) { append_row(out, report, i, options); });
}

}  // namespace regel::report
