// What a run knows while it goes on. One is made per run and passed from step to step
// (engine/run.cpp); nothing of it outlives the run but the report.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/eval/findings.hpp"
#include "engine/eval/visit.hpp"
#include "engine/ingest/pipe_keeper.hpp"
#include "engine/outcome/judged_record.hpp"
#include "engine/outcome/record_trace.hpp"
#include "engine/run_options.hpp"
#include "lang/compile.hpp"

namespace regel::eval {

struct RunState {
  RunState(const ir::Program& program_in, const FileReader& files_in, const RunOptions& options_in,
           const TestSettings& settings_in)
      : program(program_in),
        reader(files_in, options_in.memory),
        options(options_in),
        settings(settings_in),
        zones(shipped_zones()),
        workdays(shipped_workdays()) {}

  // Makes the plan and the context; the files are known.
  void bind();
  WorkerOptions worker_options() const;

  const ir::Program& program;
  ingest::PipeKeeper reader;
  const RunOptions& options;
  const TestSettings& settings;
  const ZoneTable& zones;
  const Workdays& workdays;
  bool all_outcomes = false;
  std::string trace_rule, trace_key;
  std::int64_t now = 0;

  std::vector<SourceFiles> files;              // by source: register and whether previous
  std::vector<SourceNames> names;              // likewise
  std::vector<ingest::Statistics> statistics;  // likewise, of the last visit
  std::vector<Defects> defects;                // likewise
  std::vector<bool> failed, visited;           // likewise
  plan::Plan plan;
  Context context;
  std::vector<std::uint32_t> rule_of;  // plan rule -> report rule
  std::vector<Counts> counts;          // by plan rule
  std::vector<RawFinding> findings, others;
  std::vector<RawSummaryRow> summary_rows;
  std::vector<RawRecordTrace> traces;
  WaivedKeys waived_keys;
  std::vector<std::uint64_t> summary_subjects, summary_undetermined;  // by plan summary
  std::uint64_t total_bytes = 0, read_bytes = 0;
  outcome::RunReport report;
};

// engine/eval/find_files.cpp: where each register's exports lie.
void find_files(RunState& state);
// engine/eval/visit_source.cpp: one visit, its results taken over, or its failure noted.
void visit_source(RunState& state, const plan::Visit& visit);
void take_output(RunState& state, Output&& output);
// engine/eval/finish_report.cpp. The order of reading depends on the sizes of files; sorted, the
// sources that were read so far have that of the plan.
void sort_sources(RunState& state);
void finish_report(RunState& state);
std::vector<JudgedRecord> take_judged(RunState& state);
std::vector<RecordTrace> take_traces(RunState& state);

}  // namespace regel::eval
