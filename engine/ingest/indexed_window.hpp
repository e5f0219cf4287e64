// An IndexedWindow is a window together with its tokens and escapes: what a reader of documents
// walks over, and the Errors for what cannot be walked over at all (wrong encoding, a text without
// an end). Readers differ in what they make of the tokens, not in this.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/json_grammar.hpp"
#include "engine/ingest/limits.hpp"
#include "engine/ingest/structural_index.hpp"
#include "engine/ingest/window.hpp"
#include "lang/base/result.hpp"

namespace regel::ingest {

struct IndexedWindow {
  Window window;
  StructuralIndex index;
  EscapeIndex escapes;

  // At the beginning of a document: passes over the byte order mark, and refuses UTF-16. The window
  // holds four bytes or more, if there are so many.
  Status pass_mark(const ByteSource& source);
  // Finds the tokens of what the window holds. `separator` is where it may best be cut.
  Status build(ByteSource& source, char separator);
  // Drops the first `used` bytes, so that more can be read. How many bytes the window should hold
  // then; an Error if it is full and nothing of it was used.
  Result<std::size_t> make_room(ByteSource& source, std::size_t used, const Limits& limits);
};

}  // namespace regel::ingest
