// What reading showed about the data itself (D9…): reported, never a reason to stop.

#pragma once

#include "engine/eval/run_state.hpp"

namespace regel::eval {

void add_data_findings(RunState& state);

}  // namespace regel::eval
