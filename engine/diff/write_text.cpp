// For a terminal: the rules that moved, record by record, and last what it comes to and what must
// be done, because that is where the reader's eye is.

#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/diff/say.hpp"
#include "engine/diff/write.hpp"
#include "engine/report/text_table.hpp"
#include "lang/base/text.hpp"

namespace regel::diff {

using diag::Language;
using report::Align;
using report::shown;
using report::Style;
using report::styled;
using report::TextTable;

namespace {

Style style_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Equal:
      return Style::Plain;
    case Verdict::Stricter:
      return Style::Good;
    case Verdict::Looser:
    case Verdict::Incomparable:
      return Style::Bad;
    case Verdict::NotSeen:
      return Style::Unclear;
  }
  return Style::Plain;
}

class TextDiff {
 public:
  TextDiff(const DiffReport& report, Language language, bool color)
      : report_(report),
        language_(language),
        swedish_(language == Language::Swedish),
        color_(color) {}

  void append_head();
  void append_table();
  void append_rules();
  void append_failures();
  void append_conclusion();
  void append_advice();
  std::string take() { return std::move(out_); }

 private:
  std::string_view pick(std::string_view sv, std::string_view en) const {
    return swedish_ ? sv : en;
  }
  std::string cell(std::string_view sv, std::string_view en) const {
    return std::string(pick(sv, en));
  }
  template <class... Args>
  void append(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }
  void heading(std::string_view sv, std::string_view en) {
    append("\n{}\n", styled(pick(sv, en), Style::Bold, color_));
  }
  void append_rule(const RuleDiff& rule);
  void append_movement(const Movement& movement, std::string_view where);

  const DiffReport& report_;
  Language language_;
  bool swedish_;
  bool color_;
  std::string out_;
};

void TextDiff::append_head() {
  append("{} → {} · {} {}\n", shown(report_.before), shown(report_.after),
         pick("avstämningsdag", "as of"), report_.as_of);
}

void TextDiff::append_table() {
  if (report_.untouched == report_.rules.size()) return;
  heading("REGLER SOM RÖR SIG", "RULES THAT MOVED");
  std::vector<Align> columns(8, Align::Right);
  columns[0] = columns[1] = columns[7] = Align::Left;
  TextTable table(columns);
  table.add({cell("Regel", "Rule"), report_.of_exports ? "" : cell("Utslag", "Verdict"),
             std::string(words(Move::Failing).in(language_)),
             std::string(words(Move::Undetermined).in(language_)),
             std::string(words(Move::Cleared).in(language_)),
             std::string(words(Move::Reason).in(language_)),
             report_.of_exports ? "" : cell("I test", "In tests"),
             report_.of_exports ? "" : cell("Ändrat", "Changed")},
            Style::Grey);
  for (const RuleDiff& rule : report_.rules) {
    if (!report_.tells_of(rule)) continue;
    const bool run = rule.counts && !rule.unreadable;
    const auto number = [](bool known, std::uint64_t count) {
      return known ? std::to_string(count) : std::string("–");
    };
    table.add({rule.id, report_.of_exports ? "" : std::string(words(rule.verdict).in(language_)),
               number(run, rule.on_data.failing), number(run, rule.on_data.undetermined),
               number(run, rule.on_data.cleared), number(run, rule.on_data.reason),
               report_.of_exports ? "" : number(rule.test_records > 0, rule.on_tests.total()),
               report_.of_exports ? "" : shown(changes(rule, language_))},
              report_.of_exports ? Style::Plain : style_of(rule.verdict));
  }
  table.append_to(out_, color_);
}

void TextDiff::append_movement(const Movement& movement, std::string_view where) {
  for (const Move move : kMoves) {
    const std::uint64_t count = movement.of(move);
    if (count == 0) continue;
    append("  {}{} ({})\n", words(move).in(language_), where, count);
    std::uint64_t listed = 0;
    for (const MovedRecord& record : movement.records) {
      if (record.move != move) continue;
      ++listed;
      append("    {}", shown(record_text(record, language_)));
      if (!record.test.empty()) append(" · test \"{}\"", shown(record.test));
      out_ += '\n';
    }
    if (listed < count) {
      append("    {}\n",
             fmt::format(fmt::runtime(pick("… och {} till. Visa alla: --max-findings 0",
                                           "… and {} more. Show all: --max-findings 0")),
                         count - listed));
    }
  }
}

void TextDiff::append_rule(const RuleDiff& rule) {
  append("\n{}\n", styled(fmt::format("{}  {}", rule.id, shown(rule.title)), Style::Bold, color_));
  if (!report_.of_exports)
    append("  {}: {}\n", pick("Ändrat", "Changed"), shown(changes(rule, language_)));
  if (!rule.file.empty()) {
    append("  {}\n",
           styled(fmt::format("{}:{}", shown(rule.file), rule.line), Style::Grey, color_));
  }
  if (rule.unreadable) {
    append("  {}\n", pick("Inget utslag: ett uttag som regeln behöver kunde inte läsas.",
                          "No verdict: an export that the rule needs could not be read."));
    return;
  }
  if (rule.counts) {
    if (rule.presence != Presence::Added) {
      append("  {}: {}\n", pick("Förut", "Before"), counts_text(rule.counts->first, language_));
    }
    if (rule.presence != Presence::Removed) {
      append("  {}: {}\n", pick("Nu", "Now"), counts_text(rule.counts->second, language_));
    }
  }
  append_movement(rule.on_data, report_.of_exports ? "" : pick(" i uttagen", " in the exports"));
  append_movement(rule.on_tests, pick(" i testen", " in the tests"));
}

void TextDiff::append_rules() {
  for (const RuleDiff& rule : report_.rules) {
    if (report_.tells_of(rule)) append_rule(rule);
  }
}

void TextDiff::append_failures() {
  if (report_.failures.empty()) return;
  heading("KUNDE INTE LÄSAS", "COULD NOT BE READ");
  for (const Error& failure : report_.failures) {
    append("  {} {}\n", styled(failure.code, Style::Bad, color_),
           shown(diag::pick(language_, failure.text)));
  }
}

void TextDiff::append_advice() {
  const std::vector<Advice> all = advice(report_, language_);
  for (const bool stops : {true, false}) {
    bool first = true;
    for (const Advice& one : all) {
      if (one.stops != stops) continue;
      if (first && stops) heading("STOPPAR ÄNDRINGEN", "STOPS THE CHANGE");
      if (first && !stops) heading("ATT VETA", "TO KNOW");
      if (!first) out_ += '\n';
      first = false;
      for (const std::string& problem : one.problems) append("  {}\n", shown(problem));
      append("  {}\n", shown(one.remedy));
      for (const std::string_view line : split(one.paste, '\n')) {
        if (!line.empty()) append("    {}\n", shown(line));
      }
    }
  }
}

void TextDiff::append_conclusion() {
  const bool failed = report_.data == DataState::Failed;
  append("\n{}\n", styled(headline(report_, language_),
                          failed ? Style::Bad : style_of(report_.verdict), color_));
  append("{}\n", tally(report_, language_));
  const std::string looked_at = evidence(report_, language_);
  if (!looked_at.empty()) append("{}\n", looked_at);
  const std::string limits = caution(report_, language_);
  if (!limits.empty()) append("{}\n", limits);
}

}  // namespace

std::string write_text(const DiffReport& report, Language language, bool color) {
  TextDiff text(report, language, color);
  text.append_head();
  text.append_table();
  text.append_rules();
  text.append_failures();
  text.append_advice();
  text.append_conclusion();
  return text.take();
}

}  // namespace regel::diff
