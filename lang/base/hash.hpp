// Hashes: XXH3 for tables and for the fingerprint of content, SHA-256 where others must be able to
// check it. The owner of xxhash and libcrypto: no other file includes them.
// XXH3 is not a protection against someone who chooses the input; tables seed it and compare bytes.

#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace regel {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

struct Hash128 {
  std::uint64_t hi = 0;
  std::uint64_t lo = 0;

  std::string hex() const;  // 32 lower-case digits, hi first
  friend constexpr bool operator==(Hash128 a, Hash128 b) { return a.hi == b.hi && a.lo == b.lo; }
  friend constexpr bool operator!=(Hash128 a, Hash128 b) { return !(a == b); }
  friend constexpr bool operator<(Hash128 a, Hash128 b) {
    return a.hi != b.hi ? a.hi < b.hi : a.lo < b.lo;
  }
};

Hash128 hash128(std::string_view bytes);

// The same hash, of bytes that come in pieces.
class Hasher128 {
 public:
  Hasher128();
  ~Hasher128();
  Hasher128(Hasher128&&) noexcept;
  Hasher128& operator=(Hasher128&&) noexcept;

  void update(std::string_view bytes);
  Hash128 digest() const;  // of everything so far; more may follow

 private:
  struct State;
  std::unique_ptr<State> state_;
};

using Sha256Digest = std::array<std::uint8_t, 32>;

Sha256Digest sha256(std::string_view bytes);
std::string hex(const Sha256Digest& digest);

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void update(std::string_view bytes);
  Sha256Digest finish();  // once, at the end

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace regel
