#include "tools/regel/format_text.hpp"

#include <string_view>

#include "lang/diag/render_text.hpp"
#include "lang/format/format.hpp"
#include "lang/parse/load.hpp"

namespace regel::tool {

using diag::Language;

namespace {

// A file that cannot be parsed still says its language in its first words.
Language language_in(std::string_view text) {
  return text.find("language english") < text.find('\n') ? Language::English : Language::Swedish;
}

}  // namespace

Formatted format_text(const std::string& path, const std::string& bytes, std::optional<Language> to,
                      std::optional<Language> spoken, bool color) {
  SourceMap sources;
  diag::Sink sink;
  const parse::LoadedFile loaded = parse::load(sources, path, bytes, sink);
  Formatted result;
  if (loaded.readable) result.text = format::format_file(sources, loaded.file, to, sink);
  if (!result.text) {
    result.mistakes =
        diag::render_text(sink.sorted(), sources, {spoken.value_or(language_in(bytes)), color});
  }
  return result;
}

}  // namespace regel::tool
