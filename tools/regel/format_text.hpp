// One rule text in canonical layout, or why not. Stands between the command and lang/format, whose
// namespace shares its name with the functions that write values.

#pragma once

#include <optional>
#include <string>

#include "lang/diag/diagnostic.hpp"

namespace regel::tool {

struct Formatted {
  std::optional<std::string> text;
  std::string mistakes;  // for a terminal, if there is no text
};

struct FormatWishes {
  std::optional<diag::Language> to;      // keywords of that language; else those of the file
  std::optional<diag::Language> spoken;  // of the mistakes; else that of the file
  bool renumber = false;                 // items of lists
  bool color = false;
};
Formatted format_text(const std::string& path, const std::string& bytes,
                      const FormatWishes& wishes);

}  // namespace regel::tool
