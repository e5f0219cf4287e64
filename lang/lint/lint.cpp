#include "lang/lint/lint.hpp"

namespace regel::lint {

void lint(const ir::Program& program, diag::Sink& sink) {
  lint_papers(program, sink);
  lint_tests(program, sink);
}

}  // namespace regel::lint
