// Whether a text can be used as it stands is asked for many bytes at once: the same wherever in the
// text that is which matters (docs/language.md, how texts are cleaned).

#include "engine/ingest/read_text.hpp"

#include <string>

#include "tests/support/catch.hpp"

namespace regel::ingest {
namespace {

// Bytes past the end are read, and must not matter.
bool plain(const std::string& text, const std::string& after) {
  const std::string padded = text + after;
  return is_plain(std::string_view(padded).substr(0, text.size()));
}

TEST_CASE("a text is plain if cleaning would not change it, wherever its characters stand",
          "[ingest]") {
  for (std::size_t before = 0; before < 35; ++before) {
    for (std::size_t behind = 0; behind < 18; ++behind) {
      const std::string head(before, 'a');
      const std::string tail(behind, 'b');
      for (const std::string after :
           {"\"  \"  \"  \"  \"  \"  ",
            "\"\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0"}) {
        CAPTURE(before, behind, after);
        CHECK(plain(head + "x" + tail, after));
        CHECK(plain(head + "å" + tail, after));
        CHECK(plain(head + "§" + tail, after));         // C2 A7
        CHECK(plain(head + "Ð\u00BFà" + tail, after));  // C3 90 C2 BF C3 A0: no C2 A0
        CHECK(plain(head + "x y" + tail, after));
        CHECK_FALSE(plain(head + "x  y" + tail, after));
        CHECK_FALSE(plain(head + "\u00A0" + tail, after));
        CHECK_FALSE(plain(head + "\u0085" + tail, after));
        CHECK_FALSE(plain(head + "\u2009" + tail, after));
        CHECK_FALSE(plain(head + "a\u0308" + tail, after));  // not composed
      }
    }
  }
  for (const std::string text : {"", " ", " x", "x "}) {
    CAPTURE(text);
    CHECK_FALSE(plain(text, "\"                 "));
  }
}

}  // namespace
}  // namespace regel::ingest
