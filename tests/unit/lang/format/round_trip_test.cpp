// Tree to text to tree, in both languages and across them.

#include "lang/ast/dump.hpp"
#include "lang/format/format.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/parse_text.hpp"
#include "tests/support/random_module.hpp"
#include "tests/support/rounds.hpp"

using regel::ast::dump;
using regel::diag::Language;
using regel::format::format;
using regel::test::parse_text;

TEST_CASE("a random tree comes back from its text", "[format]") {
  for (std::uint32_t seed = 1; seed <= regel::test::rounds(2000); ++seed) {
    const regel::ast::Module module = regel::test::random_module(seed);
    const std::string before = dump(module);
    for (const Language language : {Language::Swedish, Language::English}) {
      const std::string text = format(module, {language, false});
      const auto parsed = parse_text(text);
      CAPTURE(seed, text, parsed.places());
      REQUIRE_FALSE(parsed.sink.has_errors());
      REQUIRE(dump(parsed.module) == before);
      REQUIRE(format(parsed.module, {language, false}) == text);
      const Language other = language == Language::Swedish ? Language::English : Language::Swedish;
      REQUIRE(dump(parse_text(format(parsed.module, {other, false})).module) == before);
    }
  }
}
