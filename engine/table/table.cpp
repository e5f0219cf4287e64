#include "engine/table/table.hpp"

#include <utility>

#include "lang/base/unicode.hpp"

namespace regel::table {

// In front stands a byte that no text in UTF-8 begins with, so that it is not met as it stands.
std::string KeyFinder::folded(std::string_view text) { return '\xFF' + fold_case(text); }

void KeyFinder::add_any_case(std::string_view text, std::uint32_t row) {
  any_case_ = true;
  add_to(texts_.insert(folded(text)), row);
}

void KeyFinder::add(std::string_view text, std::uint32_t row) {
  const std::uint32_t id = texts_.insert(text);
  add_to(id, row);
  if (!any_case_) return;
  const Found same = found(texts_.find(folded(text)));
  if (same.kind == Found::Kind::One) add_to(id, same.row);
  if (same.kind != Found::Kind::Many) return;
  for (const std::uint32_t other : rows_of(same.row)) add_to(id, other);
}

void KeyFinder::add_to(std::uint32_t id, std::uint32_t row) {
  if (id == rows_.size()) {
    rows_.push_back(row);
  } else if (rows_[id] == kMany) {
    std::vector<std::uint32_t>& rows = several_.at(id);
    if (rows.back() != row) rows.push_back(row);
  } else if (rows_[id] != row) {
    several_.emplace(id, std::vector<std::uint32_t>{rows_[id], row});
    rows_[id] = kMany;
  }
}

std::size_t KeyFinder::memory() const {
  std::size_t total = texts_.memory() + rows_.capacity() * 4;
  for (const auto& [id, rows] : several_) total += sizeof(id) + rows.capacity() * 4;
  return total;
}

void RowLists::build(const std::vector<std::uint32_t>& slots, std::uint32_t slot_count) {
  starts_.assign(slot_count + std::size_t{1}, 0);
  for (const std::uint32_t slot : slots) {
    if (slot != kNone) ++starts_[slot + std::size_t{1}];
  }
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  rows_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::uint32_t row = 0; row < slots.size(); ++row) {
    if (slots[row] != kNone) rows_[next[slots[row]]++] = row;
  }
}

void RowLists::build(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs,
                     std::uint32_t slot_count) {
  starts_.assign(slot_count + std::size_t{1}, 0);
  rows_.clear();
  rows_.reserve(pairs.size());
  for (const auto& [slot, row] : pairs) {
    ++starts_[slot + std::size_t{1}];
    rows_.push_back(row);
  }
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

std::size_t Table::memory() const {
  std::size_t total = offsets.capacity() * 4 + lists.memory() + members.memory();
  for (const KeptColumn& column : columns) total += column.memory();
  for (const KeyFinder& key : keys) total += key.memory();
  for (const LinkFinder& link : links) total += link.rows.memory();
  for (const EqualFinder& equal : equals) {
    total += equal.rows.memory() + equal.values.size() * 32 + equal.unknown.capacity() * 4;
  }
  if (tree) total += tree->parent.size() * 17;
  return total;
}

}  // namespace regel::table
