// Texts of the data: whether they can be used as they stand in the window, and how they become
// clean (NFC, trimmed, single blanks) where they cannot. Nothing is allocated but arena space,
// except for texts outside Latin letters. And how the words of a field are folded to be looked up.

#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "engine/ingest/arena.hpp"

namespace regel::ingest {

namespace detail {
// Sixteen bytes at once, on every processor that GCC and Clang know; comparisons give all ones.
using Bytes = unsigned char __attribute__((vector_size(16)));
inline Bytes load16(const char* at) {
  Bytes bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}
inline constexpr Bytes kPlaces = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
}  // namespace detail

// True: the text, which stands in a JSON string without escapes, is not empty and clean as it is.
// False: it may not be. Sixteen bytes past the end must be readable.
inline bool is_plain(std::string_view text) {
  const std::size_t size = text.size();
  if (size == 0 || text[0] == ' ' || text[size - 1] == ' ') return false;
  const char* at = text.data();
  const char* const end = at + size;
  detail::Bytes found{};
  for (; at < end; at += 16) {
    const detail::Bytes here = detail::load16(at);
    const detail::Bytes next = detail::load16(at + 1);
    // What may not be NFC, and white space: two blanks, or C2 with 85 or A0. All of Swedish is C3,
    // most of Europe below CC, and § is C2 A7.
    auto wrong = (here >= 0xCC) | ((here == ' ') & (next == ' ')) |
                 ((here == 0xC2) & ((next == 0x85) | (next == 0xA0)));
    if (end - at < 16) wrong &= detail::kPlaces < static_cast<unsigned char>(end - at);
    found |= (detail::Bytes)wrong;
  }
  std::uint64_t halves[2];
  std::memcpy(halves, &found, sizeof halves);
  return (halves[0] | halves[1]) == 0;
}

// True: the text, escapes undone, is not empty, has no letters but those of Latin-1 and is clean as
// it is. False: it may not be.
bool is_clean_latin(std::string_view text);

// True: cleaning and folding would not change the text. False: they might.
bool is_folded(std::string_view text);

// The clean form; the text itself if it is that already. `text` has no escapes left in it.
std::string_view clean(std::string_view text, Arena& arena);
// Folds a text of ASCII and the letters of Latin-1, which keep their length, to `out`; false if
// there are others, or ß, and then `out` holds nothing of use.
bool fold_latin(std::string_view text, char* out);
// A byte that begins a text which is certainly there: no white space begins with it.
inline bool is_solid(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte > 0x20 && byte < 0x7F) || byte == 0xC3;
}
// Nothing but white space of any kind.
bool is_blank(std::string_view text);

}  // namespace regel::ingest
