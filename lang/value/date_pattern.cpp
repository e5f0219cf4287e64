#include "lang/value/date_pattern.hpp"

#include <array>
#include <string>

namespace regel {
namespace {

struct Run {
  char letter = 0;  // 0: not a letter of dates
  std::size_t bytes = 0;
  std::size_t letters = 0;
};

// The letter of a date at the beginning, with how often it is repeated. Å counts as Y.
Run first_run(std::string_view rest) {
  constexpr std::string_view kYearSv = "Å";
  if (rest.substr(0, kYearSv.size()) == kYearSv) {
    Run run{'Y', 0, 0};
    for (; rest.substr(run.bytes, kYearSv.size()) == kYearSv; ++run.letters) {
      run.bytes += kYearSv.size();
    }
    return run;
  }
  constexpr std::string_view kLetters = "DMYhms";
  if (kLetters.find(rest.front()) == std::string_view::npos) return {0, 1, 1};
  std::size_t count = rest.find_first_not_of(rest.front());
  if (count == std::string_view::npos) count = rest.size();
  return {rest.front(), count, count};
}

}  // namespace

std::variant<DatePattern, DatePatternProblem> DatePattern::compile(std::string_view pattern) {
  const auto problem = [](DatePatternFault fault, std::string_view piece) {
    return DatePatternProblem{fault, std::string(piece)};
  };
  DatePattern out;
  std::array<bool, 7> seen{};
  std::string_view open;  // a piece of one or two digits that more digits would make ambiguous
  for (std::string_view rest = pattern; !rest.empty();) {
    const Run run = first_run(rest);
    const std::string_view piece = rest.substr(0, run.bytes);
    rest.remove_prefix(run.bytes);
    const bool literal_digit = run.letter == 0 && piece[0] >= '0' && piece[0] <= '9';
    if (!open.empty() && (run.letter != 0 || literal_digit)) {
      return problem(DatePatternFault::Ambiguous, open);
    }
    open = {};
    if (run.letter == 0) {
      out.steps_.push_back({Part::Literal, piece[0], 0, 0});
      continue;
    }
    const Part part = run.letter == 'Y'   ? Part::Year
                      : run.letter == 'M' ? Part::Month
                      : run.letter == 'D' ? Part::Day
                      : run.letter == 'h' ? Part::Hour
                      : run.letter == 'm' ? Part::Minute
                                          : Part::Second;
    const bool may_be_single = part == Part::Month || part == Part::Day || part == Part::Hour;
    const bool width_ok = part == Part::Year
                              ? run.letters == 4
                              : run.letters == 2 || (run.letters == 1 && may_be_single);
    if (!width_ok) return problem(DatePatternFault::Width, piece);
    bool& repeated = seen[static_cast<std::size_t>(part)];
    if (repeated) return problem(DatePatternFault::Repeated, piece);
    repeated = true;
    if (run.letters == 1) open = piece;
    const auto least = static_cast<std::uint8_t>(run.letters);
    const auto most = static_cast<std::uint8_t>(run.letters == 1 ? 2 : run.letters);
    out.steps_.push_back({part, 0, least, most});
  }
  const auto has = [&](Part part) { return seen[static_cast<std::size_t>(part)]; };
  out.has_month_ = has(Part::Month);
  out.has_day_ = has(Part::Day);
  out.has_time_ = has(Part::Hour);
  if (!has(Part::Year)) return problem(DatePatternFault::NoYear, {});
  if (out.has_day_ && !out.has_month_) return problem(DatePatternFault::DayWithoutMonth, {});
  if ((has(Part::Minute) && !out.has_time_) || (has(Part::Second) && !has(Part::Minute))) {
    return problem(DatePatternFault::TimeOrder, {});
  }
  if (out.has_time_ && !out.has_day_) return problem(DatePatternFault::TimeWithoutDay, {});
  return out;
}

std::optional<WrittenTime> DatePattern::parse(std::string_view text) const {
  std::array<int, 7> values{};
  std::size_t at = 0;
  for (const Step& step : steps_) {
    if (step.part == Part::Literal) {
      if (at == text.size() || text[at] != step.byte) return std::nullopt;
      ++at;
      continue;
    }
    int value = 0;
    std::size_t digits = 0;
    for (; digits < step.most && at < text.size() && text[at] >= '0' && text[at] <= '9'; ++digits) {
      value = value * 10 + (text[at++] - '0');
    }
    if (digits < step.least) return std::nullopt;
    values[static_cast<std::size_t>(step.part)] = value;
  }
  if (at != text.size()) return std::nullopt;
  const auto value_of = [&](Part part) { return values[static_cast<std::size_t>(part)]; };
  const int hour = value_of(Part::Hour);
  const int minute = value_of(Part::Minute);
  const int second = value_of(Part::Second);
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const int year = value_of(Part::Year);
  const int month = value_of(Part::Month);
  const auto first = make_date(year, has_month_ ? month : 1, has_day_ ? value_of(Part::Day) : 1);
  if (!first) return std::nullopt;
  WrittenTime out;
  out.dates = {*first, *first};
  if (!has_month_) {
    out.dates.last = to_date({year, 12, 31});
  } else if (!has_day_) {
    out.dates.last = to_date({year, month, days_in_month(year, month)});
  }
  out.has_time = has_time_;
  out.micros_of_day = hour * kHour + minute * kMinute + second * kSecond;
  return out;
}

}  // namespace regel
