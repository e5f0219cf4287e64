#include "engine/diff/diff.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "engine/diff/compare_rules.hpp"
#include "engine/diff/compare_runs.hpp"
#include "engine/diff/compare_tests.hpp"
#include "engine/outcome/exit_code.hpp"
#include "engine/run.hpp"
#include "lang/explain/reads.hpp"
#include "lang/source/shipped.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/time_text.hpp"

namespace regel::diff {

namespace {

using outcome::RunReport;

// What the run's own account says depends on everything that is read.
bool tells_of_the_run(const ir::Program& program, const ir::Rule& rule) {
  for (const auto& [id, fields] : explain::reads(program, rule)) {
    if (program.schema.registers[id].source.run) return true;
  }
  return false;
}

// The program with what these rules need, so that nothing else is read.
ir::Program only(const ir::Program& program, const std::set<std::string>& rules) {
  ir::Program part = program;
  part.tests.clear();
  part.waivers.clear();
  const auto wanted = [&](const ir::Rule& rule) { return rules.contains(rule.id); };
  for (const ir::Rule& rule : part.rules) {
    if (wanted(rule) && tells_of_the_run(part, rule)) return part;
  }
  std::erase_if(part.rules, [&](const ir::Rule& rule) { return !wanted(rule); });
  part.summaries.clear();
  return part;
}

bool has_sources(const Side& side) {
  return std::ranges::any_of(side.compiled.program.schema.registers, [](const auto& info) {
    const types::SourceSpec& source = info.source;
    return source.present && !source.run && !is_shipped_table(source.files[0]);
  });
}

void add_failures(const RunReport& run, std::vector<Error>& failures) {
  const auto add = [&](const Error& failure) {
    const bool said = std::ranges::any_of(failures, [&](const Error& other) {
      return other.code == failure.code && other.text.en == failure.text.en;
    });
    if (!said) failures.push_back(failure);
  };
  for (const outcome::SourceResult& source : run.sources) {
    if (source.failure) add(*source.failure);
  }
  for (const Error& failure : run.failures) add(failure);
}

void compare(const RunReport& before, const RunReport& after, std::uint64_t most,
             DiffReport& report) {
  add_failures(before, report.failures);
  add_failures(after, report.failures);
  report.data = report.failures.empty() ? DataState::Read : DataState::Failed;
  compare_runs(before, after, !report.of_exports, most, report.rules);
}

void compare_exports(const Side& before, const Side& after, const Exports& exports,
                     std::uint64_t most, DiffReport& report) {
  std::set<std::string> rules;
  for (const RuleDiff& rule : report.rules) {
    if (rule.presence != Presence::Both || !rule.changed.empty()) rules.insert(rule.id);
  }
  if (rules.empty()) return;
  if (exports.options.files.empty() && !has_sources(before) && !has_sources(after)) {
    report.data = DataState::None;
    return;
  }
  const auto run_of = [&](const Side& side) {
    return run(only(side.compiled.program, rules), exports.files, exports.options);
  };
  compare(run_of(before), run_of(after), most, report);
  // Of a run that was not cut down to them, the other rules have nothing to say.
  for (RuleDiff& rule : report.rules) {
    if (!rules.contains(rule.id)) rule.counts.reset();
  }
}

void count_untouched(DiffReport& report) {
  for (const RuleDiff& rule : report.rules) {
    if (!report.tells_of(rule)) ++report.untouched;
  }
}

int exit_code(const DiffReport& report) {
  if (report.data == DataState::Failed) return outcome::kExitFailed;
  if (std::ranges::any_of(report.demands, &Demand::stops)) return outcome::kExitBroken;
  const bool unseen = std::ranges::any_of(
      report.demands, [](const Demand& one) { return one.kind == DemandKind::NotSeen; });
  return unseen ? outcome::kExitUndetermined : outcome::kExitPassed;
}

}  // namespace

DiffReport diff_rules(const Side& before, const Side& after, const Exports& exports,
                      const std::vector<Declaration>& declared, const DiffOptions& options) {
  DiffReport report;
  report.before = before.name;
  report.after = after.name;
  report.as_of = to_text(Date{exports.options.as_of});
  report.rules = compare_rules(before, after);
  compare_exports(before, after, exports, options.max_records, report);
  compare_tests(before, after, options.max_records, report);
  for (RuleDiff& rule : report.rules) rule.verdict = verdict_of(rule);
  count_untouched(report);
  report.verdict = verdict_of(report);
  report.demands = demands(report, declared, options.required);
  report.exit = exit_code(report);
  return report;
}

DiffReport diff_exports(const Side& rules, const Exports& before, const Exports& after,
                        const DiffOptions& options) {
  DiffReport report;
  report.before = before.options.folder;
  report.after = after.options.folder;
  report.as_of = to_text(Date{after.options.as_of});
  report.of_exports = true;
  report.rules = compare_rules(rules, rules);
  if (!has_sources(rules) && after.options.files.empty()) {
    report.data = DataState::None;
  } else {
    ir::Program program = rules.compiled.program;
    program.waivers.clear();
    compare(run(program, before.files, before.options), run(program, after.files, after.options),
            options.max_records, report);
  }
  count_untouched(report);
  report.exit = exit_code(report);
  return report;
}

}  // namespace regel::diff
