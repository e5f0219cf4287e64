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

FormattedFile format_file(const SourceMap& sources, FileId file, const Wanted& wanted,
                          diag::Sink& sink) {
  const std::size_t before = sink.all().size();
  const ast::Module module = parse::parse(sources, file, sink);
  const auto prevents = [&](const diag::Diagnostic& d) {
    const bool mended = wanted.renumber && d.code == diag::Code::R113;
    return diag::info(d.code).severity == diag::Severity::Error && !mended;
  };
  FormattedFile result{std::nullopt, module.language};
  const auto first = sink.all().begin() + static_cast<std::ptrdiff_t>(before);
  if (std::any_of(first, sink.all().end(), prevents)) return result;
  result.text = format(module, {wanted.language.value_or(module.language), wanted.renumber});
  return result;
}

}  // namespace regel::format
