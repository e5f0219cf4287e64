// The words of a dump, in the order of the enumerators they stand for. For dump.cpp.

#pragma once

#include <string>
#include <string_view>

#include "lang/base/escape.hpp"

namespace regel::ast::dump_words {

constexpr std::string_view kLiterals[] = {"number",  "percent", "text", "date",
                                          "instant", "span",    "yes",  "no"};
constexpr std::string_view kUnits[] = {"year",        "month", "week",  "day",
                                       "working-day", "hour",  "minute"};
constexpr std::string_view kCompare[] = {"=", "<>", "<", "<=", ">", ">="};
constexpr std::string_view kArith[] = {"+", "-", "*", "/"};
constexpr std::string_view kStates[] = {"exists", "missing", "filled", "invalid",
                                        "recorded-unknown"};
constexpr std::string_view kContains[] = {"contains", "contains-any", "contains-all",
                                          "contains-only"};
constexpr std::string_view kTextTests[] = {"starts-with", "ends-with", "has-form", "matches"};
constexpr std::string_view kQuantifiers[] = {"all-of", "some-of", "none-of", ""};
constexpr std::string_view kBounds[] = {"at-least", "at-most", "exactly"};
constexpr std::string_view kAggregates[] = {"count",  "count-distinct", "share",
                                            "sum",    "average",        "highest",
                                            "lowest", "latest",         "earliest"};
constexpr std::string_view kHeads[] = {"all", "any", "none", ""};
constexpr std::string_view kTypes[] = {"text",   "integer",  "number", "yes-no", "date", "instant",
                                       "period", "duration", "link",   "list",   "named"};
constexpr std::string_view kSeverities[] = {"critical", "high", "medium", "low", "info"};
constexpr std::string_view kOutcomes[] = {"pass", "fail", "not-applicable", "undetermined"};
constexpr std::string_view kBuiltinIds[] = {
#define REGEL_BUILTIN(id, sv, en, arity) #id,
#include "lang/types/builtins.def"
#undef REGEL_BUILTIN
};

// A name as it stands, or marked and quoted where it would not be read as one word.
inline std::string name_text(std::string_view name) {
  const bool plain = !name.empty() && name.find_first_of(" ()\"\\\t") == std::string_view::npos;
  return plain ? std::string(name) : "'" + json_string(name);
}

template <std::size_t kSize, class Enum>
std::string_view word(const std::string_view (&words)[kSize], Enum value) {
  return words[static_cast<std::size_t>(value)];
}

}  // namespace regel::ast::dump_words
