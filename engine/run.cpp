// The order of a run: bind, plan, find the files, read them visit by visit, judge groups and codes,
// and put the report together.

#include "engine/run.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/eval/data_findings.hpp"
#include "engine/eval/findings.hpp"
#include "engine/eval/manifest.hpp"
#include "engine/eval/run_state.hpp"
#include "engine/eval/visit.hpp"
#include "engine/outcome/exit_code.hpp"
#include "lang/base/check.hpp"
#include "lang/compile.hpp"

namespace regel {

namespace {

using eval::RunState;

void read_sources(RunState& state) {
  plan::Schedule schedule = plan::make_schedule(
      state.plan, [&](plan::SourceId id) { return state.files[id.index].bytes; },
      state.settings.rules_last);
  state.total_bytes = 0;
  for (const auto& step : schedule) {
    for (const plan::Visit& visit : step) {
      state.total_bytes += state.files[visit.source.index].bytes;
    }
  }
  // The run's own account is made when all that it tells of has been read.
  const auto of_the_run = [&](const plan::Visit& visit) {
    const plan::Source& source = state.plan.sources[visit.source];
    return state.program.schema.registers[source.register_id].source.run;
  };
  for (const bool account : {false, true}) {
    if (account) eval::sort_sources(state);
    for (const auto& step : schedule) {
      for (const plan::Visit& visit : step) {
        if (of_the_run(visit) == account) eval::visit_source(state, visit);
      }
      eval::build_finders(state.context, state.settings.collide_hashes);
      eval::prepare_globals(state.context);
    }
  }
}

void judge_tables(RunState& state) {
  for (const plan::Group& group : state.plan.groups) eval::make_group(state.context, group);
  std::set<std::uint32_t> relations;
  for (const plan::RulePlan& rule : state.plan.rules) relations.insert(rule.relation.index);
  for (const plan::SummaryPlan& s : state.plan.summaries) relations.insert(s.relation.index);
  for (const std::uint32_t index : relations) {
    const plan::Relation& relation = state.plan.relations[plan::RelationId{index}];
    if (relation.from != plan::RowsFrom::Table) continue;
    const table::Table& table = state.context.tables[relation.table.index];
    if (!table.complete) continue;
    const plan::Visit none;
    eval::Worker worker(state.context, none, state.worker_options());
    worker.add_rows(plan::RelationId{index}, table.rows);
    eval::take_output(state, worker.take_output());
  }
}

void judge_everything(RunState& state) {
  eval::find_files(state);
  state.bind();
  eval::fill_codes(state.context);
  eval::prepare_globals(state.context);
  read_sources(state);
  judge_tables(state);
}

}  // namespace

outcome::RunReport run(const ir::Program& program, const FileReader& files,
                       const RunOptions& options, const TestSettings& settings) {
  RunState state(program, files, options, settings);
  judge_everything(state);
  eval::finish_report(state);
  state.report.exit = outcome::exit_code(state.report, options.fail_on);
  return std::move(state.report);
}

std::vector<JudgedRecord> judge_all(const ir::Program& program, const FileReader& files,
                                    const RunOptions& options) {
  const TestSettings settings;
  RunState state(program, files, options, settings);
  state.all_outcomes = true;
  judge_everything(state);
  return eval::take_judged(state);
}

Result<std::vector<RecordTrace>> trace(const ir::Program& program, const FileReader& files,
                                       const RunOptions& options, const std::string& rule,
                                       const std::string& key) {
  const TestSettings settings;
  RunState state(program, files, options, settings);
  state.trace_rule = rule;
  state.trace_key = key;
  judge_everything(state);
  for (const outcome::SourceResult& source : state.report.sources) {
    if (source.failure) return *source.failure;
  }
  return eval::take_traces(state);
}

}  // namespace regel
