// A Batch is what ingest hands over at a time: the records of one window as columns. Views point
// into the window or its arena and die with the next batch; nothing of a batch outlives it unless
// copied. A Batch is reused: its vectors keep their capacity.

#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/column/bitmap.hpp"

namespace regel::column {

// Why a value is invalid, for causes and data findings.
enum class InvalidDetail : std::uint8_t {
  WrongType,  // a number where a text is declared, an array, an object …
  NotInList,  // no spelling of the code list, scale or yes/no
  NotADate,   // or not an instant, period or duration
  NotANumber,
  OutOfRange,
  Twice,        // the name occurs twice in the object
  SummerTime,   // a local time that does not exist or exists twice (D909)
  NotAnObject,  // the record or a step on the way is not an object
};

// A row is in exactly one state: value, missing, recorded as unknown, or, with no bit set, invalid.
struct Column {
  Bitmap value, missing, unknown;
  std::vector<std::int64_t> low;       // of all kinds but texts; undefined where there is no value
  std::vector<std::int64_t> high;      // empty unless a value of this batch is an interval
  std::vector<std::string_view> text;  // of Text and Raw (Raw: also where the state is not value)
  std::vector<std::pair<std::uint32_t, InvalidDetail>> invalid;  // ascending by row
};

struct ListColumn;

struct Relation {
  std::size_t rows = 0;
  std::vector<Column> columns;    // by RelationSpec::fields
  std::vector<ListColumn> lists;  // by RelationSpec::lists
};

// Row i has the elements offsets[i] to offsets[i+1]; none unless `value` is set.
struct ListColumn {
  Bitmap value, missing, unknown;
  std::vector<std::uint32_t> offsets;   // rows + 1
  std::vector<std::uint32_t> position;  // by element: where its value begins in its record's bytes
  std::vector<std::uint32_t>
      in_document;  // by element: its index in the JSON array (or member number)
  std::vector<std::pair<std::uint32_t, InvalidDetail>> invalid;
  Relation element;
};

struct Batch {
  std::uint32_t rows_index = 0;  // which ReadSpec::rows the records are of
  Relation records;
  std::vector<std::string_view> bytes;  // by record: its text in the window
  std::vector<std::uint64_t> offset;    // by record: first byte in the (decoded) file
  std::vector<std::uint64_t>
      ordinal;  // by record: its number within RowsSpec::path, in this stretch
  std::vector<std::string_view>
      member;  // by record: member name, for rows that are members of an object
  std::vector<std::uint64_t> line;  // by record: newlines of this stretch before it
};

}  // namespace regel::column
