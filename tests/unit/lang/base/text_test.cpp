#include "lang/base/text.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"

namespace regel {

TEST_CASE("texts are trimmed and cut", "[base]") {
  CHECK(trim(" \ta b\r\n") == "a b");
  CHECK(trim("  ").empty());
  std::string_view rest = "a;b;;c";
  CHECK(cut(rest, ';') == "a");
  CHECK(cut(rest, ';') == "b");
  CHECK(cut(rest, ';').empty());
  CHECK(cut(rest, ';') == "c");
  CHECK(rest.empty());
  CHECK(split("a;;b", ';') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", ';').size() == 1);
}

TEST_CASE("whole numbers have 64 bits", "[base]") {
  CHECK(parse_int64("0") == 0);
  CHECK(parse_int64("-17") == -17);
  CHECK(parse_int64("007") == 7);
  CHECK(parse_int64("9223372036854775807") == 9223372036854775807);
  CHECK(parse_int64("-9223372036854775808") == -9223372036854775807 - 1);
  for (const char* text : {"", "-", "+1", " 1", "1 ", "1.0", "0x1", "--1", "9223372036854775808",
                           "-9223372036854775809", "99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_int64(text).has_value());
  }
}

TEST_CASE("the distance has the weights of the language", "[base]") {
  struct Case {
    const char* a;
    const char* b;
    std::size_t half_units;
  };
  const Case cases[] = {
      {"risk", "risk", 0},     {"Risk", "rISK", 0},   {"ÅTGÄRD", "åtgärd", 0},
      {"åtgärd", "atgard", 2}, {"å", "a", 1},         {"ä", "a", 1},
      {"ä", "æ", 1},           {"ö", "o", 1},         {"ö", "ø", 1},
      {"å", "ä", 2},           {"æ", "a", 2},         {"hög_risk", "högrisk", 1},
      {"risk", "rsik", 2},     {"risk", "risker", 4}, {"risk", "rsk", 2},
      {"risk", "disk", 2},     {"", "ab", 4},         {"", "", 0},
      {"é", "e", 2},           {"a_b_c", "abc", 2},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a, c.b);
    CHECK(edit_distance(c.a, c.b) == c.half_units);
    CHECK(edit_distance(c.b, c.a) == c.half_units);
  }
}

TEST_CASE("the nearest names come first, implausible ones not at all", "[base]") {
  const std::vector<std::string> names = {"åtgärder", "atgarder", "status",   "statut",
                                          "Status",   "ansvarig", "hög_risk", "status"};
  CHECK(nearest("åtgarder", names, 3) == std::vector<std::string>{"atgarder", "åtgärder"});
  CHECK(nearest("statu", names, 3) == std::vector<std::string>{"Status", "status", "statut"});
  CHECK(nearest("statu", names, 1) == std::vector<std::string>{"Status"});
  CHECK(nearest("status", names, 3) == std::vector<std::string>{"Status", "statut"});
  CHECK(nearest("högrisk", names, 3) == std::vector<std::string>{"hög_risk"});
  CHECK(nearest("leverantör", names, 3).empty());
  CHECK(nearest("x", names, 3).empty());
}

}  // namespace regel
