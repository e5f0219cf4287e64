// A Span is a run of bytes in one file of a SourceMap: where something stands in a rule text.

#pragma once

#include <cstdint>

#include "lang/base/id.hpp"

namespace regel {

using FileId = Id<struct FileTag>;

struct Span {
  FileId file;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool valid() const { return file.valid(); }
  friend bool operator==(const Span& a, const Span& b) {
    return a.file == b.file && a.begin == b.begin && a.end == b.end;
  }
};

// The smallest span that holds both; they must be of one file.
inline Span join(Span a, Span b) {
  return {a.file, a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace regel
