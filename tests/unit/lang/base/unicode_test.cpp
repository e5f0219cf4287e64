#include "lang/base/unicode.hpp"

#include <string>
#include <string_view>

#include "tests/support/catch.hpp"

using namespace std::string_literals;

namespace regel {

TEST_CASE("only strict UTF-8 is valid", "[base]") {
  CHECK(valid_utf8_prefix("") == 0);
  CHECK(is_valid_utf8("åäö € 𝄞 \xEF\xBF\xBD"));
  CHECK(is_valid_utf8("a\0b"s));
  struct Case {
    std::string text;
    std::size_t prefix;
  };
  const Case cases[] = {
      {"ab\xE5", 2},            // Windows-1252 å
      {"\xC0\x80", 0},          // overlong NUL
      {"\xC1\xBF", 0},          // overlong
      {"\xE0\x9F\xBF", 0},      // overlong
      {"\xF0\x8F\xBF\xBF", 0},  // overlong
      {"x\xED\xA0\x80", 1},     // surrogate
      {"\xED\xBF\xBF", 0},      // surrogate
      {"\xF4\x90\x80\x80", 0},  // above U+10FFFF
      {"\xF5\x80\x80\x80", 0},  // no lead byte
      {"å\x80", 2},             // a continuation alone
      {"a\xE2\x82", 1},         // cut off
      {"\xE2\x82 ", 0},         // broken off
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(valid_utf8_prefix(c.text) == c.prefix);
    CHECK_FALSE(is_valid_utf8(c.text));
  }
  CHECK(is_valid_utf8("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF"));
}

TEST_CASE("code points are decoded and encoded", "[base]") {
  const std::string text = "aå€𝄞";
  std::size_t at = 0;
  CHECK(decode(text, at) == U'a');
  CHECK(decode(text, at) == U'å');
  CHECK(decode(text, at) == U'€');
  CHECK(decode(text, at) == U'𝄞');
  CHECK(at == text.size());
  at = 0;
  CHECK(decode("\xE5x", at) == kReplacement);
  CHECK(at == 1);
  std::string out;
  for (const char32_t c : U"aå€𝄞"s) append_utf8(out, c);
  append_utf8(out, 0xD800);
  CHECK(out == text + "\xEF\xBF\xBD");
  CHECK(code_points(text) == 4);
}

TEST_CASE("NFC composes letters and orders marks", "[base]") {
  CHECK(is_nfc_quick("åtgärd €"s.substr(0, 8)));
  CHECK_FALSE(is_nfc_quick("a\xCC\x8A"));
  CHECK(to_nfc("a\xCC\x8Atga\xCC\x88rd") == "åtgärd");
  CHECK(to_nfc("åäö") == "åäö");
  CHECK(to_nfc("\xE2\x84\xAB") == "Å");                       // the Ångström sign
  CHECK(to_nfc("q\xCC\x87\xCC\xA3") == "q\xCC\xA3\xCC\x87");  // dot below before dot above
  CHECK(to_nfc("\xE1\x84\x80\xE1\x85\xA1") == "가");
  CHECK(to_nfc("") == "");
  CHECK(to_nfc("\xE5") == "\xEF\xBF\xBD");
  CHECK(to_nfc("\xF0\x9D\x85\xA0") == "\xF0\x9D\x85\x98\xF0\x9D\x85\xA5\xF0\x9D\x85\xAE");
}

TEST_CASE("case folding is full and gives NFC", "[base]") {
  CHECK(fold_case("PÅGÅR") == "pågår");
  CHECK(fold_case("Vet EJ") == "vet ej");
  CHECK(fold_case("STRASSE") == fold_case("straße"));
  CHECK(fold_case("A\xCC\x8A") == "å");
  CHECK(fold_case("ΣΑΣ") == fold_case("σας"));
  CHECK(fold_case("ÀÉÖØÞ×÷ÿ – «§» …") == "àéöøþ×÷ÿ – «§» …");
  CHECK(fold_case("A\xC3") == fold_case("a\xC3"));  // what is cut off stays
  CHECK(fold_case("\xE2\x80") == fold_case("\xE2\x80"));
  // Every letter of Latin-1 alone is what it is before a letter that takes the long way.
  for (std::uint32_t c = 1; c < 0x180; ++c) {
    std::string letter;
    append_utf8(letter, static_cast<char32_t>(c));
    CHECK(fold_case(letter) + "ω" == fold_case(letter + "Ω"));
  }
  for (std::uint32_t c = 0x2000; c < 0x2070; ++c) {
    std::string letter;
    append_utf8(letter, static_cast<char32_t>(c));
    CHECK(fold_case(letter) + "ω" == fold_case(letter + "Ω"));
  }
  for (const char* text : {"ÅÄÖ", "ẞ", "İ", "Ŋ", "ǰ", "ΐ"}) {
    CHECK(fold_case(fold_case(text)) == fold_case(text));
  }
}

TEST_CASE("texts are cleaned at import", "[base]") {
  struct Case {
    std::string text;
    std::string clean;
  };
  const Case cases[] = {
      {"", ""},
      {"a b", "a b"},
      {" a ", "a"},
      {"a  b", "a b"},
      {"a\xC2\xA0 b", "a b"},
      {"\t\r\n", ""},
      {"a\n\nb\n", "a b"},
      {"\xC2\xA0", ""},
      {"a\xE2\x80\xAF"
       "b\xE3\x80\x80",
       "a b"},
      {"a\xCC\x8A  b", "å b"},
      {"a\xC2\x85z", "a z"},
      {"å\xC3\xA0", "åà"},  // its last byte is that of a no-break space
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(clean_text(c.text) == c.clean);
    CHECK(is_clean(c.clean));
    if (c.text != c.clean) CHECK_FALSE(is_clean(c.text));
  }
}

TEST_CASE("names have the letters of Swedish and Sámi", "[base]") {
  for (const char32_t c : U"azAZåäöÅÄÖéÉüÜøØæÆßÿŸčđŋńšŧžČĐŊŃŠŦŽ"s.substr(0)) {
    CAPTURE(static_cast<std::uint32_t>(c));
    CHECK(is_name_letter(c));
    CHECK(is_upper_letter(c) != is_lower_letter(c));
  }
  for (const char32_t c : U"09_- ×÷ªµºаαÿ̊​łœ€"s) {
    CAPTURE(static_cast<std::uint32_t>(c));
    CHECK(is_name_letter(c) == (c == U'ÿ'));
  }
}

TEST_CASE("foreign letters are named, with the letter they look like", "[base]") {
  CHECK(script_name(U'а', true) == "kyrilliska");
  CHECK(script_name(U'а', false) == "Cyrillic");
  CHECK(script_name(U'ο', false) == "Greek");
  CHECK(script_name(U'ł', true) == "latinska");
  CHECK(script_name(U'☃', false) == "foreign");
  CHECK(latin_lookalike(U'а') == U'a');
  CHECK(latin_lookalike(U'ο') == U'o');
  CHECK(latin_lookalike(U'Ӧ') == U'Ö');
  CHECK(latin_lookalike(U'ж') == 0);
  CHECK(latin_lookalike(U'a') == 0);
}

TEST_CASE("a byte is guessed as Windows-1252", "[base]") {
  CHECK(windows_1252(0xE5) == "å");
  CHECK(windows_1252(0xD6) == "Ö");
  CHECK(windows_1252(0x80) == "€");
  CHECK(windows_1252(0x96) == "–");
  CHECK(windows_1252('a') == "a");
  CHECK(windows_1252(0x81).empty());
}

// ASCII is folded several bytes at a time: the same for every letter and its neighbours, anywhere.
TEST_CASE("every ASCII character folds alike wherever it stands", "[base]") {
  for (int c = 1; c < 0x80; ++c) {
    const char folded = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
    for (std::size_t before = 0; before < 18; ++before) {
      for (const std::string behind : {"", "xyzxyzxyz", "Å"}) {
        const std::string head(before, 'k');
        CAPTURE(c, before, behind);
        CHECK(fold_case(head + static_cast<char>(c) + behind) ==
              head + folded + (behind == "Å" ? "å" : behind));
      }
    }
  }
}

}  // namespace regel
