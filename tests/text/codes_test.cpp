// Codes that need more than one file of plain text to come up.

#include <string>

#include "lang/compile.hpp"
#include "lang/diag/render_text.hpp"
#include "tests/support/catch.hpp"

using namespace regel;

namespace {

std::string said(const CompileInput& input, diag::Code code) {
  const Compilation compiled = compile(input);
  std::string out;
  for (const diag::Diagnostic& diagnostic : compiled.sink.sorted()) {
    if (diagnostic.code != code) continue;
    out += render_line(diagnostic, compiled.sources, diag::Language::English) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a file in another encoding is refused as a whole", "[text]") {
  const std::string latin1 = "spr\xE5k svenska\nregel X-1 nonsens\n";
  CHECK(said({{{"a.regel", latin1}}}, diag::Code::R099) ==
        "a.regel:1:4: R099 The file is not UTF-8. Byte 0xE5 on line 1 looks like `å` in "
        "Windows-1252. Save it again as UTF-8.\n");
  CHECK(said({{{"a.regel", latin1}}}, diag::Code::R102).empty());
}

TEST_CASE("a name from two modules is asked about", "[text]") {
  const std::string list = "\nkodlista Status\n  kod klar: \"Klar\"\n";
  const CompileInput input{{{"a.regel", "språk svenska\nmodul ena\n" + list},
                            {"b.regel", "språk svenska\nmodul andra\n" + list},
                            {"c.regel",
                             "språk svenska\nanvänd ena\nanvänd andra\n\nregister Akt\n"
                             "  fält status: Status\n"}}};
  CHECK(said(input, diag::Code::R305).find("R305 `Status` comes from both ena and andra.") !=
        std::string::npos);
}

TEST_CASE("a waiver for a hundred records is not wide, one for a hundred and one is", "[text]") {
  const auto waiver = [](int keys) {
    std::string text =
        "språk svenska\nregister Akt\n  nyckel: id\n  fält id: text\n"
        "regel X-1 \"X\"\n  för varje: Akt\n  ska: id <> \"\"\n"
        "dispens DSP-1 från X-1\n  i kraft: från 2026-01-01 till och med 2026-06-30\n"
        "  beslut: \"B\"\n  beslutat av: \"B\"\n  skäl: \"S\"\n  avser: Akt \"k0\"";
    for (int i = 1; i < keys; ++i) text += ", \"k" + std::to_string(i) + "\"";
    return CompileInput{{{"a.regel", text + "\n"}}};
  };
  CHECK(said(waiver(100), diag::Code::R710).empty());
  CHECK(said(waiver(101), diag::Code::R710).find("101 records, more than 100") !=
        std::string::npos);
}
