#include "engine/table/kept_column.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "lang/base/check.hpp"

namespace regel::table {

using column::Bitmap;
using column::Vec;

namespace {

void append_bits(Bitmap& to, const Bitmap& from, std::size_t rows) {
  REGEL_CHECK(from.rows() == 0 || from.rows() == rows);
  to.append(from.rows() != 0 ? from : Bitmap(rows));
}

// Brings `high` into step with `low` before or after intervals are met for the first time.
template <class T>
void append_high(std::vector<T>& high, const std::vector<T>& low, const std::vector<T>& more_low,
                 const std::vector<T>& more_high, std::size_t before, std::size_t rows) {
  if (high.empty() && more_high.empty()) return;
  if (high.empty()) high.assign(low.begin(), low.begin() + static_cast<std::ptrdiff_t>(before));
  const auto& source = more_high.empty() ? more_low : more_high;
  high.insert(high.end(), source.begin(), source.begin() + static_cast<std::ptrdiff_t>(rows));
}

}  // namespace

void KeptColumn::append(const Vec& vec, std::size_t rows) {
  const std::size_t before = rows_;
  rows_ += rows;
  const auto count = static_cast<std::ptrdiff_t>(rows);
  if (shape_ == Shape::Truth) {
    append_bits(t_, vec.t, rows);
    append_bits(f_, vec.f, rows);
    return;
  }
  append_bits(t_, vec.known, rows);
  append_bits(f_, vec.missing, rows);
  switch (shape_) {
    case Shape::Link:
      append_bits(dangling_, vec.dangling, rows);
      append_bits(ambiguous_, vec.ambiguous, rows);
      low_.insert(low_.end(), vec.low.begin(), vec.low.begin() + count);
      return;
    case Shape::Int:
      low_.insert(low_.end(), vec.low.begin(), vec.low.begin() + count);
      append_high(high_, low_, vec.low, vec.interval ? vec.high : std::vector<std::int64_t>{},
                  before, rows);
      return;
    case Shape::Dec:
      dec_low_.insert(dec_low_.end(), vec.dec_low.begin(), vec.dec_low.begin() + count);
      append_high(dec_high_, dec_low_, vec.dec_low,
                  vec.interval ? vec.dec_high : std::vector<Int128>{}, before, rows);
      return;
    case Shape::Text:
      for (std::size_t i = 0; i < rows; i += KeyTable::kAhead) {
        const std::span texts(vec.text.data() + i, std::min(KeyTable::kAhead, rows - i));
        const KeyTable::Hashes hashes = texts_.look_ahead(texts);
        for (std::size_t k = 0; k < texts.size(); ++k) {
          const bool known = vec.known.get(i + k);
          ids_.push_back(known ? texts_.insert(texts[k], hashes[k]) : KeyTable::kNone);
        }
      }
      return;
    case Shape::Truth:
      return;
  }
}

void KeptColumn::append(KeptColumn&& other, const CauseBase& base) {
  REGEL_CHECK(shape_ == other.shape_);
  const auto before = static_cast<std::uint32_t>(rows_);
  if (rows_ == 0) {
    *this = std::move(other);
    for (auto& [row, list] : causes_) {
      for (RawCause& cause : list.first) rebase(cause.place, base);
    }
    return;
  }
  rows_ += other.rows_;
  append_bits(t_, other.t_, other.rows_);
  append_bits(f_, other.f_, other.rows_);
  if (shape_ == Shape::Link) {
    append_bits(dangling_, other.dangling_, other.rows_);
    append_bits(ambiguous_, other.ambiguous_, other.rows_);
  }
  low_.insert(low_.end(), other.low_.begin(), other.low_.end());
  append_high(high_, low_, other.low_, other.high_, before, other.low_.size());
  dec_low_.insert(dec_low_.end(), other.dec_low_.begin(), other.dec_low_.end());
  append_high(dec_high_, dec_low_, other.dec_low_, other.dec_high_, before, other.dec_low_.size());
  std::vector<std::uint32_t> renumber(other.texts_.size());
  for (std::uint32_t id = 0; id < other.texts_.size(); ++id) {
    renumber[id] = texts_.insert(other.texts_.text(id));
  }
  for (const std::uint32_t id : other.ids_) {
    ids_.push_back(id == KeyTable::kNone ? id : renumber[id]);
  }
  for (auto& [row, list] : other.causes_) {
    for (RawCause& cause : list.first) rebase(cause.place, base);
    causes_.emplace_back(before + row, std::move(list));
  }
}

KeptColumn KeptColumn::select(const std::vector<std::uint32_t>& rows) const {
  KeptColumn result(shape_);
  result.rows_ = rows.size();
  for (const std::uint32_t row : rows) {
    result.t_.push_back(t_.get(row));
    result.f_.push_back(f_.get(row));
    if (shape_ == Shape::Link) {
      result.dangling_.push_back(dangling_.get(row));
      result.ambiguous_.push_back(ambiguous_.get(row));
    }
    if (!low_.empty()) result.low_.push_back(low_[row]);
    if (!high_.empty()) result.high_.push_back(high_[row]);
    if (!dec_low_.empty()) result.dec_low_.push_back(dec_low_[row]);
    if (!dec_high_.empty()) result.dec_high_.push_back(dec_high_[row]);
    if (shape_ == Shape::Text) {
      result.ids_.push_back(ids_[row] == KeyTable::kNone ? KeyTable::kNone
                                                         : result.texts_.insert(text(row)));
    }
  }
  return result;
}

void KeptColumn::set_causes(std::uint32_t row, RawCauses causes) {
  if (causes.first.size() > kCauses) causes.first.resize(kCauses);
  REGEL_CHECK(causes_.empty() || causes_.back().first < row);
  causes_.emplace_back(row, std::move(causes));
}

const RawCauses* KeptColumn::causes(std::uint32_t row) const {
  const auto found = std::lower_bound(
      causes_.begin(), causes_.end(), row,
      [](const auto& entry, std::uint32_t wanted) { return entry.first < wanted; });
  return found == causes_.end() || found->first != row ? nullptr : &found->second;
}

std::size_t KeptColumn::memory() const {
  return (t_.words() + f_.words() + dangling_.words() + ambiguous_.words()) * 8 +
         (low_.capacity() + high_.capacity()) * 8 +
         (dec_low_.capacity() + dec_high_.capacity()) * 16 + ids_.capacity() * 4 + texts_.memory() +
         causes_.size() * 320;
}

}  // namespace regel::table
