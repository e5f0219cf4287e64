// A text without errors is formatted, in both languages, to a text without errors that has the same
// tree and as many comments, and that formatting leaves alone.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lang/ast/dump.hpp"
#include "lang/base/check.hpp"
#include "lang/format/format.hpp"
#include "lang/parse/load.hpp"
#include "lang/parse/parse.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using regel::diag::Language;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  regel::SourceMap sources;
  regel::diag::Sink sink;
  const regel::parse::LoadedFile loaded = regel::parse::load(sources, "fuzz.regel", bytes, sink);
  if (!loaded.readable) return 0;
  const regel::ast::Module module = regel::parse::parse(sources, loaded.file, sink);
  if (sink.has_errors()) return 0;
  for (const Language language : {Language::Swedish, Language::English}) {
    const std::string text = regel::format::format(module, {language, false});
    const regel::FileId file = sources.add("again.regel", text);
    const regel::ast::Module again = regel::parse::parse(sources, file, sink);
    REGEL_CHECK(!sink.has_errors());
    REGEL_CHECK(regel::ast::dump(again) == regel::ast::dump(module));
    REGEL_CHECK(again.comments.size() == module.comments.size());
    REGEL_CHECK(regel::format::format(again, {language, false}) == text);
  }
  return 0;
}
