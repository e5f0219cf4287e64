#include "engine/report/text_table.hpp"

#include <algorithm>

#include "engine/outcome/withhold.hpp"
#include "lang/base/check.hpp"
#include "lang/base/escape.hpp"
#include "lang/base/unicode.hpp"

namespace regel::report {
namespace {

std::string_view escape_sequence(Style style) {
  switch (style) {
    case Style::Plain:
      return "";
    case Style::Bold:
      return "\x1b[1m";
    case Style::Good:
      return "\x1b[32m";
    case Style::Bad:
      return "\x1b[31m";
    case Style::Unclear:
      return "\x1b[33m";
    case Style::Grey:
      return "\x1b[90m";
  }
  REGEL_UNREACHABLE();
}

bool printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

std::string styled(std::string_view text, Style style, bool color) {
  if (!color || style == Style::Plain || text.empty()) return std::string(text);
  std::string result(escape_sequence(style));
  result += text;
  result += "\x1b[0m";
  return result;
}

std::string shown(std::string_view text) {
  std::string masked;
  outcome::append_masked(masked, text);
  return printable_ascii(masked) ? masked : terminal_text(masked);
}

void TextTable::add(std::vector<std::string> cells, Style style) {
  REGEL_CHECK(cells.size() == columns_.size());
  rows_.push_back({std::move(cells), style});
}

void TextTable::append_to(std::string& out, bool color) const {
  std::vector<std::size_t> widths(columns_.size());
  for (const Row& row : rows_) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      widths[i] = std::max(widths[i], code_points(row.cells[i]));
    }
  }
  for (const Row& row : rows_) {
    std::string line = "  ";
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string padding(widths[i] - code_points(row.cells[i]), ' ');
      if (i != 0) line += "  ";
      if (columns_[i] == Align::Right) line += padding;
      line += row.cells[i];
      if (columns_[i] == Align::Left) line += padding;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += styled(line, row.style, color);
    out += '\n';
  }
}

}  // namespace regel::report
