// Everything the compiler and the static checks can say.

#include <algorithm>
#include <memory>
#include <tuple>

#include <fmt/format.h>

#include "engine/outcome/exit_code.hpp"
#include "engine/review/of_diagnostics.hpp"
#include "engine/review/writer.hpp"
#include "lang/diag/render_json.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/repository.hpp"
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
  bool errors = false, warnings = false;
  std::string out;
  std::vector<std::unique_ptr<Session>> sessions;
  std::vector<review::Linted> linted;
  for (const std::string& path : paths) {
    auto opened = open_session(path, options, environment);
    if (!opened.ok()) {
      return fail(opened.error(), outcome::kExitWrongCall, language_of(options), environment);
    }
    sessions.push_back(std::move(opened).value());
    const Session& session = *sessions.back();
    const Compilation& compiled = session.compiled;
    errors = errors || compiled.sink.has_errors();
    warnings = warnings || std::ranges::any_of(compiled.sink.all(), [](const auto& one) {
                 return diag::info(one.code).severity == diag::Severity::Warning;
               });
    if (options.format == "json") {
      out += diag::render_json(compiled.sink.sorted(), compiled.sources, session.language);
    } else if (options.format == "text") {
      out += diagnostics_text(session, wants_color(options, environment));
      out += tally(compiled.sink, session.language);
    } else {
      linted.push_back({compiled.sink.sorted(), compiled.sources,
                        repository_of(session, session.project.folder, environment)});
    }
  }
  const int exit = errors                       ? outcome::kExitWrongCall
                   : warnings && options.strict ? outcome::kExitBroken
                                                : outcome::kExitPassed;
  const Status written = write_output(options.output, [&](report::ByteSink& sink) {
    const review::Format* format = review::find_format(options.format);
    if (format == nullptr) return sink.write(out);
    constexpr unsigned kOneThread = 1;
    return format->write(review::review_of_diagnostics(linted, sessions.front()->language, exit),
                         kOneThread, sink);
  });
  if (!written.ok()) {
    return fail(written.error(), outcome::kExitFailed, language_of(options), environment);
  }
  return exit;
}

}  // namespace regel::tool
