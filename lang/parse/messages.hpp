// Failures of the grammar as diagnostics. A failure is a place and what would have been accepted
// there; the message is chosen by what stands at the place: a word of the other language, a
// reserved word, nothing at all.

#pragma once

#include <string_view>

#include "lang/diag/sink.hpp"
#include "lang/parse/declarations.hpp"

namespace regel::parse {

// Where matching was.
struct Attempt {
  FileId file;
  std::size_t begin;               // of the part that failed
  const Declaration* declaration;  // that the part belongs to, or null at the top of the file
  bool lacks_demand = false;       // a rule that has no `ska` or `får inte` yet
};

void report_failure(const Failure& failure, const Attempt& attempt, const Context& context,
                    diag::Sink& sink);
// No part and no declaration begins at `attempt.begin`.
void report_stray(const Attempt& attempt, Context& context, diag::Sink& sink);

// Words before a colon on one line, as a label has them, or nothing.
std::string_view label_at(std::string_view text, std::size_t at);

}  // namespace regel::parse
