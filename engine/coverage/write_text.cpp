#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/coverage/write.hpp"
#include "engine/report/text_table.hpp"
#include "lang/diag/source_excerpt.hpp"

namespace regel::coverage {

using report::Style;

namespace {

constexpr std::string_view kLacking = "✗ ";

bool is_whole(const Condition& condition) {
  return condition.seen.yes > 0 && condition.seen.no > 0 && condition.seen.unknown > 0;
}

class Text {
 public:
  Text(const Coverage& coverage, const ir::Program& program, const SourceMap& sources,
       diag::Language language, bool color)
      : coverage_(coverage),
        program_(program),
        sources_(sources),
        swedish_(language == diag::Language::Swedish),
        color_(color) {}

  std::string write() {
    for (const std::uint32_t rule : coverage_.rules) of_rule(rule);
    of_export();
    sum();
    return std::move(out_);
  }

 private:
  std::string_view pick(std::string_view sv, std::string_view en) const {
    return swedish_ ? sv : en;
  }
  template <class... Args>
  std::string say(std::string_view sv, std::string_view en, const Args&... args) const {
    return fmt::format(fmt::runtime(pick(sv, en)), args...);
  }

  std::string_view name(Part part) const {
    switch (part) {
      case Part::When:
        return pick("när", "when");
      case Part::Unless:
        return pick("utom när", "unless");
      case Part::UnclearWhen:
        return pick("oklart när", "unclear when");
      case Part::Requirement:
        return pick("ska", "must");
      case Part::Filter:
        return pick("urval", "where");
    }
    return {};
  }

  void of_rule(std::uint32_t index) {
    const ir::Rule& rule = program_.rules[index];
    std::vector<const Condition*> conditions;
    for (const Condition& one : coverage_.conditions) {
      if (one.rule == index) conditions.push_back(&one);
    }
    const auto whole =
        std::ranges::count_if(conditions, [](const auto* c) { return is_whole(*c); });
    const bool all = whole == static_cast<std::ptrdiff_t>(conditions.size());
    const std::uint32_t line = sources_.position(rule.id_span.file, rule.id_span.begin).line;
    out_ += report::styled(rule.id, Style::Bold, color_);
    out_ += say("  {}:{}  {} av {} villkor sedda sanna, falska och okända\n",
                "  {}:{}  {} of {} conditions seen true, false and unknown\n",
                sources_.path(rule.id_span.file), line, whole, conditions.size());
    if (all) return;
    std::vector<diag::Label> labels;
    for (const Condition* one : conditions) labels.push_back({one->span, mark(*one, rule)});
    const diag::Language language = swedish_ ? diag::Language::Swedish : diag::Language::English;
    for (const diag::InkLine& row :
         diag::source_excerpt(rule.id_span, labels, sources_, language)) {
      for (const diag::Piece& piece : row) {
        out_ += report::styled(piece.text, style_of(piece), color_);
      }
      out_ += '\n';
    }
    out_ += '\n';
  }

  // What stands below a condition: how many times it was seen so.
  Bilingual mark(const Condition& condition, const ir::Rule& rule) const {
    const Seen& seen = condition.seen;
    const auto count = [](std::uint64_t n) {
      return n == 0 ? std::string("–") : std::to_string(n);
    };
    std::string sign(seen.yes == 0 || seen.no == 0 ? kLacking : seen.unknown == 0 ? "? " : "");
    // What a definition says stands elsewhere; what chooses elements stands within another
    // condition.
    const bool elsewhere = condition.span.file != rule.span.file ||
                           condition.span.begin < rule.span.begin ||
                           condition.span.end > rule.span.end;
    if (elsewhere || condition.part == Part::Filter) {
      sign += std::string(name(condition.part)) + ": ";
    }
    return {sign + fmt::format("sant {}, falskt {}, okänt {}", count(seen.yes), count(seen.no),
                               count(seen.unknown)),
            sign + fmt::format("true {}, false {}, unknown {}", count(seen.yes), count(seen.no),
                               count(seen.unknown))};
  }

  static Style style_of(const diag::Piece& piece) {
    if (piece.ink == diag::Ink::Gutter) return Style::Grey;
    return piece.text.find(kLacking) != std::string::npos ? Style::Bad : Style::Plain;
  }

  void of_export() {
    const bool any = !coverage_.unexamined.empty() || !coverage_.without_rules.empty();
    if (any && !out_.ends_with("\n\n")) out_ += '\n';
    for (const Unexamined& one : coverage_.unexamined) {
      out_ += say("{}: {} poster, för {} av dem gäller ingen regel",
                  "{}: {} records, no rule applies to {}", one.register_name, one.records,
                  one.unexamined);
      if (one.undetermined > 0) {
        out_ += say(", för {} går det inte att avgöra", ", for {} it cannot be determined",
                    one.undetermined);
      }
      out_ += ".\n";
      if (one.keys.empty()) continue;
      std::string keys;
      for (const std::string& key : one.keys)
        keys += (keys.empty() ? "" : ", ") + report::shown(key);
      if (one.keys.size() < one.unexamined) keys += " …";
      out_ += "  " + keys + "\n";
    }
    for (const std::string& name : coverage_.without_rules) {
      out_ += say("{}: ingen regel handlar om registrets poster.\n",
                  "{}: no rule is about the records of the register.\n", name);
    }
    if (any) out_ += '\n';
  }

  void sum() {
    const Share both = decided(coverage_.conditions), open = unknown(coverage_.conditions);
    out_ += say("Sant och falskt: {} av {} sedda ({}). Okänt: {} av {} ({}).\n",
                "True and false: {} of {} seen ({}). Unknown: {} of {} ({}).\n", both.seen, both.of,
                percent(both), open.seen, open.of, percent(open));
  }

  std::string percent(const Share& share) const {
    std::string text = fmt::format("{:.1f} %", share.percent());
    if (swedish_) std::ranges::replace(text, '.', ',');
    return text;
  }

  const Coverage& coverage_;
  const ir::Program& program_;
  const SourceMap& sources_;
  bool swedish_, color_;
  std::string out_;
};

}  // namespace

std::string as_text(const Coverage& coverage, const ir::Program& program, const SourceMap& sources,
                    diag::Language language, bool color) {
  return Text(coverage, program, sources, language, color).write();
}

}  // namespace regel::coverage
