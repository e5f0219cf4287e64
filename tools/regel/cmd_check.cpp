// The main job: the project's rules on its sources, and the report.

#include <map>
#include <numeric>

#include "engine/coverage/coverage.hpp"
#include "engine/coverage/write.hpp"
#include "engine/outcome/exit_code.hpp"
#include "engine/report/writer.hpp"
#include "engine/review/of_run.hpp"
#include "engine/review/writer.hpp"
#include "engine/run.hpp"
#include "tools/regel/baseline.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/progress.hpp"
#include "tools/regel/repository.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

using namespace outcome;

namespace {

// What the program promises of every report; a broken promise is never printed as a result.
void check_counts(const RunReport& report) {
  REGEL_CHECK(!rule_with_wrong_counts(report).has_value());
}

// The manifest's account of the rules: bytes as they were compiled, hashed file by file.
void add_rule_files(const Compilation& compiled, Manifest& manifest) {
  if (!manifest.rule_files.empty()) return;
  std::string all;
  for (std::uint32_t i = 0; i < compiled.sources.files(); ++i) {
    const FileId file{i};
    const std::string path(compiled.sources.path(file));
    const std::string_view text = compiled.sources.text(file);
    manifest.rule_files.emplace_back(path, hex(sha256(text)));
    all += path;
    all += '\0';
    all += text;
    all += '\0';
  }
  manifest.rules_hash = hash128(all).hex();
}

// Where each rule stands. Versions of a rule come in the order of the program in both.
void add_places(const Compilation& compiled, std::vector<RuleResult>& results) {
  std::map<std::string, std::size_t> seen;
  for (RuleResult& result : results) {
    std::size_t skip = seen[result.id]++;
    for (const ir::Rule& rule : compiled.program.rules) {
      if (rule.id != result.id || skip-- != 0) continue;
      result.file = compiled.sources.path(rule.id_span.file);
      result.line = compiled.sources.position(rule.id_span.file, rule.id_span.begin).line;
      break;
    }
  }
}

void add_places(const Compilation& compiled, std::vector<RuleAdvice>& advice) {
  for (RuleAdvice& one : advice) {
    if (!one.span.valid()) continue;
    one.file = compiled.sources.path(one.span.file);
    one.line = compiled.sources.position(one.span.file, one.span.begin).line;
  }
}

// Whoever runs the night reads standard error; what failed is not to be found in a file only.
void show_failures(const RunReport& report, diag::Language language,
                   const Environment& environment) {
  for (const SourceResult& source : report.sources) {
    if (source.failure) warn(*source.failure, language, environment);
  }
}

constexpr std::size_t kShownKeys = 10;  // of records that no rule applies to

// Which conditions the exports exercise, and which records no rule looks at.
int show_coverage(const Session& session, const Options& options, const Environment& environment,
                  const RunOptions& settings, Progress& progress) {
  const Compilation& compiled = session.compiled;
  std::vector<std::uint32_t> rules(compiled.program.rules.size());
  std::iota(rules.begin(), rules.end(), 0u);
  const coverage::Coverage seen =
      coverage::of_run(compiled.program, rules, environment.files, settings, kShownKeys);
  progress.clear();
  const Status written = write_output(
      options.output, options.format == "json"
                          ? coverage::as_json(seen, compiled.program, compiled.sources)
                          : coverage::as_text(seen, compiled.program, compiled.sources,
                                              session.language, wants_color(options, environment)));
  if (!written.ok()) return fail(written.error(), kExitFailed, session.language, environment);
  bool failed = false;
  for (const SourceResult& source : seen.sources) {
    if (!source.failure) continue;
    warn(*source.failure, session.language, environment);
    failed = true;
  }
  return failed ? kExitFailed : kExitPassed;
}

}  // namespace

int cmd_check(const Options& options, const Environment& environment) {
  const std::string folder = options.arguments.empty() ? "." : options.arguments[0];
  const auto opened = open_session(folder, options, environment);
  if (!opened.ok()) {
    return fail(opened.error(), kExitWrongCall, language_of(options), environment);
  }
  const Session& session = *opened.value();
  const diag::Language language = session.language;
  if (report_mistakes(session, options.quiet, environment)) return kExitWrongCall;
  if (options.dump) return cmd_dump(session, options, environment);

  Result<RunOptions> settings = run_options(session, options, environment);
  if (!settings.ok()) return fail(settings.error(), kExitWrongCall, language, environment);
  auto baseline = open_baseline(session, options, environment);
  if (!baseline.ok()) return fail(baseline.error(), kExitWrongCall, language, environment);
  RunOptions& run_settings = settings.value();
  report::WriteOptions write;
  write.language = language;
  write.color = wants_color(options, environment);
  write.threads = run_settings.threads;
  const std::optional<std::uint64_t> most =
      options.max_findings ? options.max_findings : session.project.max_findings;
  write.max_findings = most.value_or(options.format == "text" ? report::kShownFindings : 0);
  // All findings are needed to tell which of them a baseline knows.
  run_settings.max_findings = baseline.value() ? 0 : write.max_findings;

  Progress progress(environment, language);
  if (environment.progress && !options.quiet) {
    run_settings.progress = [&progress](std::uint64_t read, std::uint64_t total) {
      progress.show(read, total);
    };
  }
  if (options.coverage) return show_coverage(session, options, environment, run_settings, progress);
  RunReport report = run(session.compiled.program, environment.files, run_settings);
  progress.clear();
  check_counts(report);
  add_rule_files(session.compiled, report.manifest);
  add_places(session.compiled, report.rules);
  add_places(session.compiled, report.advice);

  std::optional<BaselineComparison> compared;
  if (std::optional<NamedBaseline>& known = baseline.value()) {
    // After a failure the findings are not all there is, and no baseline is made of them.
    if (options.update_baseline && report.exit != kExitFailed) {
      const Status updated = update_baseline(*known, report, language, environment);
      if (!updated.ok()) return fail(updated.error(), kExitFailed, language, environment);
    }
    compared = compare(report, std::move(known->entries), known->path);
    report.exit = exit_code(report, run_settings.fail_on, &*compared);
    write.baseline = &*compared;
  }

  const Status written = write_output(options.output, [&](report::ByteSink& sink) {
    if (const report::Format* format = report::find_format(options.format)) {
      return format->write(report, write, sink);
    }
    const review::RunParts parts{report,
                                 session.compiled,
                                 write.baseline,
                                 repository_of(session, run_settings.folder, environment),
                                 run_settings.fail_on,
                                 language};
    return review::find_format(options.format)
        ->write(review::review_of_run(parts), write.threads, sink);
  });
  if (!written.ok()) return fail(written.error(), kExitFailed, language, environment);
  if (options.output || options.format != "text") {
    show_failures(report, language, environment);
    if (compared) show_stale(*compared, language, environment);
  }
  return report.exit;
}

}  // namespace regel::tool
