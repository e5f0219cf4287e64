#include "lang/diag/source_excerpt.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "lang/base/escape.hpp"
#include "lang/base/unicode.hpp"
#include "lang/diag/layout.hpp"

namespace regel::diag {
namespace {

constexpr std::size_t kTab = 4;
// A line longer than this is shown in part, so that a file without line ends stays readable.
constexpr std::size_t kLongLine = 160, kBeforeMark = 40, kShown = 120;

// A marked place within one line, in code points; `text` is a label's.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

using MarksByLine = std::map<std::uint32_t, std::vector<Mark>>;

// A line as it is shown: each code point's text, and the column where it begins. The last column is
// that of the line's end.
struct ShownLine {
  std::vector<std::string> cells;
  std::vector<std::size_t> columns{0};
};

ShownLine show(std::string_view line) {
  ShownLine result;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    decode(line, i);
    const std::string_view character = line.substr(begin, i - begin);
    result.cells.push_back(character == "\t" ? spaces(kTab) : terminal_text(character));
    result.columns.push_back(result.columns.back() + code_points(result.cells.back()));
  }
  return result;
}

void add_mark(MarksByLine& marks, const SourceMap& sources, Span span, std::string_view text) {
  const LineColumn from = sources.position(span.file, span.begin);
  const LineColumn to = sources.position(span.file, span.end);
  Mark mark;
  mark.begin = from.column - 1;
  mark.text = std::string(text);
  // What goes on over several lines is marked to the end of its first.
  const std::string_view line = sources.line(span.file, from.line);
  mark.end = to.line == from.line ? to.column - 1 : code_points(line);
  mark.end = std::max(mark.end, mark.begin + 1);
  marks[from.line].push_back(std::move(mark));
}

// The row of carets, from column 0.
std::string caret_row(const std::vector<Mark>& marks) {
  std::size_t width = 0;
  for (const Mark& mark : marks) width = std::max(width, mark.end);
  std::string row(width, ' ');
  for (const Mark& mark : marks) {
    std::fill(row.begin() + static_cast<std::ptrdiff_t>(mark.begin),
              row.begin() + static_cast<std::ptrdiff_t>(mark.end), '^');
  }
  return row;
}

// Rows with the texts of labels: the rightmost after its carets, the others below, from right to
// left, each hanging from the beginning of its place.
void add_label_rows(std::vector<InkLine>& out, std::vector<Mark> marks, const Piece& gutter) {
  const std::string carets = caret_row(marks);
  std::erase_if(marks, [](const Mark& mark) { return mark.text.empty(); });
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.begin > b.begin; });
  InkLine row{gutter, {Ink::Caret, carets}};
  std::size_t next = 0;
  if (!marks.empty() && marks.front().end == carets.size()) {
    row.push_back({Ink::Label, " " + marks.front().text});
    next = 1;
  }
  out.push_back(std::move(row));
  for (; next < marks.size(); ++next) {
    std::string before;
    std::size_t column = 0;
    for (std::size_t i = marks.size() - 1; i > next; --i) {
      if (marks[i].begin < column || marks[i].begin >= marks[next].begin) continue;
      before += spaces(marks[i].begin - column) + "│";
      column = marks[i].begin + 1;
    }
    before += spaces(marks[next].begin - column);
    out.push_back({gutter, {Ink::Caret, before}, {Ink::Label, marks[next].text}});
  }
}

// One source line with its carets. Marks are moved from code points to the columns shown.
void add_line(std::vector<InkLine>& out, std::string_view line, std::string_view number,
              std::vector<Mark> marks, std::size_t gutter_width) {
  const ShownLine shown = show(line);
  const std::size_t last = shown.cells.size();
  const auto column = [&](std::size_t at) {
    return shown.columns[std::min(at, last)] + (at > last ? at - last : 0);
  };
  std::size_t first_mark = column(marks.front().begin);
  for (Mark& mark : marks) {
    mark.begin = column(mark.begin);
    mark.end = column(mark.end);
    first_mark = std::min(first_mark, mark.begin);
  }

  std::size_t from = 0, to = shown.columns.back();
  if (to > kLongLine) {
    from = first_mark > kBeforeMark ? first_mark - kBeforeMark : 0;
    to = std::min(to, from + kShown);
  }
  std::string text;
  for (std::size_t i = 0; i < last; ++i) {
    if (shown.columns[i] >= from && shown.columns[i + 1] <= to) text += shown.cells[i];
  }
  if (from > 0) text = "…" + text;
  if (to < shown.columns.back()) text += "…";
  for (Mark& mark : marks) {
    const auto moved = [&](std::size_t at) {
      return std::clamp(at, from, std::max(to, from) + 1) - from + (from > 0 ? 1 : 0);
    };
    mark.begin = moved(mark.begin);
    mark.end = std::max(moved(mark.end), mark.begin + 1);
  }

  const std::string indent = spaces(gutter_width - number.size());
  out.push_back({{Ink::Gutter, indent + std::string(number) + " │ "}, {Ink::Plain, text}});
  add_label_rows(out, std::move(marks), {Ink::Gutter, spaces(gutter_width) + " │ "});
}

}  // namespace

std::vector<InkLine> source_excerpt(Span span, const std::vector<Label>& labels,
                                    const SourceMap& sources, Language language) {
  std::vector<FileId> files;
  std::map<std::uint32_t, MarksByLine> marks;
  const auto mark = [&](Span place, std::string_view text) {
    if (!place.valid()) return;
    if (!marks.contains(place.file.index)) files.push_back(place.file);
    add_mark(marks[place.file.index], sources, place, text);
  };
  mark(span, "");
  for (const Label& label : labels) {
    mark(label.span, terminal_text(pick(language, label.text)));
  }

  std::size_t gutter = 0;
  for (const auto& [file, lines] : marks) {
    gutter = std::max(gutter, std::to_string(lines.rbegin()->first).size() + 2);
  }
  std::vector<InkLine> out;
  for (const FileId file : files) {
    if (file != span.file) {
      out.push_back({});
      out.push_back({{Ink::Gutter, spaces(gutter + 1) + terminal_text(sources.path(file))}});
    }
    std::uint32_t previous = 0;
    for (const auto& [number, line_marks] : marks[file.index]) {
      const bool gap = previous != 0 && number > previous + 1;
      if (gap) out.push_back({{Ink::Gutter, spaces(gutter) + " ⋮"}});
      add_line(out, sources.line(file, number), std::to_string(number), line_marks, gutter);
      previous = number;
    }
  }
  return out;
}

}  // namespace regel::diag
