// A project opened and compiled: what every command that needs rules begins with. It also decides
// which language is spoken: --lang, else the project's, else that of its first rule file.

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/run.hpp"
#include "lang/compile.hpp"
#include "tools/regel/environment.hpp"
#include "tools/regel/options.hpp"
#include "tools/regel/project.hpp"

namespace regel::tool {

struct Session {
  Project project;
  Compilation compiled;
  std::optional<diag::Language>
      chosen;  // --lang: also for diagnostics, which else follow their file
  diag::Language language = diag::Language::Swedish;
};

// Reads the files and compiles them. Mistakes in the rules are in the compilation's sink.
Result<std::unique_ptr<Session>> open_session(const std::string& path, const Options& options,
                                              const Environment& environment);

// The diagnostics down to a severity as a terminal shows them, each in its file's language; empty
// if there are none.
std::string diagnostics_text(const Session& session, bool color,
                             diag::Severity down_to = diag::Severity::Info);
diag::Language language_of(const Session& session, const diag::Diagnostic& diagnostic);

// Prints on standard error what stops the rules from being used; true if something does. Warnings
// are counted there if there is nothing worse, `regel lint` shows them.
bool report_mistakes(const Session& session, bool quiet, const Environment& environment);

// What the command line and the project file say about a run.
Result<RunOptions> run_options(const Session& session, const Options& options,
                               const Environment& environment);

}  // namespace regel::tool
