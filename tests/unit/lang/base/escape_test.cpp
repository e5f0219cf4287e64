#include "lang/base/escape.hpp"

#include <string>

#include "tests/support/catch.hpp"

using namespace std::string_literals;

namespace regel {

TEST_CASE("JSON strings", "[base]") {
  CHECK(json_string("å \"b\" \\") == R"("å \"b\" \\")");
  CHECK(json_string("a\n\t\r\x1b\x7f\0"s) == R"("a\n\t\u000d\u001b\u007f\u0000")");
  CHECK(json_string("\xE2\x80\xA8") == R"("\u2028")");
  CHECK(json_string("x\xE5") == "\"x\xEF\xBF\xBD\"");
  CHECK(json_string("\xEF\xBF\xBD") == "\"\xEF\xBF\xBD\"");
}

TEST_CASE("XML and HTML", "[base]") {
  CHECK(xml_text("<a b=\"c\" d='e'>&amp;") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;");
  CHECK(xml_text("a\tb\nc\r") == "a\tb\nc&#13;");
  CHECK(xml_text("\x1b[31m\0"s) == "\xEF\xBF\xBD[31m\xEF\xBF\xBD");
  CHECK(xml_text("\xEF\xBF\xBE") == "\xEF\xBF\xBD");
  CHECK(xml_text("åäö 𝄞") == "åäö 𝄞");
}

TEST_CASE("CSV fields are quoted, and never a formula", "[base]") {
  struct Case {
    const char* text;
    const char* field;
  };
  const Case cases[] = {
      {"Socialförvaltningen", "Socialförvaltningen"},
      {"", ""},
      {"a;b", "\"a;b\""},
      {"a,b", "a,b"},
      {"sa \"ja\"", "\"sa \"\"ja\"\"\""},
      {"a\nb", "\"a\nb\""},
      {"=1+1", "'=1+1"},
      {"+46 8", "'+46 8"},
      {"-1", "'-1"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"\t=1", "'\t=1"},
      {"\r=1", "\"'\r=1\""},
      {"=HYPERLINK(\"x\";\"y\")", "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\""},
      {"a=1", "a=1"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(csv_field(c.text, ';') == c.field);
  }
  CHECK(csv_field("a,b", ',') == "\"a,b\"");
  // Somebody will show the file in a terminal.
  CHECK(csv_field("a\x1b[2Jb\tc\x7f", ';') == "a\xEF\xBF\xBD[2Jb\tc\xEF\xBF\xBD");
  CHECK(csv_field("\xC2\x9B", ';') == "\xEF\xBF\xBD");
}

TEST_CASE("a terminal gets no control characters", "[base]") {
  CHECK(terminal_text("åäö €") == "åäö €");
  CHECK(terminal_text("\x1b[2J") == "\\u{1b}[2J");
  CHECK(terminal_text("a\nb\x7f") == "a\\u{a}b\\u{7f}");
  CHECK(terminal_text("\xC2\x9B") == "\\u{9b}");
  CHECK(terminal_text("a\xE2\x80\xAE"
                      "b") == "a\\u{202e}b");
  CHECK(terminal_text("\xE2\x81\xA6") == "\\u{2066}");
  CHECK(terminal_text("\xE5x") == "\\x{e5}x");
}

TEST_CASE("Markdown gets no markup", "[base]") {
  CHECK(markdown_text("hög_risk *är* `x` [l](u) <b> a|b &") ==
        "hög\\_risk \\*är\\* \\`x\\` \\[l\\](u) &lt;b\\> a\\|b &amp;");
  CHECK(markdown_text("# rubrik") == "\\# rubrik");
  CHECK(markdown_text("12. punkt") == "12\\. punkt");
  CHECK(markdown_text("- punkt") == "\\- punkt");
  CHECK(markdown_text("a\nb") == "a b");
  CHECK(markdown_text("12 st") == "12 st");
  CHECK(markdown_text("") == "");
}

TEST_CASE("GitHub's annotation commands", "[base]") {
  CHECK(github_data("50 %\nkvar: ja") == "50 %25%0Akvar: ja");
  CHECK(github_property("a:b,c\r\n%") == "a%3Ab%2Cc%0D%0A%25");
}

}  // namespace regel
