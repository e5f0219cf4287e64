// A Module as canonical text, in either language: the order of clauses, the columns, the spelling
// of numbers and signs are chosen here and nowhere else. Comments stay with what they stand at.
// What is written means what was read: parsing it gives a tree with the same dump, and formatting
// it again gives the same text.
//
// A file with mistakes in its form is never reformatted: what could not be read would be lost.

#pragma once

#include <optional>
#include <string>

#include "lang/ast/module.hpp"
#include "lang/diag/sink.hpp"
#include "lang/source/source_map.hpp"

namespace regel::format {

inline constexpr std::size_t kColumns = 100;

struct Options {
  diag::Language language = diag::Language::Swedish;
  bool renumber = false;  // items of lists get a), b), c) … whatever they were called
};

// The module is whole: its file had no errors.
std::string format(const ast::Module& module, const Options& options);

struct Wanted {
  std::optional<diag::Language> language;  // without one the file keeps its own
  bool renumber = false;                   // then a gap in a list is no mistake but what is mended
};
struct FormattedFile {
  std::optional<std::string> text;  // none if the file has errors, which are then in the sink
  diag::Language read_as;
};
FormattedFile format_file(const SourceMap& sources, FileId file, const Wanted& wanted,
                          diag::Sink& sink);

}  // namespace regel::format
