#include "engine/review/code_rule.hpp"

#include <string>

#include "lang/base/check.hpp"
#include "lang/diag/explain.hpp"

namespace regel::review {

Level level_of(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::Error:
      return Level::Error;
    case diag::Severity::Warning:
      return Level::Warning;
    case diag::Severity::Info:
      return Level::Note;
  }
  REGEL_UNREACHABLE();
}

namespace {

std::string_view word(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::Error:
      return "error";
    case diag::Severity::Warning:
      return "warning";
    case diag::Severity::Info:
      return "info";
  }
  REGEL_UNREACHABLE();
}

}  // namespace

std::size_t CodeRules::index_of(diag::Code code) {
  const auto [at, added] = known_.try_emplace(code, rules_.size());
  if (!added) return at->second;
  const diag::CodeInfo& info = diag::info(code);
  Rule rule;
  rule.id = info.name;
  rule.title = language_ == diag::Language::Swedish ? info.heading_sv : info.heading_en;
  rule.text = rule.title;
  rule.help = diag::explanation(code, language_).prose;
  rule.level = level_of(info.severity);
  rule.severity = word(info.severity);
  rules_.push_back(std::move(rule));
  return at->second;
}

}  // namespace regel::review
