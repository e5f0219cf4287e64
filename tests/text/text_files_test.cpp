// Every rule file under tests/text is compiled and gives the diagnostics that stand in it, marked
// at their places; a file under good/ gives none. REGEL_UPDATE=1 ctest -R text_files writes the
// expectations anew: review the difference.

#include <algorithm>
#include <string>

#include "lang/compile.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/file_test.hpp"
#include "tests/support/golden.hpp"

using namespace regel;

namespace {

// What every rule should have beside its logic is said of papers.regel alone.
bool about_papers(const diag::Diagnostic& diagnostic) {
  using diag::Code;
  constexpr Code kPapers[] = {Code::R701, Code::R702, Code::R703,
                              Code::R707, Code::R801, Code::R802};
  return std::ranges::find(kPapers, diagnostic.code) != std::end(kPapers);
}

test::Diagnosed compiled(const std::string& path, const std::string& text) {
  Compilation result = compile({{{path, text}}});
  std::vector<diag::Diagnostic> found = result.sink.sorted();
  if (path.find("papers") == std::string::npos) std::erase_if(found, about_papers);
  const diag::Language language =
      result.modules.empty() ? diag::Language::Swedish : result.modules[0].language;
  return {std::move(result.sources), FileId{0}, language, std::move(found)};
}

// Expectations move the lines that messages name, so they are written until they stay.
std::string settled(const std::string& path, std::string text) {
  for (int i = 0; i < 5; ++i) {
    std::string next = test::annotated(path, text, compiled);
    if (next == text) break;
    text = std::move(next);
  }
  return text;
}

}  // namespace

TEST_CASE("rule files give the diagnostics that stand in them", "[text]") {
  for (const std::string stage : {"parse", "check", "lint"}) {
    for (const std::string& path : test::rule_files("tests/text/" + stage + "/bad")) {
      CAPTURE(path);
      std::string text = test::read_text(path);
      if (test::updating()) test::write_text(path, text = settled(path, text));
      CHECK(text == test::annotated(path, text, compiled));
      CHECK(text.find("\n#!") != std::string::npos);
    }
    for (const std::string& path : test::rule_files("tests/text/" + stage + "/good")) {
      CAPTURE(path);
      const std::string text = test::read_text(path);
      CHECK(text == test::annotated(path, text, compiled));
      CHECK(text.find("\n#!") == std::string::npos);
    }
  }
}
