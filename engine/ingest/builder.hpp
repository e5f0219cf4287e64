// Builders collect the rows of one relation (records, or the elements of a list) until they become
// a batch. A row is written field by field; what nobody writes is missing. The row under way, and
// any number of rows at the end, can be dropped again: a record counts only when it has ended.

#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/column/batch.hpp"
#include "engine/column/read_spec.hpp"

namespace regel::ingest {

enum class State : std::uint8_t { Value, Missing, Unknown, Invalid };

struct Reading {
  State state = State::Missing;
  column::InvalidDetail detail = column::InvalidDetail::WrongType;
};
inline constexpr Reading kValue{State::Value, column::InvalidDetail::WrongType};
inline constexpr Reading kMissing{State::Missing, column::InvalidDetail::WrongType};
inline constexpr Reading kUnknown{State::Unknown, column::InvalidDetail::WrongType};
inline constexpr Reading invalid(column::InvalidDetail detail) { return {State::Invalid, detail}; }

// Two bits a row, and the rows that are invalid.
struct StateBuilder {
  std::vector<std::uint64_t> value, unknown;
  std::vector<std::pair<std::uint32_t, column::InvalidDetail>> faults;

  void set_value(std::size_t row) { value[row >> 6] |= std::uint64_t{1} << (row & 63); }
  void set(std::size_t row, Reading reading);  // replaces what the row was
  void grow() {
    value.push_back(0);
    unknown.push_back(0);
  }
  void clear();
  void truncate(std::size_t rows);
  void finish(std::size_t rows, column::Bitmap& value_out, column::Bitmap& missing_out,
              column::Bitmap& unknown_out,
              std::vector<std::pair<std::uint32_t, column::InvalidDetail>>& invalid_out);
};

struct ColumnBuilder {
  StateBuilder state;
  bool has_low = false;
  bool has_text = false;
  std::vector<std::int64_t> low;
  std::vector<std::string_view> text;
  std::vector<std::pair<std::uint32_t, std::int64_t>> high;  // of intervals, ascending by row
};

struct ListBuilder;

struct RelationBuilder {
  explicit RelationBuilder(const column::RelationSpec& spec);
  RelationBuilder(RelationBuilder&&) noexcept;
  ~RelationBuilder();

  std::size_t rows = 0;  // that have ended; the one under way has this number
  std::vector<ColumnBuilder> columns;
  std::vector<ListBuilder> lists;

  void begin_row() {
    if (rows == capacity_) grow();
  }
  void end_row() {
    if (!lists.empty()) end_lists();
    ++rows;
  }
  // Drops the row under way and all from `keep` on.
  void truncate(std::size_t keep);
  // Moves the rows to `out`, whose memory is used again, and begins anew.
  void finish(column::Relation& out);

 private:
  void grow();
  void end_lists();
  void clear();
  std::size_t capacity_ = 0;
};

struct ListBuilder {
  explicit ListBuilder(const column::RelationSpec& element_spec) : element(element_spec) {}

  StateBuilder state;
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> position, in_document;
  RelationBuilder element;
  Reading row_state;     // of the row under way
  bool reached = false;  // the end of the path was met in the object that is being read

  std::size_t row_begin() const { return offsets.back(); }
  void drop_elements() {
    element.truncate(row_begin());
    position.resize(row_begin());
    in_document.resize(row_begin());
  }
  void fail(column::InvalidDetail detail) {
    drop_elements();
    row_state = invalid(detail);
  }
};

}  // namespace regel::ingest
