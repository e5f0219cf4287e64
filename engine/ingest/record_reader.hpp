// The RecordReader reads the records of one register, one at a time, into columns: the inner of the
// two walkers. It checks every byte of the record, mapped or not. A record that is not complete in
// the window, or not JSON, leaves no trace.

#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "engine/column/batch.hpp"
#include "engine/column/read_spec.hpp"
#include "engine/ingest/arena.hpp"
#include "engine/ingest/builder.hpp"
#include "engine/ingest/field.hpp"
#include "engine/ingest/json_grammar.hpp"
#include "engine/ingest/shape.hpp"
#include "engine/ingest/sheet.hpp"
#include "engine/ingest/statistics.hpp"
#include "engine/ingest/tokens.hpp"

namespace regel::ingest {

struct ListShape;

// How the rows of one relation are read.
struct RelationShape {
  RelationShape(const column::RelationSpec& spec, const ZoneTable& zones, bool records);
  ~RelationShape();

  const column::RelationSpec* spec;
  Shape names;
  std::deque<Field> fields;
  std::vector<std::uint32_t> whole;      // fields that are the value itself
  std::vector<std::uint32_t> from_name;  // fields that are the member's name
  std::deque<ListShape> lists;
  std::vector<std::uint32_t> all_texts;  // lists of every text and number of the record
  std::vector<std::uint32_t> of_rows;    // lists whose elements are rows of a sheet
  std::vector<std::uint64_t> rounded;    // by field
};

struct ListShape {
  ListShape(const column::ListSpec& list, const ZoneTable& zones);

  const column::ListSpec* spec;
  SpellingTable words;  // blank and unknown, of the whole value
  RelationShape element;
  std::uint64_t single = 0;
};

class RecordReader {
 public:
  // `spec` and `zones` must outlive the reader.
  RecordReader(const column::RelationSpec& spec, const ZoneTable& zones);

  // Reads the record at token i; `member` is its name, escapes undone, where records are members of
  // an object. The index after it, or 0 and a fault. `rows` are what it was made of, if it was.
  std::size_t read(const Tokens& tokens, EscapeIndex& escapes, std::size_t i, std::size_t depth,
                   std::string_view member, Arena& arena, Fault& fault,
                   const SheetRows* rows = nullptr);
  std::size_t rows() const { return rows_.rows; }
  bool last_was_object() const { return last_was_object_; }

  // Hands over the rows read since the last time.
  void finish(column::Relation& out) { rows_.finish(out); }
  // Adds what is known of names, roundings and single values; for the end of a stretch.
  void add_counts(RelationStatistics& statistics) const;

 private:
  std::size_t read_row(RelationShape& shape, RelationBuilder& rows, std::size_t i,
                       std::string_view member);
  std::size_t read_object(RelationShape& shape, Shape& names, RelationBuilder& rows, std::size_t i,
                          bool lists_only);
  std::size_t read_target(RelationShape& shape, Shape& names, RelationBuilder& rows, Target& target,
                          std::size_t i, bool lists_only);
  std::size_t read_step(RelationShape& shape, RelationBuilder& rows, const Target& target,
                        std::size_t i, bool lists_only);
  std::size_t read_instead(RelationShape& shape, RelationBuilder& rows, const Shape& below,
                           std::size_t i, bool lists_only);
  std::size_t read_attributes(RelationShape& shape, RelationBuilder& rows, Attributes& attributes,
                              std::size_t i, bool lists_only);
  std::size_t read_attribute(RelationShape& shape, RelationBuilder& rows, Attributes& attributes,
                             std::size_t i, bool lists_only, bool& nameless);
  bool one_element(std::size_t i, std::size_t& after);
  std::size_t read_through(RelationShape& shape, RelationBuilder& rows, const Target& target,
                           std::size_t i);
  std::size_t read_field(RelationShape& shape, RelationBuilder& rows, std::uint32_t index,
                         std::size_t i);
  std::size_t read_field_slow(RelationShape& shape, RelationBuilder& rows, std::uint32_t index,
                              std::size_t i);
  std::size_t read_list(RelationShape& shape, RelationBuilder& rows, std::uint32_t index,
                        std::size_t i, bool through);
  std::size_t read_elements(ListShape& shape, ListBuilder& list, std::size_t i);
  std::size_t read_members(ListShape& shape, ListBuilder& list, std::size_t i);
  std::size_t read_element(ListShape& shape, ListBuilder& list, std::size_t i,
                           std::uint32_t in_document, std::string_view member);
  std::size_t read_all_texts(ListShape& shape, ListBuilder& list, std::size_t i, std::size_t end);
  void read_sheet_rows(const SheetRows& rows);
  bool read_list_text(ListShape& shape, ListBuilder& list, std::size_t i, bool through);
  void push_parts(ListShape& shape, ListBuilder& list, std::string_view text, std::size_t i);
  void store(RelationShape& shape, RelationBuilder& rows, std::uint32_t index, Reading reading,
             const Value& value);
  void fail_all(RelationBuilder& rows, const std::vector<std::uint32_t>& fields,
                const std::vector<std::uint32_t>& lists, column::InvalidDetail detail);
  std::size_t fail_target(RelationBuilder& rows, const Target& target, std::size_t i,
                          bool lists_only, column::InvalidDetail detail);
  std::string_view text_of(std::size_t i);
  std::size_t skip(std::size_t i);

  RelationShape shape_;
  RelationBuilder rows_;
  bool last_was_object_ = true;
  // Of the record under way.
  Tokens tokens_;
  EscapeIndex* escapes_ = nullptr;
  Arena* arena_ = nullptr;
  Fault* fault_ = nullptr;
  std::size_t record_at_ = 0;
  std::size_t depth_ = 0;
  std::uint64_t step_ = 1;  // what is added to counters; -1 while a record is taken back
};

}  // namespace regel::ingest
