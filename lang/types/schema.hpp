// The Schema is the checked vocabulary of a project: code lists and scales, code sets, records,
// registers with their keys, links, collections and sources, parameters and instruments. It owns
// its data, refers by id, and never changes after lang/check made it.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/base/store.hpp"
#include "lang/source/span.hpp"
#include "lang/types/source_spec.hpp"
#include "lang/types/type.hpp"

namespace regel::types {

struct Code {
  std::string name;
  std::vector<std::string> labels;
  std::int32_t parent = -1;  // index in the list
  std::int64_t number = 0;   // of a level
  Span span;
};

// A code list, or a scale with its levels in ascending order of number.
struct CodeList {
  std::string name;
  bool scale = false;
  std::vector<Code> codes;
  Span span;

  std::int32_t find(std::string_view code) const;           // index or -1
  bool under(std::int32_t code, std::int32_t other) const;  // strictly below
};

struct CodeSet {
  std::string name;  // empty for a set written in parentheses
  CodeListId list;
  std::vector<std::int32_t> elements;  // as named, sets flattened, in order of declaration
  std::vector<bool> members;           // by code: in the set, closed downwards
  Span span;
};

struct Field {
  std::string name;
  Type type;
  bool optional = false;
  bool is_protected = false;
  bool any_case = false;
  std::vector<std::uint32_t> link_on;  // of a link: fields of the target it matches; never empty
  std::string doc;
  Span span;
};

// The fields of a register or of a `post`.
struct Record {
  std::string name;
  std::vector<Field> fields;
  RegisterId register_id;  // invalid for a `post`
  Span span;

  std::int32_t find(std::string_view field) const;  // index or -1
};

struct Collection {
  std::string name;
  RegisterId members;
  std::uint32_t via =
      0;  // field of the members' record: a link, or a list of links, to this register
  bool with_descendants = false;
  Span span;
};

struct Register {
  std::string name;
  RecordId record;
  std::vector<std::uint32_t> key;  // fields; empty if none
  std::vector<std::vector<std::uint32_t>> uniques;
  std::optional<std::uint32_t> tree;  // the field that leads upwards
  bool of_people = false;             // each record is about a person: few are not counted aloud
  std::vector<Collection> collections;
  SourceSpec source;
  std::string doc;
  Span span;
  Span people_span;  // of the line that says so

  std::int32_t find_collection(std::string_view name) const;  // index or -1
};

struct Instrument {
  std::string name, title, web;
  Span span;
};

struct Schema {
  Store<CodeListId, CodeList> code_lists;
  Store<CodeSetId, CodeSet> code_sets;
  Store<RecordId, Record> records;
  Store<RegisterId, Register> registers;
  std::vector<Instrument> instruments;

  const Record& record_of(RegisterId id) const { return records[registers[id].record]; }
};

}  // namespace regel::types
