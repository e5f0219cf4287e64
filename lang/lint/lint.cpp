#include "lang/lint/lint.hpp"

namespace regel::lint {

void lint(const ir::Program& program, const SourceMap& sources, diag::Sink& sink) {
  lint_logic(program, sources, sink);
  lint_papers(program, sink);
  lint_tests(program, sink);
}

}  // namespace regel::lint
