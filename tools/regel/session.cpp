#include "tools/regel/session.hpp"

#include <fmt/format.h>

#include "lang/diag/environment.hpp"
#include "lang/diag/file_error.hpp"
#include "lang/diag/render_text.hpp"
#include "tools/regel/commands.hpp"

namespace regel::tool {

using diag::Language;

namespace {

std::string read_path(const Project& project, const std::string& file) {
  return join_path(project.folder, file);
}

}  // namespace

Result<std::unique_ptr<Session>> open_session(const std::string& path, const Options& options,
                                              const Environment& environment) {
  REGEL_TRY(project, open_project(environment.files, path));
  CompileInput input;
  const ZoneTable& zones = shipped_zones();
  if (zones.find(project.zone) == nullptr) {
    return diag::make_error<diag::Code::S023>(
        join_path(project.folder, kProjectFile), "zone", "\"" + project.zone + "\"",
        Bilingual{"en tidszon som \"Europe/Stockholm\"",
                  "a time zone such as \"Europe/Stockholm\""});
  }
  input.time_zone = project.zone;
  input.tests_of_packs = options.command == Command::Docs;
  for (const std::string& file : project.rule_files) {
    const std::string place = read_path(project, file);
    FileResult<std::string> text = environment.files.read(place);
    if (const FileFault* fault = std::get_if<FileFault>(&text)) {
      return diag::file_error(place, *fault);
    }
    input.files.push_back({file == "-" ? "<stdin>" : file, std::get<std::string>(std::move(text))});
  }
  auto session = std::make_unique<Session>(
      Session{std::move(project), compile(input), options.language, Language::Swedish});
  session->language = options.language.value_or(session->project.language.value_or(
      session->compiled.modules.empty() ? Language::Swedish
                                        : session->compiled.modules.front().language));
  for (const Error& warning : session->project.warnings) {
    warn(warning, session->language, environment);
  }
  return session;
}

Language language_of(const Session& session, const diag::Diagnostic& diagnostic) {
  if (session.chosen) return *session.chosen;
  for (const ast::Module& module : session.compiled.modules) {
    if (diagnostic.span.valid() && module.file == diagnostic.span.file) return module.language;
  }
  return session.language;
}

std::string diagnostics_text(const Session& session, bool color, diag::Severity down_to) {
  std::string text;
  for (const diag::Diagnostic& diagnostic : session.compiled.sink.sorted()) {
    if (diag::info(diagnostic.code).severity > down_to) continue;
    if (!text.empty()) text += '\n';
    text += diag::render_text(diagnostic, session.compiled.sources,
                              {language_of(session, diagnostic), color});
  }
  return text;
}

bool report_mistakes(const Session& session, bool quiet, const Environment& environment) {
  const bool swedish = session.language == Language::Swedish;
  const diag::Sink& sink = session.compiled.sink;
  if (sink.has_errors()) {
    environment.print_error(
        diagnostics_text(session, environment.color_err, diag::Severity::Error));
    const std::size_t errors = sink.errors();
    environment.print_error(swedish
                                ? fmt::format("\nReglerna har {} fel. Inget prövades.\n", errors)
                                : fmt::format("\nThe rules have {} error{}. Nothing was checked.\n",
                                              errors, errors == 1 ? "" : "s"));
    return true;
  }
  std::size_t warnings = 0;
  for (const diag::Diagnostic& diagnostic : sink.all()) {
    if (diag::info(diagnostic.code).severity == diag::Severity::Warning) ++warnings;
  }
  if (warnings > 0 && !quiet) {
    environment.print_error(
        fmt::format(fmt::runtime(swedish ? "Reglerna har {} {}: regel lint {}\n"
                                         : "The rules have {} {}: regel lint {}\n"),
                    warnings,
                    swedish ? (warnings == 1 ? "varning" : "varningar")
                            : (warnings == 1 ? "warning" : "warnings"),
                    session.project.folder));
  }
  return false;
}

}  // namespace regel::tool
