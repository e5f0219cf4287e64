#include "lang/value/date_pattern.hpp"

#include <string>

#include "tests/support/catch.hpp"

namespace regel {
namespace {

std::string read(const char* pattern, const char* text) {
  const auto compiled = DatePattern::compile(pattern);
  REQUIRE(std::holds_alternative<DatePattern>(compiled));
  const auto time = std::get<DatePattern>(compiled).parse(text);
  if (!time) return "none";
  return time->has_time ? to_text(LocalTime{time->dates.first, time->micros_of_day})
                        : to_text(time->dates);
}

}  // namespace

TEST_CASE("dates are read in the form that is declared", "[value]") {
  struct Case {
    const char* pattern;
    const char* text;
    const char* value;
  };
  const Case cases[] = {
      {"DD.MM.ÅÅÅÅ", "31.01.2026", "2026-01-31"},
      {"DD.MM.YYYY", "31.01.2026", "2026-01-31"},
      {"DD/MM ÅÅÅÅ", "02/03 2026", "2026-03-02"},
      {"ÅÅÅÅMMDD", "20260302", "2026-03-02"},
      {"D.M.ÅÅÅÅ", "2.3.2026", "2026-03-02"},
      {"D.M.ÅÅÅÅ", "12.11.2026", "2026-11-12"},
      {"MM/ÅÅÅÅ", "02/2026", "2026-02"},
      {"ÅÅÅÅ", "2026", "2026"},
      {"ÅÅÅÅ-MM-DD hh:mm", "2026-03-02 09:05", "2026-03-02T09:05:00"},
      {"DD.MM.ÅÅÅÅ kl. h.mm.ss", "02.03.2026 kl. 9.05.07", "2026-03-02T09:05:07"},
      {"DD.MM.ÅÅÅÅ", "31.02.2026", "none"},
      {"DD.MM.ÅÅÅÅ", "1.02.2026", "none"},
      {"DD.MM.ÅÅÅÅ", "01.02.26", "none"},
      {"DD.MM.ÅÅÅÅ", "01.02.20261", "none"},
      {"DD.MM.ÅÅÅÅ", "01-02-2026", "none"},
      {"DD.MM.ÅÅÅÅ", "", "none"},
      {"DD.MM.ÅÅÅÅ", "01.02.0000", "none"},
      {"MM/ÅÅÅÅ", "13/2026", "none"},
      {"ÅÅÅÅ-MM-DD hh:mm", "2026-03-02 24:00", "none"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern, c.text);
    CHECK(read(c.pattern, c.text) == c.value);
  }
}

TEST_CASE("a form that cannot be used is told why", "[value]") {
  struct Case {
    const char* pattern;
    DatePatternFault fault;
    const char* piece;
  };
  const Case cases[] = {
      {"", DatePatternFault::NoYear, ""},
      {"DD.MM", DatePatternFault::NoYear, ""},
      {"DD.MM.ÅÅ", DatePatternFault::Width, "ÅÅ"},
      {"DDD.MM.ÅÅÅÅ", DatePatternFault::Width, "DDD"},
      {"ÅÅÅÅ-MM-DD hh:m", DatePatternFault::Width, "m"},
      {"DD ÅÅÅÅ", DatePatternFault::DayWithoutMonth, ""},
      {"DD.MM.ÅÅÅÅ DD", DatePatternFault::Repeated, "DD"},
      {"ÅÅÅÅMD", DatePatternFault::Ambiguous, "M"},
      {"ÅÅÅÅ-M-D0", DatePatternFault::Ambiguous, "D"},
      {"ÅÅÅÅ-MM-DD mm", DatePatternFault::TimeOrder, ""},
      {"ÅÅÅÅ-MM-DD hh:ss", DatePatternFault::TimeOrder, ""},
      {"MM/ÅÅÅÅ hh:mm", DatePatternFault::TimeWithoutDay, ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    const auto compiled = DatePattern::compile(c.pattern);
    const auto* problem = std::get_if<DatePatternProblem>(&compiled);
    REQUIRE(problem != nullptr);
    CHECK(problem->fault == c.fault);
    CHECK(problem->piece == c.piece);
  }
}

}  // namespace regel
