// Links between registers, by the values themselves: a field whose values are keys of another
// register leads there. Numbers are among each other's by chance, so for them the name has to agree
// as well. A field that leads to its own register may make it a tree.

#pragma once

#include "engine/infer/proposal.hpp"

namespace regel::infer {

void propose_links(const Profile& profile, Proposal& proposal);

}  // namespace regel::infer
