// Places in a document for people: line and column of a byte, and the Errors that say what is wrong
// there. Lines are counted when they are needed, by reading up to the place once more.

#pragma once

#include <cstdint>
#include <string_view>

#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/fault.hpp"
#include "lang/base/result.hpp"

namespace regel::ingest {

// 1-based; the column counts characters.
struct Place {
  std::uint64_t line = 1;
  std::uint64_t column = 1;
};
// Of the byte at `offset`. If reading fails, of the last byte that could be read.
Place place_of(ByteSource& source, std::uint64_t offset);

std::uint64_t count_lines(std::string_view bytes);  // newlines in it

// `offset` is the byte of the fault, `byte` what stands there.
Error fault_error(ByteSource& source, const Fault& fault, std::uint64_t offset, unsigned char byte);
// The document ends at `offset` while `open` ('{', '[', '"' or 0) is open.
Error truncated_error(ByteSource& source, std::uint64_t offset, char open);

}  // namespace regel::ingest
