#include "lang/format/format.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "lang/format/print_decl.hpp"
#include "lang/parse/parse.hpp"

namespace regel::format {

std::string format(const ast::Module& module, const Options& options) {
  return DeclPrinter(module, options).file();
}

std::optional<std::string> format_file(const SourceMap& sources, FileId file,
                                       std::optional<diag::Language> language, diag::Sink& sink) {
  const std::size_t before = sink.errors();
  const ast::Module module = parse::parse(sources, file, sink);
  if (sink.errors() != before) return std::nullopt;
  Options options;
  options.language = language.value_or(module.language);
  return format(module, options);
}

}  // namespace regel::format
