// What tokens mean.

#include "lang/parse/tokens.hpp"

#include "tests/support/catch.hpp"

using namespace regel::parse;

TEST_CASE("numbers lose their gaps and get a point", "[parse]") {
  CHECK(number_value("10 000,50") == "10000.50");
  CHECK(number_value("1\xC2\xA0"
                     "234") == "1234");
  CHECK(number_value("12 %") == "12");
  CHECK(whole_value("4294967295") == 4294967295u);
  CHECK_FALSE(whole_value("4294967296").has_value());
}

TEST_CASE("texts lose their marks and escapes", "[parse]") {
  CHECK(text_value("\"a\\\"b\\\\c\\nd\\{e\\}\"") == "a\"b\\c\nd{e}");
  CHECK(text_value("”a\\n”") == "a\\n");
  CHECK(text_value("“a”") == "a");
  CHECK(text_value("\"\"").empty());
}

TEST_CASE("long texts lose the indentation that their lines share", "[parse]") {
  CHECK(long_text_value("\"\"\"\n    a\n\n      b  \n    \"\"\"") == "a\n\n  b");
  CHECK(long_text_value("\"\"\"a\n  b\n  c\"\"\"") == "a\nb\nc");
  CHECK(long_text_value("\"\"\" a \"\"\"") == "a");
  CHECK(long_text_value("\"\"\"\"\"\"").empty());
  CHECK(long_text_value("\"\"\"\n\"\"\"").empty());
}

TEST_CASE("dates and times exist or not", "[parse]") {
  CHECK(date_fault("2024-02-29") == DateFault::None);
  CHECK(date_fault("2025-02-29") == DateFault::Day);
  CHECK(date_fault("2025-00-10") == DateFault::Month);
  CHECK(date_fault("0000-01-01") == DateFault::Year);
  CHECK(date_fault("2025-01-01 23:59:60") == DateFault::Second);
  CHECK(date_fault("2025-01-01T23:60") == DateFault::Minute);
  CHECK(date_fault("2025-01-01 12:00+24:00") == DateFault::Offset);
  CHECK(date_fault("2025-01-01 12:00:00Z") == DateFault::None);
  CHECK(month_name("2025-02-30", false) == "February 2025");
}
