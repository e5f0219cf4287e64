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
inline constexpr std::uint64_t kOnes = 0x0101010101010101ull;
inline constexpr std::uint64_t kHighs = 0x8080808080808080ull;
// The high bit of every byte that is zero; exact up to the first one.
inline std::uint64_t zero_bytes(std::uint64_t word) { return (word - kOnes) & ~word & kHighs; }
// Not zero if a byte is over 0xCB, which may not be NFC, or begins white space beyond ASCII: C2 85
// or C2 A0. All of Swedish is C3, most of Europe below CC, and § is C2 A7. `next` are the bytes
// that follow each.
inline std::uint64_t suspicious(std::uint64_t word, std::uint64_t next) {
  const std::uint64_t low = word & ~kHighs;
  const std::uint64_t from_cc = (low + kOnes * (0x80 - 0x4C)) & word & kHighs;
  const std::uint64_t space = zero_bytes(next ^ (kOnes * 0xA0)) | zero_bytes(next ^ (kOnes * 0x85));
  return from_cc | (zero_bytes(word ^ (kOnes * 0xC2)) & space);
}
inline std::uint64_t load8(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, 8);
  return word;
}
}  // namespace detail

// True: the text, which stands in a JSON string without escapes, is not empty and clean as it is.
// False: it may not be. Eight bytes past the end must be readable.
inline bool is_plain(std::string_view text) {
  const std::size_t size = text.size();
  if (size == 0 || text[0] == ' ' || text[size - 1] == ' ') return false;
  const char* at = text.data();
  const char* const end = at + size;
  std::uint64_t found = 0;
  for (; at + 8 <= end; at += 8) {
    const std::uint64_t word = detail::load8(at);
    const std::uint64_t blanks = detail::zero_bytes(word ^ (detail::kOnes * ' '));
    // Two blanks in a row, also over the border: the byte after the word is readable.
    const std::uint64_t next = detail::load8(at + 1);
    found |= detail::suspicious(word, next) |
             (blanks & detail::zero_bytes(next ^ (detail::kOnes * ' ')));
  }
  if (at < end) {
    const std::uint64_t keep = (std::uint64_t{1} << (8 * (end - at))) - 1;
    const std::uint64_t word = detail::load8(at) & keep;
    const std::uint64_t blanks = detail::zero_bytes(word ^ (detail::kOnes * ' '));
    const std::uint64_t next = detail::load8(at + 1) & (keep >> 8);
    found |= detail::suspicious(word, next) |
             (blanks & detail::zero_bytes(next ^ (detail::kOnes * ' ')));
  }
  return found == 0;
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
