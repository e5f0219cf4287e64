// A plan as text, for those who work on the engine: what is read, what is computed for each kind of
// row, what is kept, what each rule asks, and in which order sources are visited. Stable for the
// same rules; not for users, and never read back.

#pragma once

#include <string>

#include "engine/plan/schedule.hpp"

namespace regel::plan {

std::string dump(const Plan& plan);
std::string dump(const Plan& plan, const Schedule& schedule);

}  // namespace regel::plan
