// The tables of lang/base/unicode.hpp: letters of names, scripts, look-alikes, Windows-1252.

#include <algorithm>
#include <array>
#include <iterator>

#include "lang/base/unicode.hpp"

namespace regel {
namespace {

constexpr char32_t kOtherUpper[] = {U'Č', U'Đ', U'Ŋ', U'Ń', U'Š', U'Ŧ', U'Ÿ', U'Ž'};
constexpr char32_t kOtherLower[] = {U'č', U'đ', U'ŋ', U'ń', U'š', U'ŧ', U'ž'};

template <std::size_t n>
bool is_in(const char32_t (&letters)[n], char32_t c) {
  return std::find(std::begin(letters), std::end(letters), c) != std::end(letters);
}

struct Script {
  char32_t first;
  char32_t last;
  std::string_view sv;
  std::string_view en;
};

constexpr Script kScripts[] = {
    {0x0041, 0x024F, "latinska", "Latin"},
    {0x0370, 0x03FF, "grekiska", "Greek"},
    {0x0400, 0x052F, "kyrilliska", "Cyrillic"},
    {0x0530, 0x058F, "armeniska", "Armenian"},
    {0x0590, 0x05FF, "hebreiska", "Hebrew"},
    {0x0600, 0x06FF, "arabiska", "Arabic"},
    {0x0E00, 0x0E7F, "thailändska", "Thai"},
    {0x10A0, 0x10FF, "georgiska", "Georgian"},
    {0x13A0, 0x13FF, "cherokesiska", "Cherokee"},
    {0x1C80, 0x1C8F, "kyrilliska", "Cyrillic"},
    {0x1E00, 0x1EFF, "latinska", "Latin"},
    {0x1F00, 0x1FFF, "grekiska", "Greek"},
    {0x2C60, 0x2C7F, "latinska", "Latin"},
    {0x2DE0, 0x2DFF, "kyrilliska", "Cyrillic"},
    {0x3040, 0x30FF, "japanska", "Japanese"},
    {0x4E00, 0x9FFF, "kinesiska", "Chinese"},
    {0xA640, 0xA69F, "kyrilliska", "Cyrillic"},
    {0xA720, 0xA7FF, "latinska", "Latin"},
    {0xAC00, 0xD7AF, "koreanska", "Korean"},
    {0xFF21, 0xFF5A, "breda latinska", "full-width Latin"},
    {0x1D400, 0x1D7FF, "matematiska", "mathematical"},
};

struct Lookalike {
  char32_t foreign;
  char32_t latin;
};

// Sorted by the foreign letter.
constexpr Lookalike kLookalikes[] = {
    {U'Ά', U'A'}, {U'Έ', U'E'}, {U'Α', U'A'}, {U'Β', U'B'}, {U'Ε', U'E'}, {U'Ζ', U'Z'},
    {U'Η', U'H'}, {U'Ι', U'I'}, {U'Κ', U'K'}, {U'Μ', U'M'}, {U'Ν', U'N'}, {U'Ο', U'O'},
    {U'Ρ', U'P'}, {U'Τ', U'T'}, {U'Υ', U'Y'}, {U'Χ', U'X'}, {U'ά', U'á'}, {U'α', U'a'},
    {U'γ', U'y'}, {U'ι', U'i'}, {U'κ', U'k'}, {U'ν', U'v'}, {U'ο', U'o'}, {U'ρ', U'p'},
    {U'τ', U't'}, {U'υ', U'u'}, {U'χ', U'x'}, {U'ω', U'w'}, {U'ό', U'ó'}, {U'ϲ', U'c'},
    {U'ϳ', U'j'}, {U'Ѕ', U'S'}, {U'І', U'I'}, {U'Ї', U'Ï'}, {U'Ј', U'J'}, {U'А', U'A'},
    {U'В', U'B'}, {U'Е', U'E'}, {U'К', U'K'}, {U'М', U'M'}, {U'Н', U'H'}, {U'О', U'O'},
    {U'Р', U'P'}, {U'С', U'C'}, {U'Т', U'T'}, {U'У', U'Y'}, {U'Х', U'X'}, {U'а', U'a'},
    {U'е', U'e'}, {U'к', U'k'}, {U'о', U'o'}, {U'р', U'p'}, {U'с', U'c'}, {U'у', U'y'},
    {U'х', U'x'}, {U'ё', U'ë'}, {U'ѕ', U's'}, {U'і', U'i'}, {U'ї', U'ï'}, {U'ј', U'j'},
    {U'һ', U'h'}, {U'Ӓ', U'Ä'}, {U'ӓ', U'ä'}, {U'Ӧ', U'Ö'}, {U'ӧ', U'ö'}, {U'ԁ', U'd'},
    {U'ԛ', U'q'}, {U'ԝ', U'w'},
};

static_assert(std::is_sorted(std::begin(kLookalikes), std::end(kLookalikes),
                             [](const Lookalike& a, const Lookalike& b) {
                               return a.foreign < b.foreign;
                             }));

// 0x80 to 0x9F; the rest of Windows-1252 is Latin-1.
constexpr std::string_view kWindowsControls[] = {
    "€", "",  "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
    "",  "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
};

// All of Latin-1 as UTF-8, so that windows_1252() can return views.
constexpr auto kLatin1 = [] {
  std::array<std::array<char, 2>, 256> table{};
  for (unsigned i = 0; i < 256; ++i) {
    table[i] = i < 0x80 ? std::array<char, 2>{static_cast<char>(i), 0}
                        : std::array<char, 2>{static_cast<char>(0xC0 | i >> 6),
                                              static_cast<char>(0x80 | (i & 0x3F))};
  }
  return table;
}();

}  // namespace

bool is_upper_letter(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
         (c > 0xFF && is_in(kOtherUpper, c));
}

bool is_lower_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) ||
         (c > 0xFF && is_in(kOtherLower, c));
}

bool is_name_letter(char32_t c) { return is_lower_letter(c) || is_upper_letter(c); }

std::string_view script_name(char32_t c, bool swedish) {
  for (const Script& script : kScripts) {
    if (script.first <= c && c <= script.last) return swedish ? script.sv : script.en;
  }
  return swedish ? "främmande" : "foreign";
}

char32_t latin_lookalike(char32_t c) {
  const auto found = std::lower_bound(
      std::begin(kLookalikes), std::end(kLookalikes), c,
      [](const Lookalike& entry, char32_t wanted) { return entry.foreign < wanted; });
  return found != std::end(kLookalikes) && found->foreign == c ? found->latin : 0;
}

std::string_view windows_1252(unsigned char byte) {
  if (byte >= 0x80 && byte < 0xA0) return kWindowsControls[byte - 0x80];
  return {kLatin1[byte].data(), byte < 0x80 ? 1u : 2u};
}

// The letters of names have their capitals at a fixed distance (Latin-1: 32, Sámi: 1).
std::string with_case(std::string_view word, bool upper) {
  std::size_t after = 0;
  char32_t letter = decode(word, after);
  const char32_t distance = letter < 0x100 ? 32 : 1;
  if (upper && is_lower_letter(letter) && letter != U'ß' && letter != U'ÿ') letter -= distance;
  if (!upper && is_upper_letter(letter)) letter += distance;
  std::string out;
  append_utf8(out, letter);
  return out + std::string(word.substr(after));
}

}  // namespace regel
