// The structural index of a window (tokens.hpp), by simdjson's first stage: it finds the tokens,
// checks UTF-8, and finds control characters and open ends in strings, with the instructions of the
// machine it runs on. The .cpp of this header is the only file that knows simdjson.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "engine/ingest/tokens.hpp"

namespace regel::ingest {

class StructuralIndex {
 public:
  // Bytes that must be readable, and zero, after a window.
  static constexpr std::size_t kPadding = 64;

  enum class Outcome : std::uint8_t {
    Ok,                // tokens() are those of the first tokens().end bytes
    NotUtf8,           // somewhere in the window
    ControlCharacter,  // in a string somewhere in the window
    OpenString,        // only where `last`: the document ends inside a string
  };

  StructuralIndex();
  ~StructuralIndex();
  StructuralIndex(StructuralIndex&&) noexcept;
  StructuralIndex& operator=(StructuralIndex&&) noexcept;

  // Indexes as much of [bytes, bytes + size) as ends between tokens: all of it if these are the
  // last bytes of the document, else up to the last `separator` outside a string if there is one.
  // The window must begin between tokens.
  Outcome build(const char* bytes, std::size_t size, bool last, char separator);
  const Tokens& tokens() const { return tokens_; }

 private:
  struct Parser;
  Outcome index(const char* bytes, std::size_t size, std::size_t zero_at);

  std::unique_ptr<Parser> parser_;
  std::size_t capacity_ = 0;
  Tokens tokens_;
};

}  // namespace regel::ingest
