// A Diagnostic is data until the last moment: a code, a place, arguments, further places and
// proposals. Its text, in either language, comes from the one table in codes.def. Diagnostics are
// the rule author's mistakes (R…); findings in data (D9…) use the same table for their texts but
// travel in the report.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lang/base/result.hpp"
#include "lang/source/span.hpp"

namespace regel::diag {

enum class Severity : std::uint8_t { Error, Warning, Info };

enum class Code : std::uint16_t {
#define REGEL_DIAG(code, severity, heading_sv, heading_en, text_sv, text_en) code,
#include "lang/diag/codes.def"
#undef REGEL_DIAG
};

struct CodeInfo {
  std::string_view name;  // "R512"
  Severity severity;
  std::string_view heading_sv, heading_en;
  std::string_view text_sv, text_en;  // with {0}, {1} …
};

inline constexpr CodeInfo kCodes[] = {
#define REGEL_DIAG(code, severity, heading_sv, heading_en, text_sv, text_en) \
  {#code, Severity::severity, heading_sv, heading_en, text_sv, text_en},
#include "lang/diag/codes.def"
#undef REGEL_DIAG
};

constexpr const CodeInfo& info(Code code) { return kCodes[static_cast<std::size_t>(code)]; }

// How many arguments a text takes: one more than the highest placeholder.
constexpr std::size_t arity(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] != '{' || text[i + 1] < '0' || text[i + 1] > '9' || text[i + 2] != '}') continue;
    const auto number = static_cast<std::size_t>(text[i + 1] - '0') + 1;
    if (number > count) count = number;
  }
  return count;
}

enum class Language : std::uint8_t { Swedish, English };

inline std::string_view pick(Language language, const Bilingual& text) {
  return language == Language::Swedish ? text.sv : text.en;
}

// An argument of a message: the author's own names are the same in both languages, words of the
// language (types, keywords) are not.
struct Arg {
  Bilingual text;

  Arg(std::string_view same) : text{std::string(same), std::string(same)} {}
  Arg(const std::string& same) : text{same, same} {}
  Arg(const char* same) : text{same, same} {}
  Arg(Bilingual words) : text(std::move(words)) {}
  Arg(std::size_t number) : Arg(std::to_string(number)) {}
  Arg(std::int64_t number) : Arg(std::to_string(number)) {}
  Arg(std::uint32_t number) : Arg(std::to_string(number)) {}
  Arg(int number) : Arg(std::to_string(number)) {}
};

// A further place that the message is about.
struct Label {
  Span span;
  Bilingual text;
};

// A concrete way out: Regel text to write, with what it means. `certain` proposals may be applied
// by an editor to the diagnostic's span.
struct Proposal {
  std::string replacement;
  Bilingual meaning;
  bool certain = false;
};

struct Diagnostic {
  Code code;
  Span span;
  std::vector<Bilingual> args;
  std::vector<Label> labels;
  std::vector<Proposal> proposals;
};

// The message with its arguments filled in. An empty argument takes the space before it along.
std::string message(const Diagnostic& diagnostic, Language language);
std::string fill(std::string_view text, const std::vector<Bilingual>& args, Language language);

}  // namespace regel::diag
