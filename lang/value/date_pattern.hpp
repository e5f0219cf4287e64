// The forms that a date or a time can be written in (`skrivet "DD.MM.ÅÅÅÅ"`), compiled once and
// used for every value of a field. Letters: D M Å (or Y) h m s; a single D, M or h takes one or
// two digits, a double letter two, ÅÅÅÅ four; anything else stands for itself.
// What the field's type makes of the parts (a month, a local time) is decided elsewhere.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lang/value/time_text.hpp"

namespace regel {

enum class DatePatternFault : std::uint8_t {
  NoYear,           // a date without a year is not one
  DayWithoutMonth,  // "DD ÅÅÅÅ"
  TimeWithoutDay,   // "MM.ÅÅÅÅ hh:mm"
  TimeOrder,        // minutes without hours, seconds without minutes
  Repeated,         // the piece occurs twice
  Width,            // the piece has a number of letters that means nothing, as two-digit years
  Ambiguous,        // the piece may take one digit or two, and more digits follow it directly
};

struct DatePatternProblem {
  DatePatternFault fault;
  std::string piece;  // of the pattern; empty if the fault is what is not there
};

class DatePattern {
 public:
  static std::variant<DatePattern, DatePatternProblem> compile(std::string_view pattern);

  bool has_day() const { return has_day_; }
  bool has_time() const { return has_time_; }

  // The whole text must have the form, and the date must exist.
  std::optional<WrittenTime> parse(std::string_view text) const;

 private:
  enum class Part : std::uint8_t { Literal, Year, Month, Day, Hour, Minute, Second };
  struct Step {
    Part part = Part::Literal;
    char byte = 0;  // of a literal
    std::uint8_t least = 0;
    std::uint8_t most = 0;  // digits
  };

  std::vector<Step> steps_;
  bool has_month_ = false;
  bool has_day_ = false;
  bool has_time_ = false;
};

}  // namespace regel
