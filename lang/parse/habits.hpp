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
  std::string right;
};

// A sign or word at `at`; `comparison`: the words of one may stand here.
std::optional<Habit> habit_at(std::string_view text, std::size_t at, diag::Language language,
                              bool comparison);
// `ej`, `icke` or a keyword in capitals before `at`, read as a name.
std::optional<Habit> word_before(std::string_view text, std::size_t begin, std::size_t at,
                                 diag::Language language);
// `finns inte`, `= saknas`: what stands at `at` and what stands before it, the wrong way round.
std::optional<Habit> state_around(std::string_view text, std::size_t begin, std::size_t at,
                                  diag::Language language);
// A date written in another way, that begins at `at` or before it and goes on past it.
std::optional<Habit> date_around(std::string_view text, std::size_t begin, std::size_t at,
                                 diag::Language language);
// How a spreadsheet's function, whose name ends before the parenthesis at `at`, is said here.
struct SheetFunction {
  std::size_t begin;  // of its name
  Bilingual meant;    // a sentence; empty if it is not known
};
std::optional<SheetFunction> function_before(std::string_view text, std::size_t begin,
                                             std::size_t at);
// The label of `known` that is meant by one that is none and looks like none.
std::vector<std::string> label_meant(std::string_view label, const std::vector<std::string>& known,
                                     diag::Language language);

}  // namespace regel::parse
