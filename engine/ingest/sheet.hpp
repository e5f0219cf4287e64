// A Sheet makes records of rows: rows that leave one cell empty go on with the record above, and
// where a record has nothing in a cell, it may have what the record above has. A record of several
// rows is one object, in which each cell is what the rows fill in: nothing, one value, or the list
// of them. Text in, text out: what a value means is for who reads the object.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/column/read_spec.hpp"
#include "engine/ingest/arena.hpp"
#include "engine/ingest/json_grammar.hpp"
#include "engine/ingest/structural_index.hpp"
#include "engine/ingest/tokens.hpp"

namespace regel::ingest {

// The rows of one record, by the tokens that they begin at.
struct SheetRows {
  Tokens tokens;
  EscapeIndex* escapes = nullptr;
  std::vector<std::size_t> at;
};

// Whether the row at token i, which has been checked, has something in one of the cells. Null, an
// empty text and no such cell at all are nothing.
bool fills_any(const Tokens& tokens, std::size_t i, const std::vector<std::string>& cells);

class Sheet {
 public:
  explicit Sheet(const column::SheetSpec& spec) : spec_(spec), above_(spec.as_above.size()) {}

  // Finds the rows of the record that begins at token i; the index after them, or 0 and the fault.
  // `rest`: more of the document follows the window, and may hold more of the record.
  std::size_t find(const Tokens& tokens, EscapeIndex& escapes, std::size_t i, std::size_t depth,
                   bool rest, Fault& fault);
  const SheetRows& rows() const { return rows_; }

  // Makes one object of the rows found, whose text the arena keeps. They must be objects.
  void merge(Arena& arena);
  const Tokens& tokens() const { return index_.tokens(); }
  EscapeIndex& escapes() { return escapes_; }

 private:
  struct Cell {
    std::string name;
    std::vector<std::string_view> values;  // that are not empty; if all are, the first
    bool filled = false;
    bool twice = false;  // in one row
    std::size_t row = 0;
  };

  void take(std::size_t row);
  void fill_from_above();
  static void append(std::string& out, const Cell& cell);

  const column::SheetSpec& spec_;
  SheetRows rows_;
  std::vector<Cell> cells_;
  std::unordered_map<std::string, std::size_t> cell_of_;
  std::vector<std::string> above_;  // by SheetSpec::as_above: the members of the record above
  std::string text_;
  StructuralIndex index_;
  EscapeIndex escapes_;
};

}  // namespace regel::ingest
