// Lines of text for a terminal: widths in code points, wrapping, capitals. Texts are valid UTF-8.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace regel::diag {

std::string spaces(std::size_t count);
// Padded with spaces to `width`; longer texts are left alone.
std::string padded(std::string_view text, std::size_t width);
// Broken at spaces into lines of at most `width`; a longer word gets a line of its own. What stands
// between backticks is kept together while it fits on a line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);
// Capitals of ASCII and Latin-1 letters.
std::string capitals(std::string_view text);

}  // namespace regel::diag
