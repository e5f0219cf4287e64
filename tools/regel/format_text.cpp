#include "tools/regel/format_text.hpp"

#include <utility>

#include "lang/diag/render_text.hpp"
#include "lang/format/format.hpp"
#include "lang/parse/load.hpp"

namespace regel::tool {

using diag::Language;

Formatted format_text(const std::string& path, const std::string& bytes,
                      const FormatWishes& wishes) {
  SourceMap sources;
  diag::Sink sink;
  const parse::LoadedFile loaded = parse::load(sources, path, bytes, sink);
  format::FormattedFile formatted{std::nullopt, Language::Swedish};
  if (loaded.readable) {
    formatted = format::format_file(sources, loaded.file, {wishes.to, wishes.renumber}, sink);
  }
  Formatted result{std::move(formatted.text), {}};
  if (!result.text) {
    result.mistakes = diag::render_text(sink.sorted(), sources,
                                        {wishes.spoken.value_or(formatted.read_as), wishes.color});
  }
  return result;
}

}  // namespace regel::tool
