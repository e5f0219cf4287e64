#include "engine/ingest/read_text.hpp"

#include <algorithm>
#include <string>

#include "lang/base/unicode.hpp"

namespace regel::ingest {
namespace {

bool is_control_or_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// No byte that can be part of a character that is not NFC, or of white space beyond ASCII.
bool is_simple(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xCC || byte == 0xC2 || (byte >= 0x1C && byte < 0x20);
  });
}

}  // namespace

bool is_folded(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  char before = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || (c >= 'A' && c <= 'Z') || (c == ' ' && before == ' ')) return false;
    if (byte >= 0x80) {
      // Of U+00C0 to U+00FF the lower half are capitals and ß.
      const auto lead = static_cast<unsigned char>(before);
      if (byte >= 0xC0 ? byte != 0xC3 : lead != 0xC3 || byte < 0xA0) return false;
    }
    before = c;
  }
  return true;
}

std::string_view clean(std::string_view text, Arena& arena) {
  if (!is_simple(text)) {
    if (is_clean(text)) return text;
    return arena.copy(clean_text(text));
  }
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  bool change = false;
  for (std::size_t i = 0; i < text.size() && !change; ++i)
    change = is_ascii_space(text[i]) && (text[i] != ' ' || is_control_or_blank(text[i + 1]));
  if (!change) return text;
  char* const begin = arena.allocate(text.size());
  char* out = begin;
  for (const char c : text) {
    if (!is_ascii_space(c)) {
      *out++ = c;
    } else if (out[-1] != ' ') {
      *out++ = ' ';
    }
  }
  const auto size = static_cast<std::size_t>(out - begin);
  arena.shrink(text.size() - size);
  return {begin, size};
}

bool is_clean_latin(std::string_view text) {
  char before = ' ';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte > 0xC3 || byte == 0xC2 || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return before != ' ';
}

bool fold_latin(std::string_view text, char* out) {
  unsigned char before = 0;
  for (const char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (before == 0xC3) {
      if (byte == 0x9F) return false;                 // ß
      if (byte < 0xA0 && byte != 0x97) byte += 0x20;  // the capitals, but not ×
    } else if (byte >= 0x80 && byte != 0xC3) {
      return false;
    } else if (c >= 'A' && c <= 'Z') {
      byte += 0x20;
    }
    before = static_cast<unsigned char>(c);
    *out++ = static_cast<char>(byte);
  }
  return true;
}

bool is_blank(std::string_view text) {
  if (!text.empty() && is_solid(text[0])) return false;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_white_space(decode(text, at))) return false;
  }
  return true;
}

}  // namespace regel::ingest
