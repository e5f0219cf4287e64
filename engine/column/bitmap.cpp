#include "engine/column/bitmap.hpp"

#include <bit>

namespace regel::column {

void Bitmap::reset(std::size_t rows, bool value) {
  rows_ = rows;
  words_.assign((rows + 63) / 64, value ? ~std::uint64_t{0} : 0);
  if (value && !words_.empty()) words_.back() &= mask(words_.size() - 1);
}

void Bitmap::truncate(std::size_t rows) {
  rows_ = rows;
  words_.resize((rows + 63) / 64);
  if (!words_.empty()) words_.back() &= mask(words_.size() - 1);
}

void Bitmap::append(const Bitmap& more) {
  const std::size_t shift = rows_ & 63;
  const std::size_t begin = rows_ >> 6;
  rows_ += more.rows_;
  words_.resize((rows_ + 63) / 64);
  for (std::size_t i = 0; i < more.words_.size(); ++i) {
    words_[begin + i] |= more.words_[i] << shift;
    if (shift != 0 && begin + i + 1 < words_.size()) {
      words_[begin + i + 1] = more.words_[i] >> (64 - shift);
    }
  }
}

std::size_t Bitmap::count() const {
  std::size_t total = 0;
  for (const std::uint64_t word : words_) total += static_cast<std::size_t>(std::popcount(word));
  return total;
}

bool Bitmap::any() const {
  for (const std::uint64_t word : words_) {
    if (word != 0) return true;
  }
  return false;
}

std::size_t next_set(const Bitmap& bits, std::size_t from) {
  if (from >= bits.rows()) return bits.rows();
  std::size_t i = from >> 6;
  std::uint64_t word = bits.word(i) & (~std::uint64_t{0} << (from & 63));
  while (word == 0) {
    if (++i == bits.words()) return bits.rows();
    word = bits.word(i);
  }
  return (i << 6) + static_cast<std::size_t>(std::countr_zero(word));
}

}  // namespace regel::column
