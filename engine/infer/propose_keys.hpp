// Which field tells the records of a register apart: filled in everywhere, never the same twice,
// and called what keys are called. A name alone is not enough, and neither is being unique, which
// in a small register most fields are.

#pragma once

#include "engine/infer/proposal.hpp"

namespace regel::infer {

void propose_key(const Profile& profile, Register& reg);

// A key that turned out to be a link, in a register that no other leads to, was unique by chance.
void drop_chance_key(const Profile& profile, const Proposal& proposal, Register& reg);

// No two records have the same, as far as is known.
bool is_unique(const Profile& profile, const Field& field);

}  // namespace regel::infer
