// A ReadSpec says what a visit wants of one source: which records, and of each record which fields,
// read how. The plan makes it from the schema's mappings and what the rules use; ingest follows it
// and knows nothing of rules. It is fixed for the visit and shared by all threads.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lang/types/source_spec.hpp"

namespace regel::column {

// How a value is read, and what its column holds.
enum class ReadAs : std::uint8_t {
  State,     // nothing of the value: only whether there is one. Read as the kind in `state_of`.
  Bool,      // 0 or 1
  Integer,   // int64; a number with a zero fraction is an integer
  Number,    // int64, scaled by 10^6
  Date,      // days since 1970-01-01; low..high if only month or year is given
  Instant,   // microseconds UTC; low..high if only the day is given
  Period,    // months in the upper 32 bits, days in the lower (both signed)
  Duration,  // microseconds
  Code,      // index into the code list, by its spellings
  Text,      // cleaned (NFC, trimmed, single blanks); JSON numbers as their digits
  Raw,       // the text as it stands in the export, escapes undone; numbers as written
};

struct FieldSpec {
  ReadAs as = ReadAs::Text;
  ReadAs state_of = ReadAs::Text;  // of State: what would count as a value; State: an object does
  bool from_key = false;           // the member name of the record (or element) itself
  bool unread = false;             // keeps its place only: missing in every row
  types::FieldPath path;           // from the record; empty: the element itself
  std::optional<std::string> written;  // see types::FieldSource
  // Case-folded after trimming: labels of codes and levels, words for yes and no, `betyder`.
  std::vector<std::pair<std::string, std::int64_t>> spellings;
  std::vector<std::string> blank, unknown;  // of the source and of the field together
  std::string time_zone;                    // of Instant
};

struct ListSpec;

// The fields and lists of one kind of row: the record, or the elements of a list.
struct RelationSpec {
  std::vector<FieldSpec> fields;
  std::vector<ListSpec> lists;
};

// A list in a record. Its elements are the rows of `element`: for a list of values one field with
// an empty path, for a list of records their fields. A path through arrays gives one flat list. One
// value where a list is expected is a list of one, counted in the statistics.
struct ListSpec {
  types::FieldPath path;
  std::vector<std::string> cells;  // not empty: the elements are the sheet's rows that fill one in
  std::optional<std::string> split_at;      // one text that holds several values
  bool members = false;                     // an object's members are the elements
  bool text_fields = false;                 // every string and number of the record (textfält)
  bool unread = false;                      // keeps its place only: missing in every row
  std::vector<std::string> blank, unknown;  // for the whole value
  RelationSpec element;
};

// Elements of the document that are rows of a sheet: see types::SourceSpec.
struct SheetSpec {
  std::optional<std::string> new_record;
  std::vector<std::string> as_above;

  bool empty() const { return !new_record && as_above.empty(); }
};

// The records of one register in a document.
struct RowsSpec {
  types::JsonPath path;
  RelationSpec record;
  SheetSpec sheet;
};

// One visit to the files of one source: several registers may lie in the same document.
struct ReadSpec {
  std::vector<RowsSpec> rows;
  std::vector<types::JsonPath> envelope;  // single values outside the records, kept as raw text
};

}  // namespace regel::column
