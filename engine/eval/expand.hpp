// Which elements belong to which rows: the one place that knows lists, collections, equalities,
// groups and trees apart.

#pragma once

#include <cstddef>

#include "engine/eval/frame.hpp"

namespace regel::eval {

void reset_unknown(Frame& parent, Frame& child);

// Fills owner and member of `child` with the elements of the parent's rows from `cursor` up to
// `end_row`, at most Frame::kChunk of them, and moves the cursor.
void expand(Frame& parent, Frame& child, Frame::Cursor& cursor, std::size_t end_row);

}  // namespace regel::eval
