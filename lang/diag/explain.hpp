// The long explanation of every code, for `regel explain R512` and docs/diagnostics.md: what the
// message means, why it matters, an example that is wrong and one that is right. The texts are
// explanations.sv.md and explanations.en.md in this folder, embedded by the build.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/diag/diagnostic.hpp"
#include "lang/diag/render_text.hpp"

namespace regel::diag {

struct Example {
  bool good = false;
  // A file by itself; else it is read after the vocabulary of the examples.
  bool whole_file = false;
  std::string_view text;
};

struct Explanation {
  std::string_view prose;  // paragraphs with an empty line between; `code` in backticks
  std::vector<Example> examples;
};

// The code of that name, in either case of letters: "R512", "r512".
std::optional<Code> find_code(std::string_view name);

// Every code has one, in both languages.
Explanation explanation(Code code, Language language);

// The vocabulary that the examples are about, a file of rules by itself.
std::string_view example_vocabulary(Language language);

// The explanation for a terminal, with the code's heading and its message.
std::string render_explanation(Code code, TextStyle style);

}  // namespace regel::diag
