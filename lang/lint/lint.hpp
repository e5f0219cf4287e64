// What is worth saying of a checked program although nothing in it is wrong: rules without
// authority, owner, message or test. Runs last, on the whole program; it only ever warns. What a
// rule's own conditions show (R506, R511 …) is found in lang/check.

#pragma once

#include "lang/diag/sink.hpp"
#include "lang/ir/program.hpp"
#include "lang/source/source_map.hpp"

namespace regel::lint {

void lint(const ir::Program& program, const SourceMap& sources, diag::Sink& sink);

// R501 to R505: conditions that contradict each other or say the same.
void lint_logic(const ir::Program& program, const SourceMap& sources, diag::Sink& sink);
// R701, R702, R703, R707: what a rule says about itself.
void lint_papers(const ir::Program& program, diag::Sink& sink);
// R801, R802: every rule has tests, and they show it broken and undetermined.
void lint_tests(const ir::Program& program, diag::Sink& sink);

}  // namespace regel::lint
