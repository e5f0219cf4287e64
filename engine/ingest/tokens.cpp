#include "engine/ingest/tokens.hpp"

#include <array>

#include "engine/ingest/json_grammar.hpp"
#include "engine/ingest/limits.hpp"

namespace regel::ingest {
namespace {

// Which of the open containers are objects, one bit each.
class Containers {
 public:
  bool push(bool object) {
    if (depth_ == kMaxDepth) return false;
    std::uint64_t& word = bits_[depth_ >> 6];
    const std::uint64_t bit = std::uint64_t{1} << (depth_ & 63);
    word = object ? word | bit : word & ~bit;
    ++depth_;
    return true;
  }
  void pop() { --depth_; }
  bool object() const { return (bits_[(depth_ - 1) >> 6] >> ((depth_ - 1) & 63)) & 1; }
  std::size_t depth() const { return depth_; }

 private:
  std::array<std::uint64_t, kMaxDepth / 64> bits_;
  std::size_t depth_ = 0;
};

}  // namespace

std::size_t skip_scalar(const Tokens& tokens, std::size_t i, Fault& fault) {
  if (i >= tokens.count) return fault.incomplete();
  const char* const begin = tokens.text(i);
  const char* const end = tokens.bytes + tokens.end;
  const char c = *begin;
  if (is_digit(c) || c == '-') {
    const char* at = begin;
    const char* const after = scan_number(at);
    if (after == nullptr || !is_delimiter(after, end)) {
      const char* const wrong = after == nullptr ? at : after;
      return fault.syntax(static_cast<std::size_t>(wrong - tokens.bytes), Expected::Number);
    }
    if (static_cast<std::size_t>(after - begin) > kMaxNumber)
      return fault.limit(tokens.at[i], FaultKind::LongNumber);
    return i + 1;
  }
  std::size_t size = 0;
  if (is_literal(begin, size) && is_delimiter(begin + size, end)) return i + 1;
  return fault.syntax(tokens.at[i],
                      c == 't' || c == 'f' || c == 'n' ? Expected::Literal : Expected::Value);
}

std::string_view scalar_text(const Tokens& tokens, std::size_t i) {
  const char* const begin = tokens.text(i);
  const char* const end = tokens.bytes + tokens.end;
  const char* after = begin;
  while (!is_delimiter(after, end)) ++after;
  return {begin, static_cast<std::size_t>(after - begin)};
}

std::size_t skip_value(const Tokens& tokens, std::size_t i, std::size_t depth, Fault& fault) {
  const auto stop = [&](std::size_t at, Expected expected) {
    return at >= tokens.count ? fault.incomplete() : fault.syntax(tokens.at[at], expected);
  };
  switch (tokens.first(i)) {
    case '"':
      return i + 1;
    case '{':
    case '[':
      break;
    default:
      return skip_scalar(tokens, i, fault);
  }

  Containers open;
  bool object = false;
  for (;;) {
    // A value begins at i. Its container, if any, is an object or not.
    const char c = tokens.first(i);
    if (c == '"') {
      ++i;
    } else if (c == '{' || c == '[') {
      object = c == '{';
      if (depth + open.depth() >= kMaxDepth || !open.push(object))
        return fault.limit(tokens.at[i], FaultKind::TooDeep);
      ++i;
      if (tokens.first(i) != (object ? '}' : ']')) {
        if (!object) continue;
        if (tokens.first(i) != '"') return stop(i, Expected::KeyOrBrace);
        if (tokens.first(i + 1) != ':') return stop(i + 1, Expected::Colon);
        i += 2;
        continue;
      }
    } else {
      i = skip_scalar(tokens, i, fault);
      if (i == 0) return 0;
    }
    // A value has ended, and perhaps its container with it.
    for (;;) {
      const char after = tokens.first(i);
      if (after == (object ? '}' : ']')) {
        ++i;
        open.pop();
        if (open.depth() == 0) return i;
        object = open.object();
        continue;
      }
      if (after != ',') return stop(i, object ? Expected::CommaOrBrace : Expected::CommaOrBracket);
      break;
    }
    ++i;
    if (!object) continue;
    if (tokens.first(i) != '"') return stop(i, Expected::Key);
    if (tokens.first(i + 1) != ':') return stop(i + 1, Expected::Colon);
    i += 2;
  }
}

}  // namespace regel::ingest
