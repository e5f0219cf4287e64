// A Bitmap is one bit a row of a batch, in 64-bit words; bits past the end are zero. It owns its
// words and is reused from batch to batch: reset() keeps the capacity.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace regel::column {

class Bitmap {
 public:
  Bitmap() = default;
  explicit Bitmap(std::size_t rows, bool value = false) { reset(rows, value); }

  void reset(std::size_t rows, bool value = false);
  // Grows by one row.
  void push_back(bool value) {
    if ((rows_ & 63) == 0) words_.push_back(0);
    words_.back() |= std::uint64_t{value} << (rows_ & 63);
    ++rows_;
  }
  void append(const Bitmap& more);
  // Drops rows from the end, down to `rows`.
  void truncate(std::size_t rows);

  bool get(std::size_t row) const { return (words_[row >> 6] >> (row & 63)) & 1; }
  void set(std::size_t row) { words_[row >> 6] |= std::uint64_t{1} << (row & 63); }
  void clear(std::size_t row) { words_[row >> 6] &= ~(std::uint64_t{1} << (row & 63)); }
  void assign(std::size_t row, bool value) { value ? set(row) : clear(row); }

  std::size_t rows() const { return rows_; }
  std::size_t words() const { return words_.size(); }
  std::uint64_t word(std::size_t i) const { return words_[i]; }
  std::uint64_t* data() { return words_.data(); }
  const std::uint64_t* data() const { return words_.data(); }
  // The valid bits of the last word; all ones for the words before it.
  std::uint64_t mask(std::size_t word) const {
    const std::size_t tail = rows_ & 63;
    return word + 1 == words_.size() && tail != 0 ? (std::uint64_t{1} << tail) - 1
                                                  : ~std::uint64_t{0};
  }

  std::size_t count() const;
  bool any() const;
  bool all() const { return count() == rows_; }
  bool operator==(const Bitmap& other) const = default;

 private:
  std::vector<std::uint64_t> words_;
  std::size_t rows_ = 0;
};

// The first set bit at or after `from`, or rows() if there is none.
std::size_t next_set(const Bitmap& bits, std::size_t from);

}  // namespace regel::column
