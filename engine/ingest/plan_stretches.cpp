#include "engine/ingest/plan_stretches.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

namespace regel::ingest {
namespace {

using types::PathStep;

constexpr std::size_t kGuessBytes = std::size_t{256} * 1024;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Where the first `{` at the least depth stands, if the bytes can be a piece of JSON that begins
// inside a string, or outside.
std::optional<std::size_t> first_at_least_depth(std::string_view bytes, bool in_string) {
  struct Opening {
    int depth;
    std::size_t at;
  };
  std::vector<Opening> openings;
  int depth = 0;
  int least = 0;
  char before = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (in_string) {
      if (static_cast<unsigned char>(c) < 0x20) return std::nullopt;
      if (c == '\\') ++i;
      if (c != '"') continue;
      in_string = false;
      before = '"';
      continue;
    }
    if (is_space(c)) continue;
    switch (c) {
      case '"':
        if (before == '"' || before == '}' || before == ']') return std::nullopt;
        in_string = true;
        break;
      case '{':
        if (before == '"' || before == '}' || before == ']') return std::nullopt;
        openings.push_back({depth++, i});
        break;
      case '[':
        if (before == '"') return std::nullopt;
        ++depth;
        break;
      case '}':
      case ']':
        least = std::min(least, --depth);
        break;
      case ':':
        if (before != '"' && before != 0) return std::nullopt;
        break;
      case ',':
        break;
      default:
        if (before == '"' || std::strchr("truefalsn0123456789+-.eE", c) == nullptr)
          return std::nullopt;
    }
    before = c;
  }
  for (const Opening& opening : openings) {
    if (opening.depth == least) return opening.at;
  }
  return std::nullopt;
}

// The path of records that are elements of one array in a document: names, then `[*]`.
bool is_one_array(const types::JsonPath& path) {
  if (path.empty() || path.back().kind != PathStep::Kind::Elements) return false;
  return std::all_of(path.begin(), path.end() - 1,
                     [](const PathStep& step) { return step.kind == PathStep::Kind::Member; });
}

Result<char> first_byte(ByteSource& source) {
  char bytes[4096];
  for (std::uint64_t at = 0;;) {
    REGEL_TRY(got, source.read(at, bytes, sizeof bytes));
    if (got == 0) return '\0';
    std::size_t i = 0;
    if (at == 0 && std::string_view(bytes, got).substr(0, 3) == "\xEF\xBB\xBF") i = 3;
    while (i < got && is_space(bytes[i])) ++i;
    if (i < got) return bytes[i];
    at += got;
  }
}

}  // namespace

Result<std::optional<std::uint64_t>> guess_element(ByteSource& source, std::uint64_t from) {
  std::vector<char> buffer(kGuessBytes);
  REGEL_TRY(got, source.read(from, buffer.data(), buffer.size()));
  const std::string_view bytes(buffer.data(), got);
  for (const bool in_string : {false, true}) {
    const auto found = first_at_least_depth(bytes, in_string);
    if (found) return std::optional<std::uint64_t>(from + *found);
  }
  return std::optional<std::uint64_t>();
}

Result<std::vector<Range>> plan_stretches(ByteSource& source, const column::ReadSpec& spec,
                                          std::size_t wanted, std::uint64_t least) {
  std::vector<Range> ranges(1);
  const std::uint64_t size = source.stored_size();
  if (!source.random_access() || spec.rows.size() != 1 || wanted < 2) return ranges;
  if (!spec.rows[0].sheet.empty()) return ranges;  // what a row means depends on those above
  const types::JsonPath& path = spec.rows[0].path;
  if (!path.empty() && !is_one_array(path)) return ranges;
  REGEL_TRY(first, first_byte(source));
  const bool lines = path.empty() || (path.size() == 1 && first != '[');
  const auto blocks = [](std::uint64_t bytes) { return (bytes + kHashBlock - 1) / kHashBlock; };
  const std::uint64_t step =
      std::max(blocks(std::max<std::uint64_t>(least, 1)), blocks((size + wanted - 1) / wanted)) *
      kHashBlock;
  for (std::uint64_t at = step; at < size; at += step) {
    ranges.back().end = at;
    Range next;
    next.kind = lines ? StretchKind::Lines : StretchKind::Elements;
    next.begin = at;
    ranges.push_back(next);
  }
  return ranges;
}

}  // namespace regel::ingest
