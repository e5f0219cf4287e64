// Messages: literal parts, and holes that are expressions of any type. What a hole prints must not
// be protected, whether it stands there itself, in a definition, in `råtext` or in a calculation;
// to ask about a protected value (`antal(x där namn = …)`) is another matter.

#pragma once

#include "lang/check/checker.hpp"

namespace regel::check {

ir::Message check_message(Checker& checker, const ast::Message& message, const ir::Subject& subject,
                          Names& names);

// The field, or group key, to name the subject by.
std::string key_name(const ir::Program& program, const ir::Subject& subject);

// R703: whether some hole says which record the message is about.
bool identifies(const ir::Program& program, const ir::Message& message, const ir::Subject& subject);

}  // namespace regel::check
