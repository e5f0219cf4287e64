// The Test Anything Protocol, version 14. A case that could not be decided is not ok; the block
// below it, YAML in the form of JSON texts, says which it was.

#include <iterator>

#include <fmt/format.h>

#include "engine/review/writer.hpp"
#include "lang/base/check.hpp"
#include "lang/base/escape.hpp"

namespace regel::review {
namespace {

// A description or a reason: one line in which nothing is a directive. Only `\` and `#` can be
// escaped; a terminal shows the rest.
std::string tap_text(std::string_view text) {
  std::string out;
  for (const char c : terminal_text(text)) {
    if (c == '\\' || c == '#') out += '\\';
    out += c;
  }
  return out;
}

std::string_view severity(State state) { return state == State::Failed ? "fail" : "undetermined"; }

void append_case(std::string& out, const Case& one, std::size_t number) {
  const bool ok = one.state == State::Passed || one.state == State::Skipped;
  fmt::format_to(std::back_inserter(out), "{}ok {} - {}: {}", ok ? "" : "not ", number,
                 tap_text(one.suite), tap_text(one.name));
  if (one.state == State::Skipped) {
    fmt::format_to(std::back_inserter(out), " # SKIP {}", tap_text(one.message));
  }
  out += '\n';
  if (ok) return;
  const auto line = [&out](std::string_view name, const std::string& value) {
    fmt::format_to(std::back_inserter(out), "  {}: {}\n", name, value);
  };
  out += "  ---\n";
  line("message", json_string(one.message));
  line("severity", json_string(severity(one.state)));
  if (!one.details.empty()) line("details", json_string(one.details));
  if (!one.place.file.empty()) {
    line("file", json_string(one.place.file));
    if (one.place.line != 0) line("line", std::to_string(one.place.line));
  }
  if (one.seconds) line("duration_ms", fmt::format("{:.0f}", *one.seconds * 1000));
  out += "  ...\n";
}

}  // namespace

Status write_tap(const Review& review, unsigned, report::ByteSink& sink) {
  std::string out = fmt::format("TAP version 14\n1..{}\n", review.cases.size());
  for (std::size_t i = 0; i < review.cases.size(); ++i) append_case(out, review.cases[i], i + 1);
  return sink.write(out);
}

}  // namespace regel::review
