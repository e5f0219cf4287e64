// The grammar of JSON's scalars, byte by byte: numbers, literals and escapes. Strings and structure
// are found by the structural index; what stands inside is checked here. All functions may read a
// few bytes past the end of the document (windows are padded with zeros).

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "engine/ingest/fault.hpp"
#include "lang/base/text.hpp"

namespace regel::ingest {

// What may follow a number or literal. A zero byte may too, where the document ends.
inline constexpr std::array<bool, 256> kDelimiters = [] {
  std::array<bool, 256> table{};
  for (const char c : {' ', '\t', '\n', '\r', ',', ':', '}', ']', '{', '['})
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();

inline bool is_delimiter(const char* at, const char* end) {
  return kDelimiters[static_cast<unsigned char>(*at)] || at == end;
}

// True where a JSON number may begin.
inline bool begins_number(char c) { return is_digit(c) || c == '-'; }

// The end of the number at `at`; null, and `at` moved to the byte that is wrong, if it is none.
const char* scan_number(const char*& at);

// True if the four bytes (five for "false") are the literal that begins like this.
inline bool is_literal(const char* at, std::size_t& size) {
  std::uint32_t four = 0;
  std::memcpy(&four, at, 4);
  const auto word = [](const char* text) {
    std::uint32_t value = 0;
    std::memcpy(&value, text, 4);
    return value;
  };
  size = 4;
  if (four == word("true") || four == word("null")) return true;
  size = 5;
  return four == word("fals") && at[4] == 'e';
}

// The escapes of a window, checked once. Readers go forward through the window and ask whether a
// string holds one.
class EscapeIndex {
 public:
  // Checks all of [bytes, bytes + size). False at the first that is wrong, with `fault`.
  bool build(const char* bytes, std::size_t size, Fault& fault);

  // Questions must come in order of `from`, or after seek().
  bool inside(std::size_t from, std::size_t to) {
    while (at_[next_] < from) ++next_;
    return at_[next_] < to;
  }
  void seek(std::size_t from);

 private:
  std::vector<std::uint32_t> at_{0xFFFFFFFFu};  // ends with a position past every window
  std::size_t next_ = 0;
};

// Writes what the string means to `out`, which has room for raw.size() bytes, and returns its
// length. The escapes have been checked.
std::size_t unescape(std::string_view raw, char* out);

}  // namespace regel::ingest
