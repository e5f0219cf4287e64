// Loops over bitmaps and rows: no branch on type or meaning inside. A predicate over rows is
// written as 0/1 bytes first, which compilers vectorise, and packed 64 at a time.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "engine/column/bitmap.hpp"

namespace regel::eval::kernels {

using column::Bitmap;

// Eight 0/1 bytes to eight bits.
inline std::uint64_t pack8(const std::uint8_t* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, 8);
  return (word * 0x0102040810204080ull) >> 56;
}

// Sets bit i of `out` to predicate(i), for `rows` rows.
template <class Predicate>
inline void fill(Bitmap& out, std::size_t rows, Predicate predicate) {
  out.reset(rows);
  std::uint64_t* words = out.data();
  std::uint8_t bytes[64];
  std::size_t row = 0;
  for (; row + 64 <= rows; row += 64) {
    for (std::size_t i = 0; i < 64; ++i) bytes[i] = predicate(row + i) ? 1 : 0;
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i) word |= pack8(bytes + 8 * i) << (8 * i);
    words[row / 64] = word;
  }
  for (; row < rows; ++row) {
    if (predicate(row)) out.set(row);
  }
}

// Sets bit i of `out` to predicate(i) where `rows` is set, else to 0.
template <class Predicate>
inline void fill_where(Bitmap& out, const Bitmap& rows, Predicate predicate) {
  out.reset(rows.rows());
  for (std::size_t i = 0; i < rows.words(); ++i) {
    std::uint64_t bits = 0;
    for (std::uint64_t word = rows.word(i); word != 0; word &= word - 1) {
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(word));
      bits |= std::uint64_t{predicate(i * 64 + bit)} << bit;
    }
    out.data()[i] = bits;
  }
}

inline void copy(Bitmap& out, const Bitmap& in) { out = in; }

// out = a & b, word by word; `out` may be one of them.
inline void both(Bitmap& out, const Bitmap& a, const Bitmap& b) {
  if (&out != &a && &out != &b) out.reset(a.rows());
  for (std::size_t i = 0; i < a.words(); ++i) out.data()[i] = a.word(i) & b.word(i);
}
inline void either(Bitmap& out, const Bitmap& a, const Bitmap& b) {
  if (&out != &a && &out != &b) out.reset(a.rows());
  for (std::size_t i = 0; i < a.words(); ++i) out.data()[i] = a.word(i) | b.word(i);
}
// out = a & ~b
inline void without(Bitmap& out, const Bitmap& a, const Bitmap& b) {
  if (&out != &a && &out != &b) out.reset(a.rows());
  for (std::size_t i = 0; i < a.words(); ++i) out.data()[i] = a.word(i) & ~b.word(i);
}

// Calls visit(row) for every set bit.
template <class Visit>
inline void each(const Bitmap& bits, Visit visit) {
  for (std::size_t i = 0; i < bits.words(); ++i) {
    std::uint64_t word = bits.word(i);
    while (word != 0) {
      visit(i * 64 + static_cast<std::size_t>(__builtin_ctzll(word)));
      word &= word - 1;
    }
  }
}

}  // namespace regel::eval::kernels
