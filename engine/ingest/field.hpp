// A Field reads single values: it is compiled from a FieldSpec for one worker. Texts, numbers,
// literals and containers come in by their own doors, because what JSON wrote decides what a value
// can be. What a value means is language.md's section on states, carried out here and nowhere else.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/column/read_spec.hpp"
#include "engine/ingest/arena.hpp"
#include "engine/ingest/builder.hpp"
#include "engine/ingest/spelling_table.hpp"
#include "lang/value/date_pattern.hpp"
#include "lang/value/zone.hpp"

namespace regel::ingest {

// What the first look at a text may settle.
enum class Quick : std::uint8_t { None, Presence, Text, Raw, Code, Date };

// What a reading gives beside its state.
struct Value {
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool interval = false;
  bool rounded = false;
  std::string_view text;
};

class Field {
 public:
  Field(const column::FieldSpec& spec, const ZoneTable& zones);

  column::ReadAs as() const { return as_; }
  // The kind that a value must be of: `state_of` where only the state is wanted.
  column::ReadAs kind() const { return kind_; }
  // An attribute is on the way to it: a list of one is what it holds.
  bool in_attribute() const { return in_attribute_; }
  Quick quick() const { return quick_; }
  SpellingTable& words() { return words_; }
  bool has_words() const { return !words_.empty(); }
  // Whether a plain text (is_plain) means something else than itself. 16 bytes past its beginning
  // must be readable.
  bool is_word(std::string_view text) {
    return has_words() && words_.may_hold(text) && words_.lookup(text) != nullptr;
  }
  // Numbers can be read without looking at words.
  bool plain_numbers() const { return plain_numbers_; }

  // A text of the data, escapes undone. 16 bytes past its beginning must be readable.
  Reading read_text(std::string_view text, Arena& arena, Value& value);
  // A number that JSON allows, as it is written. The same must be readable.
  Reading read_number(std::string_view text, Value& value);
  // true, false or null.
  Reading read_literal(std::string_view text, Value& value) const;
  // An object or array, where a single value is wanted.
  Reading read_container(std::string_view json, Value& value) const;

 private:
  Reading read_time(std::string_view text, Value& value);
  Reading read_kind(std::string_view clean, Value& value);

  column::ReadAs as_;
  column::ReadAs kind_;
  bool in_attribute_;
  bool written_number_ = false;
  bool plain_numbers_ = true;
  Quick quick_ = Quick::None;
  SpellingTable words_;
  std::optional<DatePattern> pattern_;
  std::optional<ZoneClock> clock_;
};

}  // namespace regel::ingest
