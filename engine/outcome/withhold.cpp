#include "engine/outcome/withhold.hpp"

#include <algorithm>

#include "lang/value/swedish_ids.hpp"

namespace regel::outcome {

std::vector<bool> withheld_units(std::span<const std::uint64_t> people) {
  std::vector<bool> withheld(people.size());
  std::size_t number = 0;
  for (std::size_t i = 0; i < people.size(); ++i) {
    withheld[i] = people[i] > 0 && people[i] < kFewestPeople;
    if (withheld[i]) ++number;
  }
  if (number != 1) return withheld;
  std::size_t smallest = people.size();
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (withheld[i] || people[i] == 0) continue;
    if (smallest == people.size() || people[i] < people[smallest]) smallest = i;
  }
  if (smallest != people.size()) withheld[smallest] = true;
  return withheld;
}

Bilingual withheld_text() { return {"färre än fem", "fewer than five"}; }
Bilingual protected_text() { return {"(skyddat)", "(protected)"}; }

bool may_need_masking(std::string_view text) {
  constexpr std::size_t kDigits = 10;  // of a personal number without the century
  std::size_t digits = 0;
  for (const char c : text) {
    digits += static_cast<unsigned char>(c - '0') < 10 ? 1 : 0;
  }
  return digits >= kDigits;
}

void append_masked(std::string& out, std::string_view text) {
  if (may_need_masking(text)) {
    out += mask_personal_numbers(text);
  } else {
    out += text;
  }
}

}  // namespace regel::outcome
