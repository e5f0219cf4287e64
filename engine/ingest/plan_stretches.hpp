// Cuts a document into stretches that several threads can read (stretch.hpp). Sequences of
// documents are cut at lines; an array of records where its elements are guessed to begin. What
// cannot be cut is one stretch: compressed or small files, several registers in one document.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/column/read_spec.hpp"
#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/stretch.hpp"
#include "lang/base/result.hpp"

namespace regel::ingest {

// Ranges in order, together the whole document; `wanted` of them at most, each of `least` bytes or
// more (rounded up to whole hash blocks).
Result<std::vector<Range>> plan_stretches(ByteSource& source, const column::ReadSpec& spec,
                                          std::size_t wanted, std::uint64_t least);

// The first place from `from` on where an object of an array of objects seems to begin: the `{` at
// the least depth of the next bytes, read once as if `from` were inside a string and once as if it
// were not. No value if neither makes sense.
Result<std::optional<std::uint64_t>> guess_element(ByteSource& source, std::uint64_t from);

}  // namespace regel::ingest
