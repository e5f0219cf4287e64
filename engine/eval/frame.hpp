// A Frame holds the rows of one relation that are looked at together, and the values of its nodes
// for them. Values are computed when they are first asked for and stay until the next rows. The
// elements of a frame's rows are child frames. Frames keep their memory from batch to batch.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/column/batch.hpp"
#include "engine/column/vec.hpp"
#include "engine/eval/context.hpp"
#include "engine/eval/repeats.hpp"

namespace regel::eval {

using column::Bitmap;
using column::Vec;
using plan::NodeId;
using plan::RelationId;

class Frame {
 public:
  Frame(const Context& context, RelationId relation, Frame* parent);

  // Streaming rows: the records of a batch, or the elements of a list in it.
  // `first` is the number of the first record in its source, if known: its row of the table.
  void set_batch(const column::Batch& batch, std::optional<std::uint64_t> first);
  // `rows` rows without columns: the unit row, or rows of a table from `first` on.
  void set_rows(std::size_t rows, std::uint32_t first);

  const Context& context() const { return *context_; }
  const plan::Relation& relation() const { return *relation_; }
  RelationId relation_id() const { return relation_id_; }
  Frame* parent() const { return parent_; }
  std::size_t rows() const { return rows_; }
  const column::Relation* columns() const { return columns_; }
  const column::Batch* batch() const { return batch_; }

  // Which file of the source the batch is of.
  std::uint32_t file = 0;

  // The value of a node of this relation for all rows.
  const Vec& value(NodeId node);

  // --- rows that come from a parent -------------------------------------------------------------
  // By row: the parent's row it belongs to, and the row of the table (or list element) it is.
  std::vector<std::uint32_t> owner;
  std::vector<std::uint32_t> member;
  // By row of the parent: the collection is not known, and why.
  Bitmap unknown;
  enum class Why : std::uint8_t { List, Link, Tree, Ambiguous, Source };
  std::vector<std::uint8_t> why;

  Frame& child(RelationId relation);
  // Expands the elements of the parent's rows from `cursor` on, up to kChunk of them; false at the
  // end. Elements that no reduction looks at are passed by; so are rows that are not set in `only`,
  // if it is given. A frame that holds the elements of all these rows is not expanded again.
  struct Cursor {
    std::size_t row = 0;
    std::size_t at = 0;
    bool started = false;
  };
  bool next(Cursor& cursor, const Bitmap* only = nullptr);
  // The elements of one row of the parent, all of them.
  void expand_row(std::size_t row);
  // Changes with the rows.
  std::uint64_t stamp() const { return stamp_; }
  // What reductions gave for rows like these.
  Repeats repeats;
  // Forgets the values, not the rows' memory.
  void forget();

  static constexpr std::size_t kChunk = std::size_t{1} << 16;

 private:
  void take(Cursor& cursor, std::size_t end_row, const Bitmap* idle, const Bitmap* only);
  void number(std::uint32_t first);

  struct Slot {
    Vec vec;
    std::uint64_t stamp = 0;
  };

  const Context* context_;
  const plan::Relation* relation_;
  RelationId relation_id_;
  Frame* parent_;
  const column::Relation* columns_ = nullptr;
  const column::Batch* batch_ = nullptr;
  std::size_t rows_ = 0;
  std::uint64_t stamp_ = 1;
  std::uint64_t whole_ = 0;     // the parent's stamp for which this frame holds all elements
  Bitmap whole_of_;             // of these rows; empty: of all
  std::optional<Bitmap> idle_;  // see idle_rows(); looked for once, in one visit tables stay
  std::vector<Slot> slots_;
  std::unordered_map<std::uint32_t, std::unique_ptr<Frame>> children_;
};

// Computes a node of `frame` into `out`; the frame calls it.
void compute(Frame& frame, NodeId node, Vec& out);

}  // namespace regel::eval
