// Any bytes can be loaded and parsed; every place of a diagnostic lies within the text, and a file
// without errors has a tree that can be dumped.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lang/ast/dump.hpp"
#include "lang/base/check.hpp"
#include "lang/parse/load.hpp"
#include "lang/parse/parse.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  regel::SourceMap sources;
  regel::diag::Sink sink;
  const regel::parse::LoadedFile loaded = regel::parse::load(sources, "fuzz.regel", bytes, sink);
  if (loaded.readable) {
    const regel::ast::Module module = regel::parse::parse(sources, loaded.file, sink);
    if (!sink.has_errors()) REGEL_CHECK(!regel::ast::dump(module).empty());
  }
  const std::size_t length = sources.text(loaded.file).size();
  for (const regel::diag::Diagnostic& d : sink.sorted()) {
    REGEL_CHECK(d.span.begin <= d.span.end && d.span.end <= length);
    for (const regel::diag::Label& label : d.labels) {
      REGEL_CHECK(label.span.begin <= label.span.end && label.span.end <= length);
    }
  }
  return 0;
}
