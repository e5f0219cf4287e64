// Typed indices. An Id<Tag> names an element of one Store for that store's lifetime; ids of
// different tags do not mix. A default Id is "none". An IdRange is a run of consecutive ids.

#pragma once

#include <cstdint>
#include <functional>

namespace regel {

template <class Tag>
struct Id {
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;
  std::uint32_t index = kNone;

  constexpr bool valid() const { return index != kNone; }
  friend constexpr bool operator==(Id a, Id b) { return a.index == b.index; }
  friend constexpr bool operator!=(Id a, Id b) { return a.index != b.index; }
  friend constexpr bool operator<(Id a, Id b) { return a.index < b.index; }
};

template <class IdType>
struct IdRange {
  std::uint32_t first = 0;
  std::uint32_t count = 0;

  struct Iterator {
    std::uint32_t at;
    IdType operator*() const { return IdType{at}; }
    Iterator& operator++() {
      ++at;
      return *this;
    }
    friend bool operator==(Iterator a, Iterator b) { return a.at == b.at; }
    friend bool operator!=(Iterator a, Iterator b) { return a.at != b.at; }
  };
  Iterator begin() const { return {first}; }
  Iterator end() const { return {first + count}; }
  std::uint32_t size() const { return count; }
  bool empty() const { return count == 0; }
  IdType operator[](std::uint32_t i) const { return IdType{first + i}; }
};

}  // namespace regel

template <class Tag>
struct std::hash<regel::Id<Tag>> {
  std::size_t operator()(regel::Id<Tag> id) const noexcept { return id.index; }
};
