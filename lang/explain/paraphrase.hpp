// A rule as full sentences, in either language whatever it was written in: what it looks at, when
// it applies, what must be, on what authority, and when nobody can tell. Made from the checked
// program, so it says what will be evaluated, not what the text seems to say. Meant to be read
// beside the rule by somebody who has never programmed.

#pragma once

#include <string>

#include "lang/diag/diagnostic.hpp"
#include "lang/ir/program.hpp"

namespace regel::explain {

// Paragraphs, each ending with a line end.
std::string paraphrase(const ir::Program& program, const ir::Rule& rule, diag::Language language);

}  // namespace regel::explain
