// What a run was made of, so that it can be made again: versions and parameters.

#pragma once

#include "engine/eval/run_state.hpp"

namespace regel::eval {

void add_manifest(RunState& state);

}  // namespace regel::eval
