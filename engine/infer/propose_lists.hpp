// Code lists and scales: fields of text with a few values that come back again and again. What
// could be about a person, or is rare, or long, stays text; a proposal must not print it. Fields
// with the same values share a list, and fields whose levels agree share a scale.

#pragma once

#include <vector>

#include "engine/infer/proposal.hpp"
#include "lang/diag/diagnostic.hpp"

namespace regel::infer {

// Of all fields that are still text, in the order of the registers and records.
void propose_lists(const Profile& profile, diag::Language language, Proposal& proposal);

}  // namespace regel::infer
