// GitLab's code quality report: an array of findings that its merge request compares with those of
// the target branch. Every finding needs a file and a line; where none is known it is the first
// line of the first rule file. What a waiver covers is left out: GitLab has no word for it.

#include "engine/outcome/fingerprint.hpp"
#include "engine/report/chunks.hpp"
#include "engine/report/json_text.hpp"
#include "engine/review/writer.hpp"
#include "lang/base/check.hpp"

namespace regel::review {

using report::JsonText;

namespace {

// A rule's own severity where it has the five words of rules, else by level.
std::string_view severity(const Rule& rule, Level level) {
  if (rule.severity == "critical") return "blocker";
  if (rule.severity == "high") return "critical";
  if (rule.severity == "medium") return "major";
  if (rule.severity == "low") return "minor";
  switch (level) {
    case Level::Error:
      return "critical";
    case Level::Warning:
      return "minor";
    case Level::Note:
      return "info";
  }
  REGEL_UNREACHABLE();
}

struct Issue {
  std::string description;
  std::string_view check, severity;
  std::string fingerprint;
  const Place* place;
};

void append_issue(std::string& out, const Review& review, const Issue& issue) {
  const bool nowhere = issue.place->file.empty();
  JsonText json(out);
  json.open('{');
  json.member("description", issue.description);
  json.plain_member("check_name", issue.check);
  json.plain_member("fingerprint", issue.fingerprint);
  json.plain_member("severity", issue.severity);
  json.key("location");
  json.open('{');
  json.member("path", !nowhere                   ? issue.place->file
                      : review.main_file.empty() ? "-"  // rules from standard input
                                                 : review.main_file);
  json.key("lines");
  json.open('{');
  json.number_member("begin", nowhere || issue.place->line == 0 ? 1 : issue.place->line);
  json.close('}');
  json.close('}');
  json.close('}');
}

void append_notice(std::string& out, const Review& review, const Notice& notice) {
  const std::string_view check = notice.code.empty() ? "regel" : std::string_view(notice.code);
  append_issue(out, review,
               {notice.message, check, severity({}, notice.level),
                outcome::fingerprint("notice", notice.code, notice.message), &notice.place});
}

}  // namespace

Status write_gitlab(const Review& review, unsigned threads, report::ByteSink& sink) {
  std::string out = "[";
  for (const Notice& notice : review.notices) {
    out += out.size() == 1 ? "\n  " : ",\n  ";
    append_notice(out, review, notice);
  }
  // Which result is the first of the array is known before any is written.
  std::size_t first = 0;
  if (review.notices.empty()) {
    while (first < review.results && review.result(first).waiver) ++first;
  } else {
    first = review.results;
  }
  Status written = sink.write(out);
  if (!written.ok()) return written;
  written =
      report::write_in_chunks(review.results, threads, sink, [&](std::size_t i, std::string& text) {
        const Result result = review.result(i);
        if (result.waiver) return;
        const Rule& rule = review.rules[result.rule];
        text += i == first ? "\n  " : ",\n  ";
        append_issue(text, review,
                     {rule.id + ": " + result.message, rule.id, severity(rule, result.level),
                      result.fingerprint, &result.place()});
      });
  if (!written.ok()) return written;
  return sink.write("\n]\n");
}

}  // namespace regel::review
