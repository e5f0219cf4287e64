// The tests of a rule as tables: what is known of each record, and what the rule says of it.

#pragma once

#include "engine/catalogue/html.hpp"

namespace regel::catalogue {

void write_examples(const Entry& entry, Html& html);

}  // namespace regel::catalogue
