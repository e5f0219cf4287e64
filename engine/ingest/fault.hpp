// A Fault is where and why reading a document had to stop, as seen from inside a window. It becomes
// an Error, with file, line and words, in place.hpp. `Incomplete` is not a fault of the document
// unless the document has ended: the window ends inside a value.

#pragma once

#include <cstddef>
#include <cstdint>

namespace regel::ingest {

enum class FaultKind : std::uint8_t {
  None,
  Incomplete,
  Syntax,
  TooDeep,
  LongNumber,
};

// What JSON requires at the place of a syntax fault.
enum class Expected : std::uint8_t {
  Value,
  ValueOrBracket,
  Key,
  KeyOrBrace,
  Colon,
  CommaOrBrace,
  CommaOrBracket,
  Number,
  Literal,
  Escape,
  LowSurrogate,
  NoControlCharacter,
};

struct Fault {
  FaultKind kind = FaultKind::None;
  Expected expected = Expected::Value;
  std::size_t at = 0;  // byte of the window

  // All return the index that means "stopped".
  std::size_t incomplete() {
    kind = FaultKind::Incomplete;
    return 0;
  }
  std::size_t syntax(std::size_t byte, Expected what) {
    kind = FaultKind::Syntax;
    expected = what;
    at = byte;
    return 0;
  }
  std::size_t limit(std::size_t byte, FaultKind which) {
    kind = which;
    at = byte;
    return 0;
  }
};

}  // namespace regel::ingest
