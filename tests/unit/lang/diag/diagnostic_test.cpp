#include "lang/diag/diagnostic.hpp"

#include <set>
#include <string>

#include "lang/diag/environment.hpp"
#include "lang/diag/sink.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/source/source_map.hpp"
#include "tests/support/catch.hpp"

using namespace regel;
using namespace regel::diag;

TEST_CASE("every code has headings and texts, with the same arguments in both languages",
          "[diag]") {
  for (const CodeInfo& code : kCodes) {
    CAPTURE(code.name);
    CHECK_FALSE(code.heading_sv.empty());
    CHECK_FALSE(code.heading_en.empty());
    for (const std::string_view text : {code.text_sv, code.text_en}) {
      // A sentence, a question, or an optional sentence that may be empty.
      CHECK(std::string_view(".?}").find(text.back()) != std::string_view::npos);
      CHECK(text.find("  ") == std::string_view::npos);
      for (std::size_t i = 0; i < arity(text); ++i) {
        CHECK(text.find("{" + std::to_string(i) + "}") != std::string_view::npos);
      }
    }
    CHECK(arity(code.text_sv) == arity(code.text_en));
  }
}

TEST_CASE("codes are in order within their family, each once", "[diag]") {
  std::set<std::string_view> names;
  std::string_view previous;
  for (const CodeInfo& code : kCodes) {
    CAPTURE(code.name);
    REQUIRE(code.name.size() == 4);
    CHECK(names.insert(code.name).second);
    if (!previous.empty() && previous[0] == code.name[0]) CHECK(previous < code.name);
    previous = code.name;
  }
}

TEST_CASE("texts are in plain words", "[diag]") {
  for (const CodeInfo& code : kCodes) {
    CAPTURE(code.name);
    for (const std::string word :
         {"token", "parse", "syntax", " we ", " vi ", " you ", "illegal"}) {
      if (word == " you ") continue;  // "Did you mean" is allowed
      CHECK(std::string(code.text_en).find(word) == std::string::npos);
      CHECK(std::string(code.text_sv).find(word) == std::string::npos);
    }
  }
}

TEST_CASE("arguments are filled in, in the language asked for", "[diag]") {
  CHECK(fill("{0} är {1}, inte {0}.", {{"a", "A"}, {"b", "B"}}, Language::Swedish) ==
        "a är b, inte a.");
  CHECK(fill("{0} is {1}.", {{"a", "A"}, {"b", "B"}}, Language::English) == "A is B.");
  SECTION("an empty argument takes the space before it along") {
    CHECK(fill("Finns inte. {0} {1}", {{}, {}}, Language::Swedish) == "Finns inte.");
    CHECK(fill("Finns inte. {0} Slut.", {{}}, Language::Swedish) == "Finns inte. Slut.");
    CHECK(fill("läses från{0}.", {{}}, Language::Swedish) == "läses från.");
  }
  SECTION("braces that are no holes stay") {
    CHECK(fill("`{` och `\\{0`", {{"x", "x"}}, Language::Swedish) == "`{` och `\\{0`");
  }
  SECTION("what an argument holds is not filled again") {
    CHECK(fill("{0} {1}", {{"{1}", ""}, {"b", ""}}, Language::Swedish) == "{1} b");
  }
}

TEST_CASE("diagnostics come in order of place, each once", "[diag]") {
  SourceMap sources;
  const FileId first = sources.add("a.regel", "aaaa");
  const FileId second = sources.add("b.regel", "bbbb");
  Sink sink;
  sink.report<Code::R314>(Span{second, 0, 1}, "x");
  sink.report<Code::R314>(Span{first, 2, 3}, "y");
  sink.report<Code::R326>(Span{first, 0, 1}, "z");
  sink.report<Code::R314>(Span{first, 2, 3}, "y");
  std::string order;
  for (const Diagnostic& d : sink.sorted()) order += message(d, Language::English) + "|";
  CHECK(order ==
        "z has no fields. Declare at least one: `field name: text`.|"
        "`y` is declared but never used.|`x` is declared but never used.|");
  CHECK(sink.errors() == 1);
  CHECK(sink.has_errors());
}

TEST_CASE("an error of the environment is made from the table", "[diag]") {
  const Error error = make_error<Code::S005>("a.json", 3, 14, Bilingual{"en text", "a text"});
  CHECK(error.code == "S005");
  CHECK(error.text.sv ==
        "a.json tar slut mitt i en text (rad 3, kolumn 14). Hämta uttaget på nytt.");
  CHECK(error.text.en ==
        "a.json ends in the middle of a text (line 3, column 14). Fetch the export again.");
}

TEST_CASE("suggestions are sentences, or nothing", "[diag]") {
  const std::vector<std::string> known = {"åtgärd", "åtgärder", "ägare", "beslut"};
  CHECK(suggestion("atgard", known).sv == "Menade du `åtgärd`?");
  CHECK(suggestion("zzzzzz", known).sv.empty());
  CHECK(did_you_mean({}).en.empty());
  const std::vector<std::string> five = {"a", "b", "c", "d", "e"};
  CHECK(did_you_mean(five).en == "Did you mean `a`, `b`, `c` or `d`?");
  CHECK(enumerate_and(known).sv == "`åtgärd`, `åtgärder`, `ägare` och `beslut`");
  CHECK(enumerate_or(known, 2).en == "`åtgärd`, `åtgärder` or 2 more");
  CHECK(not_imported("dataskydd").en == "It is in a module that is not imported: `use dataskydd`.");
  CHECK(not_imported("").en.empty());
}
