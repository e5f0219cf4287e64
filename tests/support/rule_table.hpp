// The catalogue of the rule packs as a page: for each rule the registers that it reads and what of
// the language it uses. docs/rules.md is this table; packs_test.cpp holds the two together.

#pragma once

#include <string>
#include <vector>

#include "lang/ir/program.hpp"

namespace regel::test {

// `packs` are the names of files in rules/, in the order of the page.
std::string rule_table(const ir::Program& program, const std::vector<std::string>& packs,
                       const std::vector<std::string>& pack_of_rule);

}  // namespace regel::test
