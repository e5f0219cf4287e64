// A value that stands in a rule or a test, in the reader's language: "0,5", "3 arbetsdagar".

#pragma once

#include <string>

#include "lang/diag/diagnostic.hpp"
#include "lang/ir/program.hpp"

namespace regel::explain {

// Texts and keys in quotes; codes and levels by name; periods and durations in words.
std::string constant_words(const types::Schema& schema, const ir::Constant& value, types::Type type,
                           diag::Language language);

}  // namespace regel::explain
