#include "lang/base/text.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "lang/base/unicode.hpp"

namespace regel {
namespace {

constexpr std::size_t kStep = 2;

std::u32string lower_points(std::string_view text) {
  std::u32string out;
  const std::string folded = fold_case(text);
  for (std::size_t at = 0; at < folded.size();) out += static_cast<char32_t>(decode(folded, at));
  return out;
}

bool is_pair(char32_t a, char32_t b, char32_t x, char32_t y) {
  return (a == x && b == y) || (a == y && b == x);
}

std::size_t replacing(char32_t a, char32_t b) {
  if (a == b) return 0;
  const bool near = is_pair(a, b, U'å', U'a') || is_pair(a, b, U'ä', U'a') ||
                    is_pair(a, b, U'ä', U'æ') || is_pair(a, b, U'ö', U'o') ||
                    is_pair(a, b, U'ö', U'ø');
  return near ? 1 : kStep;
}

std::size_t dropping(char32_t c) { return c == U'_' ? 1 : kStep; }

// Optimal string alignment: a transposed pair is not edited again.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < b.size(); ++j) last[j + 1] = last[j] + dropping(b[j]);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = last[0] + dropping(a[i - 1]);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + dropping(a[i - 1]), row[j - 1] + dropping(b[j - 1]),
                         last[j - 1] + replacing(a[i - 1], b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + kStep);
      }
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

// How far from a word a slip of the pen may end up: about one error in three letters.
std::size_t plausible(std::size_t letters) {
  if (letters <= 2) return 1;
  if (letters <= 5) return kStep;
  return letters <= 9 ? 2 * kStep : 3 * kStep;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view cut(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return part;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t end = 0;
  while ((end = text.find(separator)) != std::string_view::npos) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

std::optional<std::int64_t> parse_int64(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  // Counts downwards, where there is room for one more.
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    const int digit = c - '0';
    if (value < (kLeast + digit) / 10) return std::nullopt;
    value = value * 10 - digit;
  }
  if (negative) return value;
  if (value == kLeast) return std::nullopt;
  return -value;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  return distance(lower_points(a), lower_points(b));
}

std::vector<std::string> nearest(std::string_view wanted, std::span<const std::string> candidates,
                                 std::size_t at_most) {
  const std::u32string letters = lower_points(wanted);
  const std::size_t limit = plausible(letters.size());
  std::vector<std::pair<std::size_t, std::string_view>> found;
  for (const std::string& candidate : candidates) {
    if (candidate == wanted) continue;
    const std::u32string other = lower_points(candidate);
    // Each letter more or less is a change.
    if (std::max(other.size(), letters.size()) > std::min(other.size(), letters.size()) + limit) {
      continue;
    }
    const std::size_t away = distance(letters, other);
    if (away <= limit) found.emplace_back(away, candidate);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < found.size() && i < at_most; ++i) out.emplace_back(found[i].second);
  return out;
}

}  // namespace regel
