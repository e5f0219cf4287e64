// Which file of the repository a place is in: reports name files from the project or from the
// folder of its data, CI systems from where the program was started.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/review/review.hpp"
#include "lang/source/source_map.hpp"

namespace regel::review {

struct Repository {
  std::string rules, data;  // folders, from where the program was started; "." or "" for that one
  std::vector<std::string> rule_files;  // the project's own, from `rules`, sorted
};

// A file that the program brings along, or standard input, is no file of the repository.
std::string file_of_rules(const Repository& repository, const std::string& file);
std::string file_of_data(const Repository& repository, const std::string& file);

// The first rule file; "" if there is none on the disk.
std::string main_file(const Repository& repository);

// Of a span with its columns, or of its first line only.
Place place_of(const Repository& repository, const SourceMap& sources, Span span);
Place line_of(const Repository& repository, const SourceMap& sources, Span span);

}  // namespace regel::review
