#include "lang/value/pattern.hpp"

#include <string>

#include "tests/support/catch.hpp"

namespace regel {

TEST_CASE("matchar is about the whole text", "[value]") {
  struct Case {
    const char* pattern;
    const char* text;
    bool matches;
  };
  const Case cases[] = {
      {"(SN|KS) 20[0-9]{2}/[1-9][0-9]*", "SN 2026/12", true},
      {"(SN|KS) 20[0-9]{2}/[1-9][0-9]*", "KS 2026/1", true},
      {"(SN|KS) 20[0-9]{2}/[1-9][0-9]*", "SN 2026/012", false},
      {"(SN|KS) 20[0-9]{2}/[1-9][0-9]*", "xSN 2026/12", false},
      {"(SN|KS) 20[0-9]{2}/[1-9][0-9]*", "SN 2026/12 ", false},
      {"a|ab", "ab", true},
      {"[^,]+", "a b", true},
      {"[^,]+", "a,b", false},
      {"a.c", "aåc", true},
      {"a.c", "ac", false},
      {"[.]", ".", true},
      {"[.]", "x", false},
      {"[a-]+", "a-a", true},
      {"[-a]+", "a-a", true},
      {"[åäö]{1,3}", "åäö", true},
      {"[åäö]{1,3}", "åäöå", false},
      {"[$*+?(){}|]", "$", true},
      {"[.^]", "^", true},
      {"x?", "", true},
      {"a{255}", "a", false},
      {"((a|b)c)*", "acbc", true},
      {"Å", "å", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern, c.text);
    const auto compiled = Pattern::compile(c.pattern);
    const auto* pattern = std::get_if<Pattern>(&compiled);
    REQUIRE(pattern != nullptr);
    CHECK(pattern->full_match(c.text) == c.matches);
  }
}

TEST_CASE("what the engines do not agree on is refused, with the piece and the reason", "[value]") {
  struct Case {
    const char* pattern;
    PatternReason reason;
    const char* piece;
  };
  const Case cases[] = {
      {"^a", PatternReason::Anchor, "^"},
      {"a$", PatternReason::Anchor, "$"},
      {"(a)\\1", PatternReason::BackReference, "\\1"},
      {"\\d+", PatternReason::Backslash, "\\d"},
      {"a\\", PatternReason::Backslash, "\\"},
      {"[\\d]", PatternReason::Backslash, "\\d"},
      {"\\å", PatternReason::Backslash, "\\å"},
      {"(?=a)", PatternReason::LookAround, "(?="},
      {"(?<!a)", PatternReason::LookAround, "(?<!"},
      {"(?i)a", PatternReason::Flag, "(?i"},
      {"(?:a)", PatternReason::Flag, "(?:"},
      {"a*?", PatternReason::LazyQuantifier, "*?"},
      {"a{2}?", PatternReason::LazyQuantifier, "{2}?"},
      {"a++", PatternReason::Possessive, "++"},
      {"a**", PatternReason::DoubleQuantifier, "**"},
      {"a{2}{3}", PatternReason::DoubleQuantifier, "{2}{"},
      {"*a", PatternReason::NothingToRepeat, "*"},
      {"(+a)", PatternReason::NothingToRepeat, "+"},
      {"{2}", PatternReason::NothingToRepeat, "{"},
      {"a{2,}", PatternReason::BadRepeat, "{2,}"},
      {"a{,2}", PatternReason::BadRepeat, "{,2}"},
      {"a{3,2}", PatternReason::BadRepeat, "{3,2}"},
      {"a{256}", PatternReason::BadRepeat, "{256}"},
      {"a{x}", PatternReason::BadRepeat, "{x}"},
      {"a{2", PatternReason::BadRepeat, "{2"},
      {"[[:alpha:]]", PatternReason::NamedClass, "[:alpha:]"},
      {"[a[b]", PatternReason::ClassBracket, "["},
      {"[a&&b]", PatternReason::ClassBracket, "&&"},
      {"[a-ö]", PatternReason::NonAsciiRange, "a-ö"},
      {"[z-a]", PatternReason::BadRange, "z-a"},
      {"[a-c-e]", PatternReason::BadRange, "-"},
      {"[]", PatternReason::EmptyClass, "[]"},
      {"[^]", PatternReason::EmptyClass, "[^]"},
      {"(a", PatternReason::Unclosed, "(a"},
      {"[a", PatternReason::Unclosed, "[a"},
      {"[a-", PatternReason::Unclosed, "[a-"},
      {"a)", PatternReason::Unopened, ")"},
      {"a]", PatternReason::Unopened, "]"},
      {"a}", PatternReason::Unopened, "}"},
      {"a|", PatternReason::EmptyBranch, "|"},
      {"|a", PatternReason::EmptyBranch, "|"},
      {"()", PatternReason::EmptyBranch, "()"},
      {"a||b", PatternReason::EmptyBranch, "||"},
      {"", PatternReason::EmptyBranch, ""},
      {"((a{255}){255}){255}", PatternReason::TooLarge, "((a{255}){255}){255}"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    const auto compiled = Pattern::compile(c.pattern);
    const auto* problem = std::get_if<PatternProblem>(&compiled);
    REQUIRE(problem != nullptr);
    CHECK(problem->reason == c.reason);
    CHECK(problem->piece == c.piece);
    CHECK(std::string(c.pattern).substr(problem->at, problem->piece.size()) == problem->piece);
  }
  const auto deep = Pattern::compile(std::string(100'000, '(') + "a");
  CHECK(std::holds_alternative<PatternProblem>(deep));
}

TEST_CASE("har formen", "[value]") {
  struct Case {
    const char* mask;
    const char* text;
    bool matches;
  };
  const Case cases[] = {
      {"999999-9999", "556036-0793", true},
      {"999999-9999", "5560360793", false},
      {"999999-9999", "556036-079", false},
      {"999999-9999", "556036-07933", false},
      {"999999-9999", "55603A-0793", false},
      {"AAA 999", "ÅÄÖ 123", true},
      {"AAA 999", "åäö 123", false},
      {"aa", "åa", true},
      {"aa", "ÅA", false},
      {"XX", "Å7", true},
      {"XX", "a-", false},
      {"§ 9", "§ 3", true},
      {"9", "٣", false},
      {"A", "А", false},  // Cyrillic
      {"", "", true},
      {"", "a", false},
      {"9", "", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.mask, c.text);
    CHECK(Form(c.mask).matches(c.text) == c.matches);
  }
}

}  // namespace regel
