// What the rules became on their way to being run, for those who work on Regel.

#include "engine/outcome/exit_code.hpp"
#include "lang/ir/dump.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

int cmd_dump(const Session& session, const Options& options, const Environment& environment) {
  std::string text = ir::dump(session.compiled.program);
  const Status written = write_output(options.output, text);
  if (written.ok()) return outcome::kExitPassed;
  return fail(written.error(), outcome::kExitFailed, session.language, environment);
}

}  // namespace regel::tool
