// Store<Id, T> owns values and hands out ids that stay valid for its lifetime; nothing is ever
// removed. SideTable<Id, T> holds what a later pass learns about the elements of a store.

#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "lang/base/check.hpp"
#include "lang/base/id.hpp"

namespace regel {

template <class IdType, class T>
class Store {
 public:
  using value_type = T;

  IdType add(T value) {
    REGEL_CHECK(items_.size() < IdType::kNone);
    items_.push_back(std::move(value));
    return IdType{static_cast<std::uint32_t>(items_.size() - 1)};
  }

  // Appends a run and returns its range; an empty run gives an empty range.
  IdRange<IdType> add_all(const std::vector<T>& values) {
    const auto first = static_cast<std::uint32_t>(items_.size());
    items_.insert(items_.end(), values.begin(), values.end());
    return {first, static_cast<std::uint32_t>(values.size())};
  }

  const T& operator[](IdType id) const {
    REGEL_CHECK(id.index < items_.size());
    return items_[id.index];
  }
  T& operator[](IdType id) {
    REGEL_CHECK(id.index < items_.size());
    return items_[id.index];
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(items_.size()); }
  bool empty() const { return items_.empty(); }
  IdRange<IdType> ids() const { return {0, size()}; }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }

 private:
  std::vector<T> items_;
};

template <class IdType, class T>
class SideTable {
 public:
  SideTable() = default;
  explicit SideTable(std::uint32_t size, T value = T{}) : items_(size, value) {}

  const T& operator[](IdType id) const {
    REGEL_CHECK(id.index < items_.size());
    return items_[id.index];
  }
  T& operator[](IdType id) {
    if (id.index >= items_.size()) items_.resize(id.index + 1);
    return items_[id.index];
  }
  bool has(IdType id) const { return id.index < items_.size(); }

 private:
  std::vector<T> items_;
};

}  // namespace regel
