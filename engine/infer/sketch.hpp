// A Sketch remembers which values a field had, in bounded memory: their hashes, each with how often
// it was met. Up to kMost different values it knows them all; beyond that it keeps the smallest
// hashes, which are a fair sample of the values and the same sample in every field. So whether one
// field's values are among another's can be told from two sketches, exactly or by sample.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace regel::infer {

class Sketch {
 public:
  static constexpr std::size_t kMost = 1 << 15;

  void add(std::uint64_t hash);
  void add(const Sketch& other);
  // What follows is complete after this; call it when all has been added.
  void settle();

  bool exact() const { return bound_ == ~std::uint64_t{0}; }
  std::uint64_t distinct() const;  // an estimate unless exact()
  // Of the values that are known, those that were met more than once.
  std::uint64_t repeated() const;

  // How many of this sketch's values the other could know, and how many of those it has.
  struct Overlap {
    std::uint64_t compared = 0;
    std::uint64_t found = 0;
  };
  Overlap overlap(const Sketch& other) const;

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint64_t count;
  };
  std::vector<Entry> known_;                 // by hash
  std::vector<Entry> pending_;               // in any order
  std::uint64_t bound_ = ~std::uint64_t{0};  // hashes above it are not kept
};

}  // namespace regel::infer
