// Members of a collection that no reduction over it looks at: where a condition begins with what
// the member alone decides ("an approved document …"), the members that do not meet it change
// nothing, whichever record asks. They are known from kept columns before a record is read.

#pragma once

#include "engine/plan/plan.hpp"

namespace regel::plan {

// Sets Relation::idle of every relation.
void find_idle_rows(Plan& plan);

}  // namespace regel::plan
