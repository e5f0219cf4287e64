// What the names in an export say of its shape: fields that are mapped from names that no record
// has although no rule reads them (D912) or that would begin records (D926), and names that came or
// went since the export before (D924, D925). Fields that rules read are told of in
// data_findings.hpp.

#pragma once

#include "engine/eval/run_state.hpp"

namespace regel::eval {

void add_shape_findings(RunState& state);

}  // namespace regel::eval
