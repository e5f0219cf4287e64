#include "tools/regel/trace_text.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "engine/report/text_findings.hpp"
#include "engine/report/text_table.hpp"
#include "engine/report/words.hpp"
#include "lang/base/unicode.hpp"

namespace regel::tool {

using report::Style;

namespace {

class TraceText {
 public:
  TraceText(const SourceMap& sources, diag::Language language, bool color)
      : sources_(sources), language_(language), color_(color) {}

  void append_head(const RecordTrace& trace);
  void append_part(std::string_view sv, std::string_view en,
                   const std::vector<ConditionTrace>& conditions);
  void append_condition(const ConditionTrace& condition, std::size_t depth);
  std::string take() { return std::move(out_); }

 private:
  std::string_view pick(std::string_view sv, std::string_view en) const {
    return language_ == diag::Language::Swedish ? sv : en;
  }
  template <class... Args>
  void append(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }
  std::string words_of(Span span) const;
  std::string answer(ir::Outcome truth) const;

  const SourceMap& sources_;
  diag::Language language_;
  bool color_;
  std::string out_;
};

// The author's words on one line.
std::string TraceText::words_of(Span span) const {
  if (!span.valid()) return {};
  return report::shown(clean_text(sources_.text(span)));
}

std::string TraceText::answer(ir::Outcome truth) const {
  constexpr std::size_t kWidth = 6;
  std::string_view word;
  Style style = Style::Plain;
  switch (truth) {
    case ir::Outcome::Pass:
      word = pick("ja", "yes");
      style = Style::Good;
      break;
    case ir::Outcome::Fail:
      word = pick("nej", "no");
      style = Style::Bad;
      break;
    case ir::Outcome::Undetermined:
      word = pick("oklart", "unclear");
      style = Style::Unclear;
      break;
    case ir::Outcome::NotApplicable:
      word = "–";
      style = Style::Grey;
      break;
  }
  const std::size_t length = code_points(word);
  return report::styled(word, style, color_) +
         std::string(length < kWidth ? kWidth - length : 0, ' ');
}

void TraceText::append_head(const RecordTrace& trace) {
  const std::string_view outcome = report::words(trace.outcome).in(language_);
  append("{} · {} {}: {}\n", trace.rule, report::shown(trace.register_name),
         report::shown(trace.key), report::styled(outcome, Style::Bold, color_));
  const std::string place = report::place_text(trace.place, language_);
  if (!place.empty()) append("{}\n", report::styled(place, Style::Grey, color_));
}

void TraceText::append_part(std::string_view sv, std::string_view en,
                            const std::vector<ConditionTrace>& conditions) {
  if (conditions.empty()) return;
  append("\n{}\n", report::styled(pick(sv, en), Style::Bold, color_));
  for (const ConditionTrace& condition : conditions) append_condition(condition, 1);
}

void TraceText::append_condition(const ConditionTrace& condition, std::size_t depth) {
  const std::string indent(depth * 2, ' ');
  const std::string words = words_of(condition.span);
  if (!condition.value.empty()) {
    // A value that was looked at: what it is and where it stands.
    append("{}{} = {}", indent, words, report::shown(condition.value));
    const std::string place = report::place_text(condition.place, language_);
    if (!place.empty()) append("  {}", report::styled(place, Style::Grey, color_));
    out_ += '\n';
  } else {
    append("{}{}  {}{}\n", indent, answer(condition.truth),
           condition.item.empty() ? "" : condition.item + ") ", words);
  }
  // A cause stands once, at the innermost condition that has it.
  const auto has_causes = [](const ConditionTrace& part) { return !part.causes.empty(); };
  const bool inside = std::ranges::any_of(condition.parts, has_causes);
  for (const outcome::Cause& cause : condition.causes) {
    if (inside) break;
    append("{}  {}: {}", indent, pick("orsak", "cause"),
           report::shown(report::sentence(cause, language_)));
    if (!cause.key.empty()) {
      append(", {} {}", report::shown(cause.register_name), report::shown(cause.key));
    }
    const std::string place = report::place_text(cause.place, language_);
    if (!place.empty()) append(", {}", place);
    out_ += '\n';
  }
  for (const ConditionTrace& part : condition.parts) append_condition(part, depth + 1);
}

}  // namespace

std::string trace_text(const RecordTrace& trace, const SourceMap& sources, diag::Language language,
                       bool color) {
  TraceText text(sources, language, color);
  text.append_head(trace);
  text.append_part("När (regeln gäller bara om allt detta är ja)",
                   "When (the rule applies only if all of this is yes)", trace.when);
  text.append_part("Utom när (regeln gäller inte om något av detta är ja)",
                   "Unless (the rule does not apply if any of this is yes)", trace.unless);
  text.append_part("Krav", "Requirement", {trace.requirement});
  return text.take();
}

}  // namespace regel::tool
