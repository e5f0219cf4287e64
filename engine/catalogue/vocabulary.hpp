// The words that the rules of a catalogue use, with what the comments above them say: registers
// with the fields that are read, code lists, parameters and definitions, and the legal sources.

#pragma once

#include <vector>

#include "engine/catalogue/catalogue.hpp"
#include "lang/explain/reads.hpp"

namespace regel::catalogue {

// `##` lines as a note, in the language of the page where they have it.
Note note_of(const std::string& doc, diag::Language written, diag::Language language);

// Fills the vocabulary of `catalogue`. `read` is what all its rules read together.
void add_vocabulary(const Compilation& compilation, const explain::Reads& read,
                    Catalogue& catalogue);

}  // namespace regel::catalogue
