// Which elements belong to which rows: the one place that knows lists, collections, equalities,
// groups and trees apart.

#pragma once

#include <cstddef>

#include "engine/eval/frame.hpp"

namespace regel::eval {

void reset_unknown(Frame& parent, Frame& child);

// Fills owner and member of `child` with the elements of the parent's rows from `cursor` up to
// `end_row`, at most Frame::kChunk of them, and moves the cursor. Rows of the table that are set in
// `idle` (none: no such rows) are passed by, and so are rows of the parent that are not set in
// `only` (none: all are wanted), except for elements of the batch's own lists.
void expand(Frame& parent, Frame& child, Frame::Cursor& cursor, std::size_t end_row,
            const Bitmap* idle, const Bitmap* only);

// The rows of the relation's table that no reduction looks at (plan::Relation::idle), as far as the
// table's columns are there; empty if there are none.
Bitmap idle_rows(const Context& context, const plan::Relation& relation);

}  // namespace regel::eval
