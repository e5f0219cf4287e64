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

// `to`: the other language's keywords. `spoken`: of the mistakes; else that of the file.
Formatted format_text(const std::string& path, const std::string& bytes,
                      std::optional<diag::Language> to, std::optional<diag::Language> spoken,
                      bool color);

}  // namespace regel::tool
