// Messages: literal parts, and holes that are expressions of any type. What a hole prints must not
// be protected, whether it stands there itself, in a definition, in `råtext` or in a calculation;
// to ask about a protected value (`antal(x där namn = …)`) is another matter.

#pragma once

#include "lang/check/checker.hpp"

namespace regel::check {

ir::Message check_message(Checker& checker, const ast::Message& message, const ir::Subject& subject,
                          Names& names);

}  // namespace regel::check
