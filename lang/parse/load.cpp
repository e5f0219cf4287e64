#include "lang/parse/load.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "lang/base/unicode.hpp"

namespace regel::parse {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Bilingual mebibytes(std::size_t bytes) {
  const std::size_t tenths = (bytes * 10 + (std::size_t{1} << 19)) >> 20;
  return {fmt::format("{},{} MiB", tenths / 10, tenths % 10),
          fmt::format("{}.{} MiB", tenths / 10, tenths % 10)};
}

// As a Windows editor would have shown it: what is not UTF-8 is taken for Windows-1252.
std::string decoded(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    const std::size_t valid = valid_utf8_prefix(bytes);
    out += bytes.substr(0, valid);
    bytes.remove_prefix(valid);
    if (bytes.empty()) break;
    const std::string_view letter = windows_1252(static_cast<unsigned char>(bytes[0]));
    if (letter.empty()) append_utf8(out, kReplacement);
    out += letter;
    bytes.remove_prefix(1);
  }
  return out;
}

LoadedFile refuse_bytes(SourceMap& sources, std::string path, std::string_view bytes,
                        std::size_t bad, diag::Sink& sink) {
  const auto byte = static_cast<unsigned char>(bytes[bad]);
  std::string_view letter = windows_1252(byte);
  std::size_t length = letter.size();
  if (letter.empty()) {
    letter = "\xEF\xBF\xBD";
    length = letter.size();
  }
  const auto line =
      std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
  const FileId file = sources.add(std::move(path), decoded(bytes));
  const auto begin = static_cast<std::uint32_t>(bad);
  sink.report<diag::Code::R099>({file, begin, begin + static_cast<std::uint32_t>(length)},
                                fmt::format("0x{:02X}", byte), static_cast<std::size_t>(line) + 1,
                                letter);
  return {file, false};
}

}  // namespace

LoadedFile load(SourceMap& sources, std::string path, std::string_view bytes, diag::Sink& sink) {
  if (bytes.size() > kMaxFileBytes) {
    const FileId file = sources.add(std::move(path), "");
    sink.report<diag::Code::R119>({file, 0, 0}, mebibytes(bytes.size()), mebibytes(kMaxFileBytes));
    return {file, false};
  }
  if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  const std::size_t valid = valid_utf8_prefix(bytes);
  if (valid != bytes.size()) return refuse_bytes(sources, std::move(path), bytes, valid, sink);
  if (is_nfc_quick(bytes)) return {sources.add(std::move(path), std::string(bytes)), true};

  std::string text = to_nfc(bytes);
  const auto first = std::mismatch(text.begin(), text.end(), bytes.begin(), bytes.end());
  const bool changed = text != bytes;
  auto at = static_cast<std::size_t>(first.first - text.begin());
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  const FileId file = sources.add(std::move(path), std::move(text));
  if (changed) {
    std::size_t end = at;
    if (at < sources.text(file).size()) decode(sources.text(file), end);
    sink.report<diag::Code::R098>(
        {file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
  }
  return {file, true};
}

}  // namespace regel::parse
