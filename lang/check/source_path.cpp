#include "lang/check/source_path.hpp"

#include <algorithm>

namespace regel::check {

using types::PathStep;

namespace {

struct Cursor {
  std::string_view rest;

  bool take(std::string_view word) {
    if (rest.substr(0, word.size()) != word) return false;
    rest.remove_prefix(word.size());
    return true;
  }
};

// After `['`: the name up to the quote and the bracket.
std::variant<PathStep, Bilingual> quoted_name(Cursor& at, char quote) {
  const std::size_t end = at.rest.find(std::string{quote, ']'});
  if (end == std::string_view::npos) {
    return Bilingual{"`['` har inget `']`", "`['` has no `']`"};
  }
  PathStep step{PathStep::Kind::Member, std::string(at.rest.substr(0, end))};
  at.rest.remove_prefix(end + 2);
  return step;
}

std::variant<PathStep, Bilingual> next_step(Cursor& at) {
  if (at.take("[*]")) return PathStep{PathStep::Kind::Elements, {}};
  if (at.take("['")) return quoted_name(at, '\'');
  if (at.take("[\"")) return quoted_name(at, '"');
  if (at.take("[")) {
    return Bilingual{"inom hakparentes kan bara `*` eller ett namn inom citattecken stå",
                     "only `*` or a quoted name can stand in brackets"};
  }
  if (at.take("..")) return Bilingual{"`..` finns inte", "`..` does not exist"};
  if (!at.take("."))
    return Bilingual{"efter `$` följer `.` eller `[`", "`$` is followed by `.` or `[`"};
  const std::size_t end = std::min(at.rest.find_first_of(".["), at.rest.size());
  const std::string_view name = at.rest.substr(0, end);
  at.rest.remove_prefix(end);
  if (name == "*") return PathStep{PathStep::Kind::Members, {}};
  if (name.empty()) return Bilingual{"ett namn saknas efter `.`", "a name is missing after `.`"};
  return PathStep{PathStep::Kind::Member, std::string(name)};
}

}  // namespace

std::variant<types::JsonPath, Bilingual> parse_json_path(std::string_view text) {
  Cursor at{text};
  if (!at.take("$")) return Bilingual{"den ska börja med `$`", "it should begin with `$`"};
  types::JsonPath path;
  while (!at.rest.empty()) {
    auto step = next_step(at);
    if (auto* fault = std::get_if<Bilingual>(&step)) return std::move(*fault);
    path.push_back(std::move(*std::get_if<PathStep>(&step)));
  }
  return path;
}

bool is_single(const types::JsonPath& path) {
  return std::ranges::all_of(
      path, [](const PathStep& step) { return step.kind == PathStep::Kind::Member; });
}

}  // namespace regel::check
