// Parses a text for a test and keeps what belongs together: the sources, the tree, the diagnostics.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/ast/module.hpp"
#include "lang/diag/sink.hpp"
#include "lang/source/source_map.hpp"

namespace regel::test {

struct ParsedText {
  SourceMap sources;
  FileId file;
  diag::Sink sink;
  ast::Module module;

  // "3:8 R116 [föregående]" for each diagnostic, in order of place.
  std::vector<std::string> places() const;
  // The messages in the language of the file, in order of place.
  std::vector<std::string> messages() const;
};

ParsedText parse_text(std::string_view text);  // with its header
ParsedText parse_fragment(std::string_view text, diag::Language language = diag::Language::Swedish);
std::string read_file(const std::string& path);

}  // namespace regel::test
