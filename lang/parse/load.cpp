#include "lang/parse/load.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "lang/base/unicode.hpp"

namespace regel::parse {
namespace {

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

// What bytes seem to be that are no plain text in UTF-8; empty if nothing of the kind.
Bilingual other_format(std::string_view bytes) {
  constexpr std::size_t kLooked = 256;
  const std::string_view first = bytes.substr(0, kLooked);
  const auto begins = [&](std::string_view mark) { return first.starts_with(mark); };
  // Every other byte of Latin letters in UTF-16 is zero.
  const auto zeros = static_cast<std::size_t>(std::ranges::count(first, '\0'));
  const bool wide = first.size() > 8 && zeros * 3 > first.size();
  if (begins("\xFF\xFE") || begins("\xFE\xFF") || wide) {
    return {"UTF-16, som en del program kallar Unicode,",
            "UTF-16, which some programs call Unicode,"};
  }
  if (begins("PK\x03\x04")) {
    return {"ett dokument från Word eller en zip-fil", "a document of Word or a zip file"};
  }
  if (begins("{\\rtf")) return {"ett dokument i formatet RTF", "a document in RTF"};
  if (begins("%PDF")) return {"en PDF", "a PDF"};
  if (begins("\x1F\x8B")) return {"en packad fil", "a compressed file"};
  return {};
}

// Every character that begins a new line begins one here: a comment that went on past what a reader
// sees as its end would hide rules. Word's line break is the vertical tab, an old Mac's the return.
std::string with_line_feeds(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode(text, at);
    const bool alone = c == '\r' && (at == text.size() || text[at] != '\n');
    if (alone || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      out.push_back('\n');
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

bool has_odd_line_ends(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\v' || text[i] == '\f') return true;
    if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) return true;
    const std::string_view rest = text.substr(i, 3);
    if (rest.starts_with("\xC2\x85") || rest == "\xE2\x80\xA8" || rest == "\xE2\x80\xA9") {
      return true;
    }
  }
  return false;
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
  if (Bilingual format = other_format(bytes); !format.sv.empty()) {
    const FileId file = sources.add(std::move(path), "");
    sink.report<diag::Code::R139>({file, 0, 0}, std::move(format));
    return {file, false};
  }
  const std::size_t valid = valid_utf8_prefix(bytes);
  if (valid != bytes.size()) return refuse_bytes(sources, std::move(path), bytes, valid, sink);
  std::string lines;
  if (has_odd_line_ends(bytes)) {
    lines = with_line_feeds(bytes);
    bytes = lines;
  }
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
