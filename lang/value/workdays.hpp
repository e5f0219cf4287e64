// The calendar of working days: versioned data that is named in the run's manifest. The shipped one
// is stdlib/data/helgdagar.txt. Saturdays, Sundays and the days it lists are not working days;
// outside its years nothing is known.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/value/civil_time.hpp"

namespace regel {

class Workdays {
 public:
  // No value if the text is not such a calendar.
  static std::optional<Workdays> parse(std::string_view text);

  const std::string& version() const { return version_; }
  int first_year() const { return year_of(first_); }
  int last_year() const { return year_of(last_); }

  bool covers(Date date) const { return first_ <= date && date <= last_; }
  std::optional<bool> is_workday(Date date) const;
  // The n-th working day after the date, or before it if n is negative; the date itself if n is 0.
  std::optional<Date> add(Date date, std::int64_t n) const;
  // The working days after `from` up to and including `to`; negative, those before `from` down to
  // and including `to`, if `to` is earlier.
  std::optional<std::int64_t> between(Date from, Date to) const;

 private:
  // How many working days of the calendar lie before the date.
  std::int64_t before(Date date) const;

  std::string version_;
  Date first_;
  Date last_;
  std::vector<Date> workdays_;             // sorted
  std::vector<std::uint32_t> before_day_;  // by days since first_, one more than there are days
};

}  // namespace regel
