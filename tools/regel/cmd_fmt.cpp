// Rule files in canonical layout, in place. A file with mistakes in its form is left as it is.

#include <fmt/format.h>

#include "engine/outcome/exit_code.hpp"
#include "lang/diag/environment.hpp"
#include "lang/diag/file_error.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/format_text.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/project.hpp"

namespace regel::tool {

using diag::Language;
using namespace outcome;

namespace {

struct Tally {
  std::size_t changed = 0, same = 0;
  bool mistakes = false;
};

Status format_one(const std::string& path, const Options& options, const Environment& environment,
                  Tally& tally) {
  FileResult<std::string> read = environment.files.read(path);
  if (const FileFault* fault = std::get_if<FileFault>(&read)) return diag::file_error(path, *fault);
  const std::string& bytes = std::get<std::string>(read);
  const Formatted formatted =
      format_text(path == "-" ? "<stdin>" : path, bytes,
                  {options.to, options.language, options.renumber, environment.color_err});
  if (!formatted.text) {
    environment.print_error(formatted.mistakes);
    tally.mistakes = true;
    return Done{};
  }
  const bool same = *formatted.text == bytes;
  ++(same ? tally.same : tally.changed);
  if (options.check) {
    return same ? Status(Done{}) : write_output(std::nullopt, path + "\n");
  }
  if (path == "-") return write_output(std::nullopt, *formatted.text);
  return same ? Status(Done{}) : write_output(path, *formatted.text);
}

}  // namespace

int cmd_fmt(const Options& options, const Environment& environment) {
  const Language language = language_of(options);
  std::vector<std::string> files;
  const std::vector<std::string> paths =
      options.arguments.empty() ? std::vector<std::string>{"."} : options.arguments;
  for (const std::string& path : paths) {
    if (path == "-" || !environment.files.is_folder(path)) {
      files.push_back(path);
      continue;
    }
    const auto found = find_rule_files(environment.files, path);
    if (!found.ok()) return fail(found.error(), kExitFailed, language, environment);
    if (found.value().empty()) {
      return fail(diag::make_error<diag::Code::S027>(path), kExitWrongCall, language, environment);
    }
    for (const std::string& file : found.value()) files.push_back(join_path(path, file));
  }
  Tally tally;
  for (const std::string& file : files) {
    const Status status = format_one(file, options, environment, tally);
    if (!status.ok()) return fail(status.error(), kExitFailed, language, environment);
  }
  if (!options.quiet && paths != std::vector<std::string>{"-"}) {
    const bool swedish = language == Language::Swedish;
    environment.print_error(
        options.check
            ? fmt::format(fmt::runtime(swedish ? "{} av {} filer är inte i normalform.\n"
                                               : "{} of {} files are not in canonical layout.\n"),
                          tally.changed, files.size())
            : fmt::format(fmt::runtime(swedish ? "{} av {} filer skrevs om.\n"
                                               : "{} of {} files were rewritten.\n"),
                          tally.changed, files.size()));
  }
  if (tally.mistakes) return kExitWrongCall;
  return options.check && tally.changed > 0 ? kExitBroken : kExitPassed;
}

}  // namespace regel::tool
