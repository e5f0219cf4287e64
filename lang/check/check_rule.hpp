// One rule or summary: its clauses, its subject, its conditions and messages, and what it says
// about itself. Adds it to the program; what is wrong with it is reported and left out.

#pragma once

#include "lang/check/checker.hpp"

namespace regel::check {

void check_rule(Checker& checker, Names& names, ModuleIndex module, std::uint32_t decl);
void check_summary(Checker& checker, Names& names, ModuleIndex module, std::uint32_t decl);

}  // namespace regel::check
