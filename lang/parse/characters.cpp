#include "lang/parse/characters.hpp"

#include <string>

#include <fmt/format.h>

#include "lang/base/unicode.hpp"

namespace regel::parse {

Bilingual character_words(char32_t c) {
  const std::string point = fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
  const auto called = [&](std::string_view sv, std::string_view en) -> Bilingual {
    return {fmt::format("{} ({})", point, sv), fmt::format("{} ({})", point, en)};
  };
  if (c == 0xAD) return called("mjukt bindestreck, syns inte", "soft hyphen, cannot be seen");
  const bool direction =
      c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  if (direction) return called("skrivriktning, syns inte", "writing direction, cannot be seen");
  const bool no_width = (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
  if (no_width) return called("utan bredd, syns inte", "without width, cannot be seen");
  if (is_white_space(c)) return called("ett ovanligt mellanslag", "an unusual space");
  if (c < ' ' || c == 0x7F) return called("styrtecken, syns inte", "control, cannot be seen");
  return {point, point};
}

}  // namespace regel::parse
