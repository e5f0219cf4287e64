// From the file names, folders and globs of a source to the files that are read, in their order;
// and the date that a file's name carries. Names are relative to the project; nothing is opened
// here.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/base/result.hpp"
#include "lang/source/file_reader.hpp"
#include "lang/value/civil_time.hpp"

namespace regel::ingest {

struct SourceFile {
  std::string path;  // to open
  std::string name;  // to show: relative to the project, as the source names it
};

// Every file once, in code-point order of the names. In the last parts of a name `*` stands for any
// characters but '/', `?` for one, and `**` as a whole part for any folders. A folder means the
// files in it that end in .json, .ndjson or .jsonl, also .gz and .zst. A name without a file is an
// error, as are a folder and a glob that hold none. "-" is standard input.
Result<std::vector<SourceFile>> source_files(const FileReader& files, const std::string& project,
                                             const std::vector<std::string>& names,
                                             const std::string& register_name);

bool glob_matches(std::string_view pattern, std::string_view name);

// The date in a file's name that has the form ("draftit-ÅÅÅÅ-MM-DD.ndjson"; `*` and `?` as in
// globs). The day of an earlier folder does not count: only the last part of the path is compared.
std::optional<DateInterval> date_of_name(std::string_view path, std::string_view pattern);

}  // namespace regel::ingest
