// A Table is what is kept of a register (or of the elements of one of its lists, of groups, of
// codes) while others look into it: its columns and the ways to find rows. It is filled while its
// source is read and finished when the source has ended well; until then it is absent, and so is
// everything that asks it.

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/table/kept_column.hpp"

namespace regel::table {

// One text may name a row, several rows (ambiguous), or none.
struct Found {
  enum class Kind : std::uint8_t { None, One, Many } kind = Kind::None;
  std::uint32_t row = 0;  // of Many: an id, for KeyFinder::rows_of
};

// Rows by text, over one or several columns, of which some may be written in any case.
class KeyFinder {
 public:
  explicit KeyFinder(bool collide = false) : texts_(collide) {}
  // What may be written in any case comes first: a text then names those rows as well.
  void add_any_case(std::string_view text, std::uint32_t row);
  void add(std::string_view text, std::uint32_t row);
  // The same for several at once, see KeyTable.
  KeyTable::Hashes look_ahead(std::span<const std::string_view> texts) const {
    return texts_.look_ahead(texts);
  }
  Found find(std::string_view text, std::uint64_t hash) const {
    const std::uint32_t id = texts_.find(text, hash);
    if (id != KeyTable::kNone || !any_case_) return found(id);
    return found(texts_.find(folded(text)));
  }
  // The rows of a text that names several: `id` is Found::row.
  const std::vector<std::uint32_t>& rows_of(std::uint32_t id) const { return several_.at(id); }
  std::size_t memory() const;

 private:
  static constexpr std::uint32_t kMany = 0xFFFFFFFFu;
  static std::string folded(std::string_view text);
  void add_to(std::uint32_t id, std::uint32_t row);
  Found found(std::uint32_t id) const {
    if (id == KeyTable::kNone) return {};
    if (rows_[id] == kMany) return {Found::Kind::Many, id};
    return {Found::Kind::One, rows_[id]};
  }
  KeyTable texts_;
  bool any_case_ = false;
  std::vector<std::uint32_t> rows_;                                        // by id
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> several_;  // likewise, of kMany
};

// Rows grouped by the slot they belong to, in order of row within a slot.
class RowLists {
 public:
  // `slots` has one entry a row: its slot, or kNone for none.
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;
  void build(const std::vector<std::uint32_t>& slots, std::uint32_t slot_count);
  // Pairs (slot, row), sorted and without duplicates by the caller.
  void build(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs,
             std::uint32_t slot_count);

  std::uint32_t begin(std::uint32_t slot) const { return starts_[slot]; }
  std::uint32_t end(std::uint32_t slot) const { return starts_[slot + 1]; }
  std::uint32_t row(std::uint32_t at) const { return rows_[at]; }
  std::uint32_t slots() const { return static_cast<std::uint32_t>(starts_.size() - 1); }
  std::size_t memory() const { return (starts_.capacity() + rows_.capacity()) * 4; }

 private:
  std::vector<std::uint32_t> starts_ = {0};
  std::vector<std::uint32_t> rows_;
};

// A forest over the rows of a table, numbered depth first: what lies below a row is a run of
// positions. A chain is broken when it ends otherwise than in a root (language.md 4.11).
struct Tree {
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;
  std::vector<std::uint32_t> parent;    // by row; kNone: a root or a broken link
  std::vector<std::uint32_t> position;  // by row: its depth-first number
  std::vector<std::uint32_t> last;      // by row: the last number below it, itself if none
  std::vector<std::uint32_t> at;        // by number: the row
  std::vector<bool> broken;             // by row: its chain upwards is not whole
  std::vector<bool> ring;               // by row: it is part of a ring
  std::vector<bool> broken_link;        // by row: its own link is what breaks the chain
};
// `parent` has kNone for no parent; `broken_link` says where that is a defect.
Tree make_tree(std::vector<std::uint32_t> parent, std::vector<bool> broken_link);

struct EqualFinder {
  RowLists rows;  // by text id, or by value id, or by row of the linked table
  std::unordered_map<std::int64_t, std::uint32_t> values;  // of an Int column: value -> slot
  std::vector<std::uint32_t> unknown;                      // rows whose value is not known
};

struct LinkFinder {
  RowLists rows;  // by row of the target, or by its depth-first number
  bool subtree = false;
  // By row of the target: a member may be its own, or another's of the same key. Of a subtree: or
  // of a row below it.
  column::Bitmap ambiguous;
};

struct Table {
  bool complete = false;                         // its source ended well, at least once
  bool failed = false;                           // its source did not: nothing is known of it
  std::set<std::uint32_t> filled;                // columns that are there
  std::set<std::pair<char, std::size_t>> built;  // finders that are there: 'k', 'l', 'e' and number
  std::uint32_t rows = 0;
  std::vector<KeptColumn> columns;  // by plan::Table::columns
  std::vector<KeyFinder> keys;
  std::vector<LinkFinder> links;
  std::vector<EqualFinder> equals;
  std::optional<Tree> tree;
  std::vector<std::uint32_t> offsets;  // of a list table: by row of the owner, and one more
  KeptColumn lists;                    // likewise: the list is known; if not, why
  RowLists members;                    // of a group table: rows of the members' table
  std::uint64_t in_no_group = 0;       // likewise: rows that may be asked for and lack a key
  std::size_t memory() const;
};

}  // namespace regel::table
