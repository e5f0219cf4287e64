// The part of regular expressions that `matchar` allows, checked before RE2 sees the pattern.
// Nothing is translated: a pattern that passes means the same to every engine as it stands.

#pragma once

#include <optional>
#include <string_view>

#include "lang/value/pattern.hpp"

namespace regel {

// The first piece that cannot be used, if there is one.
std::optional<PatternProblem> find_pattern_problem(std::string_view pattern);

}  // namespace regel
