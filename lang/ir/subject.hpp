// How the subject of a rule is told apart from the others: by its key.

#pragma once

#include <string>

#include "lang/ir/program.hpp"

namespace regel::ir {

// The name of a field, group key or code to write in a message: the key unless it is protected, or
// else the first field.
std::string key_name(const Program& program, const Subject& subject);

// Whether the value says which record, group or code it is about: a key, or a text or link that a
// person knows it by.
bool identifies(const Program& program, const Subject& subject, ExprId value);

}  // namespace regel::ir
