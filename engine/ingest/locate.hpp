// The slow way into one record's bytes, for causes and `råtext`: where the value of a path stands,
// what it is, and what its JSON pointer is. The record has been read before, so it is JSON.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lang/types/source_spec.hpp"

namespace regel::ingest {

struct Located {
  std::string_view json;  // the value as it stands
  std::string pointer;    // from the record: "/system/2/id"
  bool twice = false;     // a name on the way occurs more than once; this is the first
};

// The value at `path` in `record`. An attribute is found in its list by what it says. Each other
// array on the way, and one at the end while `indexes` are left, takes the next index, as an object
// does for its members; without one the walk ends there. No value if a name or element is not
// there; the pointer then goes as far as the document does.
struct Location {
  std::optional<Located> value;
  std::string pointer;
};
Location locate(std::string_view record, const types::FieldPath& path,
                std::span<const std::uint32_t> indexes = {});

// Of a record that is several rows of a sheet, `{…}, {…}`: the number of the first row that fills
// in the cell, and the byte that it begins at; the first of all if none does.
struct RowOfSheet {
  std::size_t number = 0;
  std::size_t begin = 0;
};
RowOfSheet row_that_fills(std::string_view rows, std::string_view cell);
RowOfSheet row_of_number(std::string_view rows, std::size_t number);

// The pointer of the value that begins at byte `position` of the record, as batches note it for the
// elements of lists.
std::string pointer_at(std::string_view record, std::size_t position);

// What a value says as a text: a text without quotation marks and escapes, anything else as it
// stands.
std::string raw_text(std::string_view json);

// "/" and the name, with "~" and "/" escaped.
void append_pointer(std::string& pointer, std::string_view name);
void append_pointer(std::string& pointer, std::size_t index);

}  // namespace regel::ingest
