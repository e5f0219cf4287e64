// The tests written beside the rules: run, or asked how much of the rules they exercise.

#include <fmt/format.h>

#include "engine/coverage/coverage.hpp"
#include "engine/coverage/write.hpp"
#include "engine/outcome/exit_code.hpp"
#include "engine/review/writer.hpp"
#include "engine/ruletest/run_tests.hpp"
#include "tools/regel/cmd_test_mutate.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/own_rules.hpp"
#include "tools/regel/repository.hpp"
#include "tools/regel/session.hpp"
#include "tools/regel/test_report.hpp"

namespace regel::tool {

using diag::Language;
using namespace outcome;

namespace {

// R801 of the compilation, where the project wants a test of every rule.
std::vector<diag::Diagnostic> untested(const Session& session) {
  std::vector<diag::Diagnostic> found;
  if (!session.project.tests_required) return found;
  for (const diag::Diagnostic& diagnostic : session.compiled.sink.all()) {
    if (diagnostic.code == diag::Code::R801) found.push_back(diagnostic);
  }
  return found;
}

std::string nothing_to_run(const Options& options, Language language) {
  const bool swedish = language == Language::Swedish;
  if (!options.selection.empty()) {
    return swedish ? "Inget test passar med --rule, --tag och --file.\n"
                   : "No test fits --rule, --tag and --file.\n";
  }
  return swedish ? "Inga tester hittades. Skriv `test \"…\" för REGEL` vid regeln, eller godta det "
                   "med --allow-none.\n"
                 : "No tests were found. Write `test \"…\" for RULE` beside the rule, or accept it "
                   "with --allow-none.\n";
}

// Whether the tests see less of the rules than the project wants; says so.
bool sees_too_little(const Session& session, const coverage::Coverage& seen,
                     const Environment& environment) {
  bool too_little = false;
  const auto compare = [&](const coverage::Share& share, std::optional<unsigned> least,
                           std::string_view sv, std::string_view en) {
    if (!least || share.seen * 100 >= *least * share.of) return;
    too_little = true;
    const bool swedish = session.language == Language::Swedish;
    environment.print_error(fmt::format(
        fmt::runtime(swedish ? "Testerna ska visa minst {} % av villkoren {}, men visar "
                               "{} av {}. Skriv test för det som är märkt ovan.\n"
                             : "The tests should show at least {} % of the conditions "
                               "{}, but show {} of {}. Write tests for what is marked above.\n"),
        *least, swedish ? sv : en, share.seen, share.of));
  };
  compare(coverage::decided(seen.conditions), session.project.coverage_decided,
          "både sanna och falska", "both true and false");
  compare(coverage::unknown(seen.conditions), session.project.coverage_unknown, "okända",
          "unknown");
  return too_little;
}

// What the tests exercise; fails where it is less than the project wants.
int measure(const Session& session, const Options& options, const Environment& environment,
            const std::vector<std::uint32_t>& tests, unsigned threads) {
  const Compilation& compiled = session.compiled;
  const coverage::Coverage seen =
      coverage::of_tests(compiled.program, own_rules(session, options.selection), tests, threads);
  const bool color = wants_color(options, environment);
  const Status written = write_output(
      options.output,
      options.format == "json"
          ? coverage::as_json(seen, compiled.program, compiled.sources)
          : coverage::as_text(seen, compiled.program, compiled.sources, session.language, color));
  if (!written.ok()) return fail(written.error(), kExitFailed, session.language, environment);
  return sees_too_little(session, seen, environment) ? kExitBroken : kExitPassed;
}

}  // namespace

int cmd_test(const Options& options, const Environment& environment) {
  const std::string folder = options.arguments.empty() ? "." : options.arguments[0];
  const auto opened = open_session(folder, options, environment);
  if (!opened.ok()) {
    return fail(opened.error(), kExitWrongCall, language_of(options), environment);
  }
  const Session& session = *opened.value();
  const Language language = session.language;
  if (report_mistakes(session, options.quiet, environment)) return kExitWrongCall;
  if (options.mutate || options.propose) return try_tests(session, options, environment);
  const Compilation& compiled = session.compiled;
  const auto path = [&](FileId file) { return std::string(compiled.sources.path(file)); };
  const std::vector<std::uint32_t> chosen =
      ruletest::select(compiled.program, options.selection, path);
  TestReport report;
  report.all_tests = compiled.program.tests.size();
  report.untested = untested(session);
  report.times = options.times;
  if (chosen.empty() && (report.untested.empty() || !options.selection.empty())) {
    environment.print_error(nothing_to_run(options, language));
    return options.allow_none ? kExitPassed : kExitWrongCall;
  }
  const unsigned threads =
      options.threads.value_or(session.project.threads.value_or(environment.processors));
  if (options.coverage) return measure(session, options, environment, chosen, threads);
  const auto clock = [&] { return static_cast<std::uint64_t>(environment.elapsed() * 1e6); };
  report.results = ruletest::run_tests(compiled.program, chosen, threads,
                                       options.times ? clock : std::function<std::uint64_t()>());
  const Status written = write_output(options.output, [&](report::ByteSink& sink) {
    if (const review::Format* format = review::find_format(options.format)) {
      const review::Repository repository =
          repository_of(session, session.project.folder, environment);
      constexpr unsigned kOneThread = 1;
      return format->write(tests_as_review(report, session, repository), kOneThread, sink);
    }
    if (options.format == "json") return sink.write(tests_as_json(report, session));
    return sink.write(tests_as_text(report, session, wants_color(options, environment)));
  });
  if (!written.ok()) return fail(written.error(), kExitFailed, language, environment);
  return report.passed() ? kExitPassed : kExitBroken;
}

}  // namespace regel::tool
