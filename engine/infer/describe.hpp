// What was seen of a field or register, in the few words that stand as a comment beside it. Counts
// and shares only: never a value.

#pragma once

#include <string>

#include "engine/infer/proposal.hpp"
#include "lang/diag/diagnostic.hpp"

namespace regel::infer {

std::string describe(const Profile& profile, const Field& field, diag::Language language);
std::string describe(const Register& reg, diag::Language language);

}  // namespace regel::infer
