#include "lang/value/workdays.hpp"

#include <algorithm>

#include "lang/base/text.hpp"
#include "lang/value/time_text.hpp"

namespace regel {
namespace {

std::optional<int> parse_year(std::string_view text) {
  const auto year = parse_int64(text);
  if (!year || *year < 1 || *year > 9999) return std::nullopt;
  return static_cast<int>(*year);
}

}  // namespace

// "arbetsdagar VERSION FIRST-YEAR LAST-YEAR", then lines of a date and the name of the day; empty
// lines and lines that begin with # say nothing.
std::optional<Workdays> Workdays::parse(std::string_view text) {
  std::string_view first_line = trim(cut(text, '\n'));
  if (cut(first_line, ' ') != "arbetsdagar") return std::nullopt;
  Workdays out;
  out.version_ = std::string(cut(first_line, ' '));
  const auto first = parse_year(cut(first_line, ' '));
  const auto last = parse_year(first_line);
  if (out.version_.empty() || !first || !last || *last < *first) return std::nullopt;
  out.first_ = to_date({*first, 1, 1});
  out.last_ = to_date({*last, 12, 31});

  std::vector<Date> holidays;
  while (!text.empty()) {
    std::string_view line = trim(cut(text, '\n'));
    if (line.empty() || line.front() == '#') continue;
    const auto date = parse_iso_date(cut(line, ' '));
    if (!date || !out.covers(*date)) return std::nullopt;
    holidays.push_back(*date);
  }
  std::sort(holidays.begin(), holidays.end());

  for (Date day = out.first_; day <= out.last_; ++day.days) {
    out.before_day_.push_back(static_cast<std::uint32_t>(out.workdays_.size()));
    if (weekday(day) >= 6) continue;
    if (!std::binary_search(holidays.begin(), holidays.end(), day)) out.workdays_.push_back(day);
  }
  out.before_day_.push_back(static_cast<std::uint32_t>(out.workdays_.size()));
  return out;
}

std::int64_t Workdays::before(Date date) const {
  return before_day_[static_cast<std::size_t>(date.days - first_.days)];
}

std::optional<bool> Workdays::is_workday(Date date) const {
  if (!covers(date)) return std::nullopt;
  return before(date) != before(Date{date.days + 1});
}

std::optional<Date> Workdays::add(Date date, std::int64_t n) const {
  if (n == 0) return date;
  if (!covers(date)) return std::nullopt;
  const auto count = static_cast<std::int64_t>(workdays_.size());
  if (n > count || n < -count) return std::nullopt;
  const std::int64_t index = n > 0 ? before(Date{date.days + 1}) + n - 1 : before(date) + n;
  if (index < 0 || index >= count) return std::nullopt;
  return workdays_[static_cast<std::size_t>(index)];
}

std::optional<std::int64_t> Workdays::between(Date from, Date to) const {
  if (!covers(from) || !covers(to)) return std::nullopt;
  if (to < from) return before(to) - before(from);
  return before(Date{to.days + 1}) - before(Date{from.days + 1});
}

}  // namespace regel
