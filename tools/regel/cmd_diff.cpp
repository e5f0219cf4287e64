// Two versions of the rules on the same data, or two exports under the same rules.

#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/diff/diff.hpp"
#include "engine/diff/review_of_diff.hpp"
#include "engine/diff/write.hpp"
#include "engine/outcome/exit_code.hpp"
#include "engine/review/writer.hpp"
#include "lang/diag/environment.hpp"
#include "tools/regel/changes_file.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/progress.hpp"
#include "tools/regel/repository.hpp"
#include "tools/regel/revision.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

using diag::Language;
using namespace outcome;

namespace {

// One version of a project, with the files that it is read through.
struct Version {
  std::string name;  // as the user gave it
  std::unique_ptr<FileReader> revision;
  const FileReader* files = nullptr;
  std::unique_ptr<Session> session;

  diff::Side side() const { return {name, session->compiled, session->project.zone}; }
};

Environment with_files(const Environment& environment, const FileReader& files) {
  return {files,
          environment.now,
          environment.current_folder,
          environment.processors,
          environment.color_out,
          environment.color_err,
          environment.progress,
          environment.elapsed,
          environment.print_error,
          environment.git};
}

// A word is a path if there is something by that name, else a revision.
Result<Version> open_version(const std::string& word, const std::string& folder,
                             const Options& options, const Environment& environment) {
  Version version;
  version.name = word;
  version.files = &environment.files;
  std::string project = word;
  if (!environment.files.exists(word)) {
    REGEL_TRY(opened, open_revision(word, folder, environment));
    version.revision = std::move(opened.files);
    version.files = version.revision.get();
    project = opened.project;
  }
  REGEL_TRY(session, open_session(project, options, with_files(environment, *version.files)));
  version.session = std::move(session);
  return version;
}

// Files of the command line are on the disk, also where the project is not.
Options files_on_disk(const Options& options, const Environment& environment) {
  Options made = options;
  const auto on_disk = [&](std::string& file) {
    if (file != "-") file = join_path(environment.current_folder, file);
  };
  for (auto& [name, files] : made.sources) {
    for (std::string& file : files) on_disk(file);
  }
  for (auto& [name, file] : made.previous_files) on_disk(file);
  return made;
}

// True, and said whose they are, if its rules have mistakes.
bool stopped_by_mistakes(const Version& version, bool quiet, const Environment& environment) {
  if (version.session->compiled.sink.has_errors()) {
    environment.print_error(version.name + ":\n");
  }
  return report_mistakes(*version.session, quiet, environment);
}

diff::DiffOptions diff_options(const Options& options) {
  diff::DiffOptions made;
  const bool all = options.format == "json";
  made.max_records = options.max_findings.value_or(all ? 0 : diff::kShownRecords);
  made.required = options.required;
  return made;
}

// `session` is that of the rules as they are now.
int finish(const diff::DiffReport& report, const Session& session, const Options& options,
           const Environment& environment) {
  const Language language = session.language;
  const review::Format* format = review::find_format(options.format);
  const Status written = write_output(options.output, [&](report::ByteSink& sink) {
    if (format != nullptr) {
      const review::Repository repository =
          repository_of(session, session.project.folder, environment);
      constexpr unsigned kOneThread = 1;
      return format->write(diff::review_of_diff(report, repository, language), kOneThread, sink);
    }
    if (options.format == "json") return sink.write(diff::write_json(report, language));
    if (options.format == "markdown") return sink.write(diff::write_markdown(report, language));
    return sink.write(diff::write_text(report, language, wants_color(options, environment)));
  });
  if (!written.ok()) return fail(written.error(), kExitFailed, language, environment);
  if (options.output || options.format != "text") {
    for (const Error& failure : report.failures) warn(failure, language, environment);
  }
  return report.exit;
}

// Where the reading has come, for whoever waits.
void show_progress(Progress& progress, RunOptions& run, const Options& options,
                   const Environment& environment) {
  if (!environment.progress || options.quiet) return;
  run.progress = [&progress](std::uint64_t read, std::uint64_t total) {
    progress.show(read, total);
  };
}

int diff_exports(const Options& options, const Environment& environment) {
  const std::string project =
      options.arguments.empty() ? options.project : options.arguments.front();
  const auto opened = open_version(project, options.project, options, environment);
  if (!opened.ok()) {
    return fail(opened.error(), kExitWrongCall, language_of(options), environment);
  }
  const Version& version = opened.value();
  const Language language = version.session->language;
  if (stopped_by_mistakes(version, options.quiet, environment)) return kExitWrongCall;
  const Environment there = with_files(environment, *version.files);
  Options earlier = options;
  earlier.data = options.data_before;
  Progress progress(environment, language);
  std::vector<RunOptions> runs;
  const Options* const both[] = {&earlier, &options};
  for (const Options* one : both) {
    if (!there.files.is_folder(*one->data)) {
      return fail(diag::make_error<diag::Code::S024>(
                      "--data", *one->data, Bilingual{"en mapp som finns", "a folder that exists"}),
                  kExitWrongCall, language, environment);
    }
    Result<RunOptions> run = run_options(*version.session, *one, there);
    if (!run.ok()) return fail(run.error(), kExitWrongCall, language, environment);
    show_progress(progress, run.value(), options, environment);
    runs.push_back(std::move(run).value());
  }
  const diff::DiffReport report = diff::diff_exports(
      version.side(), {*version.files, runs[0]}, {*version.files, runs[1]}, diff_options(options));
  progress.clear();
  return finish(report, *version.session, options, environment);
}

// A revision without a folder of its own means the other side's, if that is one.
std::string folder_for(const std::string& other, const Options& options,
                       const Environment& environment) {
  return environment.files.is_folder(other) ? other : options.project;
}

int diff_rules(const Options& options, const Environment& environment) {
  const std::string& old_word = options.arguments[0];
  const std::string& new_word =
      options.arguments.size() > 1 ? options.arguments[1] : options.project;
  Result<Version> old_version =
      open_version(old_word, folder_for(new_word, options, environment), options, environment);
  if (!old_version.ok()) {
    return fail(old_version.error(), kExitWrongCall, language_of(options), environment);
  }
  Result<Version> new_version =
      open_version(new_word, folder_for(old_word, options, environment), options, environment);
  if (!new_version.ok()) {
    return fail(new_version.error(), kExitWrongCall, language_of(options), environment);
  }
  const Version &before = old_version.value(), &after = new_version.value();
  const Language language = after.session->language;
  // What is wrong with the old version is not for this change to mend, unless it stops everything.
  constexpr bool kQuiet = true;
  if (stopped_by_mistakes(before, kQuiet, environment) ||
      stopped_by_mistakes(after, options.quiet, environment)) {
    return kExitWrongCall;
  }
  Result<ChangesFile> declared =
      read_changes(*after.files, after.session->project.folder, language);
  if (!declared.ok()) return fail(declared.error(), kExitWrongCall, language, environment);
  Result<ChangesFile> history =
      read_changes(*before.files, before.session->project.folder, language);
  if (!history.ok()) return fail(history.error(), kExitWrongCall, language, environment);

  Result<RunOptions> run =
      run_options(*after.session, after.revision ? files_on_disk(options, environment) : options,
                  with_files(environment, *after.files));
  if (!run.ok()) return fail(run.error(), kExitWrongCall, language, environment);
  Progress progress(environment, language);
  show_progress(progress, run.value(), options, environment);
  diff::DiffReport report = diff::diff_rules(
      before.side(), after.side(), {*after.files, run.value()},
      diff::added(history.value().entries, declared.value().entries), diff_options(options));
  progress.clear();
  report.declarations_file = declared.value().name;
  report.declarations_exist = declared.value().exists;
  return finish(report, *after.session, options, environment);
}

}  // namespace

int cmd_diff(const Options& options, const Environment& environment) {
  if (options.data_before && options.arguments.size() > 1) {
    return fail(diag::make_error<diag::Code::S024>(
                    "--data", *options.data,
                    Bilingual{"en mapp där två versioner jämförs, eller två mappar och ett projekt",
                              "one folder where two versions are compared, or two folders and one "
                              "project"}),
                kExitWrongCall, language_of(options), environment);
  }
  if (options.data_before) return diff_exports(options, environment);
  if (!options.arguments.empty()) return diff_rules(options, environment);
  return fail(diag::make_error<diag::Code::S024>(
                  "diff", "",
                  Bilingual{"den gamla versionen, en mapp eller en revision som main; eller "
                            "--data två gånger",
                            "the old version, a folder or a revision such as main; or --data "
                            "twice"}),
              kExitWrongCall, language_of(options), environment);
}

}  // namespace regel::tool
