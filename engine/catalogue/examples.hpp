// The tests of a rule as examples: the records they give, and what the rule says of each.

#pragma once

#include <string_view>
#include <vector>

#include "engine/catalogue/catalogue.hpp"

namespace regel::catalogue {

// In the order of the texts. Contents of protected fields are withheld, as in a report.
std::vector<Example> examples_of(const Compilation& compilation, const ir::Rule& rule,
                                 diag::Language language);

}  // namespace regel::catalogue
