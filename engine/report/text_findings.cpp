#include "engine/report/text_findings.hpp"

#include <iterator>

#include <fmt/format.h>

#include "engine/report/text_table.hpp"
#include "engine/report/words.hpp"

namespace regel::report {

using outcome::Cause;
using outcome::Finding;
using outcome::RuleResult;
using outcome::RunReport;

namespace {

constexpr std::size_t kFlushAt = 1u << 16;

class FindingsText {
 public:
  FindingsText(const RunReport& report, const WriteOptions& options)
      : report_(report), options_(options), swedish_(options.language == diag::Language::Swedish) {}

  void append_rule(const RuleResult& rule);
  void append_finding(const Finding& finding);
  void append_rest(const RuleResult& rule, std::uint64_t shown_findings);
  Status hand_over(ByteSink& sink) {
    Status written = sink.write(out_);
    out_.clear();
    return written;
  }
  std::size_t size() const { return out_.size(); }

 private:
  std::string_view pick(std::string_view sv, std::string_view en) const {
    return swedish_ ? sv : en;
  }
  template <class... Args>
  void append(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }
  void append_causes(const Finding& finding);
  void append_waiver(const Finding& finding);

  const RunReport& report_;
  const WriteOptions& options_;
  bool swedish_;
  std::string out_;
};

void FindingsText::append_rule(const RuleResult& rule) {
  append("\n{}\n",
         styled(fmt::format("{}  {}", rule.id, shown(rule.title)), Style::Bold, options_.color));
  std::string line =
      fmt::format("{} {}", pick("allvar", "severity"), words(rule.severity).in(options_.language));
  for (const ir::Cite& cite : rule.authority) {
    line += fmt::format(" · {} {}", shown(cite.instrument), shown(cite.place));
  }
  if (!rule.owner.empty()) {
    line += fmt::format(" · {} {}", pick("ansvarig", "owner"), shown(rule.owner));
  }
  if (!rule.file.empty()) line += fmt::format(" · {}:{}", shown(rule.file), rule.line);
  append("{}\n", styled(line, Style::Grey, options_.color));
  if (!rule.advice.empty()) append("{}: {}\n", pick("Råd", "Advice"), shown(rule.advice));
}

void FindingsText::append_causes(const Finding& finding) {
  for (const Cause& cause : finding.causes) {
    append("      {}: {}", pick("orsak", "cause"), shown(sentence(cause, options_.language)));
    const bool elsewhere = !cause.key.empty() && (cause.key != finding.key ||
                                                  cause.register_name != finding.register_name);
    if (elsewhere) append(", {} {}", shown(cause.register_name), shown(cause.key));
    // In the record itself the pointer is enough: file and line stand above.
    if (elsewhere && !cause.place.file.empty()) {
      append(", {}", place_text(cause.place, options_.language));
    } else if (!cause.place.pointer.empty()) {
      append(" ({})", shown(cause.place.pointer));
    }
    out_ += '\n';
  }
  if (finding.causes_total > finding.causes.size()) {
    append("      {}\n", fmt::format(fmt::runtime(pick("och {} till", "and {} more")),
                                     finding.causes_total - finding.causes.size()));
  }
}

void FindingsText::append_waiver(const Finding& finding) {
  if (!finding.waiver) return;
  const outcome::WaiverResult& waiver = report_.waivers[*finding.waiver];
  std::string text;
  if (finding.waiver_expired) {
    text = fmt::format("{} {}", pick("dispens upphörd", "waiver expired"), waiver.through);
  } else if (waiver.through.empty()) {
    text = pick("dispens", "waived");
  } else {
    text = fmt::format("{} {}", pick("dispens till", "waived through"), waiver.through);
  }
  append("      {}: {}", text, shown(waiver.id));
  if (!waiver.decision.empty()) append(" ({})", shown(waiver.decision));
  out_ += '\n';
}

void FindingsText::append_finding(const Finding& finding) {
  const bool fail = finding.outcome == ir::Outcome::Fail;
  const bool waived = finding.waiver && !finding.waiver_expired;
  const Style style = waived ? Style::Grey : fail ? Style::Bad : Style::Unclear;
  append("\n  {} {}  {}", shown(finding.register_name),
         finding.key.empty() ? std::string(pick("(utan nyckel)", "(no key)")) : shown(finding.key),
         styled(words(finding.outcome).in(options_.language), style, options_.color));
  if (!finding.item.empty()) {
    append(", {} {}", pick("villkor", "item"), shown(finding.item));
  }
  out_ += '\n';
  if (!finding.message.empty()) append("      {}\n", shown(finding.message));
  append_causes(finding);
  append_waiver(finding);
  if (!finding.place.file.empty()) {
    append("      {}\n",
           styled(place_text(finding.place, options_.language), Style::Grey, options_.color));
  }
}

void FindingsText::append_rest(const RuleResult& rule, std::uint64_t shown_findings) {
  const std::uint64_t all = rule.fail + rule.undetermined;
  if (all <= shown_findings) return;
  append("\n  {}\n", fmt::format(fmt::runtime(pick("… och {} till. Visa alla: --max-findings 0",
                                                   "… and {} more. Show all: --max-findings 0")),
                                 all - shown_findings));
}

}  // namespace

std::string place_text(const outcome::Place& place, diag::Language language) {
  if (place.file.empty()) return "";
  std::string text = shown(place.file);
  if (place.line != 0) {
    text += fmt::format(" {} {}", language == diag::Language::Swedish ? "rad" : "line", place.line);
  }
  if (!place.pointer.empty()) text += fmt::format(" ({})", shown(place.pointer));
  return text;
}

Status write_findings(const RunReport& report, const WriteOptions& options, ByteSink& sink) {
  std::vector<std::vector<std::size_t>> of_rule(report.rules.size());
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    std::vector<std::size_t>& list = of_rule[report.findings.rule(i)];
    if (options.max_findings == 0 || list.size() < options.max_findings) list.push_back(i);
  }
  FindingsText text(report, options);
  for (std::size_t rule = 0; rule < report.rules.size(); ++rule) {
    if (of_rule[rule].empty()) continue;
    text.append_rule(report.rules[rule]);
    for (const std::size_t finding : of_rule[rule]) {
      text.append_finding(report.findings[finding]);
      if (text.size() < kFlushAt) continue;
      Status written = text.hand_over(sink);
      if (!written.ok()) return written;
    }
    text.append_rest(report.rules[rule], of_rule[rule].size());
  }
  return text.hand_over(sink);
}

}  // namespace regel::report
