// Aligned columns for a terminal, and the colours that a reader may have. Widths count code points.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regel::report {

enum class Style : std::uint8_t { Plain, Bold, Good, Bad, Unclear, Grey };

// The text in its style; unchanged without colour.
std::string styled(std::string_view text, Style style, bool color);

// A text that may stem from data: masked, and harmless for a terminal.
std::string shown(std::string_view text);

enum class Align : std::uint8_t { Left, Right };

class TextTable {
 public:
  explicit TextTable(std::vector<Align> columns) : columns_(std::move(columns)) {}
  void add(std::vector<std::string> cells, Style style = Style::Plain);
  // Two spaces in, two between columns, nothing after the last.
  void append_to(std::string& out, bool color) const;

 private:
  struct Row {
    std::vector<std::string> cells;
    Style style;
  };
  std::vector<Align> columns_;
  std::vector<Row> rows_;
};

}  // namespace regel::report
