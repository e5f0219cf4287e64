#include "lang/source/source_map.hpp"

#include <algorithm>
#include <utility>

#include "lang/base/check.hpp"

namespace regel {

FileId SourceMap::add(std::string path, std::string text) {
  File file{std::move(path), std::move(text), {0}};
  for (std::size_t i = 0; i < file.text.size(); ++i) {
    if (file.text[i] == '\n') file.line_starts.push_back(static_cast<std::uint32_t>(i + 1));
  }
  files_.push_back(std::move(file));
  return FileId{static_cast<std::uint32_t>(files_.size() - 1)};
}

std::string_view SourceMap::path(FileId file) const { return files_.at(file.index).path; }

std::string_view SourceMap::text(FileId file) const { return files_.at(file.index).text; }

std::string_view SourceMap::text(Span span) const {
  return text(span.file).substr(span.begin, span.end - span.begin);
}

LineColumn SourceMap::position(FileId file, std::uint32_t offset) const {
  const File& f = files_.at(file.index);
  const auto after = std::upper_bound(f.line_starts.begin(), f.line_starts.end(), offset);
  LineColumn result;
  result.line = static_cast<std::uint32_t>(after - f.line_starts.begin());
  const std::size_t end = std::min<std::size_t>(offset, f.text.size());
  for (std::size_t i = *(after - 1); i < end; ++i) {
    const bool continuation = (static_cast<unsigned char>(f.text[i]) & 0xC0) == 0x80;
    if (!continuation) ++result.column;
  }
  return result;
}

std::string_view SourceMap::line(FileId file, std::uint32_t line) const {
  const File& f = files_.at(file.index);
  REGEL_CHECK(line >= 1 && line <= f.line_starts.size());
  const std::size_t begin = f.line_starts[line - 1];
  std::size_t end = line < f.line_starts.size() ? f.line_starts[line] : f.text.size();
  while (end > begin && (f.text[end - 1] == '\n' || f.text[end - 1] == '\r')) --end;
  return std::string_view(f.text).substr(begin, end - begin);
}

std::uint32_t SourceMap::lines(FileId file) const {
  return static_cast<std::uint32_t>(files_.at(file.index).line_starts.size());
}

}  // namespace regel
