// A KeptColumn holds the values of one node for all rows of a table: what other registers look up.
// Each thread fills its own and they are joined in source order; texts are kept once each. For rows
// that are not known it keeps why (at most kCauses a row), so that a finding elsewhere can say so.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/column/bitmap.hpp"
#include "engine/column/vec.hpp"
#include "engine/table/key_table.hpp"
#include "engine/table/raw_cause.hpp"

namespace regel::table {

enum class Shape : std::uint8_t { Truth, Int, Dec, Text, Link };

class KeptColumn {
 public:
  static constexpr std::size_t kCauses = 3;

  explicit KeptColumn(Shape shape = Shape::Truth, bool collide = false)
      : shape_(shape), texts_(collide) {}

  // Appends the rows of `vec`; `rows` of them.
  void append(const column::Vec& vec, std::size_t rows);
  // Appends another column of the same shape. Causes of its rows get the bases added.
  void append(KeptColumn&& other, const CauseBase& base);
  // The given rows, in that order, without causes.
  KeptColumn select(const std::vector<std::uint32_t>& rows) const;
  // Of a row after those that have causes already.
  void set_causes(std::uint32_t row, RawCauses causes);

  std::size_t rows() const { return rows_; }
  Shape shape() const { return shape_; }
  bool t(std::size_t row) const { return t_.get(row); }
  bool f(std::size_t row) const { return f_.get(row); }
  bool known(std::size_t row) const { return t_.get(row); }
  bool missing(std::size_t row) const { return f_.get(row); }
  bool dangling(std::size_t row) const { return dangling_.get(row); }
  bool ambiguous(std::size_t row) const { return ambiguous_.get(row); }
  std::int64_t low(std::size_t row) const { return low_[row]; }
  std::int64_t high(std::size_t row) const { return high_.empty() ? low_[row] : high_[row]; }
  Int128 dec(std::size_t row) const { return dec_low_[row]; }
  Int128 dec_high(std::size_t row) const {
    return dec_high_.empty() ? dec_low_[row] : dec_high_[row];
  }
  bool interval() const { return !high_.empty() || !dec_high_.empty(); }
  std::uint32_t text_id(std::size_t row) const { return ids_[row]; }
  std::string_view text(std::size_t row) const { return texts_.text(ids_[row]); }
  const KeyTable& texts() const { return texts_; }
  const RawCauses* causes(std::uint32_t row) const;
  std::size_t memory() const;

 private:
  Shape shape_;
  std::size_t rows_ = 0;
  column::Bitmap t_, f_;  // Truth; of the others: known, missing
  column::Bitmap dangling_, ambiguous_;
  std::vector<std::int64_t> low_, high_;
  std::vector<Int128> dec_low_, dec_high_;
  std::vector<std::uint32_t> ids_;
  KeyTable texts_;
  std::vector<std::pair<std::uint32_t, RawCauses>> causes_;  // ascending by row
};

}  // namespace regel::table
