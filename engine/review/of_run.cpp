#include "engine/review/of_run.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "engine/outcome/exit_code.hpp"
#include "engine/outcome/fingerprint.hpp"
#include "engine/report/text_baseline.hpp"
#include "engine/report/words.hpp"
#include "engine/review/code_rule.hpp"
#include "engine/review/run_parts.hpp"
#include "lang/base/check.hpp"

namespace regel::review {

using outcome::RunReport;

namespace {

// How many stale entries of a baseline are named.
constexpr std::size_t kNamed = 100;

Bilingual exit_meaning(const RunParts& parts) {
  const bool stale = parts.baseline != nullptr && !parts.baseline->stale.empty();
  switch (parts.report.exit) {
    case outcome::kExitPassed:
      return {"allt som prövades är uppfyllt", "everything that was checked passed"};
    case outcome::kExitBroken:
      if (stale) {
        return {"baslinjen har inaktuella rader; kanske är också en regel bruten",
                "the baseline has stale entries; perhaps a rule is broken too"};
      }
      return {"minst en regel är bruten", "at least one rule is broken"};
    case outcome::kExitUndetermined:
      return {"inget är brutet, men något kan inte avgöras eller prövades aldrig",
              "nothing is broken, but something is undetermined or was never exercised"};
    case outcome::kExitFailed:
      return {"en källa eller maskinen svek: dra ingen slutsats",
              "a source or the machine failed: draw no conclusion"};
    default:
      REGEL_UNREACHABLE();
  }
}

// Results that are few, beside the findings: what the data showed, and what the run showed about
// the rules.
class Others {
 public:
  Others(const RunParts& parts, std::vector<Rule>& rules)
      : parts_(parts), codes_(rules, parts.language) {}

  std::vector<Result> take() {
    for (const outcome::DataFinding& finding : parts_.report.data_findings) add(finding);
    for (const outcome::RuleAdvice& advice : parts_.report.advice) add(advice);
    return std::move(results_);
  }

 private:
  Result begin(diag::Code code, const std::string& text, const std::string& where,
               const std::string& what) {
    Result result;
    result.rule = codes_.index_of(code);
    result.level = level_of(diag::info(code).severity);
    result.message = masked(text);
    const std::string name(diag::info(code).name);
    result.fingerprint =
        outcome::fingerprint(name, where, what, occurrences_[{name, where, what}]++);
    return result;
  }
  void add(const outcome::DataFinding& finding) {
    Result result =
        begin(finding.code, report::data_text(finding.code, finding.args, parts_.language),
              finding.register_name, finding.field);
    result.subject = finding.register_name;
    if (!finding.examples.empty()) {
      const outcome::Place& place = finding.examples.front();
      result.data.file = file_of_data(parts_.repository, place.file);
      result.data.line = place.line;
      result.data.pointer = place.pointer;
    }
    results_.push_back(std::move(result));
  }
  void add(const outcome::RuleAdvice& advice) {
    // The same fingerprint in either language.
    const std::string what = report::data_text(advice.code, advice.args, diag::Language::Swedish);
    Result result = begin(advice.code, report::data_text(advice.code, advice.args, parts_.language),
                          advice.file, what);
    result.rules = place_of(parts_.repository, parts_.compiled.sources, advice.span);
    results_.push_back(std::move(result));
  }

  const RunParts& parts_;
  CodeRules codes_;
  std::map<std::tuple<std::string, std::string, std::string>, std::uint64_t> occurrences_;
  std::vector<Result> results_;
};

std::vector<Notice> notices_of(const RunParts& parts) {
  std::vector<Notice> notices;
  const auto failed = [&](const Error& error, const std::string& file) {
    Place place;
    place.file = file;
    notices.push_back(
        {Level::Error, error.code, masked(diag::pick(parts.language, error.text)), place});
  };
  for (const outcome::SourceResult& source : parts.report.sources) {
    if (source.failure) failed(*source.failure, "");
  }
  for (const Error& error : parts.report.failures) failed(error, "");
  if (parts.baseline == nullptr) return notices;
  const bool swedish = parts.language == diag::Language::Swedish;
  Place place;
  place.file = parts.baseline->file;
  const auto stale = [&](const std::string& what) {
    notices.push_back({Level::Error, "",
                       (swedish ? "Inaktuell rad i baslinjen: " : "Stale entry of the baseline: ") +
                           what +
                           (swedish ? ". Skriv om filen med `--update-baseline`."
                                    : ". Rewrite the file with `--update-baseline`."),
                       place});
  };
  const std::vector<outcome::StaleEntry>& entries = parts.baseline->stale;
  for (std::size_t i = 0; i < std::min(kNamed, entries.size()); ++i) {
    stale(report::stale_text(*parts.baseline, entries[i], parts.language));
  }
  if (entries.size() > kNamed) {
    stale(std::to_string(entries.size() - kNamed) + (swedish ? " till" : " more"));
  }
  return notices;
}

}  // namespace

Review review_of_run(const RunParts& parts) {
  const RunReport& report = parts.report;
  Review review;
  review.command = "regel check";
  review.version = report.manifest.engine;
  review.language = parts.language;
  review.exit = report.exit;
  review.exit_meaning = diag::pick(parts.language, exit_meaning(parts));
  review.complete = report.exit != outcome::kExitFailed;
  review.compared = parts.baseline != nullptr;
  review.as_of = report.as_of;
  review.note = report::honesty().in(parts.language);
  review.main_file = main_file(parts.repository);
  const std::vector<const ir::Rule*> rules = rules_of_program(parts);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    review.rules.push_back(rule_of(parts, report.rules[i], rules[i]));
  }
  const auto others = std::make_shared<std::vector<Result>>(Others(parts, review.rules).take());
  review.results = report.findings.size() + others->size();
  review.result = [parts, rules, others](std::size_t i) {
    const std::size_t findings = parts.report.findings.size();
    return i < findings ? result_of_finding(parts, rules, i) : (*others)[i - findings];
  };
  review.notices = notices_of(parts);
  review.cases = cases_of_run(parts, review);
  return review;
}

}  // namespace regel::review
