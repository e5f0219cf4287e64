// The SourceMap owns the rule texts of a run and knows where their lines begin. Texts are stored as
// they are parsed: valid UTF-8 in NFC (lang/parse makes them so). Spans and views stay valid for
// its lifetime. It reads no files.

#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "lang/source/span.hpp"

namespace regel {

// 1-based; `column` counts code points, as an editor shows them.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

class SourceMap {
 public:
  // `path` is what messages show: relative to the project, with forward slashes.
  FileId add(std::string path, std::string text);

  std::string_view path(FileId file) const;
  std::string_view text(FileId file) const;
  std::string_view text(Span span) const;
  LineColumn position(FileId file, std::uint32_t offset) const;
  // The text of a 1-based line, without its end.
  std::string_view line(FileId file, std::uint32_t line) const;
  std::uint32_t lines(FileId file) const;
  std::uint32_t files() const { return static_cast<std::uint32_t>(files_.size()); }

 private:
  struct File {
    std::string path;
    std::string text;
    std::vector<std::uint32_t> line_starts;
  };
  std::deque<File> files_;
};

}  // namespace regel
