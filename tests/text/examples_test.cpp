// The examples of the explanations are compiled: what is called wrong is refused with the code
// that it stands under, what is called right has no error.

#include <string>
#include <string_view>

#include "lang/compile.hpp"
#include "lang/diag/explain.hpp"
#include "tests/support/catch.hpp"

using namespace regel;
using namespace regel::diag;

namespace {

// What is wrong with the example, or nothing.
std::string fault(const Example& example, Code code, Language language) {
  std::string text(example.whole_file ? "" : example_vocabulary(language));
  const std::size_t begin = text.size();
  text += "\n" + std::string(example.text);
  const Compilation compiled = compile({{{"exempel.regel", text}}});
  bool found = false;
  std::string others;
  for (const Diagnostic& diagnostic : compiled.sink.sorted()) {
    const bool here = !diagnostic.span.valid() || diagnostic.span.begin >= begin;
    found = found || (here && diagnostic.code == code);
    if (info(diagnostic.code).severity == Severity::Error) {
      others += render_line(diagnostic, compiled.sources, language) + "\n";
    }
  }
  if (!example.good) return found ? "" : "is not refused; instead:\n" + others;
  if (found) return "is called right and gives the code";
  return others.empty() ? "" : "is called right and gives:\n" + others;
}

}  // namespace

TEST_CASE("the examples of the explanations do what they say", "[text]") {
  for (std::size_t i = 0; i < std::size(kCodes); ++i) {
    const Code code = static_cast<Code>(i);
    for (const Language language : {Language::Swedish, Language::English}) {
      for (const Example& example : explanation(code, language).examples) {
        const std::string wrong = fault(example, code, language);
        CAPTURE(kCodes[i].name, example.text, wrong);
        CHECK(wrong.empty());
      }
    }
  }
}
