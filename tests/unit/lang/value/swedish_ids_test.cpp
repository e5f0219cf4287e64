#include "lang/value/swedish_ids.hpp"

#include "tests/support/catch.hpp"

namespace regel {

// Numbers from the Tax Agency's own examples and test series; none belongs to a person.
TEST_CASE("personal numbers have a date and a check digit", "[value]") {
  for (const char* text : {"121212-1212", "19121212-1212", "121212+1212", "1212121212",
                           "191212121212", "640823-3234", "19640823-3234", "20000229-0005"}) {
    CAPTURE(text);
    CHECK(is_personal_number(text));
    CHECK_FALSE(is_coordination_number(text));
    CHECK(contains_personal_number(text));
  }
  for (const char* text : {"", "121212-1213", "121312-1212", "120230-1212", "121212 1212",
                           "121212-121", "121212-12121", "121212--1212", "x121212-1212",
                           "21121212-1212", "19010229-0001", "556036-0793"}) {
    CAPTURE(text);
    CHECK_FALSE(is_personal_number(text));
  }
}

TEST_CASE("co-ordination numbers have 60 added to the day", "[value]") {
  CHECK(is_coordination_number("701063-2391"));
  CHECK(is_coordination_number("19701063-2391"));
  CHECK_FALSE(is_coordination_number("701063-2392"));
  CHECK_FALSE(is_coordination_number("640823-3234"));
  CHECK_FALSE(is_personal_number("701063-2391"));
  CHECK(contains_personal_number("701063-2391"));
}

TEST_CASE("organisation numbers have a third digit of at least 2", "[value]") {
  for (const char* text : {"556036-0793", "5560360793", "16556036-0793", "165560360793",
                           "202100-5489", "212000-0142"}) {
    CAPTURE(text);
    CHECK(is_organisation_number(text));
    CHECK_FALSE(is_personal_number(text));
  }
  for (const char* text : {"", "556036-0794", "556036+0793", "640823-3234", "19556036-0793",
                           "556036-079", "SE556036079301"}) {
    CAPTURE(text);
    CHECK_FALSE(is_organisation_number(text));
  }
}

TEST_CASE("personal numbers are found in running text", "[value]") {
  for (const char* text : {"Avser 640823-3234.", "pnr:6408233234", "(19640823-3234)", "640823–3234",
                           "640823 3234", "Anna 701063-2391, Örebro", "12 st, 19640823-3234"}) {
    CAPTURE(text);
    CHECK(contains_personal_number(text));
  }
  for (const char* text : {"", "2026-03-02", "640823-3235", "1640823-32341", "orgnr 556036-0793",
                           "019-12 34 56", "SN 2026/12", "999999-9999", "640823-32345"}) {
    CAPTURE(text);
    CHECK_FALSE(contains_personal_number(text));
  }
}

TEST_CASE("a personal number is found wherever it stands", "[value]") {
  for (const std::string number : {"640823-3234", "6408233234", "19640823-3234", "196408233234"}) {
    for (std::size_t before = 0; before < 14; ++before) {
      for (const std::string filler : {"x", "7 ", "12345 ", "1234567 ", "å"}) {
        std::string head;
        for (std::size_t i = 0; i < before; ++i) head += filler;
        CAPTURE(number, head);
        CHECK(contains_personal_number(head + number));
        CHECK(contains_personal_number(head + number + " 1234567"));
        // Digits that go on make it none.
        CHECK_FALSE(contains_personal_number(head + number + "1"));
        CHECK_FALSE(contains_personal_number(head + "1" + number));
      }
    }
  }
}

TEST_CASE("personal numbers are masked before anything is printed", "[value]") {
  struct Case {
    const char* text;
    const char* masked;
  };
  const Case cases[] = {
      {"Avser 640823-3234.", "Avser ******-****."},
      {"19640823-3234 och 701063-2391", "********-**** och ******-****"},
      {"6408233234", "**********"},
      {"Anna,640823–3234", "Anna,******–****"},
      {"640823 3234", "****** ****"},
      {"640823-3235", "******-****"},  // a slip of the pen
      {"INC-20260302-0001", "INC-20260302-0001"},
      {"20260302 1431", "20260302 1431"},  // a date and a time
      {"2026-03-02", "2026-03-02"},
      {"556036-0793", "556036-0793"},
      {"åäö", "åäö"},
      {"", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(mask_personal_numbers(c.text) == c.masked);
    CHECK(mask_personal_numbers(c.masked) == c.masked);
    CHECK_FALSE(contains_personal_number(c.masked));
  }
}

}  // namespace regel
