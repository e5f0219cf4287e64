#include "engine/review/repository.hpp"

#include <algorithm>

#include "lang/source/file_reader.hpp"
#include "lang/source/shipped.hpp"

namespace regel::review {

std::string file_of_rules(const Repository& repository, const std::string& file) {
  const bool own = std::ranges::binary_search(repository.rule_files, file);
  return own && file != "-" ? join_path(repository.rules, file) : "";
}

std::string file_of_data(const Repository& repository, const std::string& file) {
  if (file.empty() || file == "-" || is_shipped_table(file)) return "";
  return join_path(repository.data, file);
}

std::string main_file(const Repository& repository) {
  return repository.rule_files.empty() ? ""
                                       : file_of_rules(repository, repository.rule_files.front());
}

Place place_of(const Repository& repository, const SourceMap& sources, Span span) {
  Place place = line_of(repository, sources, span);
  if (place.file.empty()) return place;
  const LineColumn from = sources.position(span.file, span.begin);
  const LineColumn to = sources.position(span.file, span.end);
  place.column = from.column;
  place.end_line = to.line;
  place.end_column = to.column;
  return place;
}

Place line_of(const Repository& repository, const SourceMap& sources, Span span) {
  Place place;
  if (!span.valid()) return place;
  place.file = file_of_rules(repository, std::string(sources.path(span.file)));
  if (!place.file.empty()) place.line = sources.position(span.file, span.begin).line;
  return place;
}

}  // namespace regel::review
