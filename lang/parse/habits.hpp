// What people write who know another notation, or who write as they speak: `==`, `är större än`,
// `måste:`. Each is refused, with the one way to say it in Regel.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/diag/diagnostic.hpp"

namespace regel::parse {

struct Habit {
  std::size_t begin, end;  // what was written
  std::string_view right;
};

// A sign or word at `at`; `comparison`: the words of one may stand here.
std::optional<Habit> habit_at(std::string_view text, std::size_t at, diag::Language language,
                              bool comparison);
// `ej` or `icke` before `at`, read as a name.
std::optional<Habit> negation_before(std::string_view text, std::size_t begin, std::size_t at,
                                     diag::Language language);
// The label of `known` that is meant by one that is none and looks like none.
std::vector<std::string> label_meant(std::string_view label, const std::vector<std::string>& known,
                                     diag::Language language);

}  // namespace regel::parse
