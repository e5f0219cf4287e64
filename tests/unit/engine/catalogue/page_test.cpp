// The page: nothing of a rule file becomes markup, and nothing comes from elsewhere. What a browser
// makes of it is tests/browser.

#include "engine/catalogue/content_policy.hpp"
#include "engine/catalogue/html.hpp"
#include "engine/catalogue/write_page.hpp"
#include "tests/support/catch.hpp"

namespace regel::catalogue {
namespace {

using Catch::Matchers::Contains;
using diag::Language;

Catalogue with_title(const std::string& title, Language page) {
  Catalogue made;
  made.language = page;
  Entry rule;
  rule.id = "A-1";
  rule.anchor = "regel-A-1";
  rule.title = {title, Language::Swedish};
  rule.requirement =
      "For each X this holds: all of these must hold:\n   a) `x` is 1\n      i) inner\n"
      "   b) `y` is 2";
  Area area{"m", "område-m", {"M", Language::Swedish}, {}, {}};
  area.entries.push_back(rule);
  made.areas.push_back(area);
  made.rules = 1;
  return made;
}

}  // namespace

TEST_CASE("words of a rule file are text wherever they stand", "[catalogue]") {
  const std::string title = "</title><script>alert(\"1\")</script> 'a' & {{rules}}";
  const std::string page = write_page(with_title(title, Language::Swedish));
  CHECK_THAT(page, Contains("&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; "
                            "&#39;a&#39; &amp; {{rules}}"));
  CHECK_THAT(page, !Contains("<script>alert"));
}

TEST_CASE("what reorders or hides text is shown", "[catalogue]") {
  CHECK(html_text("a\u202Eb") == "a\\u{202e}b");
  CHECK(html_text("a\u200Bb") == "a\\u{200b}b");
  CHECK(html_text("a\nb") == "a\nb");
  CHECK(html_text("\x1b[31m") == "\\u{1b}[31m");
}

TEST_CASE("words in the other language are marked", "[catalogue]") {
  CHECK_THAT(write_page(with_title("Namn", Language::English)),
             Contains("<span lang=\"sv\">Namn</span>"));
  CHECK_THAT(write_page(with_title("Namn", Language::Swedish)), !Contains("<span lang"));
}

TEST_CASE("conditions are lists in lists", "[catalogue]") {
  CHECK_THAT(write_page(with_title("a", Language::English)),
             Contains("<ul role=\"list\"><li>a) <code lang=\"sv\">x</code> is 1<ul role=\"list\">"
                      "<li>i) inner</li>\n</ul>\n</li>\n<li>b) <code lang=\"sv\">y</code> is 2"
                      "</li>\n</ul>"));
}

TEST_CASE("the policy names the style and the script by their hashes, and nothing else",
          "[catalogue]") {
  // SHA-256 of the empty text and of "abc", in base64.
  CHECK(content_policy("", "abc") ==
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        "style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
        "script-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
}

TEST_CASE("the same catalogue gives the same page", "[catalogue]") {
  const Catalogue made = with_title("a", Language::Swedish);
  CHECK(write_page(made) == write_page(made));
}

}  // namespace regel::catalogue
