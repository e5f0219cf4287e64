// From what was seen in some sources to one proposal for all of them. The steps are in the .cpp,
// in their order, and each has a file of its own.

#pragma once

#include "engine/infer/profile.hpp"
#include "engine/infer/proposal.hpp"
#include "lang/diag/diagnostic.hpp"

namespace regel::infer {

Proposal propose(Profile& profile, diag::Language language);

}  // namespace regel::infer
