// A project: the rule files of a folder, and what regel.json says about them. The file is optional,
// comments are allowed in it, and every member of it is listed in docs/project-file.md.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lang/base/result.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/ir/program.hpp"
#include "lang/source/file_reader.hpp"
#include "lang/value/time_text.hpp"

namespace regel::tool {

inline constexpr std::string_view kProjectFile = "regel.json";
inline constexpr std::string_view kRuleFileEnding = ".regel";

struct Project {
  std::string folder;
  std::vector<std::string> rule_files;  // relative to the folder, sorted; "-" is standard input

  std::optional<std::uint32_t> edition;
  std::optional<diag::Language> language;
  std::string zone = "Europe/Stockholm";
  std::optional<WrittenTime> as_of;
  std::optional<ir::Severity> fail_on;
  std::optional<std::uint64_t> memory;
  std::optional<unsigned> threads;
  std::optional<std::string> previous_folder;         // relative to the folder
  std::map<std::string, std::string> previous_files;  // register -> file
  std::optional<std::string> data;                    // relative to the folder
  std::map<std::string, std::vector<std::string>> sources;
  bool tests_required = false;
  // The least share of conditions, in percent, that the tests must have seen true and false, and
  // unknown (engine/coverage).
  std::optional<unsigned> coverage_decided, coverage_unknown;
  std::optional<unsigned> min_mutation;  // percent
  std::optional<std::uint64_t> max_findings;
  std::optional<std::string> baseline;  // relative to the folder
  bool sha256 = false;

  std::vector<Error> warnings;  // settings that do not exist
};

// `path` is a folder, one rule file, or "-". A folder without rule files is an error.
Result<Project> open_project(const FileReader& files, const std::string& path);

// The rule files in and below a folder, relative to it, sorted by code points. Hidden folders are
// passed over.
Result<std::vector<std::string>> find_rule_files(const FileReader& files,
                                                 const std::string& folder);

// Takes the members of a project file into `project`. `path` is what errors call it.
Status read_project_file(const std::string& path, const std::string& text, Project& project);

}  // namespace regel::tool
