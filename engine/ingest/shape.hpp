// A Shape is one level of a record compiled to a table: which JSON name leads to which fields,
// lists and deeper levels. Reading goes by the names as their bytes stand in the document: the name
// that followed last time is compared first, in two or four words, others are looked up, and a
// spelling that was never met is resolved (escapes, NFC) once. How often each spelling was met is
// counted, which is where undeclared names and mapped names that never occur come from.

#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/column/read_spec.hpp"

namespace regel::ingest {

class Shape;

// The names that the objects of an attribute list say with one of their members.
struct Attributes {
  std::string by;
  std::unique_ptr<Shape> names;
};

// What a mapped name leads to.
struct Target {
  std::string name;
  std::vector<std::uint32_t> fields, lists;          // that end here
  std::unique_ptr<Shape> below;                      // those that go on
  std::vector<Attributes> attributes;                // those that go on to an attribute
  std::vector<std::uint32_t> all_fields, all_lists;  // all of them
  bool in_attribute = false;                         // an attribute is on the way to it
};

// What a name asks for, so that the common cases need no Target.
enum class Action : std::uint8_t { Skip, Field, List, Step, Several };

struct Spelling {
  std::uint64_t bytes[4] = {};  // with both quotation marks; longer ones go on in `rest`
  std::uint64_t mask[4] = {};
  std::uint32_t size = 0;
  std::uint32_t next = 0;    // what followed last time
  std::uint32_t target = 0;  // slot of the name; kNoTarget if it is not mapped
  std::uint32_t index = 0;   // of the field or list
  Action action = Action::Skip;
  std::uint64_t count = 0;
  const char* rest = nullptr;  // from byte 32 on

  // `at` is an opening quotation mark, with 32 readable bytes.
  bool matches(const char* at) const {
    const auto differs = [&](std::size_t i) {
      std::uint64_t word;
      std::memcpy(&word, at + 8 * i, sizeof word);
      return (word ^ bytes[i]) & mask[i];
    };
    std::uint64_t difference = differs(0) | differs(1);
    if (size > 16) difference |= differs(2) | differs(3);
    return difference == 0 && (size <= 32 || std::memcmp(at + 32, rest, size - 32) == 0);
  }
};

// The same as texts, for when it is not the predicted one, and for the statistics.
struct SpellingText {
  std::string raw;   // with both quotation marks
  std::string name;  // what it means
};

class Shape {
 public:
  static constexpr std::uint32_t kNoTarget = 0xFFFFFFFFu;

  // All fields and lists of the relation that have a path. The second is for deeper levels and used
  // by the first alone: those whose next step is by `by`.
  explicit Shape(const column::RelationSpec& spec);
  Shape(const column::RelationSpec& spec, const Target& above, std::size_t depth,
        const std::string& by);

  bool empty() const { return targets_.empty(); }
  const std::vector<Target>& targets() const { return targets_; }
  Target& target(std::uint32_t slot) { return targets_[slot]; }
  const Target& target(std::uint32_t slot) const { return targets_[slot]; }
  const std::vector<std::uint32_t>& all_fields() const { return all_fields_; }
  const std::vector<std::uint32_t>& all_lists() const { return all_lists_; }
  // Forgets which names were seen. One word holds them but for very wide records.
  void begin_object() {
    seen_[0] = 0;
    if (seen_.size() > 1) std::fill(seen_.begin() + 1, seen_.end(), 0);
  }
  std::vector<std::uint64_t>& seen() { return seen_; }

  Spelling& spelling(std::uint32_t index) { return spellings_[index]; }
  const std::vector<Spelling>& spellings() const { return spellings_; }
  const std::string& name_of(std::size_t spelling) const { return texts_[spelling].name; }
  // The spelling of this name (between quotation marks in the document) that is not the predicted
  // one.
  std::uint32_t find(std::string_view raw);

 private:
  void add(const column::RelationSpec& spec, std::size_t depth);
  Target& target_of(const std::string& name);
  void seal(const column::RelationSpec& spec, std::size_t depth);
  void go_on(const column::RelationSpec& spec, Target& target, std::size_t depth);
  std::uint32_t remember(std::string_view raw, std::string name, std::uint32_t target);

  bool in_attribute_ = false;
  std::vector<Target> targets_;
  std::vector<std::uint32_t> all_fields_, all_lists_;
  std::vector<std::uint64_t> seen_;  // of the object being read, by target
  // 0 is the beginning of an object, 1 any name that is not remembered, then one for each target
  // under its own name, then what was met.
  std::vector<Spelling> spellings_;
  std::deque<SpellingText> texts_;  // of the same numbers; a deque keeps the views of by_raw_
  std::unordered_map<std::string_view, std::uint32_t> by_raw_;
  std::unordered_map<std::string, std::uint32_t> by_name_;  // targets
};

}  // namespace regel::ingest
