// The report for a terminal: what was checked, what was found, what weakens it, what it was read
// from, and last what it comes to, because that is where the reader's eye is when it has scrolled.

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/outcome/withhold.hpp"
#include "engine/report/text_baseline.hpp"
#include "engine/report/text_findings.hpp"
#include "engine/report/text_table.hpp"
#include "engine/report/words.hpp"
#include "engine/report/writer.hpp"
#include "lang/base/unicode.hpp"

namespace regel::report {

using outcome::RuleResult;
using outcome::RuleStatus;
using outcome::RunReport;

namespace {

constexpr std::size_t kTitleWidth = 60;

struct Verdict {
  std::string_view text;
  Style style;
};

Verdict verdict(const RuleResult& rule, diag::Language language) {
  if (rule.status != RuleStatus::Checked) {
    const bool failed = rule.status == RuleStatus::SourceFailed;
    return {words(rule.status).in(language), failed ? Style::Bad : Style::Grey};
  }
  if (rule.fail > 0) return {words(ir::Outcome::Fail).in(language), Style::Bad};
  if (rule.undetermined > 0) {
    return {words(ir::Outcome::Undetermined).in(language), Style::Unclear};
  }
  if (rule.pass == 0) return {words(RuleStatus::NotExercised).in(language), Style::Grey};
  return {words(ir::Outcome::Pass).in(language), Style::Good};
}

std::string shortened(std::string text) {
  if (code_points(text) <= kTitleWidth) return text;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < kTitleWidth; ++i) decode(text, at);
  return text.substr(0, at) + "…";
}

// One line of the sources: a file that could not be read, or all files of a register that could.
struct SourceLine {
  const outcome::SourceResult* first;
  std::size_t files = 1;
  std::uint64_t records;
  std::optional<std::uint64_t> claimed;  // if all files say it
  std::string exported;                  // "2026-01-01 – 2026-03-01" where files differ
};

std::vector<SourceLine> source_lines(const std::vector<outcome::SourceResult>& sources) {
  std::vector<SourceLine> lines;
  std::vector<std::pair<std::string, std::string>> exported;  // earliest and latest, by line
  for (const outcome::SourceResult& source : sources) {
    const auto same = [&](const SourceLine& line) {
      return !line.first->failure && line.first->register_name == source.register_name &&
             line.first->previous == source.previous;
    };
    const auto line = std::find_if(lines.begin(), lines.end(), same);
    if (source.failure || line == lines.end()) {
      lines.push_back({&source, 1, source.records, source.claimed, {}});
      exported.emplace_back(source.exported, source.exported);
      continue;
    }
    ++line->files;
    line->records += source.records;
    if (line->claimed) {
      line->claimed =
          source.claimed ? std::optional(*line->claimed + *source.claimed) : std::nullopt;
    }
    auto& [first, last] = exported[static_cast<std::size_t>(line - lines.begin())];
    first = std::min(first, source.exported);
    last = std::max(last, source.exported);
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& [first, last] = exported[i];
    // Nothing is said of the age where one file says nothing.
    if (!first.empty()) lines[i].exported = first == last ? first : first + " – " + last;
  }
  return lines;
}

class TextReport {
 public:
  TextReport(const RunReport& report, const WriteOptions& options)
      : report_(report), options_(options), swedish_(options.language == diag::Language::Swedish) {}

  void append_head();
  void append_rules();
  void append_data_findings();
  void append_caveats();
  void append_advice();
  void append_summaries();
  void append_waivers();
  void append_baseline() {
    if (options_.baseline != nullptr) out_ += baseline_text(*options_.baseline, options_);
  }
  void append_sources();
  void append_manifest();
  void append_conclusion();
  void append_news(const outcome::BaselineComparison& baseline);
  std::string take() { return std::exchange(out_, {}); }

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
    append("\n{}\n", styled(pick(sv, en), Style::Bold, options_.color));
  }

  const RunReport& report_;
  const WriteOptions& options_;
  bool swedish_;
  std::string out_;
};

void TextReport::append_head() {
  append("Regel {} · {} {}\n", report_.manifest.engine, pick("avstämningsdag", "as of"),
         report_.as_of);
}

void TextReport::append_rules() {
  if (report_.rules.empty()) return;
  bool waived = false;
  for (const RuleResult& rule : report_.rules) waived = waived || rule.waived > 0;
  const outcome::BaselineComparison* baseline = options_.baseline;
  const std::size_t numbers = 5u + (waived ? 1 : 0) + (baseline != nullptr ? 1 : 0);
  std::vector<Align> columns = {Align::Left, Align::Left};
  columns.insert(columns.end(), numbers, Align::Right);
  columns.push_back(Align::Left);
  TextTable table(columns);
  // The two columns before the title are there when there is something to say in them.
  const auto add = [&](std::vector<std::string> cells, Style style) {
    if (baseline == nullptr) cells.erase(cells.end() - 2);
    if (!waived) cells.erase(cells.begin() + 7);
    table.add(std::move(cells), style);
  };
  heading("REGLER", "RULES");
  add({cell("Regel", "Rule"), cell("Resultat", "Result"), cell("Poster", "Records"),
       cell("Ej tillämplig", "Not applicable"), cell("Uppfylld", "Pass"), cell("Bruten", "Fail"),
       cell("Kan ej avgöras", "Undetermined"), cell("Dispens", "Waived"), cell("Kända", "Known"),
       cell("Rubrik", "Title")},
      Style::Grey);
  for (std::size_t i = 0; i < report_.rules.size(); ++i) {
    const RuleResult& rule = report_.rules[i];
    const auto known =
        baseline == nullptr ? outcome::BaselineComparison::Known{} : baseline->rules[i];
    const Verdict result = verdict(rule, options_.language);
    const bool counted = rule.records > 0 || rule.status == RuleStatus::Checked;
    const auto number = [counted](std::uint64_t value) {
      return counted ? std::to_string(value) : std::string("–");
    };
    add({rule.id, std::string(result.text), number(rule.records), number(rule.not_applicable),
         number(rule.pass), number(rule.fail), number(rule.undetermined), number(rule.waived),
         number(known.fail + known.undetermined), shortened(shown(rule.title))},
        result.style);
  }
  table.append_to(out_, options_.color);
}

void TextReport::append_data_findings() {
  if (report_.data_findings.empty()) return;
  heading("BRISTER I UPPGIFTERNA", "FINDINGS IN THE DATA");
  for (const outcome::DataFinding& finding : report_.data_findings) {
    const diag::CodeInfo& code = diag::info(finding.code);
    append("  {}  {}", code.name, pick(code.heading_sv, code.heading_en));
    if (finding.count > 1) append(" · {} {}", finding.count, pick("fall", "cases"));
    const std::string text = shown(data_text(finding.code, finding.args, options_.language));
    append("\n        {}\n", text);
    for (std::size_t i = 0; i < finding.examples.size(); ++i) {
      const std::string place = place_text(finding.examples[i], options_.language);
      std::string key = i < finding.keys.size() ? shown(finding.keys[i]) : std::string();
      if (finding.count == 1 && text.find(key) != std::string::npos) key.clear();
      if (place.empty() && key.empty()) continue;
      append("        {}{}{}\n", key, key.empty() || place.empty() ? "" : ": ", place);
    }
  }
}

void TextReport::append_caveats() {
  if (report_.caveats.empty()) return;
  heading("FÖRBEHÅLL", "CAVEATS");
  for (const outcome::Caveat& caveat : report_.caveats) {
    append("  {}", caveat.rules.empty() ? pick("Alla regler", "All rules") : "");
    for (std::size_t i = 0; i < caveat.rules.size(); ++i) {
      append("{}{}", i == 0 ? "" : ", ", caveat.rules[i]);
    }
    append(": {} ({})\n", shown(data_text(caveat.code, caveat.args, options_.language)),
           diag::info(caveat.code).name);
  }
}

void TextReport::append_advice() {
  if (report_.advice.empty()) return;
  heading("OM REGLERNA", "ABOUT THE RULES");
  for (const outcome::RuleAdvice& advice : report_.advice) {
    const diag::CodeInfo& code = diag::info(advice.code);
    append("  {}  {}", code.name, pick(code.heading_sv, code.heading_en));
    if (!advice.file.empty()) append(" · {}:{}", shown(advice.file), advice.line);
    append("\n        {}\n", shown(data_text(advice.code, advice.args, options_.language)));
  }
}

void TextReport::append_summaries() {
  for (const outcome::SummaryResult& summary : report_.summaries) {
    append("\n{}\n", styled(fmt::format("{} {}  {}", pick("SAMMANSTÄLLNING", "SUMMARY"), summary.id,
                                        shown(summary.title)),
                            Style::Bold, options_.color));
    if (!summary.rows.empty()) {
      std::vector<Align> columns(1 + summary.rows[0].figures.size(), Align::Right);
      columns[0] = Align::Left;
      TextTable table(columns);
      std::vector<std::string> head = {""};
      for (const outcome::Figure& figure : summary.rows[0].figures) {
        head.push_back(shown(figure.name));
      }
      table.add(std::move(head), Style::Grey);
      for (const outcome::SummaryRow& row : summary.rows) {
        std::vector<std::string> cells = {shown(row.key)};
        for (const outcome::Figure& figure : row.figures) {
          std::string value;
          if (row.withheld) {
            value = diag::pick(options_.language, outcome::withheld_text());
          } else if (figure.low.empty() && figure.high.empty()) {
            value = pick("okänt", "unknown");
          } else if (figure.low == figure.high) {
            value = shown(figure.low);
          } else {
            value = shown(figure.low) + "–" + shown(figure.high);
          }
          cells.push_back(std::move(value));
        }
        cells.resize(columns.size());
        table.add(std::move(cells));
      }
      table.append_to(out_, options_.color);
    }
    if (summary.undetermined > 0) {
      append("  {}: {}\n", pick("Kan ej avgöras", "Undetermined"), summary.undetermined);
    }
  }
}

void TextReport::append_waivers() {
  if (report_.waivers.empty()) return;
  heading("DISPENSER", "WAIVERS");
  for (const outcome::WaiverResult& waiver : report_.waivers) {
    append("  {}  {} {}", shown(waiver.id), pick("från", "from"), waiver.rule);
    if (!waiver.through.empty()) append(", {} {}", pick("till", "through"), waiver.through);
    if (!waiver.decision.empty()) append(", {}", shown(waiver.decision));
    if (waiver.matched == 0) {
      append(", {}", pick("gäller ingen avvikelse i körningen", "matches no finding of this run"));
    } else {
      append(", {}: {}", pick("avvikelser", "findings"), waiver.matched);
    }
    out_ += '\n';
  }
}

void TextReport::append_sources() {
  if (report_.sources.empty() && report_.failures.empty()) return;
  heading("KÄLLOR", "SOURCES");
  TextTable table({Align::Left, Align::Left, Align::Right, Align::Right, Align::Left, Align::Left});
  table.add({cell("Register", "Register"), cell("Fil", "File"), cell("Poster", "Records"),
             cell("Uppgivet antal", "Claimed"), cell("Uttaget", "Exported"), ""},
            Style::Grey);
  for (const SourceLine& line : source_lines(report_.sources)) {
    const outcome::SourceResult& source = *line.first;
    std::string file = shown(source.file);
    if (line.files > 1) file = fmt::format("{} {}", line.files, pick("filer", "files"));
    table.add({shown(source.register_name), std::move(file),
               source.failure ? "–" : std::to_string(line.records),
               line.claimed ? std::to_string(*line.claimed) : "–",
               line.exported.empty() ? "–" : shown(line.exported),
               source.previous ? cell("tidigare uttag", "earlier export") : ""},
              source.failure ? Style::Bad : Style::Plain);
  }
  if (!report_.sources.empty()) table.append_to(out_, options_.color);
  for (const outcome::SourceResult& source : report_.sources) {
    if (!source.failure) continue;
    append("  {} {}\n", styled(source.failure->code, Style::Bad, options_.color),
           shown(diag::pick(options_.language, source.failure->text)));
  }
  for (const Error& failure : report_.failures) {
    append("  {} {}\n", styled(failure.code, Style::Bad, options_.color),
           shown(diag::pick(options_.language, failure.text)));
  }
}

void TextReport::append_manifest() {
  const outcome::Manifest& manifest = report_.manifest;
  heading("UNDERLAG", "BASIS");
  append("  {} xxh3-128:{} · {} {}\n", pick("regler", "rules"), manifest.rules_hash,
         manifest.rule_files.size(),
         manifest.rule_files.size() == 1 ? pick("regelfil", "rule file")
                                         : pick("regelfiler", "rule files"));
  append("  {} {} · {} {} · {} {}\n", pick("kalender", "calendar"), manifest.calendar,
         pick("tidszoner", "time zones"), manifest.zones, pick("tidpunkt", "time"), report_.now);
  for (const auto& [parameter, value] : manifest.parameters) {
    append("  {} = {}\n", shown(parameter), shown(value));
  }
}

// Broken rules alone would make a reader wonder why the run passed.
void TextReport::append_news(const outcome::BaselineComparison& baseline) {
  if (baseline.fresh == 0 && baseline.stale.empty()) {
    append("{}\n", pick("Inget är nytt mot baslinjen.", "Nothing is new against the baseline."));
    return;
  }
  append("{}: {}", pick("Nytt mot baslinjen", "New against the baseline"), baseline.fresh);
  if (!baseline.stale.empty()) {
    append(". {}: {}", pick("Inaktuella rader i den", "Stale entries of it"),
           baseline.stale.size());
  }
  out_ += ".\n";
}

void TextReport::append_conclusion() {
  struct Line {
    std::string_view sv, en;
    std::uint64_t rules;
    std::string_view one_sv = {};  // where Swedish has a form of its own for one
  };
  Line lines[] = {{"brutna", "broken", 0, "bruten"},
                  {"kan ej avgöras", "undetermined", 0},
                  {"uppfyllda", "passed", 0, "uppfylld"},
                  {"ej prövade", "not exercised", 0, "ej prövad"},
                  {"inte i kraft", "not in force", 0},
                  {"utan källa", "without a source", 0},
                  {"med oläsbar källa", "with an unreadable source", 0}};
  for (const RuleResult& rule : report_.rules) {
    switch (rule.status) {
      case RuleStatus::Checked:
        ++lines[rule.fail > 0 ? 0 : rule.undetermined > 0 ? 1 : rule.pass > 0 ? 2 : 3].rules;
        break;
      case RuleStatus::NotExercised:
        ++lines[3].rules;
        break;
      case RuleStatus::NotInForce:
        ++lines[4].rules;
        break;
      case RuleStatus::SourceMissing:
        ++lines[5].rules;
        break;
      case RuleStatus::SourceFailed:
        ++lines[6].rules;
        break;
    }
  }
  append("\n{} {}", report_.rules.size(),
         report_.rules.size() == 1 ? pick("regel", "rule") : pick("regler", "rules"));
  std::string_view before = ": ";
  for (const Line& line : lines) {
    if (line.rules == 0) continue;
    const bool one = line.rules == 1 && !line.one_sv.empty();
    append("{}{} {}", before, line.rules, pick(one ? line.one_sv : line.sv, line.en));
    before = ", ";
  }
  out_ += ".\n";
  if (options_.baseline != nullptr) append_news(*options_.baseline);
  if (report_.exit == 4) {
    append("{}\n",
           pick("En källa eller maskinen svek: dra ingen slutsats av det som saknas.",
                "A source or the machine failed: draw no conclusion from what is missing."));
  }
  append("{}\n", honesty().in(options_.language));
}

}  // namespace

Status write_text(const RunReport& report, const WriteOptions& options, ByteSink& sink) {
  TextReport text(report, options);
  text.append_head();
  text.append_rules();
  Status written = sink.write(text.take());
  if (!written.ok()) return written;
  written = write_findings(report, options, sink);
  if (!written.ok()) return written;
  text.append_data_findings();
  text.append_caveats();
  text.append_advice();
  text.append_summaries();
  text.append_waivers();
  text.append_baseline();
  text.append_sources();
  text.append_manifest();
  text.append_conclusion();
  return sink.write(text.take());
}

}  // namespace regel::report
