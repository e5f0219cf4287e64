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
  void append_place(const outcome::Place& place);
  void append_members(const ConditionTrace& condition, const std::string& indent);
  std::string words_of(Span span) const;
  Span before_items(const ConditionTrace& condition) const;
  std::string answer(ir::Outcome truth) const;

  const SourceMap& sources_;
  diag::Language language_;
  bool color_;
  std::string file_;        // of the record
  std::uint64_t line_ = 0;  // likewise
  std::string out_;
};

// The author's words on one line.
std::string TraceText::words_of(Span span) const {
  if (!span.valid()) return {};
  return report::shown(clean_text(sources_.text(span)));
}

// Items have lines of their own: of the list only its heading, "alla dessa".
Span TraceText::before_items(const ConditionTrace& condition) const {
  Span span = condition.span;
  if (!span.valid() || condition.parts.empty() || condition.parts[0].item.empty()) return span;
  const std::string_view text = sources_.text(span);
  const std::size_t item = text.find(condition.parts[0].item + ")");
  if (item != std::string_view::npos) span.end = span.begin + static_cast<std::uint32_t>(item);
  return span;
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
  file_ = trace.place.file;
  line_ = trace.place.line;
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
  const std::string words = words_of(before_items(condition));
  if (!condition.value.empty()) {
    // A value that was looked at: what it is and where it stands.
    append("{}{} = {}", indent, words, report::shown(condition.value));
    append_place(condition.place);
    out_ += '\n';
  } else {
    append("{}{}  {}{}\n", indent, answer(condition.truth),
           condition.item.empty() ? "" : condition.item + ") ", words);
  }
  append_members(condition, indent + "  ");
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

// In the record itself the pointer is enough: file and line stand above.
void TraceText::append_place(const outcome::Place& place) {
  std::string text = report::place_text(place, language_);
  if (place.file == file_ && place.line == line_) text = '(' + report::shown(place.pointer) + ')';
  if (!place.file.empty() && !text.empty()) {
    append("  {}", report::styled(text, Style::Grey, color_));
  }
}

void TraceText::append_members(const ConditionTrace& condition, const std::string& indent) {
  if (!condition.all) return;
  const std::uint64_t all = *condition.all;
  const bool elements = !condition.members.empty() && condition.members[0].register_name.empty();
  append("{}{} {}", indent, all,
         elements   ? all == 1 ? pick("element", "element") : pick("element", "elements")
           : all == 1 ? pick("post", "record")
                    : pick("poster", "records"));
  const std::uint64_t open = all - condition.hold - condition.fail;
  if (all != condition.hold) {
    append(": {} {}, {} {}", condition.hold, pick("ja", "yes"), condition.fail, pick("nej", "no"));
    if (open != 0) append(", {} {}", open, pick("oklart", "unclear"));
  }
  out_ += '\n';
  for (const ConditionTrace::Member& member : condition.members) {
    if (member.key.empty() && member.place.file.empty()) continue;
    append("{}  {}  {}", indent, answer(member.truth),
           report::shown(member.key.empty() ? "" : member.register_name + " " + member.key));
    append_place(member.place);
    out_ += '\n';
  }
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
  text.append_part("Oklart när (det kan inte avgöras om något av detta är ja)",
                   "Unclear when (it cannot be determined if any of this is yes)",
                   trace.unclear_when);
  text.append_part("Krav", "Requirement", {trace.requirement});
  return text.take();
}

}  // namespace regel::tool
