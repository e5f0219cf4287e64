// The names that the rules of a compilation use, as they are written: those in the rules, and those
// in definitions that are used. A definition is gone from the checked program, so the trees are
// asked.

#pragma once

#include <set>
#include <string>

#include "lang/compile.hpp"

namespace regel::catalogue {

// A name stands for every declaration that is called so, whichever register it is of.
std::set<std::string> used_names(const Compilation& compilation);

}  // namespace regel::catalogue
