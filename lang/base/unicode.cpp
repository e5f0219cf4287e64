#include "lang/base/unicode.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include <utf8proc.h>

#include "lang/base/check.hpp"

namespace regel {
namespace {

unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

// The length of the valid sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  const std::size_t length = lead < 0xC2   ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || text.size() - at < length) return 0;
  // The second byte excludes overlong forms, surrogates and what is above U+10FFFF.
  const unsigned char second = byte_at(text, at + 1);
  const unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < least || second > most) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte_at(text, at + i) & 0xC0) != 0x80) return 0;
  }
  return length;
}

std::string without_invalid(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) append_utf8(out, decode(text, at));
  return out;
}

// Decomposes, folds if asked to, and composes again.
std::string normalise(std::string_view text, bool fold) {
  if (!is_valid_utf8(text)) return normalise(without_invalid(text), fold);
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                                      (fold ? UTF8PROC_CASEFOLD : 0));
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  std::vector<utf8proc_int32_t> points(text.size());
  auto length = utf8proc_decompose(bytes, size, points.data(), size, options);
  if (length > size) {  // more than one code point for each byte: rare, so only now
    points.resize(static_cast<std::size_t>(length));
    length = utf8proc_decompose(bytes, size, points.data(), length, options);
  }
  if (length > 0) {
    length = utf8proc_normalize_utf32(
        points.data(), length, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  }
  REGEL_CHECK(length >= 0);
  points.resize(static_cast<std::size_t>(length));
  std::string out;
  out.reserve(text.size());
  for (const utf8proc_int32_t point : points) append_utf8(out, static_cast<char32_t>(point));
  return out;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = sequence_length(text, at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

std::uint32_t decode(std::string_view text, std::size_t& at) {
  const std::size_t length = sequence_length(text, at);
  const unsigned char lead = byte_at(text, at);
  if (length <= 1) {
    ++at;
    return length == 1 ? lead : kReplacement;
  }
  std::uint32_t point = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) point = point << 6 | (byte_at(text, at + i) & 0x3Fu);
  at += length;
  return point;
}

void append_utf8(std::string& out, char32_t code_point) {
  std::uint32_t point = code_point;
  if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = kReplacement;
  if (point < 0x80) {
    out += static_cast<char>(point);
    return;
  }
  if (point < 0x800) {
    out += static_cast<char>(0xC0 | point >> 6);
  } else {
    if (point < 0x10000) {
      out += static_cast<char>(0xE0 | point >> 12);
    } else {
      out += static_cast<char>(0xF0 | point >> 18);
      out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
    }
    out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
  }
  out += static_cast<char>(0x80 | (point & 0x3F));
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) decode(text, at);
  return count;
}

bool is_nfc_quick(std::string_view text) {
  // Without an early end the compiler looks at many bytes at once.
  unsigned char highest = 0;
  for (const char c : text) highest = std::max(highest, static_cast<unsigned char>(c));
  return highest < 0xCC;
}

std::string to_nfc(std::string_view text) {
  return is_nfc_quick(text) && is_valid_utf8(text) ? std::string(text) : normalise(text, false);
}

namespace {

// Folds ASCII eight bytes at a time; where the first eight with another byte begin, or the last few
// of the text.
std::size_t fold_ascii(std::string& text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ull;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & kOnes * 0x80) != 0) break;
    // The high bit of every byte from 'A' on, and of every byte after 'Z'.
    const std::uint64_t from_a = word + kOnes * (0x80 - 'A');
    const std::uint64_t after_z = word + kOnes * (0x80 - 'Z' - 1);
    word |= (from_a & ~after_z & kOnes * 0x80) >> 2;
    std::memcpy(text.data() + at, &word, 8);
  }
  return at;
}

// What Swedish is written with: ASCII, the letters of Latin-1 and dashes. Their folding is that of
// ASCII, at the same distance (Unicode's CaseFolding), but for `ß` and `µ`; none of them changes
// under NFC. False if the text has anything else.
bool fold_latin(std::string_view text, std::string& out) {
  out = text;
  const std::size_t ascii = fold_ascii(out);
  const auto after = [&](std::size_t i) -> unsigned char {
    return i < text.size() ? byte_at(text, i) : 0;
  };
  for (std::size_t i = ascii; i < out.size(); ++i) {
    const unsigned char byte = byte_at(text, i);
    if (byte >= 'A' && byte <= 'Z') out[i] = static_cast<char>(byte + 0x20);
    if (byte < 0x80) continue;
    if (byte == 0xE2) {
      if (after(i + 1) != 0x80) return false;
      const unsigned char last = after(i + 2);
      if (last < 0x90 || last > 0xA6) return false;  // U+2010 to U+2026
      i += 2;
      continue;
    }
    const unsigned char second = after(++i);
    if (byte == 0xC3) {
      if (second < 0x80 || second > 0xBF || second == 0x9F) return false;  // ß
      if (second < 0x9F && second != 0x97) out[i] = static_cast<char>(second + 0x20);
    } else if (byte != 0xC2 || second < 0x80 || second > 0xBF || second == 0xB5) {  // µ
      return false;
    }
  }
  return true;
}

}  // namespace

std::string fold_case(std::string_view text) {
  std::string out;
  return fold_latin(text, out) ? out : normalise(text, true);
}

bool is_white_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_clean(std::string_view text) {
  unsigned char before = ' ';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xCC || (byte < 0x20 && byte >= 0x09 && byte <= 0x0D)) return false;
    if (before == ' ' && byte == ' ') return false;
    if (before == 0xC2 && (byte == 0xA0 || byte == 0x85)) return false;
    before = byte;
  }
  return text.empty() || before != ' ';
}

std::string clean_text(std::string_view text) {
  const std::string composed = to_nfc(text);
  std::string out;
  out.reserve(composed.size());
  bool pending = false;
  for (std::size_t at = 0; at < composed.size();) {
    const std::size_t begin = at;
    if (is_white_space(decode(composed, at))) {
      pending = !out.empty();
      continue;
    }
    if (pending) out += ' ';
    pending = false;
    out.append(composed, begin, at - begin);
  }
  return out;
}

}  // namespace regel
