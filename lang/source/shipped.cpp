#include "lang/source/shipped.hpp"

#include "stdlib_files.hpp"

namespace regel {

std::optional<std::string_view> shipped_file(std::string_view path) {
  for (const EmbeddedFile& file : stdlib::files()) {
    if (file.name == path) return file.text;
  }
  return std::nullopt;
}

std::optional<std::string_view> shipped_table(std::string_view file) {
  if (!is_shipped_table(file)) return std::nullopt;
  return shipped_file("stdlib/data/" + std::string(file.substr(kShippedTables.size())));
}

}  // namespace regel
