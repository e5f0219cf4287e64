// The tests written beside the rules: what was expected, what came out, and why.

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "engine/outcome/exit_code.hpp"
#include "engine/report/words.hpp"
#include "engine/ruletest/run_test.hpp"
#include "lang/diag/render_json.hpp"
#include "lang/diag/render_text.hpp"
#include "tools/regel/cmd_test_mutate.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/session.hpp"
#include "tools/regel/trace_text.hpp"

namespace regel::tool {

using diag::Language;
using namespace outcome;
using ruletest::Judged;

namespace {

Bilingual words_of(const std::optional<ir::Outcome>& outcome) {
  if (!outcome) return {"inte prövad", "not judged"};
  const report::Words words = report::words(*outcome);
  return {std::string(words.sv), std::string(words.en)};
}

// The items that decided and the causes, after what was got and expected.
std::string explanation(const Judged& got, Language language) {
  std::string text;
  if (!got.item.empty()) {
    text = fmt::format(
        "{} {}.",
        language == Language::Swedish ? "Avgörande villkor:" : "Decided by item:", got.item);
  }
  for (const Cause& cause : got.causes) {
    if (!text.empty()) text += ' ';
    text += language == Language::Swedish ? "Orsak: " : "Cause: ";
    text += report::sentence(cause, language);
    if (!cause.key.empty()) text += fmt::format(" ({} {})", cause.register_name, cause.key);
    text += '.';
  }
  return text;
}

// Whether the test is of a rule about groups: one of them is there only if records form it.
bool about_groups(const ir::Program& program, const ir::Test& test) {
  const auto rule = std::ranges::find(program.rules, test.rule, &ir::Rule::id);
  return rule != program.rules.end() && rule->subject.kind == ir::RelationKind::Group;
}

void report_failure(const ir::Program& program, const ir::Test& test, const Judged& judged,
                    diag::Sink& sink) {
  if (!judged.got && about_groups(program, test)) {
    sink.report<diag::Code::R809>(judged.span, judged.label);
  } else if (judged.got != judged.expected) {
    sink.report<diag::Code::R803>(
        judged.span, test.title, judged.label, words_of(judged.got), words_of(judged.expected),
        Bilingual{explanation(judged, Language::Swedish), explanation(judged, Language::English)});
  } else {
    sink.report<diag::Code::R812>(judged.span, test.title, judged.label, judged.message,
                                  *judged.expected_message);
  }
}

// How each wrong outcome came about, by the place of its expectation.
using Traces = std::map<std::pair<std::uint32_t, std::uint32_t>, RecordTrace>;

void run_one(const ir::Program& program, const ir::Test& test, diag::Sink& sink, Traces& traces) {
  for (Judged& judged : ruletest::run_test(program, test)) {
    if (judged.passed()) continue;
    report_failure(program, test, judged, sink);
    if (judged.trace) {
      traces.emplace(std::pair(judged.span.file.index, judged.span.begin),
                     std::move(*judged.trace));
    }
  }
}

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    out += line.empty() ? "\n" : "    " + std::string(line) + "\n";
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return out;
}

// R801 of the compilation, where the project wants a test of every rule.
std::size_t report_untested(const Session& session, diag::Sink& sink) {
  std::size_t untested = 0;
  if (!session.project.tests_required) return untested;
  for (const diag::Diagnostic& diagnostic : session.compiled.sink.all()) {
    if (diagnostic.code != diag::Code::R801) continue;
    sink.add(diagnostic);
    ++untested;
  }
  return untested;
}

std::string tally(std::size_t tests, std::size_t failed, std::size_t expectations,
                  Language language) {
  const bool swedish = language == Language::Swedish;
  if (failed == 0) {
    if (swedish) return fmt::format("{} test, {} utfall: alla gick igenom.\n", tests, expectations);
    return fmt::format("{} test{}, {} outcome{}: all passed.\n", tests, tests == 1 ? "" : "s",
                       expectations, expectations == 1 ? "" : "s");
  }
  return fmt::format(
      fmt::runtime(swedish ? "{} av {} test gick inte igenom.\n" : "{} of {} tests failed.\n"),
      failed, tests);
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
  const ir::Program& program = session.compiled.program;
  diag::Sink sink;
  const std::size_t untested = report_untested(session, sink);
  if (program.tests.empty() && untested == 0) {
    environment.print_error(language == Language::Swedish
                                ? "Inga tester hittades. Skriv `test \"…\" för REGEL` vid regeln, "
                                  "eller godta det med --allow-none.\n"
                                : "No tests were found. Write `test \"…\" for RULE` beside the "
                                  "rule, or accept it with --allow-none.\n");
    return options.allow_none ? kExitPassed : kExitWrongCall;
  }
  std::size_t failed = 0, expectations = 0;
  Traces traces;
  for (const ir::Test& test : program.tests) {
    const std::size_t before = sink.errors();
    run_one(program, test, sink, traces);
    expectations += test.expected.size();
    if (sink.errors() != before) ++failed;
  }
  std::string text;
  if (options.format == "json") {
    text = diag::render_json(sink.sorted(), session.compiled.sources, language);
  } else {
    for (const diag::Diagnostic& diagnostic : sink.sorted()) {
      if (!text.empty()) text += '\n';
      const Language spoken = language_of(session, diagnostic);
      const bool color = wants_color(options, environment);
      text += diag::render_text(diagnostic, session.compiled.sources, {spoken, color});
      const auto trace = traces.find({diagnostic.span.file.index, diagnostic.span.begin});
      if (trace == traces.end()) continue;
      text += "\n" + indented(trace_text(trace->second, session.compiled.sources, spoken, color));
    }
    if (!text.empty()) text += '\n';
    text += tally(program.tests.size(), failed, expectations, language);
  }
  const Status written = write_output(options.output, text);
  if (!written.ok()) return fail(written.error(), kExitFailed, language, environment);
  return failed > 0 || untested > 0 ? kExitBroken : kExitPassed;
}

}  // namespace regel::tool
