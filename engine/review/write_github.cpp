// Commands that GitHub turns into annotations beside the code: only what somebody must look at now.
// It shows ten of each kind for a step and drops the others without a word, so no more are
// written, and a last notice says how many there were.

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "engine/review/writer.hpp"
#include "lang/base/check.hpp"
#include "lang/base/escape.hpp"

namespace regel::review {
namespace {

constexpr std::size_t kShown = 10;

std::string_view command(Level level) {
  switch (level) {
    case Level::Error:
      return "error";
    case Level::Warning:
      return "warning";
    case Level::Note:
      return "notice";
  }
  REGEL_UNREACHABLE();
}

// A reader of the log sees it in a terminal, too.
std::string property(std::string_view text) { return github_property(terminal_text(text)); }

class Annotations {
 public:
  explicit Annotations(const Review& review) : review_(review) {}

  void add(Level level, const Place& place, std::string_view title, std::string_view message) {
    // The last notice may be the one that counts the others.
    const std::size_t most = level == Level::Note ? kShown - 1 : kShown;
    std::size_t& written = written_[static_cast<std::size_t>(level)];
    if (written == most) {
      ++left_out_;
      return;
    }
    ++written;
    fmt::format_to(std::back_inserter(out_), "::{} title={}", command(level), property(title));
    if (!place.file.empty()) {
      fmt::format_to(std::back_inserter(out_), ",file={}", property(place.file));
      append_lines(place);
    }
    fmt::format_to(std::back_inserter(out_), "::{}\n", github_data(terminal_text(message)));
  }

  std::string take() {
    const bool swedish = review_.language == diag::Language::Swedish;
    if (left_out_ > 0) {
      fmt::format_to(
          std::back_inserter(out_),
          fmt::runtime(swedish ? "::notice title={0}::{1} till visas inte här. Hela rapporten: "
                                 "`{0} --format text`\n"
                               : "::notice title={0}::{1} more are not shown here. The whole "
                                 "report: `{0} --format text`\n"),
          review_.command, left_out_);
    }
    fmt::format_to(std::back_inserter(out_), "{}: {}\n", review_.command, review_.exit_meaning);
    if (!review_.note.empty()) out_ += review_.note + '\n';
    return std::move(out_);
  }

 private:
  // Columns mean something within a line only.
  void append_lines(const Place& place) {
    if (place.line == 0) return;
    fmt::format_to(std::back_inserter(out_), ",line={}", place.line);
    if (place.end_line > place.line) {
      fmt::format_to(std::back_inserter(out_), ",endLine={}", place.end_line);
    } else if (place.column != 0) {
      fmt::format_to(std::back_inserter(out_), ",col={},endColumn={}", place.column,
                     place.end_column);
    }
  }

  const Review& review_;
  std::size_t written_[3] = {};
  std::size_t left_out_ = 0;
  std::string out_;
};

}  // namespace

Status write_github(const Review& review, unsigned, report::ByteSink& sink) {
  Annotations annotations(review);
  for (const Notice& notice : review.notices) {
    annotations.add(notice.level, notice.place, notice.code.empty() ? review.command : notice.code,
                    notice.message);
  }
  for (std::size_t i = 0; i < review.results; ++i) {
    const Result result = review.result(i);
    if (!result.pressing()) continue;
    const Rule& rule = review.rules[result.rule];
    // Nothing is broken by what could not be decided.
    const Level level = result.open ? std::max(result.level, Level::Warning) : result.level;
    annotations.add(level, result.place(), rule.id + ' ' + rule.title, result.message);
  }
  return sink.write(annotations.take());
}

}  // namespace regel::review
