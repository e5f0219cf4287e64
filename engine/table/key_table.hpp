// A KeyTable gives each different text an id, 0, 1, 2 … in order of insertion, and finds it again.
// It keeps the bytes and always compares them; open addressing, linear probing, load at most one
// half. Ids depend on the order of insertion only, never on the hash.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regel::table {

class KeyTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;

  // `collide` gives every text the same hash; for tests.
  explicit KeyTable(bool collide = false) : collide_(collide) {}

  std::uint32_t insert(std::string_view text);
  std::uint32_t find(std::string_view text) const;
  std::string_view text(std::uint32_t id) const {
    return std::string_view(bytes_).substr(ends_[id], ends_[id + 1] - ends_[id]);
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size() - 1); }
  std::size_t memory() const;

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t id = kNone;
  };
  std::uint64_t hash(std::string_view text) const;
  std::size_t slot_of(std::string_view text, std::uint64_t hash) const;
  void grow();

  std::vector<Slot> slots_;
  std::string bytes_;
  std::vector<std::size_t> ends_ = {0};  // id i: ends_[i] to ends_[i + 1]
  bool collide_;
};

}  // namespace regel::table
