// A stream of choices. From a seed, or from bytes while they last: a fuzzer that changes a byte
// changes a choice. No distributions of the library: the same seed means the same everywhere.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace regel::property {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u + 1) {}
  Random(const std::uint8_t* bytes, std::size_t size) : Random(size) {
    bytes_.assign(bytes, bytes + size);
  }

  // From 0 up to, not including, `n`.
  std::size_t below(std::size_t n) {
    if (at_ < bytes_.size()) state_ ^= std::uint64_t{bytes_[at_++]} << 17;
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>((state_ * 0x2545F4914F6CDD1Du) >> 33) % n;
  }
  bool chance(std::size_t percent) { return below(100) < percent; }
  std::string pick(const std::vector<std::string>& texts) { return texts[below(texts.size())]; }

 private:
  std::uint64_t state_;
  std::vector<std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

}  // namespace regel::property
