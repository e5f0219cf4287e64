#include "engine/eval/run_state.hpp"

#include <utility>

namespace regel::eval {

void RunState::bind() {
  plan::Binding binding;
  binding.today = options.as_of;
  binding.zone = options.zone;
  if (options.now) {
    now = *options.now;
  } else if (const Zone* zone = zones.find(options.zone); zone != nullptr) {
    // A date alone means the last second of its day (language.md 4.7).
    ZoneClock clock(*zone);
    const LocalReading end =
        clock.local_to_utc({Date{options.as_of}, 23 * kHour + 59 * kMinute + 59 * kSecond});
    now = end.instants.first.micros;
  }
  binding.now = now;
  binding.trace = trace_rule;
  for (const types::RegisterId id : program.schema.registers.ids()) {
    const SourceFiles& current = files[std::size_t{id.index} * 2];
    const SourceFiles& previous = files[std::size_t{id.index} * 2 + 1];
    binding.supplied.push_back(current.failure || !current.paths.empty());
    binding.found.push_back(!current.failure && !current.paths.empty() &&
                            !program.schema.registers[id].source.run);
    binding.previous_supplied.push_back(previous.failure || !previous.paths.empty());
  }
  plan = plan::build(program, binding);
  context = make_context(plan, workdays, zones);
  counts.resize(plan.rules.size());
  summary_subjects.resize(plan.summaries.size());
  summary_undetermined.resize(plan.summaries.size());
  failed.assign(files.size(), false);
  visited.assign(files.size(), false);
  statistics.resize(files.size());
  defects.resize(files.size());
}

WorkerOptions RunState::worker_options() const {
  WorkerOptions result;
  result.language = options.language;
  result.all_outcomes = all_outcomes;
  result.collide = settings.collide_hashes;
  result.max_findings = options.max_findings;
  result.trace_rule = trace_rule;
  result.trace_key = trace_key;
  return result;
}

}  // namespace regel::eval
