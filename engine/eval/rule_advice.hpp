// What a run shows about the rules themselves, beside what they found: a condition on a field that
// the export hardly fills (R515), a waiver that has run out (R705) or names nobody (R706). Advice
// never changes an outcome or an exit code.

#pragma once

#include "engine/eval/run_state.hpp"

namespace regel::eval {

// After the findings: it asks which rules were judged.
void add_rule_advice(RunState& state);

}  // namespace regel::eval
