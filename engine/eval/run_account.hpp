// The run as a source (language.md 4.13): a document about the sources and waivers of the run so
// far, spelled as in the JSON report. A register over "@run" reads it like any export, after all
// others.

#pragma once

#include <string>

#include "engine/eval/run_state.hpp"

namespace regel::eval {

inline constexpr const char* kRunAccount = "@run";

std::string run_account(RunState& state);

}  // namespace regel::eval
