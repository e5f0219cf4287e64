// Everything the compiler and the static checks can say.

#include <fmt/format.h>

#include "engine/outcome/exit_code.hpp"
#include "lang/diag/render_json.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

using diag::Language;

namespace {

std::string tally(const diag::Sink& sink, Language language) {
  std::size_t counts[3] = {};
  for (const diag::Diagnostic& diagnostic : sink.all()) {
    ++counts[static_cast<std::size_t>(diag::info(diagnostic.code).severity)];
  }
  const bool swedish = language == Language::Swedish;
  const auto [errors, warnings, notes] = std::tuple(counts[0], counts[1], counts[2]);
  if (errors + warnings + notes == 0) {
    return swedish ? "Inget att anmärka på.\n" : "Nothing to remark on.\n";
  }
  if (swedish) {
    return fmt::format("\n{} fel, {} {}, {} {}.\n", errors, warnings,
                       warnings == 1 ? "varning" : "varningar", notes,
                       notes == 1 ? "upplysning" : "upplysningar");
  }
  return fmt::format("\n{} error{}, {} warning{}, {} note{}.\n", errors, errors == 1 ? "" : "s",
                     warnings, warnings == 1 ? "" : "s", notes, notes == 1 ? "" : "s");
}

}  // namespace

int cmd_lint(const Options& options, const Environment& environment) {
  const std::vector<std::string> paths =
      options.arguments.empty() ? std::vector<std::string>{"."} : options.arguments;
  bool errors = false;
  std::string out;
  for (const std::string& path : paths) {
    const auto opened = open_session(path, options, environment);
    if (!opened.ok()) {
      return fail(opened.error(), outcome::kExitWrongCall, language_of(options), environment);
    }
    const Session& session = *opened.value();
    errors = errors || session.compiled.sink.has_errors();
    if (options.format == "json") {
      out += diag::render_json(session.compiled.sink.sorted(), session.compiled.sources,
                               session.language);
    } else {
      out += diagnostics_text(session, wants_color(options, environment));
      out += tally(session.compiled.sink, session.language);
    }
  }
  const Status written = write_output(options.output, out);
  if (!written.ok()) {
    return fail(written.error(), outcome::kExitFailed, language_of(options), environment);
  }
  return errors ? outcome::kExitWrongCall : outcome::kExitPassed;
}

}  // namespace regel::tool
