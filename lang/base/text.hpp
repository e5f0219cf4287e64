// Small work on texts: trimming and cutting (bytes, views, no copies), whole numbers, and the
// nearest names for "did you mean". Not here: anything about Unicode tables (unicode.hpp) or
// output (escape.hpp).

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regel {

// 0 to 9, whatever the locale.
constexpr bool is_digit(char c) { return static_cast<unsigned char>(c - '0') <= 9; }

// Without the spaces, tabs and line ends around it (ASCII only).
std::string_view trim(std::string_view text);

// Takes the part of `rest` before the first separator; `rest` becomes what follows it, or empty.
std::string_view cut(std::string_view& rest, char separator);
std::vector<std::string_view> split(std::string_view text, char separator);

// An optional minus and digits, nothing else, within 64 bits.
std::optional<std::int64_t> parse_int64(std::string_view text);

// Damerau-Levenshtein distance in half units. A step costs 2; these cost less: a change of case 0;
// å-a, ä-a, ä-æ, ö-o, ö-ø 1; an underscore that is there or not 1.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidates that may have been meant by `wanted`, which is not one of them itself: nearest
// first, equally near in code-point order, each once.
std::vector<std::string> nearest(std::string_view wanted, std::span<const std::string> candidates,
                                 std::size_t at_most);

}  // namespace regel
