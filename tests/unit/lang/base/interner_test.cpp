#include "lang/base/interner.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "tests/support/catch.hpp"

namespace regel {

TEST_CASE("equal texts get equal symbols, whoever owned the text", "[base]") {
  Interner interner;
  Symbol first;
  {
    std::string text = "behandling";
    first = interner.intern(text);
    text.assign(text.size(), 'x');
  }
  CHECK(interner.intern("behandling") == first);
  CHECK(interner.intern("åtgärd") != first);
  CHECK(interner.text(first) == "behandling");
}

TEST_CASE("the empty text and a text with a zero byte are texts like any other", "[base]") {
  Interner interner;
  const Symbol empty = interner.intern("");
  const Symbol zero = interner.intern(std::string_view("a\0b", 3));
  CHECK(empty != zero);
  CHECK(interner.intern("a") != zero);
  CHECK(interner.text(empty).empty());
  CHECK(interner.text(zero).size() == 3);
}

TEST_CASE("a view stays valid while the interner grows and when it moves", "[base]") {
  Interner interner;
  const Symbol symbol = interner.intern("x");  // short enough to lie inside its string object
  const std::string_view view = interner.text(symbol);
  for (int i = 0; i < 10'000; ++i) interner.intern(std::to_string(i));
  CHECK(interner.text(symbol).data() == view.data());

  Interner moved = std::move(interner);
  CHECK(moved.text(symbol).data() == view.data());
  CHECK(moved.intern("x") == symbol);
  CHECK(moved.intern("9999") == moved.intern("9999"));
}

}  // namespace regel
