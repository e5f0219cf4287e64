// Bytes of a rule file to a text in the SourceMap: a byte order mark is dropped, the bytes must be
// UTF-8, letters are brought to NFC. It reads no files.

#pragma once

#include <string>
#include <string_view>

#include "lang/diag/sink.hpp"
#include "lang/source/source_map.hpp"

namespace regel::parse {

inline constexpr std::size_t kMaxFileBytes = std::size_t{4} << 20;

struct LoadedFile {
  FileId file;
  // False: reported (R099, R119), and there is nothing to parse. The text in the SourceMap is then
  // only for showing the place.
  bool readable = true;
};

LoadedFile load(SourceMap& sources, std::string path, std::string_view bytes, diag::Sink& sink);

}  // namespace regel::parse
