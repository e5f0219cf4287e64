// Lines of source that something is to be said about, with a gutter of line numbers, carets under
// the marked places and the texts of labels:
//
//     7 │   ska: väntan < "90 dagar"
//       │        ^^^^^^   ^^^^^^^^^^ text
//       │        varaktighet

#pragma once

#include <string>
#include <vector>

#include "lang/diag/diagnostic.hpp"
#include "lang/source/source_map.hpp"

namespace regel::diag {

// A piece of a rendered line and what it is, so that the caller may colour it.
enum class Ink : std::uint8_t { Plain, Gutter, Caret, Label };
struct Piece {
  Ink ink = Ink::Plain;
  std::string text;
};
using InkLine = std::vector<Piece>;

// Empty without any place. Lines come in order of place, those of `span`'s file first; another
// file's are headed by its path.
std::vector<InkLine> source_excerpt(Span span, const std::vector<Label>& labels,
                                    const SourceMap& sources, Language language);

}  // namespace regel::diag
