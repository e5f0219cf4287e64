// The sections after the rules: the data they read, the words they use, the legal sources, and what
// has not been verified.

#pragma once

#include "engine/catalogue/html.hpp"

namespace regel::catalogue {

void write_doubts(const Catalogue& catalogue, Html& html);
void write_registers(const Catalogue& catalogue, Html& html);
void write_terms(const Catalogue& catalogue, Html& html);
void write_instruments(const Catalogue& catalogue, Html& html);

}  // namespace regel::catalogue
