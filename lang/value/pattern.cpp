#include "lang/value/pattern.hpp"

#include <utility>

#include <re2/re2.h>

#include "lang/value/pattern_grammar.hpp"

namespace regel {
namespace {

// UTF-8, no output of its own, and "." takes any character, as in PostgreSQL.
re2::RE2::Options options() {
  re2::RE2::Options out;
  out.set_log_errors(false);
  out.set_dot_nl(true);
  out.set_never_capture(true);
  return out;
}

}  // namespace

Pattern::Pattern(std::unique_ptr<re2::RE2> engine) : engine_(std::move(engine)) {}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

std::variant<Pattern, PatternProblem> Pattern::compile(std::string_view pattern) {
  if (auto problem = find_pattern_problem(pattern)) return *std::move(problem);
  auto engine =
      std::make_unique<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options());
  // The grammar leaves only one thing for RE2 to refuse: size.
  if (!engine->ok()) return PatternProblem{PatternReason::TooLarge, std::string(pattern), 0};
  return Pattern(std::move(engine));
}

bool Pattern::full_match(std::string_view text) const {
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *engine_);
}

}  // namespace regel
