// What ingest accepts of one document, and how much it reads at a time. The sizes are parameters so
// that tests can meet every boundary; the rest is fixed and documented. None of them changes what
// is read, only whether it is refused.

#pragma once

#include <cstddef>
#include <string_view>

namespace regel::ingest {

inline constexpr std::size_t kKiB = 1024;
inline constexpr std::size_t kMiB = 1024 * kKiB;

// Objects and arrays inside each other, counted from the document.
inline constexpr std::size_t kMaxDepth = 1024;
// Characters of one number. Long before that a number is out of range, which is a data finding.
inline constexpr std::size_t kMaxNumber = 10'000;
// Undeclared names that are remembered (and counted by themselves) for each level of a record; what
// comes after them is counted together, under a name of its own.
inline constexpr std::size_t kMaxNames = 4096;
inline constexpr std::string_view kFurtherNames = "…";

struct Limits {
  std::size_t window = 320 * kKiB;  // read at a time; with its index it fits in a core's cache
  // The largest record; outside the records the largest text. The window grows up to this.
  std::size_t record = 16 * kMiB;
  std::size_t batch_rows = 4096;
  // Of standard input, which is kept whole so that it can be read again.
  std::size_t standard_input = 1024 * kMiB;
};

}  // namespace regel::ingest
