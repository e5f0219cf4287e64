// What changed in the rules, without looking at any data: which there are, what each of them comes
// from, its severity, its validity and its words.

#pragma once

#include <vector>

#include "engine/diff/rule_form.hpp"

namespace regel::diff {

// The rules of both sides in order of id, each with all its versions.
std::vector<RuleDiff> compare_rules(const Side& before, const Side& after);

}  // namespace regel::diff
