// What rules, waivers and tests refer to alike: validities and rule ids.

#pragma once

#include <optional>

#include "lang/check/names.hpp"

namespace regel::check {

// Both ends as days; no value if a date does not exist, which is reported (R117, R125), or if the
// period ends before it begins (R418).
std::optional<ir::Validity> validity_of(const ast::Validity& validity, diag::Sink& sink);

// R313, with ids that are nearly the same.
void report_no_rule(Names& names, std::string_view id, Span span);

}  // namespace regel::check
