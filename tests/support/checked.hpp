// Rule texts as a checked program, for tests: parsed, names resolved, rules checked, in one step.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lang/ast/module.hpp"
#include "lang/diag/sink.hpp"
#include "lang/ir/program.hpp"
#include "lang/source/source_map.hpp"
#include "lang/value/zone.hpp"

namespace regel::test {

class Checked {
 public:
  // One file, with its header.
  explicit Checked(std::string text) : Checked(std::vector<std::string>{std::move(text)}) {}
  explicit Checked(std::vector<std::string> files);

  const ir::Program& program() const { return program_; }
  const diag::Sink& sink() const { return sink_; }
  // "R512 at `anmäld`", in order of place: the code and the text it is about. Without the lowest
  // levels if asked for errors only.
  std::string diagnostics(diag::Severity down_to = diag::Severity::Info) const;
  // The same with the message in full.
  std::string messages(diag::Language language = diag::Language::Swedish) const;

 private:
  SourceMap sources_;
  std::vector<ast::Module> modules_;
  ir::Program program_;
  diag::Sink sink_;
};

}  // namespace regel::test
