// What the rules became on their way to being run, for those who work on Regel.

#include "engine/outcome/exit_code.hpp"
#include "engine/plan/dump.hpp"
#include "lang/ir/dump.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

namespace {

// The plan of a run of today in which every source is given and of one size: no file is looked at.
std::string dump_plan(const ir::Program& program, const RunOptions& run, bool schedule) {
  plan::Binding binding;
  binding.today = run.as_of;
  binding.now = run.now.value_or(0);
  binding.zone = run.zone;
  const bool previous = run.previous_folder.has_value() || !run.previous_files.empty();
  for (const types::Register& info : program.schema.registers) {
    binding.supplied.push_back(info.source.present || run.files.contains(info.name));
    binding.previous_supplied.push_back(previous && binding.supplied.back());
  }
  binding.has_previous = previous;
  const plan::Plan made = plan::build(program, binding);
  if (!schedule) return plan::dump(made);
  return plan::dump(made, plan::make_schedule(made, [](plan::SourceId) { return 1u; }));
}

}  // namespace

int cmd_dump(const Session& session, const Options& options, const Environment& environment) {
  const ir::Program& program = session.compiled.program;
  std::string text;
  if (*options.dump == "program") {
    text = ir::dump(program);
  } else {
    const Result<RunOptions> run = run_options(session, options, environment);
    if (!run.ok()) {
      return fail(run.error(), outcome::kExitWrongCall, session.language, environment);
    }
    text = dump_plan(program, run.value(), *options.dump == "schedule");
  }
  const Status written = write_output(options.output, text);
  if (written.ok()) return outcome::kExitPassed;
  return fail(written.error(), outcome::kExitFailed, session.language, environment);
}

}  // namespace regel::tool
