// What the tables of the standard library say has not been read at its source: the field
// `ej_kontrollerat` of a record, or of a record in it.

#pragma once

#include <vector>

#include "engine/catalogue/catalogue.hpp"

namespace regel::catalogue {

// Of the registers that are read from a table the program brings along.
std::vector<Doubt> table_doubts(const ir::Program& program, const std::vector<Term>& registers);

}  // namespace regel::catalogue
