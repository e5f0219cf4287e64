// Tokens are the structural index of a window: the positions of { } [ ] : , of the opening quote of
// every string and of the first byte of every other scalar, in order. Between two of them stand
// only the rest of a string or scalar and white space, which is what makes checking by position
// complete. After the last token follow kSentinels positions of a zero byte, so that a walker may
// look ahead without asking whether the window ends.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/ingest/fault.hpp"

namespace regel::ingest {

inline constexpr std::size_t kSentinels = 8;

struct Tokens {
  const char* bytes = nullptr;
  const std::uint32_t* at = nullptr;
  std::size_t count = 0;
  std::size_t end = 0;  // bytes that the index covers

  char first(std::size_t i) const { return bytes[at[i]]; }
  const char* text(std::size_t i) const { return bytes + at[i]; }
  // The bytes between the quotes of the string at token i.
  std::string_view string(std::size_t i) const {
    const char* begin = bytes + at[i] + 1;
    const char* last = bytes + at[i + 1] - 1;
    while (*last != '"') --last;
    return {begin, static_cast<std::size_t>(last - begin)};
  }
};

// Checks the value at token i and everything in it, and returns the index after it; 0 with `fault`
// filled in if it is not JSON or the window ends first. `depth` counts what it stands in.
std::size_t skip_value(const Tokens& tokens, std::size_t i, std::size_t depth, Fault& fault);
// The same for a number, or true, false or null; the only scalars beside strings.
std::size_t skip_scalar(const Tokens& tokens, std::size_t i, Fault& fault);
// The bytes of the scalar at token i, which skip_scalar() has accepted.
std::string_view scalar_text(const Tokens& tokens, std::size_t i);

}  // namespace regel::ingest
