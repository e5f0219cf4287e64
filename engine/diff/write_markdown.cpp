// A comment in a pull request: verdict and counts in the first two lines, what must be done, a
// table of the rules that moved, and the records folded away. Every text is escaped for Markdown
// and HTML.

#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/diff/say.hpp"
#include "engine/diff/write.hpp"
#include "engine/outcome/withhold.hpp"
#include "lang/base/escape.hpp"

namespace regel::diff {

using diag::Language;

namespace {

// Kept free for the sentence that says what was left out.
constexpr std::size_t kReserve = 400;

// Whether GitHub would make a mention, a reference or a link of what follows.
bool begins_link(std::string_view text) {
  return text.starts_with('@') || text.starts_with("://") || text.starts_with("www.") ||
         (text.size() > 1 && text[0] == '#' && text[1] >= '0' && text[1] <= '9');
}

// A text that may stem from data: masked, and neither markup nor a link.
std::string md(std::string_view text) {
  std::string masked;
  outcome::append_masked(masked, text);
  const std::string escaped = markdown_text(terminal_text(masked));
  std::string out;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    const bool link = begins_link(std::string_view(escaped).substr(i));
    out += escaped[i];
    if (link) out += "<!-- -->";  // invisible, and parts it from what it would be joined with
  }
  return out;
}

// Whole blocks as long as there is room; the first that does not fit ends it.
class Comment {
 public:
  explicit Comment(std::size_t most) : most_(most) {}
  bool add(std::string_view block) {
    if (full_ || out_.size() + block.size() + kReserve > most_) {
      full_ = true;
      return false;
    }
    out_ += block;
    return true;
  }
  // Into what is kept free.
  std::string close(std::string_view last) { return out_ + std::string(last); }

 private:
  std::size_t most_;
  bool full_ = false;
  std::string out_;
};

class Blocks {
 public:
  Blocks(const DiffReport& report, Language language)
      : report_(report), language_(language), swedish_(language == Language::Swedish) {}

  std::string head() const {
    return fmt::format("**{}**\n{}\n", md(headline(report_, language_)),
                       md(tally(report_, language_)));
  }

  std::string advice(const Advice& one) const {
    std::string text = "\n";
    for (const std::string& problem : one.problems) {
      text += fmt::format("{} {}  \n", one.stops ? "❌" : "ℹ️", md(problem));
    }
    text += md(one.remedy) + "\n";
    if (!one.paste.empty()) text += fmt::format("\n```json\n{}\n```\n", one.paste);
    return text;
  }

  std::string failures() const {
    std::string text;
    for (const Error& failure : report_.failures) {
      text += fmt::format("\n❌ {} {}\n", failure.code, md(diag::pick(language_, failure.text)));
    }
    return text;
  }

  std::string table_head() const {
    std::string names = swedish_ ? "Regel" : "Rule", rules = "---";
    const auto add = [&](std::string_view name, bool right) {
      names += fmt::format(" | {}", name);
      rules += right ? " | ---:" : " | ---";
    };
    if (!report_.of_exports) add(swedish_ ? "Utslag" : "Verdict", false);
    for (const Move move : kMoves) add(words(move).in(language_), true);
    if (!report_.of_exports) {
      add(swedish_ ? "I test" : "In tests", true);
      add(swedish_ ? "Ändrat" : "Changed", false);
    }
    return fmt::format("\n| {} |\n| {} |\n", names, rules);
  }

  std::string table_row(const RuleDiff& rule) const {
    const bool run = rule.counts && !rule.unreadable;
    const auto number = [](bool known, std::uint64_t count) {
      return known ? std::to_string(count) : std::string("–");
    };
    std::string row = fmt::format("| {}", md(rule.id));
    const auto add = [&row](std::string_view text) { row += fmt::format(" | {}", text); };
    if (!report_.of_exports) add(words(rule.verdict).in(language_));
    for (const Move move : kMoves) add(number(run, rule.on_data.of(move)));
    if (!report_.of_exports) {
      add(number(rule.test_records > 0, rule.on_tests.total()));
      add(md(changes(rule, language_)));
    }
    return row + " |\n";
  }

  std::string details(const RuleDiff& rule) const {
    std::string text = fmt::format("\n<details><summary>{} {}</summary>\n\n", xml_text(rule.id),
                                   summary_title(rule.title));
    if (rule.unreadable) {
      text += swedish_ ? "Inget utslag: ett uttag som regeln behöver kunde inte läsas.\n"
                       : "No verdict: an export that the rule needs could not be read.\n";
    } else if (rule.counts) {
      if (rule.presence != Presence::Added) {
        text += fmt::format("- {} {}\n", swedish_ ? "Förut" : "Before",
                            md(counts_text(rule.counts->first, language_)));
      }
      if (rule.presence != Presence::Removed) {
        text += fmt::format("- {} {}\n", swedish_ ? "Nu" : "Now",
                            md(counts_text(rule.counts->second, language_)));
      }
    }
    append(rule.on_data,
           report_.of_exports ? ""
           : swedish_         ? " i uttagen"
                              : " in the exports",
           text);
    append(rule.on_tests, swedish_ ? " i testen" : " in the tests", text);
    return text + "\n</details>\n";
  }

  std::string left_out(std::uint64_t remedies, std::uint64_t rows, std::uint64_t details) const {
    if (remedies + rows + details == 0) return {};
    return fmt::format(
        fmt::runtime(swedish_ ? "\n*Utelämnat för längdens skull: {} åtgärder, {} rader i tabellen "
                                "och {} regler i detalj. `regel diff` visar allt.*\n"
                              : "\n*Left out for length: {} remedies, {} rows of the table and {} "
                                "rules in detail. `regel diff` shows everything.*\n"),
        remedies, rows, details);
  }

  std::string foot() const {
    const std::string looked_at = evidence(report_, language_);
    const std::string limits = caution(report_, language_);
    return fmt::format("\n{}{}{}\n", md(looked_at), looked_at.empty() || limits.empty() ? "" : " ",
                       md(limits));
  }

 private:
  static std::string summary_title(std::string_view title) {
    std::string masked;
    outcome::append_masked(masked, title);
    return xml_text(terminal_text(masked));
  }

  void append(const Movement& movement, std::string_view where, std::string& text) const {
    for (const Move move : kMoves) {
      const std::uint64_t count = movement.of(move);
      if (count == 0) continue;
      text += fmt::format("\n{}{} ({})\n\n", words(move).in(language_), where, count);
      std::uint64_t listed = 0;
      for (const MovedRecord& record : movement.records) {
        if (record.move != move) continue;
        ++listed;
        text += fmt::format("- {}", md(record_text(record, language_)));
        if (!record.test.empty()) text += fmt::format(" · test “{}”", md(record.test));
        text += '\n';
      }
      if (listed < count) {
        text += fmt::format(fmt::runtime(swedish_ ? "- … och {} till\n" : "- … and {} more\n"),
                            count - listed);
      }
    }
  }

  const DiffReport& report_;
  Language language_;
  bool swedish_;
};

}  // namespace

std::string write_markdown(const DiffReport& report, Language language, std::size_t most_bytes) {
  const Blocks blocks(report, language);
  const std::string foot = blocks.foot();
  Comment comment(most_bytes > foot.size() ? most_bytes - foot.size() : 0);
  comment.add(blocks.head());
  comment.add(blocks.failures());
  std::uint64_t remedies = 0, rows = 0, details = 0;
  for (const Advice& one : advice(report, language)) {
    if (!comment.add(blocks.advice(one))) ++remedies;
  }
  bool first = true;
  for (const RuleDiff& rule : report.rules) {
    if (!report.tells_of(rule)) continue;
    const std::string head = first ? blocks.table_head() : std::string();
    first = false;
    if (!comment.add(head + blocks.table_row(rule))) ++rows;
  }
  for (const RuleDiff& rule : report.rules) {
    if (report.tells_of(rule) && !comment.add(blocks.details(rule))) ++details;
  }
  return comment.close(blocks.left_out(remedies, rows, details) + foot);
}

}  // namespace regel::diff
