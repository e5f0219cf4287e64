// A KeyTable gives each different text an id, 0, 1, 2 … in order of insertion, and finds it again.
// It keeps the bytes and always compares them; open addressing, linear probing, load at most one
// half. Ids depend on the order of insertion only, never on the hash.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regel::table {

class KeyTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;

  // `collide` gives every text the same hash; for tests.
  explicit KeyTable(bool collide = false) : collide_(collide) {}

  std::uint32_t insert(std::string_view text) { return insert(text, hash(text)); }
  std::uint32_t find(std::string_view text) const { return find(text, hash(text)); }

  // Tables are larger than a core's cache, and a look waits for memory three times: for the slot,
  // for where its text lies, and for the text. For up to kAhead texts at once these waits overlap:
  // the hashes that insert() and find() take, with what they will read on its way to the core.
  static constexpr std::size_t kAhead = 32;
  using Hashes = std::array<std::uint64_t, kAhead>;
  Hashes look_ahead(std::span<const std::string_view> texts) const;
  std::uint32_t insert(std::string_view text, std::uint64_t hash);
  std::uint32_t find(std::string_view text, std::uint64_t hash) const;
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
