// The two ways a rule describes the form of a text: `matchar` with a restricted regular expression
// that RE2, PostgreSQL, DuckDB and Java agree on, and `har formen` with a mask. The owner of RE2:
// no other file includes it. Both are immutable once compiled and may be shared between threads.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace re2 {
class RE2;
}

namespace regel {

// Why a piece cannot be used in `matchar` (R412).
enum class PatternReason : std::uint8_t {
  Anchor,            // ^ $: the whole text is matched anyway
  BackReference,     // \1
  Backslash,         // a special character is written in a class: [.]
  LookAround,        // (?= (?! (?<= (?<!
  Flag,              // (?i) (?: (?P<name> and other groups that begin with a question mark
  LazyQuantifier,    // *? +? ?? {m}?
  Possessive,        // *+ ++ ?+ {m}+
  DoubleQuantifier,  // a** and other quantifiers of quantifiers
  NothingToRepeat,   // a quantifier with nothing before it
  BadRepeat,         // braces that are not {m} or {m,n}, m > n, or over 255
  NamedClass,        // [:alpha:] and the like
  ClassBracket,      // [ or && in a class: the engines read it differently
  NonAsciiRange,     // a range between letters that are not ASCII
  BadRange,          // a range that runs backwards or has no end
  EmptyClass,        // [] or [^]
  Unclosed,          // a group or a class that does not end
  Unopened,          // ) ] } that ends nothing
  EmptyBranch,       // nothing beside | or in a group
  TooLarge,          // repetitions of repetitions that multiply beyond what an engine takes
};

struct PatternProblem {
  PatternReason reason;
  std::string piece;   // the offending piece of the pattern
  std::size_t at = 0;  // where it begins, in bytes
};

class Pattern {
 public:
  static std::variant<Pattern, PatternProblem> compile(std::string_view pattern);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  // In linear time; never a part of the text only.
  bool full_match(std::string_view text) const;

 private:
  explicit Pattern(std::unique_ptr<re2::RE2> engine);
  std::unique_ptr<re2::RE2> engine_;
};

// `har formen "999999-9999"`: 9 is a digit, A an upper-case letter, a a lower-case letter, X a
// letter or a digit, everything else itself. Letters are those that names may have (unicode.hpp).
class Form {
 public:
  explicit Form(std::string_view mask);
  bool matches(std::string_view text) const;

 private:
  // One for each byte of a literal, one for each class.
  struct Step {
    std::uint8_t classes = 0;  // bits; 0 is the literal byte
    char byte = 0;
  };
  std::vector<Step> steps_;
};

}  // namespace regel
