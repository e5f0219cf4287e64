#include "lang/parse/tokens.hpp"

#include <algorithm>
#include <vector>

#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/value/civil_time.hpp"

namespace regel::parse {
namespace {

constexpr std::string_view kMonthsSv[] = {"januari",   "februari", "mars",     "april",
                                          "maj",       "juni",     "juli",     "augusti",
                                          "september", "oktober",  "november", "december"};
constexpr std::string_view kMonthsEn[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

int digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count && i < text.size(); ++i) {
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

std::string_view without_trailing_blanks(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) {
    line.remove_suffix(1);
  }
  return line;
}

}  // namespace

std::string unescape(std::string_view inner) {
  std::string out;
  out.reserve(inner.size());
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] != '\\' || i + 1 == inner.size()) {
      out.push_back(inner[i]);
      continue;
    }
    ++i;
    out.push_back(inner[i] == 'n' ? '\n' : inner[i]);
  }
  return out;
}

std::string text_value(std::string_view token) {
  if (!token.empty() && token[0] == '"') return unescape(token.substr(1, token.size() - 2));
  return std::string(token.substr(3, token.size() - 6));  // ”…”: three bytes each
}

std::string long_text_value(std::string_view token) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : split(token.substr(3, token.size() - 6), '\n')) {
    lines.push_back(without_trailing_blanks(line));
  }
  // Text on the line of the opening marks has no indentation to share.
  const bool first_counts = !lines.empty() && lines.front().empty();
  std::size_t common = std::string_view::npos;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].empty()) common = std::min(common, indentation(lines[i]));
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].empty()) lines[i].remove_prefix(common);
  }
  if (!first_counts && !lines.empty()) lines.front().remove_prefix(indentation(lines.front()));
  if (lines.size() > 1 && lines.back().empty()) lines.pop_back();
  if (first_counts && lines.size() > 1) lines.erase(lines.begin());
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i != 0) out.push_back('\n');
    out += lines[i];
  }
  return out;
}

std::string number_value(std::string_view token) {
  std::string out;
  for (const char c : token) {
    if (c >= '0' && c <= '9') out.push_back(c);
    if (c == ',' || c == '.') out.push_back('.');
  }
  return out;
}

bool has_decimal_comma(std::string_view token) { return token.find(',') != std::string_view::npos; }

std::optional<std::uint32_t> whole_value(std::string_view token) {
  const auto value = parse_int64(token);
  if (!value || *value < 0 || *value > 0xFFFFFFFFll) return std::nullopt;
  return static_cast<std::uint32_t>(*value);
}

std::string instant_value(std::string_view token) {
  std::string out(token);
  if (out.size() > 10 && out[10] == ' ') out[10] = 'T';
  return out;
}

DateFault date_fault(std::string_view iso) {
  const int month = digits(iso, 5, 2);
  if (digits(iso, 0, 4) < 1) return DateFault::Year;
  if (month < 1 || month > 12) return DateFault::Month;
  const int day = digits(iso, 8, 2);
  if (day < 1 || day > days_of_month(iso)) return DateFault::Day;
  if (iso.size() <= 10) return DateFault::None;
  if (digits(iso, 11, 2) > 23) return DateFault::Hour;
  if (digits(iso, 14, 2) > 59) return DateFault::Minute;
  std::size_t at = 16;
  if (at < iso.size() && iso[at] == ':') {
    if (digits(iso, at + 1, 2) > 59) return DateFault::Second;
    at += 3;
  }
  if (at < iso.size() && iso[at] != 'Z') {
    if (digits(iso, at + 1, 2) > 23 || digits(iso, at + 4, 2) > 59) return DateFault::Offset;
  }
  return DateFault::None;
}

std::string_view month_word(int month, bool swedish) {
  const auto index = static_cast<std::size_t>(month - 1);
  return swedish ? kMonthsSv[index] : kMonthsEn[index];
}

std::string month_name(std::string_view iso, bool swedish) {
  return with_case(month_word(digits(iso, 5, 2), swedish), true) + " " +
         std::string(iso.substr(0, 4));
}

int days_of_month(std::string_view iso) {
  return days_in_month(digits(iso, 0, 4), digits(iso, 5, 2));
}

}  // namespace regel::parse
