// Rule files that carry what is expected of them: after a line, `#!` lines mark the places that a
// diagnostic is about and give its text.
//
//     ska: start = "2026-01-01"
//   #!     ^^^^^^^^^^^^^^^^^^^^ R401 `start` är ett datum och …
//   #!             ^^^^^^^^^^^^ text
//   #! = 2026-01-01  datumet
//
// A place that begins in the first two columns has no room for carets and is repeated in backticks.
// A label on another line than its diagnostic stands there, with the code in parentheses.
// To Regel the lines are comments, so a file is compiled as it stands.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lang/diag/diagnostic.hpp"
#include "lang/source/source_map.hpp"

namespace regel::test {

struct Diagnosed {
  SourceMap sources;
  FileId file;
  diag::Language language = diag::Language::Swedish;  // of the file
  std::vector<diag::Diagnostic> diagnostics;          // in order of place
};
using Diagnose = std::function<Diagnosed(const std::string& path, const std::string& text)>;

// The text with the `#!` lines that it should have. A file is right if nothing changes.
std::string annotated(const std::string& path, const std::string& text, const Diagnose& diagnose);

// The .regel files of a folder, in order of name.
std::vector<std::string> rule_files(const std::string& folder);

}  // namespace regel::test
