#include "engine/ingest/json_grammar.hpp"

#include <algorithm>

namespace regel::ingest {
namespace {

// The value of four hexadecimal digits, or -1.
int hex4(const char* at, const char* end) {
  if (end - at < 4) return -1;
  int value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = at[i];
    int digit = 0;
    if (is_digit(c)) {
      digit = c - '0';
    } else if (c >= 'a' && c <= 'f') {
      digit = c - 'a' + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = c - 'A' + 10;
    } else {
      return -1;
    }
    value = value * 16 + digit;
  }
  return value;
}

bool is_high_surrogate(int unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// The length of the escape at `at`, or 0. Halves of a surrogate pair mean nothing alone.
std::size_t escape_length(const char* at, const char* end, Expected& expected) {
  expected = Expected::Escape;
  if (end - at < 2) return 0;
  switch (at[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      return 2;
    case 'u':
      break;
    default:
      return 0;
  }
  const int unit = hex4(at + 2, end);
  if (unit < 0) return 0;
  if (!is_high_surrogate(unit) && !is_low_surrogate(unit)) return 6;
  expected = Expected::LowSurrogate;
  if (!is_high_surrogate(unit) || end - at < 12 || at[6] != '\\' || at[7] != 'u') return 0;
  return is_low_surrogate(hex4(at + 8, end)) ? 12 : 0;
}

char* append_utf8(char* out, std::uint32_t c) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | (c >> 6));
    *out++ = static_cast<char>(0x80 | (c & 63));
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0 | (c >> 12));
    *out++ = static_cast<char>(0x80 | ((c >> 6) & 63));
    *out++ = static_cast<char>(0x80 | (c & 63));
  } else {
    *out++ = static_cast<char>(0xF0 | (c >> 18));
    *out++ = static_cast<char>(0x80 | ((c >> 12) & 63));
    *out++ = static_cast<char>(0x80 | ((c >> 6) & 63));
    *out++ = static_cast<char>(0x80 | (c & 63));
  }
  return out;
}

char simple_escape(char letter) {
  switch (letter) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return letter;
  }
}

}  // namespace

const char* scan_number(const char*& at) {
  const char* p = at;
  const auto digits = [&p] {
    if (!is_digit(*p)) return false;
    while (is_digit(*p)) ++p;
    return true;
  };
  const auto wrong = [&]() -> const char* {
    at = p;
    return nullptr;
  };
  if (*p == '-') ++p;
  if (*p == '0') {
    ++p;
  } else if (!digits()) {
    return wrong();
  }
  if (*p == '.') {
    ++p;
    if (!digits()) return wrong();
  }
  if (*p == 'e' || *p == 'E') {
    ++p;
    if (*p == '+' || *p == '-') ++p;
    if (!digits()) return wrong();
  }
  return p;
}

bool EscapeIndex::build(const char* bytes, std::size_t size, Fault& fault) {
  at_.clear();
  next_ = 0;
  const char* const end = bytes + size;
  for (const char* at = bytes; at < end;) {
    at = static_cast<const char*>(std::memchr(at, '\\', static_cast<std::size_t>(end - at)));
    if (at == nullptr) break;
    const auto place = static_cast<std::size_t>(at - bytes);
    Expected expected{};
    const std::size_t length = escape_length(at, end, expected);
    if (length == 0) {
      fault.syntax(place, expected);
      at_.push_back(0xFFFFFFFFu);
      return false;
    }
    at_.push_back(static_cast<std::uint32_t>(place));
    at += length;
  }
  at_.push_back(0xFFFFFFFFu);
  return true;
}

void EscapeIndex::seek(std::size_t from) {
  const auto place = std::lower_bound(at_.begin(), at_.end(), from);
  next_ = static_cast<std::size_t>(place - at_.begin());
}

std::size_t unescape(std::string_view raw, char* out) {
  char* const begin = out;
  const char* p = raw.data();
  const char* const end = p + raw.size();
  while (p < end) {
    const char* stop =
        static_cast<const char*>(std::memchr(p, '\\', static_cast<std::size_t>(end - p)));
    if (stop == nullptr) stop = end;
    std::memcpy(out, p, static_cast<std::size_t>(stop - p));
    out += stop - p;
    p = stop;
    if (p == end) break;
    if (p[1] != 'u') {
      *out++ = simple_escape(p[1]);
      p += 2;
      continue;
    }
    int unit = hex4(p + 2, end);
    p += 6;
    if (is_high_surrogate(unit)) {
      unit = 0x10000 + ((unit - 0xD800) << 10) + (hex4(p + 2, end) - 0xDC00);
      p += 6;
    }
    out = append_utf8(out, static_cast<std::uint32_t>(unit));
  }
  return static_cast<std::size_t>(out - begin);
}

}  // namespace regel::ingest
