// Rule texts through the façade, for tests.

#pragma once

#include <string>
#include <vector>

#include "lang/compile.hpp"

namespace regel::test {

// Files called a.regel, b.regel …
Compilation compiled(std::vector<std::string> texts);

// "R306 `åtgärd`; R310 `alias`": the code and the text that each diagnostic is about, in order of
// place; nothing for none. What lint says of a rule's papers and tests is left out, and so is R520:
// these texts have other purposes.
std::string reports(const Compilation& compilation);
// The same of everything that was said, down to a severity.
std::string all_reports(const Compilation& compilation,
                        diag::Severity down_to = diag::Severity::Info);
// For one file in Swedish, whose header is added.
std::string reports(const std::string& text);
// The message of the first diagnostic.
std::string first_message(const std::string& text, diag::Language language);

}  // namespace regel::test
