// Rule texts as a checked program, for tests, and what was said of them.

#pragma once

#include <string>
#include <vector>

#include "lang/compile.hpp"

namespace regel::test {

class Checked {
 public:
  // One file, with its header.
  explicit Checked(std::string text) : Checked(std::vector<std::string>{std::move(text)}) {}
  explicit Checked(std::vector<std::string> files);

  const ir::Program& program() const { return compilation_.program; }
  const diag::Sink& sink() const { return compilation_.sink; }
  // "R512 at `anmäld`; …" in order of place: the code and the text it is about, down to a severity.
  std::string diagnostics(diag::Severity down_to = diag::Severity::Info) const;
  // "R512 9 `anmäld`: …" with line and message, one a line.
  std::string messages(diag::Language language = diag::Language::Swedish) const;

 private:
  Compilation compilation_;
};

}  // namespace regel::test
