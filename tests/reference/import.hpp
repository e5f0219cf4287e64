// The reference's own import: documents to records, every field in one of the states of language.md
// 4.1. It follows types::SourceSpec and shares nothing with engine/.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lang/ir/program.hpp"
#include "lang/value/zone.hpp"
#include "tests/reference/document.hpp"

namespace regel::reference {

// v, m, o, i and n of language.md 4.1.
enum class State { Value, Missing, RecordedUnknown, Invalid, NotSupplied };

// What stands in a field, or what one element of a list is.
struct Datum {
  State state = State::Missing;
  // Yes/no and codes as numbers, Number in millionths, Date in days, Instant and Duration in
  // microseconds; two ends where a date or a time is recorded with too little precision.
  std::int64_t low = 0, high = 0;
  Period period;
  std::string text;                // of Text and Link, cleaned
  std::string raw;                 // as it stands in the export
  bool is_text = false;            // a string or a number stands there
  std::vector<Datum> elements;     // of a list
  std::vector<Datum> fields;       // of a nested record
  std::vector<std::string> texts;  // of a record or a nested record: textfält
};

struct Register {
  bool supplied = false;
  std::vector<Datum> records;  // each with `fields` and `texts`
};

// Every register of one export, by index of its id.
struct Export {
  std::vector<Register> registers;
};

// Files by the names that the sources give. A register is supplied if any of its files is there.
using Files = std::map<std::string, std::string>;

Export import_files(const ir::Program& program, const Files& files, const ZoneTable& zones);
// A project without an earlier export: nothing is supplied.
Export no_export(const ir::Program& program);
// The given records of a test, which take the place of the sources. The registers of an earlier
// export are supplied if any of its records is given.
Export import_given(const ir::Program& program, const ir::Test& test, bool previous,
                    const ZoneTable& zones);

// One value of a type, as it stands in a document (import_value.cpp).
class ValueReader {
 public:
  ValueReader(const types::Schema& schema, const types::SourceSpec& source, const ZoneTable& zones)
      : schema_(schema), source_(source), zones_(zones) {}

  Datum read(const Json& json, types::Type type, const types::FieldSource& from) const;
  Datum read_text(const std::string& text, types::Type type, const types::FieldSource& from) const;
  // Missing, recorded as unknown, or neither (Value).
  State word_state(const std::string& text, const types::FieldSource& from) const;

 private:
  Datum read_number(const std::string& text, types::Type type,
                    const types::FieldSource& from) const;
  void read_kind(const std::string& clean, types::Type type, const types::FieldSource& from,
                 Datum& out) const;
  bool read_spelling(const std::string& text, types::Type type, const types::FieldSource& from,
                     Datum& out) const;
  void read_time(const std::string& clean, const types::FieldSource& from, Datum& out) const;

  const types::Schema& schema_;
  const types::SourceSpec& source_;
  const ZoneTable& zones_;
};

}  // namespace regel::reference
