// Rule text in messages: as the author wrote it, on one line.

#pragma once

#include <string>

#include "lang/check/names.hpp"

namespace regel::check {

std::string quote(const Names& names, Span span);
// The language of the file that the place is in.
bool is_swedish(const Names& names, Span span);

}  // namespace regel::check
