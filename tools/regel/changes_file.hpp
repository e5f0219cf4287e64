// The file in which a project declares what its rule changes do: `ändringar.json` or `changes.json`
// beside the rules, a list of entries. Comments are allowed. docs/diff.md describes it.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/diff/declaration.hpp"
#include "lang/base/result.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/source/file_reader.hpp"

namespace regel::tool {

struct ChangesFile {
  std::string name;  // without the folder; what it would be called if there is none
  bool exists = false;
  std::vector<diff::Declaration> entries;
};

// A project without the file has declared nothing. An entry that lacks something is an error.
Result<ChangesFile> read_changes(const FileReader& files, const std::string& folder,
                                 diag::Language language);

}  // namespace regel::tool
