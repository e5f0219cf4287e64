// A proposal for what an export holds. The names of files are rewritten so that they hold where the
// proposal is put; everything else is engine/infer's.

#include <filesystem>

#include "engine/infer/infer.hpp"
#include "engine/outcome/exit_code.hpp"
#include "lang/diag/environment.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/output.hpp"

namespace regel::tool {
namespace {

using std::filesystem::path;

// `name`, which holds in the current folder, as it is called from `folder`. An absolute name stays.
std::string called_from(const std::string& folder, const std::string& name,
                        const Environment& environment) {
  if (name == "-" || path(name).is_absolute()) return name;
  const path here(environment.current_folder);
  const path there = (here / folder / "").lexically_normal();
  return (here / name).lexically_normal().lexically_relative(there).generic_string();
}

}  // namespace

int cmd_infer(const Options& options, const Environment& environment) {
  const diag::Language language = language_of(options);
  if (options.arguments.empty()) {
    return fail(diag::make_error<diag::Code::S024>("infer", "",
                                                   Bilingual{"minst en fil", "at least one file"}),
                outcome::kExitWrongCall, language, environment);
  }
  infer::InferOptions what;
  what.language = language;
  what.folder = ".";
  if (options.output && *options.output != "-") {
    if (environment.files.exists(*options.output)) {
      return fail(diag::make_error<diag::Code::S015>(
                      *options.output, Bilingual{"filen finns redan", "the file exists already"}),
                  outcome::kExitWrongCall, language, environment);
    }
    const std::string folder =
        path(*options.output).parent_path().lexically_normal().generic_string();
    if (!folder.empty()) what.folder = folder;
  }
  for (const std::string& name : options.arguments)
    what.names.push_back(called_from(what.folder, name, environment));
  const Result<std::string> text = infer::infer(environment.files, what);
  if (!text.ok()) return fail(text.error(), outcome::kExitFailed, language, environment);
  const Status written = write_output(options.output, text.value());
  if (!written.ok()) return fail(written.error(), outcome::kExitFailed, language, environment);
  return outcome::kExitPassed;
}

}  // namespace regel::tool
