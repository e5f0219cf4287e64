// The files that the program brings along: modules of the standard library, and their tables.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace regel {

// Of a path from the project's root, `stdlib/…`; none if there is no such file.
std::optional<std::string_view> shipped_file(std::string_view path);

// A table of the standard library, by the name that a `fil` line has for it: `@standard/…`.
inline constexpr std::string_view kShippedTables = "@standard/";
std::optional<std::string_view> shipped_table(std::string_view file);
inline bool is_shipped_table(std::string_view file) { return file.starts_with(kShippedTables); }

}  // namespace regel
