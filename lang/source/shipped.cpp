#include "lang/source/shipped.hpp"

#include <array>

#include "lang/base/check.hpp"
#include "stdlib_files.hpp"

namespace regel {

std::optional<std::string_view> shipped_file(std::string_view path) {
  for (const EmbeddedFile& file : stdlib::files()) {
    if (file.name == path) return file.text;
  }
  return std::nullopt;
}

namespace {

struct Shelf {
  std::string_view prefix, folder;
};
constexpr std::array<Shelf, 2> kShelves = {{{"standard.", "stdlib/"}, {"paket.", "rules/"}}};

const Shelf* shelf_of(std::string_view name) {
  for (const Shelf& shelf : kShelves) {
    if (name.starts_with(shelf.prefix)) return &shelf;
  }
  return nullptr;
}

}  // namespace

bool is_shipped_module(std::string_view name) { return shelf_of(name) != nullptr; }

std::string shipped_module_path(std::string_view name) {
  const Shelf* shelf = shelf_of(name);
  REGEL_CHECK(shelf != nullptr);
  return std::string(shelf->folder) + std::string(name.substr(shelf->prefix.size())) + ".regel";
}

std::vector<std::string> shipped_test_paths(std::string_view name) {
  constexpr std::string_view kEnding = ".regel", kTests = ".test.regel";
  std::string stem = shipped_module_path(name);
  stem.resize(stem.size() - kEnding.size());
  std::vector<std::string> paths;
  for (const EmbeddedFile& file : stdlib::files()) {
    if (!file.name.starts_with(stem) || !file.name.ends_with(kTests)) continue;
    // `grund.test`, `grund.andamal.test`, `gemensamt_enheter.test`, but not another module's.
    const char next = file.name[stem.size()];
    if (next == '.' || next == '_') paths.emplace_back(file.name);
  }
  return paths;
}

std::optional<std::string_view> shipped_table(std::string_view file) {
  if (!is_shipped_table(file)) return std::nullopt;
  return shipped_file("stdlib/data/" + std::string(file.substr(kShippedTables.size())));
}

}  // namespace regel
