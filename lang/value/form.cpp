// The masks of `har formen` in lang/value/pattern.hpp.

#include "lang/base/unicode.hpp"
#include "lang/value/pattern.hpp"

namespace regel {
namespace {

constexpr std::uint8_t kDigit = 1;
constexpr std::uint8_t kUpper = 2;
constexpr std::uint8_t kLower = 4;

std::uint8_t classes_of(std::uint32_t point) {
  if (point >= '0' && point <= '9') return kDigit;
  if (is_upper_letter(point)) return kUpper;
  return is_lower_letter(point) ? kLower : 0;
}

std::uint8_t classes_of_mask(char c) {
  if (c == '9') return kDigit;
  if (c == 'A') return kUpper;
  if (c == 'a') return kLower;
  return c == 'X' ? kDigit | kUpper | kLower : 0;
}

}  // namespace

Form::Form(std::string_view mask) {
  for (const char c : mask) steps_.push_back({classes_of_mask(c), c});
}

bool Form::matches(std::string_view text) const {
  std::size_t at = 0;
  for (const Step& step : steps_) {
    if (at == text.size()) return false;
    if (step.classes != 0) {
      if ((classes_of(decode(text, at)) & step.classes) == 0) return false;
    } else if (text[at++] != step.byte) {
      return false;
    }
  }
  return at == text.size();
}

}  // namespace regel
