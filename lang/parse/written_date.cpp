#include "lang/parse/written_date.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "lang/base/unicode.hpp"
#include "lang/parse/context.hpp"
#include "lang/parse/tokens.hpp"
#include "lang/value/civil_time.hpp"

namespace regel::parse {
namespace {

struct Reader {
  std::string_view text;
  std::size_t at;

  char peek(std::size_t ahead = 0) const {
    return at + ahead < text.size() ? text[at + ahead] : '\0';
  }
  // A run of digits of one of these lengths, or -1.
  int number(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    int value = 0;
    while (count <= most && peek(count) >= '0' && peek(count) <= '9') {
      value = value * 10 + (peek(count) - '0');
      ++count;
    }
    if (count < least || count > most) return -1;
    at += count;
    return value;
  }
  bool take(char c) {
    if (peek() != c) return false;
    ++at;
    return true;
  }
  std::size_t blanks() {
    const std::size_t begin = at;
    while (peek() == ' ') ++at;
    return at - begin;
  }
};

bool is_day(int year, int month, int day) {
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

std::optional<std::string> iso(int year, int month, int day) {
  if (!is_day(year, month, day)) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

// 2026/3/1, 2026.03.01, 2026-3-1, 20260301
std::optional<std::string> year_first(Reader& in) {
  Reader all = in;
  if (const int digits = all.number(8, 8); digits >= 0) {
    in = all;
    return iso(digits / 10'000, digits / 100 % 100, digits % 100);
  }
  const int year = in.number(4, 4);
  const char mark = in.peek();
  if (year < 0 || (mark != '/' && mark != '.' && mark != '-')) return std::nullopt;
  in.take(mark);
  const int month = in.number(1, 2);
  if (!in.take(mark)) return std::nullopt;
  return iso(year, month, in.number(1, 2));
}

// 1/3-2026, 1/3 2026, 01.03.2026; in English 3/1/2026 may be two days
std::optional<std::string> year_last(Reader& in, diag::Language language) {
  const int first = in.number(1, 2);
  const char mark = in.peek();
  if (first < 0 || (mark != '/' && mark != '.' && mark != '-')) return std::nullopt;
  in.take(mark);
  const int second = in.number(1, 2);
  if (!in.take('/') && !in.take('-') && !in.take('.') && in.blanks() == 0) return std::nullopt;
  const int year = in.number(4, 4);
  if (language == diag::Language::English && first <= 12 && second <= 12 && first != second) {
    return is_day(year, first, second) ? std::optional(fmt::format("{}-MM-DD", year))
                                       : std::nullopt;
  }
  const auto day_first = iso(year, second, first);
  return day_first || language == diag::Language::Swedish ? day_first : iso(year, first, second);
}

// The month that a word or its first three letters name, or 0.
int month_in_words(Reader& in) {
  const std::size_t begin = in.at;
  while (in.peek() >= 'A') ++in.at;
  const std::string word = fold_case(in.text.substr(begin, in.at - begin));
  for (int month = 1; month <= 12 && word.size() >= 3; ++month) {
    for (const bool swedish : {true, false}) {
      const std::string name = fold_case(month_word(month, swedish));
      if (word == name || (word.size() == 3 && name.starts_with(word))) return month;
    }
  }
  return 0;
}

// 1 mars 2026, 1st of March is left alone
std::optional<std::string> month_named(Reader& in) {
  const int day = in.number(1, 2);
  in.take('.');
  if (day < 0 || in.blanks() == 0) return std::nullopt;
  const int month = month_in_words(in);
  in.take('.');
  if (month == 0 || in.blanks() == 0) return std::nullopt;
  return iso(in.number(4, 4), month, day);
}

// ` 14.00`, ` kl. 14:00`, ` 9:05` after a date
std::optional<std::string> time_of_day(Reader& in) {
  if (in.blanks() == 0) return std::nullopt;
  if (in.peek() == 'k' && in.peek(1) == 'l') {
    in.at += 2;
    in.take('.');
    in.blanks();
  }
  const int hour = in.number(1, 2);
  if (hour < 0 || hour > 23 || (!in.take('.') && !in.take(':'))) return std::nullopt;
  const int minute = in.number(2, 2);
  if (minute < 0 || minute > 59) return std::nullopt;
  return fmt::format(" {:02}:{:02}", hour, minute);
}

}  // namespace

std::optional<WrittenDate> written_date(std::string_view text, std::size_t at,
                                        diag::Language language) {
  Reader in{text, at};
  std::optional<std::string> right = year_first(in);
  if (!right) right = year_last(in = {text, at}, language);
  if (!right) right = month_named(in = {text, at});
  if (!right || name_character(text, in.at) != 0) return std::nullopt;
  Reader after = in;
  if (const auto time = time_of_day(after); time && name_character(text, after.at) == 0) {
    *right += *time;
    in = after;
  }
  if (text.substr(at, in.at - at) == *right) return std::nullopt;
  return WrittenDate{in.at, std::move(*right)};
}

}  // namespace regel::parse
