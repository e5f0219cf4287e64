// A Proposal is what a person might declare about some exports: registers with their fields, the
// code lists, scales and nested records that the fields are of, and where everything lies. Each
// part carries what was seen, for the comment that will stand beside it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/infer/profile.hpp"
#include "lang/base/result.hpp"
#include "lang/types/source_spec.hpp"

namespace regel::infer {

enum class FieldKind : std::uint8_t {
  Text,
  Integer,
  Number,
  YesNo,
  Date,
  Instant,
  Period,
  Duration,
  Code,    // of Proposal::lists
  Level,   // of Proposal::scales
  Link,    // to Proposal::registers
  Record,  // of Proposal::records; always a list
};

struct Field {
  std::string name;
  std::vector<std::string> path;  // from the record
  bool from_key = false;
  FieldKind kind = FieldKind::Text;
  std::size_t of = 0;  // index of the list, scale, register or record
  bool list = false;
  std::optional<std::string> on;  // of a link: the unique field it names, unless that is the key
  std::optional<Bilingual> written;
  std::vector<std::pair<std::string, bool>> yes_no;  // words that mean yes, or no
  bool optional = false;
  bool is_protected = false;

  PlaceId place;              // of its values; invalid for a member's name
  std::uint64_t records = 0;  // that could have it
  std::uint64_t filled = 0;   // that do
  std::uint64_t unknown = 0;  // where it is recorded as unknown
  std::uint64_t odd = 0;      // values that are not of its kind
  std::uint64_t broken = 0;   // of them, those that are of no kind: objects, names that occur twice
  std::vector<Bilingual> notes;
};

struct Code {
  std::string name;
  std::string label;
};
struct CodeList {
  std::string name;
  std::vector<Code> codes;
};

struct Level {
  std::int64_t number = 0;
  std::string name;
  std::vector<std::string> labels;
};
struct Scale {
  std::string name;
  std::vector<Level> levels;
};

struct Record {
  std::string name;
  std::vector<Field> fields;
};

struct Register {
  std::string name;
  std::vector<std::string> files;
  types::JsonPath rows;
  PlaceId place;  // of its records
  std::vector<Field> fields;
  std::optional<std::size_t> key;    // of `fields`
  std::vector<std::size_t> uniques;  // of `fields`, each alone
  std::optional<std::size_t> tree;   // of `fields`
  std::optional<types::JsonPath> count;
  std::optional<types::JsonPath> exported;
  std::optional<std::string> dated_name;  // the form of the file's name
  std::vector<std::string> blank, unknown;
  bool local_times = false;
  std::uint64_t records = 0;
  std::vector<Bilingual> notes;
};

struct Proposal {
  std::vector<CodeList> lists;
  std::vector<Scale> scales;
  std::vector<Record> records;
  std::vector<Register> registers;
  std::vector<Bilingual> notes;  // what could not be proposed, and why
};

}  // namespace regel::infer
