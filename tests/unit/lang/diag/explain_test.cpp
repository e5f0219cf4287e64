#include "lang/diag/explain.hpp"

#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"

using namespace regel;
using namespace regel::diag;

namespace {

const char* severity(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Info:
      return "note";
  }
  return "";
}

// Placeholders as an ellipsis.
std::string pattern(std::string_view text, Language language) {
  return fill(text, std::vector<Bilingual>(10, {"…", "…"}), language);
}

std::string page() {
  std::string out =
      "# Messages\n\n"
      "Every message of Regel has a code that never changes: R for rules, D for findings in data, "
      "S\n"
      "for faults of the environment. `regel explain R512` prints the section of a code, in "
      "Swedish\n"
      "or English (`--lang`). This page is written by a test from `lang/diag/codes.def` and\n"
      "`lang/diag/explanations.en.md`: change those, and run\n"
      "`REGEL_UPDATE=1 ctest -R diag/explain`.\n\n"
      "The examples are about this vocabulary:\n\n```regel\n" +
      std::string(example_vocabulary(Language::English)) + "```\n";
  for (std::size_t i = 0; i < std::size(kCodes); ++i) {
    const CodeInfo& code = kCodes[i];
    const Explanation text = explanation(static_cast<Code>(i), Language::English);
    out += "\n## " + std::string(code.name) + " " + std::string(code.heading_en) + "\n\n";
    out += "*" + std::string(severity(code.severity)) + "* · " +
           pattern(code.text_en, Language::English) + "  \n";
    out += "*" + std::string(code.heading_sv) + "* · " + pattern(code.text_sv, Language::Swedish);
    out += "\n\n" + std::string(text.prose) + "\n";
    for (const Example& example : text.examples) {
      out += example.good ? "\nRight:\n\n" : "\nWrong:\n\n";
      out += "```regel\n" + std::string(example.text) + "```\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("every code is explained in both languages", "[diag]") {
  for (std::size_t i = 0; i < std::size(kCodes); ++i) {
    CAPTURE(kCodes[i].name);
    const Explanation sv = explanation(static_cast<Code>(i), Language::Swedish);
    const Explanation en = explanation(static_cast<Code>(i), Language::English);
    CHECK(sv.prose.size() > 40);
    CHECK(en.prose.size() > 40);
    REQUIRE(sv.examples.size() == en.examples.size());
    for (std::size_t k = 0; k < sv.examples.size(); ++k) {
      CHECK(sv.examples[k].good == en.examples[k].good);
      CHECK(sv.examples[k].whole_file == en.examples[k].whole_file);
    }
  }
}

TEST_CASE("the texts explain no codes that are not there", "[diag]") {
  for (const char* path : {"lang/diag/explanations.sv.md", "lang/diag/explanations.en.md"}) {
    const std::string text = test::read_text(path);
    std::size_t next = 0;
    for (std::size_t at = text.find("\n## "); at != std::string::npos;
         at = text.find("\n## ", at + 1)) {
      const std::string name = text.substr(at + 4, text.find('\n', at + 1) - at - 4);
      CAPTURE(path, name);
      REQUIRE(next < std::size(kCodes));
      CHECK(name == kCodes[next++].name);
    }
    CHECK(next == std::size(kCodes));
  }
}

TEST_CASE("docs/diagnostics.md is what the table and the texts say", "[diag]") {
  if (test::updating()) test::write_text("docs/diagnostics.md", page());
  CHECK(test::read_text("docs/diagnostics.md") == page());
}

TEST_CASE("a code is found by its name", "[diag]") {
  CHECK(find_code("R512") == Code::R512);
  CHECK(find_code("d901") == Code::D901);
  CHECK_FALSE(find_code("R999").has_value());
  CHECK_FALSE(find_code("").has_value());
}

TEST_CASE("an explanation is printed with its heading, message and examples", "[diag]") {
  CHECK(render_explanation(Code::R107, {}) ==
        R"(R107  REGELN KRÄVER INGET

… säger varken vad som ska gälla (`ska:`) eller vad som inte får gälla (`får inte:`).

En regel utan krav kan varken uppfyllas eller brytas. Skriv vad som ska gälla efter
`ska:`, eller vad som inte får förekomma efter `får inte:`.

Fel:

    regel X-1 "Status"
      för varje: Behandling
      när: känslig = ja

Rätt:

    regel X-1 "Status"
      för varje: Behandling
      när: känslig = ja
      ska: status = klar
)");
  CHECK(render_explanation(Code::S004, {Language::English, false}) ==
        R"(S004  THE FILE IS EMPTY

… is empty. Is the export complete?

The file is empty. An export without records is an empty list, `[]`, and not an empty
file. Often the file was read while it was being written.
)");
}
