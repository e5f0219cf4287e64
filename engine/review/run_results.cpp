// The rules and findings of a run, as rules and results of a review.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/outcome/withhold.hpp"
#include "engine/report/words.hpp"
#include "engine/review/run_parts.hpp"
#include "lang/base/check.hpp"
#include "lang/explain/paraphrase.hpp"
#include "lang/explain/sentences.hpp"

namespace regel::review {

using outcome::Finding;
using outcome::Standing;

namespace {

// So many causes are told in a message; the others are counted.
constexpr std::size_t kCauses = 3;

News news_of(Standing standing) {
  switch (standing) {
    case Standing::New:
    case Standing::Waived:
      return News::New;
    case Standing::Worse:
      return News::Worse;
    case Standing::Known:
      return News::Unchanged;
    case Standing::Better:
      return News::Changed;
  }
  REGEL_UNREACHABLE();
}

std::string message_of(const Finding& finding, diag::Language language) {
  const bool swedish = language == diag::Language::Swedish;
  std::string text = subject(finding.register_name, finding.key, language);
  text += ' ';
  text += report::words(finding.outcome).in(language);
  if (!finding.item.empty()) text += (swedish ? ", villkor " : ", item ") + finding.item;
  text += ": " + finding.message;
  for (std::size_t i = 0; i < std::min(kCauses, finding.causes.size()); ++i) {
    const outcome::Cause& cause = finding.causes[i];
    text += i > 0 ? ", " : swedish ? " Orsak: " : " Cause: ";
    text += report::sentence(cause, language);
    if (!cause.key.empty() && cause.key != finding.key) {
      text += " (" + cause.register_name + ' ' + cause.key + ')';
    }
  }
  if (finding.causes_total > kCauses) {
    text += fmt::format(fmt::runtime(swedish ? " och {} till" : " and {} more"),
                        finding.causes_total - kCauses);
  }
  return masked(text);
}

Waiver waiver_of(const RunParts& parts, std::uint32_t index) {
  const outcome::WaiverResult& waiver = parts.report.waivers[index];
  const bool swedish = parts.language == diag::Language::Swedish;
  std::string decided;
  const auto add = [&decided](std::string_view word, const std::string& value) {
    if (value.empty()) return;
    decided += fmt::format("{}{} {}", decided.empty() ? "" : ", ", word, value);
  };
  add(swedish ? "beslut" : "decision", waiver.decision);
  add(swedish ? "av" : "by", waiver.decided_by);
  add(swedish ? "till" : "through", waiver.through);
  std::string text = waiver.id;
  if (!decided.empty()) text += " (" + decided + ')';
  if (!waiver.reason.empty()) text += ": " + waiver.reason;
  Waiver result;
  result.justification = masked(text);
  const ir::Waiver& written = parts.compiled.program.waivers[index];
  result.place = line_of(parts.repository, parts.compiled.sources, written.span);
  return result;
}

}  // namespace

std::string masked(std::string_view text) {
  std::string out;
  outcome::append_masked(out, text);
  return out;
}

std::string subject(const std::string& register_name, const std::string& key,
                    diag::Language language) {
  if (!key.empty()) return masked(register_name + ' ' + key);
  return register_name + (language == diag::Language::Swedish ? " (utan nyckel)" : " (no key)");
}

std::vector<const ir::Rule*> rules_of_program(const RunParts& parts) {
  std::map<std::string_view, std::vector<const ir::Rule*>> versions;
  for (const ir::Rule& rule : parts.compiled.program.rules) versions[rule.id].push_back(&rule);
  std::map<std::string_view, std::size_t> next;
  std::vector<const ir::Rule*> rules;
  for (const outcome::RuleResult& result : parts.report.rules) {
    rules.push_back(versions.at(result.id).at(next[result.id]++));
  }
  return rules;
}

Level level_of(ir::Severity severity) {
  switch (severity) {
    case ir::Severity::Critical:
    case ir::Severity::High:
      return Level::Error;
    case ir::Severity::Medium:
      return Level::Warning;
    case ir::Severity::Low:
    case ir::Severity::Info:
      return Level::Note;
  }
  REGEL_UNREACHABLE();
}

Rule rule_of(const RunParts& parts, const outcome::RuleResult& result, const ir::Rule* rule) {
  const ir::Program& program = parts.compiled.program;
  Rule made;
  made.id = result.id;
  made.title = result.title;
  made.text = explain::sentences(program, *rule, parts.language).requirement;
  made.help = explain::paraphrase(program, *rule, parts.language);
  made.level = level_of(result.severity);
  made.severity = report::name(result.severity);
  made.tags = result.tags;
  for (const ir::Cite& cite : result.authority) {
    made.authority.push_back(cite.instrument + ' ' + cite.place);
  }
  made.owner = result.owner;
  made.place = line_of(parts.repository, parts.compiled.sources, rule->id_span);
  return made;
}

Result result_of_finding(const RunParts& parts, const std::vector<const ir::Rule*>& rules,
                         std::size_t i) {
  const Finding finding = parts.report.findings[i];
  Result result;
  result.rule = finding.rule;
  result.level = level_of(parts.report.rules[finding.rule].severity);
  result.open = finding.outcome == ir::Outcome::Undetermined;
  result.message = message_of(finding, parts.language);
  result.subject = subject(finding.register_name, finding.key, parts.language);
  result.data.file = file_of_data(parts.repository, finding.place.file);
  result.data.line = finding.place.line;
  result.data.pointer = masked(finding.place.pointer);
  result.rules = line_of(parts.repository, parts.compiled.sources, rules[finding.rule]->id_span);
  result.fingerprint = finding.fingerprint;
  if (finding.waiver && !finding.waiver_expired) result.waiver = waiver_of(parts, *finding.waiver);
  if (parts.baseline != nullptr) result.news = news_of(parts.baseline->findings[i]);
  return result;
}

}  // namespace regel::review
