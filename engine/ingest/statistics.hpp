// What reading found out beside the values: how often each field had which state, what was rounded,
// imprecise or single, which names nobody declared. Statistics of consecutive stretches add up, in
// their order; examples are the first few of each kind.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/column/batch.hpp"
#include "engine/column/read_spec.hpp"

namespace regel::ingest {

inline constexpr std::size_t kInvalidDetails = 8;
inline constexpr std::size_t kMaxExamples = 5;

// A record, by its number (within its rows, in this stretch or file) and its first byte.
struct Example {
  std::uint64_t ordinal = 0;
  std::uint64_t offset = 0;
};
using Examples = std::vector<Example>;

struct FieldStatistics {
  std::uint64_t value = 0;
  std::uint64_t missing = 0;
  std::uint64_t unknown = 0;
  std::array<std::uint64_t, kInvalidDetails> invalid{};  // by column::InvalidDetail
  std::uint64_t rounded = 0;                             // more than six decimals (D911)
  std::uint64_t imprecise = 0;                           // dates and instants that are intervals
  std::uint64_t single = 0;    // of lists: one value where a list is expected (D921)
  std::uint64_t name_met = 0;  // objects that have the last name of the path (D912: none has)
  Examples invalid_examples, unknown_examples;

  void add(const FieldStatistics& later, std::uint64_t ordinals);
};

struct RelationStatistics {
  std::vector<FieldStatistics> fields;      // by RelationSpec::fields
  std::vector<FieldStatistics> lists;       // by RelationSpec::lists
  std::vector<RelationStatistics> element;  // by RelationSpec::lists
  // Names that no mapping covers, with the names above them, and the objects that have them. Those
  // beyond kMaxNames at a level are counted as kFurtherNames.
  std::map<std::vector<std::string>, std::uint64_t> undeclared;

  RelationStatistics() = default;
  explicit RelationStatistics(const column::RelationSpec& spec);
  void add(const RelationStatistics& later, std::uint64_t ordinals);
};

struct RowsStatistics {
  std::uint64_t records = 0;
  std::uint64_t not_objects = 0;  // of them (D922)
  Examples not_object_examples;
  RelationStatistics record;

  void add(const RowsStatistics& later);
};

struct Statistics {
  std::vector<RowsStatistics> rows;  // by ReadSpec::rows

  Statistics() = default;
  explicit Statistics(const column::ReadSpec& spec);
  // `later` is of what follows directly.
  void add(const Statistics& later);
};

// Counts the states of a batch.
void count_batch(const column::Batch& batch, RowsStatistics& statistics);

}  // namespace regel::ingest
