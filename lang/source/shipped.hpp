// The files that the program brings along: modules of the standard library, packs of rules, and
// tables.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regel {

// Of a path from the project's root, `stdlib/…` or `rules/…`; none if there is no such file.
std::optional<std::string_view> shipped_file(std::string_view path);

// Whether a module of this name is the program's to give: `standard.…`, `paket.…`.
bool is_shipped_module(std::string_view name);
// Where its text lies: `stdlib/….regel`, `rules/….regel`. Names of built-in functions alone, such
// as `standard.eu`, have no text. Only for names that the program gives.
std::string shipped_module_path(std::string_view name);

// The tests that lie beside such a module, `rules/….test.regel`, by path.
std::vector<std::string> shipped_test_paths(std::string_view name);

// A table of the standard library, by the name that a `fil` line has for it: `@standard/…`.
inline constexpr std::string_view kShippedTables = "@standard/";
std::optional<std::string_view> shipped_table(std::string_view file);
inline bool is_shipped_table(std::string_view file) { return file.starts_with(kShippedTables); }

}  // namespace regel
