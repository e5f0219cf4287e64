#include "lang/diag/layout.hpp"

#include <utility>

#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"

namespace regel::diag {
namespace {

// The end of the piece that begins at `begin`: up to a space outside backticks.
std::size_t piece_end(std::string_view text, std::size_t begin) {
  bool quoted = false;
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (text[i] == '`') quoted = !quoted;
    if (text[i] == ' ' && !quoted) return i;
  }
  return text.size();
}

}  // namespace

std::string spaces(std::size_t count) { return std::string(count, ' '); }

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t have = code_points(text);
  return std::string(text) + spaces(have < width ? width - have : 0);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  const auto add = [&](std::string_view word) {
    const std::size_t length = code_points(word);
    if (!line.empty() && used + 1 + length > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    if (!line.empty()) line += ' ';
    used += length + (line.empty() ? 0 : 1);
    line += word;
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = piece_end(text, i);
    std::string_view piece = text.substr(i, end - i);
    if (code_points(piece) <= width) {
      if (!piece.empty()) add(piece);
    } else {
      while (!piece.empty()) add(cut(piece, ' '));
    }
    i = end + 1;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string capitals(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = decode(text, i);
    const bool ascii = c >= 'a' && c <= 'z';
    const bool latin = c >= 0xE0 && c <= 0xFE && c != 0xF7;
    if (ascii || latin) c -= 32;
    append_utf8(out, c);
  }
  return out;
}

}  // namespace regel::diag
