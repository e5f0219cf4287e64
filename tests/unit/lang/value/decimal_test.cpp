#include "lang/value/decimal.hpp"

#include <limits>
#include <string>

#include "tests/support/catch.hpp"

namespace regel {
namespace {

Decimal dec(const char* text) {
  const auto parsed = parse_decimal(text);
  REQUIRE(parsed);
  return widen(parsed->value);
}

std::string shown(std::optional<Decimal> value) { return value ? to_text(*value) : "none"; }

}  // namespace

TEST_CASE("numbers are read exactly, rounded half away from zero", "[value]") {
  struct Case {
    const char* text;
    std::int64_t scaled;
    bool rounded;
  };
  const Case cases[] = {
      {"0", 0, false},
      {"-0", 0, false},
      {"12", 12'000'000, false},
      {"+1", 1'000'000, false},
      {"0.1", 100'000, false},
      {".5", 500'000, false},
      {"-12.345678", -12'345'678, false},
      {"1.2345670", 1'234'567, false},
      {"1.2345675", 1'234'568, true},
      {"-1.2345675", -1'234'568, true},
      {"1.23456749999", 1'234'567, true},
      {"0.0000004", 0, true},
      {"1e3", 1'000'000'000, false},
      {"1.5E+2", 150'000'000, false},
      {"25e-1", 2'500'000, false},
      {"5e-7", 1, true},
      {"5e-8", 0, true},
      {"0e999999999999", 0, false},
      {"0.000000000000000000001e21", 1'000'000, false},
      {"1e-400", 0, true},
      {"999999999999.999999", 999'999'999'999'999'999, false},
      {"000000000000000000000000012", 12'000'000, false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const auto parsed = parse_decimal(c.text);
    REQUIRE(parsed);
    CHECK(parsed->value.scaled == c.scaled);
    CHECK(parsed->rounded == c.rounded);
  }
}

TEST_CASE("what is not a number, or out of range, is invalid", "[value]") {
  for (const char* text : {"", "-", ".", "1.", "1,5", "1e", "1e+", "e5", "0x10", "1 000", "NaN",
                           "Infinity", "--1", "1.2.3", "1000000000000", "999999999999.9999995",
                           "-1e12", "1e99999999999999999999", "12a"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_decimal(text));
  }
}

TEST_CASE("a number with a zero fraction is an integer", "[value]") {
  CHECK(parse_integer("12") == 12);
  CHECK(parse_integer("12.0") == 12);
  CHECK(parse_integer("1e3") == 1000);
  CHECK(parse_integer("1200e-2") == 12);
  CHECK(parse_integer("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
  CHECK(parse_integer("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
  for (const char* text :
       {"12.5", "1e-1", "9223372036854775808", "-9223372036854775809", "1e19", "1e400", "", "x"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_integer(text));
  }
}

TEST_CASE("numbers as people write them", "[value]") {
  struct Case {
    const char* text;
    std::int64_t scaled;
  };
  const Case cases[] = {
      {"12", 12'000'000},
      {"1 000", 1'000'000'000},
      {"0,5", 500'000},
      {"0.5", 500'000},
      {"-12 345,25", -12'345'250'000},
      {"\xE2\x88\x92"
       "3",
       -3'000'000},
      {"1\xC2\xA0"
       "000\xE2\x80\xAF"
       "000",
       1'000'000'000'000},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const auto parsed = parse_written_decimal(c.text);
    REQUIRE(parsed);
    CHECK(parsed->value.scaled == c.scaled);
  }
  for (const char* text : {"", "-", "1 00", "1000 000", "1,", ",5", "1 000,5 0", "1,000.5", "1e3",
                           "12 st", "1  000", "1 000 "}) {
    CAPTURE(text);
    CHECK_FALSE(parse_written_decimal(text));
  }
}

TEST_CASE("decimals are computed exactly", "[value]") {
  CHECK(shown(add(dec("0.1"), dec("0.2"))) == "0.3");
  CHECK(shown(subtract(dec("1"), dec("2.5"))) == "-1.5");
  CHECK(shown(multiply(dec("0.000001"), dec("0.000001"))) == "0.000000000001");
  CHECK(shown(multiply(dec("-1.5"), dec("4"))) == "-6");
  CHECK(shown(multiply(dec("999999999999.999999"), dec("999999999999.999999"))) ==
        "999999999999999998000000.000000000001");
  // A thirteenth decimal is rounded away from zero when it is 5.
  const auto tiny = multiply(dec("0.000001"), dec("0.000001"));
  CHECK(shown(multiply(*tiny, dec("0.5"))) == "0.000000000001");
  CHECK(shown(multiply(*tiny, dec("-0.5"))) == "-0.000000000001");
  CHECK(shown(multiply(*tiny, dec("0.4"))) == "0");
}

TEST_CASE("division rounds to six decimals, half away from zero", "[value]") {
  CHECK(shown(divide(dec("1"), dec("3"))) == "0.333333");
  CHECK(shown(divide(dec("2"), dec("3"))) == "0.666667");
  CHECK(shown(divide(dec("-2"), dec("3"))) == "-0.666667");
  CHECK(shown(divide(dec("0.000001"), dec("2"))) == "0.000001");
  CHECK(shown(divide(dec("-0.000001"), dec("2"))) == "-0.000001");
  CHECK(shown(divide(dec("6"), dec("-3"))) == "-2");
  CHECK(shown(divide(dec("1"), dec("0"))) == "none");
  CHECK(shown(divide(Decimal{Decimal::kMax}, dec("1"))) == "none");  // rounds up out of range
  CHECK(shown(divide(Decimal{Decimal::kMax / 1'000'000}, dec("1"))) == "100000000000000000000");
  CHECK(shown(divide(Decimal{Decimal::kMax}, dec("0.1"))) == "none");
}

TEST_CASE("overflow has no value", "[value]") {
  const Decimal most{Decimal::kMax};
  CHECK(shown(most) == "99999999999999999999999999.999999999999");
  CHECK_FALSE(add(most, Decimal{1}));
  CHECK_FALSE(subtract(negate(most), Decimal{1}));
  CHECK_FALSE(multiply(most, dec("1.000001")));
  CHECK_FALSE(multiply(most, most));
  CHECK(multiply(most, dec("-1")) == negate(most));
  CHECK(add(most, negate(most)) == Decimal{0});
}

TEST_CASE("rounding, narrowing, whole numbers", "[value]") {
  CHECK(shown(round_half_away(dec("2.5"), 0)) == "3");
  CHECK(shown(round_half_away(dec("-2.5"), 0)) == "-3");
  CHECK(shown(round_half_away(dec("2.345"), 2)) == "2.35");
  CHECK(shown(round_half_away(dec("2.344999"), 2)) == "2.34");
  CHECK(shown(round_half_away(Decimal{Decimal::kMax}, 0)) == "none");
  CHECK(narrow(Decimal{500'000})->scaled == 1);
  CHECK(narrow(Decimal{-499'999})->scaled == 0);
  CHECK_FALSE(narrow(Decimal{Decimal::kOne * Decimal::kOne}));
  CHECK(to_integer(dec("-12")) == -12);
  CHECK_FALSE(to_integer(dec("0.5")));
  CHECK_FALSE(to_integer(Decimal{Decimal::kMax}));
  CHECK(to_integer(from_integer(std::numeric_limits<std::int64_t>::min())) ==
        std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("decimals are printed without trailing zeros", "[value]") {
  CHECK(to_text(dec("0.10"), ',') == "0,1");
  CHECK(to_text(dec("-0.5"), ',') == "-0,5");
  CHECK(to_text(dec("100")) == "100");
  CHECK(to_text(Decimal6{1}, '.') == "0.000001");
  CHECK(to_text(Decimal6{0}) == "0");
}

}  // namespace regel
