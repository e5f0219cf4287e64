// The fields of records at a place: which there are, in which form, how often they are filled in.
// Objects inside a record become fields with longer names and paths; lists of objects become nested
// records of their own. What a field is of (a code, a link) may be made more precise afterwards.

#pragma once

#include <string>
#include <vector>

#include "engine/infer/profile.hpp"
#include "engine/infer/proposal.hpp"
#include "lang/diag/diagnostic.hpp"

namespace regel::infer {

// `named`: each record is a member of an object, and its name is a field. May read objects of the
// profile as maps, and adds nested records to the proposal. `owner` is what a nested record's name
// begins with.
std::vector<Field> propose_fields(Profile& profile, PlaceId record, bool named,
                                  const std::string& owner, diag::Language language,
                                  Proposal& proposal);

}  // namespace regel::infer
