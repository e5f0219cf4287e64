// What the grammar knows and leaves behind while it matches one file: the language, the comments it
// has passed, the nodes of the part being matched, and how far it came before it failed. One
// Context serves one file; between parts the driver (parse.cpp) calls begin_part().

#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "lang/ast/keyword.hpp"
#include "lang/parse/tree.hpp"

namespace regel::parse {

// Expressions may be nested this deep: parentheses, arguments, negations, lists of values.
inline constexpr int kMaxNesting = 200;

// What would have been accepted at some place.
enum class Expect : std::uint8_t {
  Keyword,  // this one: Expectation::keyword
  Symbol,   // this one: Expectation::symbol
  Name,
  TypeName,
  ModuleName,
  RuleId,
  ItemLabel,
  WholeNumber,
  Number,
  Date,
  Instant,
  Text,
  Operator,
  ArithOperator,
  Unit,
  // categories, which take the place of what they begin with
  Operand,
  Condition,
  Test,
  Type,
  Literal,
  Value,
  Collection,
  ListHead,
  Register,
  Grade,
  Outcome,
  Option,
  PartOf,  // a part of the declaration at hand
  EndOfFile,
};
struct Expectation {
  Expect what;
  ast::Keyword keyword = ast::Keyword::Language;
  char symbol = 0;

  friend bool operator==(const Expectation& a, const Expectation& b) {
    return a.what == b.what && a.keyword == b.keyword && a.symbol == b.symbol;
  }
};

// Why a part was given up before all alternatives had been tried.
enum class Fault : std::uint8_t {
  Expected,        // see Context::expected()
  TooDeep,         // R109
  UnclosedText,    // R108
  UnclosedLong,    // R108
  UnclosedHole,    // R121
  UnknownEscape,   // R120
  OfWithoutThese,  // a list after `minst 2 av`
  ThirdLevel,      // R123
};
struct Failure {
  Fault fault;
  std::size_t at;  // of the mistake; of Expected: not used
};

struct CommentPlace {
  std::uint32_t begin, end;
};

class Context {
 public:
  Context(std::string_view text, diag::Language language);

  std::string_view text() const { return text_; }
  diag::Language language() const { return language_; }

  // The first place at or after `at` that is neither white space nor comment.
  std::size_t after_trivia(std::size_t at);
  // In order of place. Complete up to where matching has come.
  const std::vector<CommentPlace>& comments() const { return comments_; }

  // Where the keyword's longest spelling at `at` ends, or 0. `at` is after trivia.
  std::size_t match_keyword(ast::Keyword keyword, std::size_t at) const;
  bool is_reserved(std::size_t at) const;

  // The farthest place where something else was needed, and what.
  void expect(std::size_t at, Expectation what);
  std::size_t farthest() const { return farthest_; }
  const std::vector<Expectation>& expected() const { return expected_; }
  // For a category: forget what was expected at `at` since there were `kept` entries.
  std::size_t expected_at(std::size_t at) const { return at == farthest_ ? expected_.size() : 0; }
  void expect_instead(std::size_t at, std::size_t kept, Expectation what);

  const Nodes& nodes() const { return nodes_; }
  void open(Kind kind, ast::Keyword keyword, std::size_t raw, std::size_t begin);
  void close(std::size_t end);
  void cancel();

  bool enter() { return ++depth_ <= kMaxNesting; }
  void leave() { --depth_; }

  void begin_part();

 private:
  void drop_stale(std::size_t first, std::size_t at);

  std::string_view text_;
  diag::Language language_;
  std::array<std::vector<ast::Keyword>, 256> reserved_by_byte_;
  std::vector<CommentPlace> comments_;
  std::size_t trivia_begin_ = 0, trivia_end_ = 0;
  bool trivia_known_ = false;
  std::size_t farthest_ = 0;
  std::vector<Expectation> expected_;
  Nodes nodes_;
  std::vector<std::uint32_t> open_;
  int depth_ = 0;
};

// One letter, digit or underscore of a name at `at`: its length in bytes, or 0.
std::size_t name_character(std::string_view text, std::size_t at);
// Where `spelling` at `at` ends, its words parted by any white space; 0 if it does not stand there
// as whole words.
std::size_t match_words(std::string_view text, std::size_t at, std::string_view spelling);

}  // namespace regel::parse
