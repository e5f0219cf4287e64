#include "lang/value/swedish_ids.hpp"

#include <array>
#include <cstdint>
#include <optional>

#include "lang/base/text.hpp"
#include "lang/value/civil_time.hpp"

namespace regel {
namespace {

// Ten digits (without century) of a number, and how it was written.
struct Number {
  std::array<int, 10> digits{};
  int century = 0;         // 0: not written
  bool separated = false;  // by a dash or a plus; a space says less
  std::size_t length = 0;  // in the text

  int pair(std::size_t at) const { return digits[at] * 10 + digits[at + 1]; }
};

enum class Kind : std::uint8_t { Neither, Person, Coordination };

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

// What stands between the date and the rest: a hyphen or a plus. In running text also other dashes
// and a space.
std::size_t separator_length(std::string_view rest, bool running_text) {
  if (rest.empty()) return 0;
  if (rest.front() == '-' || rest.front() == '+') return 1;
  if (!running_text) return 0;
  if (rest.front() == ' ') return 1;
  for (const std::string_view dash :
       {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93", "\xE2\x88\x92", "\xC2\xA0"}) {
    if (rest.substr(0, dash.size()) == dash) return dash.size();
  }
  return 0;
}

// The number at the beginning of the text; digits that go on make it none.
std::optional<Number> read_number(std::string_view text, bool running_text) {
  std::size_t front = count_digits(text);
  Number out;
  std::size_t separator = 0;
  if (front == 6 || front == 8) {
    separator = separator_length(text.substr(front), running_text);
    if (separator == 0 || count_digits(text.substr(front + separator)) != 4) return std::nullopt;
    out.separated = text[front] != ' ';
    out.length = front + separator + 4;
  } else if (front == 10 || front == 12) {
    out.length = front;
    front -= 4;
  } else {
    return std::nullopt;
  }
  const std::size_t skipped = front - 6;
  if (skipped == 2) out.century = (text[0] - '0') * 10 + (text[1] - '0');
  for (std::size_t i = 0; i < 10; ++i) {
    const std::size_t at = skipped + i + (i >= 6 ? separator : 0);
    out.digits[i] = text[at] - '0';
  }
  return out;
}

// Every other digit doubled, the digits of the products added: a multiple of ten.
bool has_check_digit(const Number& number) {
  int sum = 0;
  for (std::size_t i = 0; i < 10; ++i) {
    const int value = number.digits[i] * (i % 2 == 0 ? 2 : 1);
    sum += value / 10 + value % 10;
  }
  return sum % 10 == 0;
}

bool is_date(int century, int year, int month, int day) {
  return make_date(century * 100 + year, month, day).has_value();
}

// Whether the six first digits are a date, or one with 60 added to the day.
Kind kind_of(const Number& number) {
  if (number.century != 0 && (number.century < 18 || number.century > 20)) return Kind::Neither;
  const int written = number.pair(4);
  const bool coordination = written > 60;
  const int day = coordination ? written - 60 : written;
  const int year = number.pair(0);
  const int month = number.pair(2);
  // Without a century, 2000 is as good as 1900: only 29 February 00 makes a difference.
  const bool exists = number.century != 0 ? is_date(number.century, year, month, day)
                                          : is_date(20, year, month, day);
  if (!exists) return Kind::Neither;
  return coordination ? Kind::Coordination : Kind::Person;
}

// Written as personal numbers are, and not a part of a longer name such as "INC-20260302-0001".
bool stands_alone(std::string_view text, std::size_t at, const Number& number) {
  const auto joins = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '/' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  const std::size_t end = at + number.length;
  return number.separated && (at == 0 || !joins(text[at - 1])) &&
         (end == text.size() || !joins(text[end]));
}

bool is_whole(std::string_view text, Kind kind) {
  const auto number = read_number(text, false);
  return number && number->length == text.size() && kind_of(*number) == kind &&
         has_check_digit(*number);
}

}  // namespace

bool is_personal_number(std::string_view text) { return is_whole(text, Kind::Person); }

bool is_coordination_number(std::string_view text) { return is_whole(text, Kind::Coordination); }

bool is_organisation_number(std::string_view text) {
  const auto number = read_number(text, false);
  if (!number || number->length != text.size()) return false;
  if (text.find('+') != std::string_view::npos) return false;
  const bool prefix_ok = number->century == 0 ? text.size() <= 11 : number->century == 16;
  return prefix_ok && number->digits[0] != 0 && number->digits[2] >= 2 && has_check_digit(*number);
}

// A number begins with six digits at least, so one of every six characters tells whether one may
// begin there; and no number is shorter than ten.
bool contains_personal_number(std::string_view text) {
  for (std::size_t at = 0; at + 10 <= text.size();) {
    if (!is_digit(text[at + 5])) {
      at += 6;
      continue;
    }
    std::size_t begin = at + 5;
    while (begin > at && is_digit(text[begin - 1])) --begin;
    const auto number = read_number(text.substr(begin), true);
    if (number && kind_of(*number) != Kind::Neither && has_check_digit(*number)) return true;
    at = begin + count_digits(text.substr(begin));
  }
  return false;
}

std::string mask_personal_numbers(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const auto number = read_number(text.substr(at), true);
    const bool masked = number && kind_of(*number) != Kind::Neither &&
                        (has_check_digit(*number) || stands_alone(text, at, *number));
    if (!masked) {
      at += count_digits(text.substr(at));
      continue;
    }
    for (const std::size_t end = at + number->length; at < end; ++at) {
      if (is_digit(text[at])) out[at] = '*';
    }
  }
  return out;
}

}  // namespace regel
