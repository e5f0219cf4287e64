// Paths into a document: `$`, `$.a[*].b`, `$.x.*`, and `$['x y']` for names that have blanks, dots
// or brackets.

#pragma once

#include <string_view>
#include <variant>

#include "lang/base/result.hpp"
#include "lang/types/source_spec.hpp"

namespace regel::check {

// The path, or why it cannot be followed.
std::variant<types::JsonPath, Bilingual> parse_json_path(std::string_view text);

// Whether the path names one place: no `[*]` and no `.*`.
bool is_single(const types::JsonPath& path);

}  // namespace regel::check
