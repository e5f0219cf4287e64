// Rules and summaries: from the syntax tree to the checked program. Runs after
// declare_vocabulary() (declare.hpp) and before the passes that need the rules (waivers, tests).
// Every mistake is reported once; the program may be used only if the sink has no errors.

#pragma once

#include "lang/check/names.hpp"

namespace regel::check {

void check_rules(Names& names);

}  // namespace regel::check
