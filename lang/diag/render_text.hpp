// A diagnostic as a person reads it in a terminal:
//
//   R110  OCH TILLSAMMANS MED ELLER                                       behandling.regel:3:36
//
//     3 │   ska: hög_risk och åtgärder finns eller restvärde finns
//       │                 ^^^                ^^^^^
//
//   `och` och `eller` i samma villkor kan läsas på två sätt. …             regel explain R110
//
// Carets stand under the place and under every labelled place. Columns are code points, a tab is
// shown as four; characters that a terminal would act on are shown as escapes, in the source line
// as in the author's own names. Which language is the caller's choice (that of the file, or
// --lang).

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lang/diag/diagnostic.hpp"
#include "lang/source/source_map.hpp"

namespace regel::diag {

inline constexpr std::size_t kTextWidth = 88;

struct TextStyle {
  Language language = Language::Swedish;
  bool color = false;
};

// Ends with a line end. A diagnostic without a place has no source line.
std::string render_text(const Diagnostic& diagnostic, const SourceMap& sources, TextStyle style);
// All of them, with an empty line between.
std::string render_text(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources,
                        TextStyle style);
// "path:line:column: R512 message", for logs and tools that match lines.
std::string render_line(const Diagnostic& diagnostic, const SourceMap& sources, Language language);
// An error of the environment in the same form, without a place.
std::string render_text(const Error& error, TextStyle style);

}  // namespace regel::diag
