// A stream of choices. From a seed, or from bytes: the first four seed what is drawn after the
// last, and each of the others is one choice, so that a fuzzer which changes a byte changes that
// choice alone. No distributions of the library: the same seed means the same everywhere.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace regel::property {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u + 1) {}
  Random(const std::uint8_t* bytes, std::size_t size) : bytes_(bytes, bytes + size) {
    std::uint64_t seed = 0;
    for (std::size_t i = 0; i < 4; ++i) seed = seed << 8 | byte();
    state_ = seed * 0x9E3779B97F4A7C15u + 1;
  }

  // From 0 up to, not including, `n`.
  std::size_t below(std::size_t n) {
    if (at_ < bytes_.size()) return chosen(n);
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>((state_ * 0x2545F4914F6CDD1Du) >> 33) % n;
  }
  bool chance(std::size_t percent) { return below(100) < percent; }
  std::string pick(const std::vector<std::string>& texts) { return texts[below(texts.size())]; }

 private:
  std::size_t byte() { return at_ < bytes_.size() ? bytes_[at_++] : 0; }
  // As few bytes as can tell `n` things apart.
  std::size_t chosen(std::size_t n) {
    std::size_t value = 0;
    for (std::size_t rest = n - 1; rest != 0; rest >>= 8) value = value << 8 | byte();
    return value % n;
  }

  std::uint64_t state_ = 0;
  std::vector<std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

}  // namespace regel::property
