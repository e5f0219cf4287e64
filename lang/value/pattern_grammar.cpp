#include "lang/value/pattern_grammar.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"

namespace regel {
namespace {

constexpr std::size_t kDeepest = 200;  // groups in groups
constexpr std::int64_t kMostRepeats = 255;

bool is_quantifier(char c) { return c == '*' || c == '+' || c == '?' || c == '{'; }

class Reader {
 public:
  explicit Reader(std::string_view pattern) : pattern_(pattern) {}

  std::optional<PatternProblem> read() {
    const bool whole = branches(0);
    if (whole && at_ < pattern_.size()) fail(PatternReason::Unopened, at_, 1);  // a ")" too many
    return std::move(problem_);
  }

 private:
  bool done() const { return at_ == pattern_.size(); }
  char next() const { return pattern_[at_]; }
  bool sees(std::string_view text) const { return pattern_.substr(at_, text.size()) == text; }

  bool fail(PatternReason reason, std::size_t at, std::size_t length) {
    problem_ = PatternProblem{reason, std::string(pattern_.substr(at, length)), at};
    return false;
  }

  // Branches between "|", up to the end or a ")".
  bool branches(std::size_t depth) {
    for (;;) {
      const std::size_t begin = at_;
      while (!done() && next() != '|' && next() != ')') {
        if (!repeated(depth)) return false;
      }
      const bool unopened = depth == 0 && !done() && next() == ')';
      if (at_ == begin && !unopened) {
        return begin == 0 ? fail(PatternReason::EmptyBranch, 0, 1)
                          : fail(PatternReason::EmptyBranch, begin - 1, 2);
      }
      if (done() || next() == ')') return true;
      ++at_;
    }
  }

  bool repeated(std::size_t depth) {
    if (is_quantifier(next())) return fail(PatternReason::NothingToRepeat, at_, 1);
    if (!atom(depth)) return false;
    if (done() || !is_quantifier(next())) return true;
    const std::size_t begin = at_;
    if (next() != '{') {
      ++at_;
    } else if (!braces()) {
      return false;
    }
    if (done() || !is_quantifier(next())) return true;
    const std::size_t length = at_ + 1 - begin;
    if (next() == '?') return fail(PatternReason::LazyQuantifier, begin, length);
    if (next() == '+') return fail(PatternReason::Possessive, begin, length);
    return fail(PatternReason::DoubleQuantifier, begin, length);
  }

  bool braces() {
    const std::size_t begin = at_;
    const std::size_t end = pattern_.find('}', at_);
    if (end == std::string_view::npos) {
      return fail(PatternReason::BadRepeat, begin, pattern_.size() - begin);
    }
    at_ = end + 1;
    std::string_view most = pattern_.substr(begin + 1, end - begin - 1);
    const bool range = most.find(',') != std::string_view::npos;
    const std::string_view least = range ? cut(most, ',') : most;
    const auto from = count(least);
    const auto to = count(most);
    if (!from || !to || *from > *to) return fail(PatternReason::BadRepeat, begin, at_ - begin);
    return true;
  }

  static std::optional<std::int64_t> count(std::string_view digits) {
    const auto value = parse_int64(digits);
    if (!value || digits.front() == '-' || *value > kMostRepeats) return std::nullopt;
    return value;
  }

  bool atom(std::size_t depth) {
    const std::size_t begin = at_;
    switch (next()) {
      case '(':
        return group(depth);
      case '[':
        return char_class();
      case '^':
      case '$':
        return fail(PatternReason::Anchor, begin, 1);
      case '\\':
        return backslash();
      case ']':
      case '}':
        return fail(PatternReason::Unopened, begin, 1);
      default:
        decode(pattern_, at_);
        return true;
    }
  }

  bool backslash() {
    const bool digit =
        at_ + 1 < pattern_.size() && pattern_[at_ + 1] >= '1' && pattern_[at_ + 1] <= '9';
    std::size_t end = at_ + 1;
    if (end < pattern_.size()) decode(pattern_, end);
    return fail(digit ? PatternReason::BackReference : PatternReason::Backslash, at_, end - at_);
  }

  bool group(std::size_t depth) {
    const std::size_t begin = at_;
    for (const std::string_view look : {"(?=", "(?!", "(?<=", "(?<!"}) {
      if (sees(look)) return fail(PatternReason::LookAround, begin, look.size());
    }
    if (sees("(?")) return fail(PatternReason::Flag, begin, 3);
    if (depth == kDeepest) return fail(PatternReason::TooLarge, begin, 1);
    ++at_;
    if (!branches(depth + 1)) return false;
    if (done()) return fail(PatternReason::Unclosed, begin, pattern_.size() - begin);
    ++at_;
    return true;
  }

  bool char_class() {
    const std::size_t begin = at_++;
    if (!done() && next() == '^') ++at_;
    if (!done() && next() == ']') return fail(PatternReason::EmptyClass, begin, at_ + 1 - begin);
    for (bool first = true; !done() && next() != ']'; first = false) {
      if (!class_item(first)) return false;
    }
    if (done()) return fail(PatternReason::Unclosed, begin, pattern_.size() - begin);
    ++at_;
    return true;
  }

  // A character or a range. A hyphen is itself at either end of the class only.
  bool class_item(bool first) {
    const std::size_t begin = at_;
    if (next() == '\\') return backslash();
    if (sees("[:") || sees("[.") || sees("[=")) return named_class();
    if (next() == '[') return fail(PatternReason::ClassBracket, begin, 1);
    if (sees("&&")) return fail(PatternReason::ClassBracket, begin, 2);
    const std::uint32_t from = decode(pattern_, at_);
    const bool closes_next = !done() && next() == ']';
    if (from == '-' && !first && !closes_next) return fail(PatternReason::BadRange, begin, 1);
    if (done() || next() != '-') return true;
    if (at_ + 1 < pattern_.size() && pattern_[at_ + 1] == ']') return true;  // the last hyphen
    ++at_;
    if (done()) return true;  // the class does not end, which its reader tells
    if (next() == '\\') return backslash();
    if (next() == '[') return fail(PatternReason::ClassBracket, at_, 1);
    const std::uint32_t to = decode(pattern_, at_);
    const std::size_t length = at_ - begin;
    if (from > 0x7F || to > 0x7F) return fail(PatternReason::NonAsciiRange, begin, length);
    if (from == '-' || to == '-' || from > to) {
      return fail(PatternReason::BadRange, begin, length);
    }
    return true;
  }

  bool named_class() {
    const std::size_t end = pattern_.find(']', at_);
    const std::size_t length = end == std::string_view::npos ? 2 : end + 1 - at_;
    return fail(PatternReason::NamedClass, at_, length);
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  std::optional<PatternProblem> problem_;
};

}  // namespace

std::optional<PatternProblem> find_pattern_problem(std::string_view pattern) {
  return Reader(pattern).read();
}

}  // namespace regel
