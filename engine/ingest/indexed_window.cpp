#include "engine/ingest/indexed_window.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "engine/ingest/place.hpp"
#include "lang/base/unicode.hpp"
#include "lang/diag/environment.hpp"

namespace regel::ingest {
namespace {

using diag::Code;

bool is_utf16(std::string_view start) {
  if (start.size() < 2) return false;
  const auto byte = [start](std::size_t i) { return static_cast<unsigned char>(start[i]); };
  if ((byte(0) == 0xFF && byte(1) == 0xFE) || (byte(0) == 0xFE && byte(1) == 0xFF)) return true;
  return (byte(0) == 0) != (byte(1) == 0);
}

Error not_utf8(ByteSource& source, const Window& window) {
  const std::size_t at = valid_utf8_prefix(window.view());
  const auto byte = static_cast<unsigned char>(window.bytes()[at]);
  const Place place = place_of(source, window.offset() + at);
  std::string shown = fmt::format("0x{:02X}", byte);
  const std::string_view letter = windows_1252(byte);
  if (letter.empty()) return diag::make_error<Code::S006>(source.name(), shown, place.line);
  return diag::make_error<Code::S006>(
      source.name(),
      Bilingual{fmt::format("{} (”{}” i Windows-1252)", shown, letter),
                fmt::format("{} (“{}” in Windows-1252)", shown, letter)},
      place.line);
}

// Windows begin outside strings, so the first control character in one is found by reading along.
Error control_character(ByteSource& source, const Window& window) {
  bool inside = false;
  std::size_t at = 0;
  for (; at < window.size(); ++at) {
    const char c = window.bytes()[at];
    if (inside && static_cast<unsigned char>(c) < 0x20) break;
    if (inside && c == '\\') ++at;
    if (c == '"') inside = !inside;
  }
  Fault fault;
  fault.syntax(at, Expected::NoControlCharacter);
  return fault_error(source, fault, window.offset() + at,
                     static_cast<unsigned char>(window.bytes()[at]));
}

}  // namespace

Status IndexedWindow::pass_mark(const ByteSource& source) {
  const std::string_view start = window.view();
  if (is_utf16(start)) return diag::make_error<Code::S007>(source.name());
  if (start.substr(0, 3) == "\xEF\xBB\xBF") window.drop(3);
  return Done{};
}

Status IndexedWindow::build(ByteSource& source, char separator) {
  switch (index.build(window.bytes(), window.size(), window.at_end(), separator)) {
    case StructuralIndex::Outcome::Ok:
      break;
    case StructuralIndex::Outcome::NotUtf8:
      return not_utf8(source, window);
    case StructuralIndex::Outcome::ControlCharacter:
      return control_character(source, window);
    case StructuralIndex::Outcome::OpenString:
      return truncated_error(source, window.offset() + window.size(), '"');
  }
  Fault fault;
  if (!escapes.build(window.bytes(), index.tokens().end, fault)) {
    // A stray backslash outside a string is met by the walker as well, but not before this.
    return fault_error(source, fault, window.offset() + fault.at,
                       static_cast<unsigned char>(window.bytes()[fault.at]));
  }
  return Done{};
}

Result<std::size_t> IndexedWindow::make_room(ByteSource& source, std::size_t used,
                                             const Limits& limits) {
  std::size_t wanted = window.size() * 2;
  if (used == 0) {
    if (window.size() >= limits.record) {
      const Place place = place_of(source, window.offset());
      return diag::make_error<Code::S010>(source.name(), place.line,
                                          fmt::format("{} MiB", limits.record / kMiB));
    }
  } else {
    window.drop(used);
    wanted = window.size() + limits.window / 4;
  }
  return std::max(wanted, limits.window);
}

}  // namespace regel::ingest
