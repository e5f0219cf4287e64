#include "engine/infer/traits.hpp"

#include <algorithm>
#include <variant>

#include "engine/infer/words.hpp"
#include "lang/base/check.hpp"
#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/swedish_ids.hpp"
#include "lang/value/time_text.hpp"

namespace regel::infer {
namespace {

constexpr std::size_t kLongestDate = 32;
constexpr std::size_t kLongestToken = 60;

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos)
    return false;
  const std::size_t dot = text.rfind('.');
  return dot != std::string_view::npos && dot > at + 1 && dot + 1 < text.size() &&
         text.find(' ') == std::string_view::npos;
}

bool is_telephone(std::string_view text) {
  if (text.empty() || (text[0] != '+' && text[0] != '0')) return false;
  std::size_t digits = 0;
  bool parted = text[0] == '+';
  for (const char c : text.substr(text[0] == '+' ? 1 : 0)) {
    if (is_digit(c)) {
      ++digits;
    } else if (c == ' ' || c == '-' || c == '(' || c == ')' || c == '/') {
      parted = true;
    } else {
      return false;
    }
  }
  return digits >= 7 && digits <= 15 && (parted || digits == 10);
}

// The words of a text, parted by what parts the names of a person.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" ,.-"), text.size());
    if (end != 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// "Bo Alm", "Alm, Bo", "Bo A": two to four words of letters, each with a capital; or a login as
// "bo.alm".
bool is_person_name(std::string_view text, const std::vector<std::string_view>& words) {
  if (words.size() < 2 || words.size() > 4) return false;
  const bool login = words.size() == 2 && text.find_first_of(" ,-") == std::string_view::npos;
  std::size_t letters = 0;
  for (const std::string_view word : words) {
    bool first = !login;
    for (std::size_t at = 0; at < word.size(); ++letters) {
      const char32_t c = decode(word, at);
      if (first ? !is_upper_letter(c) : !is_lower_letter(c)) return false;
      first = false;
    }
  }
  return letters >= 3;
}

bool has_given_name(const std::vector<std::string_view>& words) {
  constexpr std::size_t kLongestName = 12;  // bytes
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return word.size() <= kLongestName && is_given_name(fold_case(word));
  });
}

void read_time(std::string_view text, Traits& traits) {
  if (const auto dates = parse_date(text)) {
    traits.set(text.size() == 10 ? Trait::Date : text.size() == 7 ? Trait::Month : Trait::Year);
    return;
  }
  const auto time = parse_iso_time(text);
  if (!time || !time->has_time) return;
  traits.set(time->has_offset ? Trait::ZonedTime : Trait::LocalTime);
  if (!time->has_offset && text.substr(10) == "T00:00:00") traits.set(Trait::Midnight);
}

void read_number(std::string_view text, Traits& traits) {
  const auto number = parse_written_decimal(text);
  if (!number) return;
  traits.set(Trait::Number);
  const bool whole = text.find_first_of(",.") == std::string_view::npos;
  if (whole && !number->rounded) traits.set(Trait::Whole);
  if (text.size() > 1 && text[0] == '0' && is_digit(text[1])) traits.set(Trait::LeadingZero);
}

}  // namespace

std::optional<LevelText> level_of(std::string_view text) {
  std::size_t at = 0;
  std::int64_t number = 0;
  while (at < text.size() && at < 3 && is_digit(text[at]))
    number = number * 10 + (text[at++] - '0');
  if (at == 0 || at > 2) return std::nullopt;
  std::string_view rest = text.substr(at);
  for (const std::string_view mark : {". ", ".", ") ", ")", ": ", ":", " - ", " – ", "-", " "}) {
    if (!rest.starts_with(mark)) continue;
    rest.remove_prefix(mark.size());
    std::size_t first = 0;
    if (rest.size() < 2 || !is_name_letter(decode(rest, first))) return std::nullopt;
    return LevelText{number, rest};
  }
  return std::nullopt;
}

TraitReader::TraitReader() {
  for (const WrittenForm& form : kWrittenForms) {
    auto compiled = DatePattern::compile(form.sv);
    REGEL_CHECK(std::holds_alternative<DatePattern>(compiled));
    forms_.push_back(std::move(std::get<DatePattern>(compiled)));
  }
}

Traits TraitReader::of(std::string_view text) const {
  Traits traits;
  if (text.size() > kLongestToken) {
    traits.set(Trait::Long);
    return traits;
  }
  const bool has_digit = std::any_of(text.begin(), text.end(), is_digit);
  if (has_digit && text.size() <= kLongestDate) {
    read_time(text, traits);
    read_number(text, traits);
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      if (forms_[i].parse(text)) traits.set_form(i);
    }
    if (parse_period(text)) traits.set(Trait::Period);
    if (parse_duration(text)) traits.set(Trait::Duration);
    if (is_personal_number(text) || is_coordination_number(text)) traits.set(Trait::PersonalNumber);
    if (is_telephone(text)) traits.set(Trait::Telephone);
  }
  if (has_digit && level_of(text)) traits.set(Trait::Level);
  if (is_email(text)) traits.set(Trait::Email);
  if (text.starts_with("http://") || text.starts_with("https://")) traits.set(Trait::Web);
  const auto words = words_of(text);
  if (!has_digit && is_person_name(text, words)) traits.set(Trait::PersonName);
  if (has_given_name(words)) traits.set(Trait::GivenName);
  if (text.size() <= 2 && !has_digit) traits.set(Trait::Scrap);
  return traits;
}

}  // namespace regel::infer
