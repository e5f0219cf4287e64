// How a register's records lie in the user's exports: the merged result of the register's own lines
// and the project's source block (language.md 2.10). Pure data for ingest; no file is named here
// that the rules did not name.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lang/source/span.hpp"

namespace regel::types {

// One step of a path into a document: `.name`, `[*]` (elements of an array) or `.*` (members).
struct PathStep {
  enum class Kind : std::uint8_t { Member, Elements, Members } kind;
  std::string name;
};
using JsonPath = std::vector<PathStep>;  // "$" is the empty path

// One step from a record towards a value: the member `name`, or, with `by`, the object in a list of
// attributes whose member `by` says `name`. Both are names: an attribute list is an object that is
// written as a list.
struct FieldStep {
  std::string name;
  std::string by;

  FieldStep(std::string step, std::string said_by = {})
      : name(std::move(step)), by(std::move(said_by)) {}
  FieldStep(const char* step) : name(step) {}
  friend bool operator==(const FieldStep&, const FieldStep&) = default;
};
using FieldPath = std::vector<FieldStep>;

// The names of the steps, as findings tell them.
std::vector<std::string> names_of(const FieldPath& path);
// The name that says what a value is: the attribute's, or the last one.
const std::string& told_name(const FieldPath& path);

// Where one field comes from. Fields of a nested record (`post`) have their own entries below it.
struct FieldSource {
  bool mapped = false;                 // false: unknown in every record (D916)
  bool from_key = false;               // the name of the member that holds the record
  bool from_rows = false;              // each row of the record that has any of it is an element
  FieldPath path;                      // from the record
  std::optional<std::string> written;  // form of a date, or "9": numbers as text
  std::optional<std::string> split_at;
  std::vector<std::string> blank, unknown;                      // in addition to the source's own
  std::vector<std::pair<std::string, std::int64_t>> spellings;  // text -> code index, or 0/1
  std::vector<FieldSource> children;                            // by field of the nested record
};

struct Freshness {
  std::int32_t months = 0, days = 0;        // at most this old
  std::optional<JsonPath> path;             // where the export says when it was made
  std::optional<std::string> file_pattern;  // or the form of its file name
};

struct SourceSpec {
  bool present = false;            // has at least one file line
  bool run = false;                // "@run": the run's own account
  std::vector<std::string> files;  // names, folders and globs, relative to the project
  JsonPath rows;
  std::optional<Freshness> freshness;
  std::optional<JsonPath> count;  // the number of records that the export claims
  std::string time_zone = "Europe/Stockholm";
  std::vector<std::string> blank, unknown;
  // Of a sheet: rows whose cell `new_record` is empty go on with the record above; where a record
  // has nothing in a cell of `as_above`, it has what the record above has.
  std::optional<std::string> new_record;
  std::vector<std::string> as_above;
  std::vector<FieldSource> fields;  // by field of the register
  Span span;
};

}  // namespace regel::types
