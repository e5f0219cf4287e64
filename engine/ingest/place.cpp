#include "engine/ingest/place.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/ingest/limits.hpp"
#include "lang/diag/environment.hpp"

namespace regel::ingest {
namespace {

using diag::Code;

Bilingual words(Expected expected) {
  switch (expected) {
    case Expected::Value:
      return {"ett värde", "a value"};
    case Expected::ValueOrBracket:
      return {"ett värde eller ]", "a value or ]"};
    case Expected::Key:
      return {"ett namn inom citattecken", "a name in quotation marks"};
    case Expected::KeyOrBrace:
      return {"ett namn inom citattecken eller }", "a name in quotation marks or }"};
    case Expected::Colon:
      return {"ett kolon", "a colon"};
    case Expected::CommaOrBrace:
      return {"ett komma eller }", "a comma or }"};
    case Expected::CommaOrBracket:
      return {"ett komma eller ]", "a comma or ]"};
    case Expected::Number:
      return {"resten av ett tal", "the rest of a number"};
    case Expected::Literal:
      return {"true, false eller null", "true, false or null"};
    case Expected::Escape:
      return {"en känd teckenkod efter \\", "a known escape after \\"};
    case Expected::LowSurrogate:
      return {"båda halvorna av ett surrogatpar", "both halves of a surrogate pair"};
    case Expected::NoControlCharacter:
      return {"en teckenkod som \\n", "an escape such as \\n"};
  }
  REGEL_UNREACHABLE();
}

// A byte without what stands around it: content is not shown.
Bilingual found_words(unsigned char byte) {
  if (byte == '\n' || byte == '\r') return {"ett radslut", "the end of a line"};
  if (byte == '"') return {"ett citattecken", "a quotation mark"};
  if (byte == '\\') return {"ett omvänt snedstreck", "a backslash"};
  if (byte == '\'') return {"en apostrof", "an apostrophe"};
  if (byte < 0x20 || byte == 0x7F) {
    return {fmt::format("ett styrtecken (0x{:02X})", byte),
            fmt::format("a control character (0x{:02X})", byte)};
  }
  if (byte >= 0x80) return {"en bokstav utanför citattecken", "a letter outside quotation marks"};
  const std::string shown(1, static_cast<char>(byte));
  return {"”" + shown + "”", "“" + shown + "”"};
}

std::uint64_t newlines_of_8(const char* at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  // A byte has its high bit afterwards unless it was a newline.
  word ^= kOnes * '\n';
  word |= (word & ~(kOnes * 0x80)) + kOnes * 0x7F;
  return ((~word >> 7 & kOnes) * kOnes) >> 56;
}

}  // namespace

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
__attribute__((target_clones("default", "avx2")))
#endif
std::uint64_t
count_lines(std::string_view bytes) {
  // In lanes of a byte each, emptied before they can overflow; compilers make vectors of it.
  constexpr std::size_t kLanes = 64;
  std::uint64_t total = 0;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (static_cast<std::size_t>(end - at) >= kLanes) {
    unsigned char lanes[kLanes] = {};
    const auto left = static_cast<std::size_t>(end - at) / kLanes;
    for (std::size_t round = std::min<std::size_t>(left, 255); round > 0; --round) {
      for (std::size_t i = 0; i < kLanes; ++i)
        lanes[i] = static_cast<unsigned char>(lanes[i] + (at[i] == '\n'));
      at += kLanes;
    }
    for (const unsigned char lane : lanes) total += lane;
  }
  for (; end - at >= 8; at += 8) total += newlines_of_8(at);
  return total + static_cast<std::uint64_t>(std::count(at, end, '\n'));
}

Place place_of(ByteSource& source, std::uint64_t offset) {
  Place place;
  std::vector<char> buffer(64 * kKiB);
  for (std::uint64_t at = 0; at < offset;) {
    const auto wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), offset - at));
    const auto got = source.read(at, buffer.data(), wanted);
    if (!got || got.value() == 0) break;
    std::string_view bytes(buffer.data(), got.value());
    at += bytes.size();
    place.line += count_lines(bytes);
    const std::size_t line_end = bytes.rfind('\n');
    if (line_end != std::string_view::npos) {
      place.column = 1;
      bytes.remove_prefix(line_end + 1);
    }
    for (const char c : bytes) place.column += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }
  return place;
}

namespace {

// What to do about a fault at a byte; who begins otherwise than JSON can is another kind of file.
Bilingual remedy(std::uint64_t offset, unsigned char byte) {
  constexpr std::uint64_t kMark = 3;  // of UTF-8
  if (offset != 0 && offset != kMark) return {"Ta ut filen på nytt.", "Export the file again."};
  if (byte == '<') {
    return {"Filen ser ut som en webbsida eller XML. Exportera som JSON.",
            "The file looks like a web page or XML. Export JSON."};
  }
  return {"Filen är ingen JSON. Exportera som JSON.", "The file is not JSON. Export JSON."};
}

}  // namespace

Error fault_error(ByteSource& source, const Fault& fault, std::uint64_t offset,
                  unsigned char byte) {
  const Place place = place_of(source, offset);
  const std::string line = std::to_string(place.line);
  switch (fault.kind) {
    case FaultKind::Syntax:
      return diag::make_error<Code::S008>(source.name(), line, std::to_string(place.column),
                                          found_words(byte), words(fault.expected),
                                          remedy(offset, byte));
    case FaultKind::TooDeep:
      return diag::make_error<Code::S009>(source.name(), line, kMaxDepth);
    case FaultKind::LongNumber:
      return diag::make_error<Code::S011>(source.name(), line, kMaxNumber);
    case FaultKind::None:
    case FaultKind::Incomplete:
      break;
  }
  REGEL_UNREACHABLE();
}

Error truncated_error(ByteSource& source, std::uint64_t offset, char open) {
  const Place place = place_of(source, offset);
  Bilingual what{"ett värde", "a value"};
  if (open == '{') what = {"ett objekt", "an object"};
  if (open == '[') what = {"en lista", "a list"};
  if (open == '"') what = {"en text", "a text"};
  return diag::make_error<Code::S005>(source.name(), std::to_string(place.line),
                                      std::to_string(place.column), std::move(what));
}

}  // namespace regel::ingest
