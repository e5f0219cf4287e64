#include "tools/regel/test_report.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "engine/outcome/exit_code.hpp"
#include "engine/report/json_text.hpp"
#include "engine/report/text_table.hpp"
#include "engine/report/words.hpp"
#include "engine/review/of_diagnostics.hpp"
#include "lang/diag/render_json.hpp"
#include "lang/diag/render_text.hpp"
#include "tools/regel/trace_text.hpp"

namespace regel::tool {

using diag::Language;
using namespace outcome;
using ruletest::Judged;
using ruletest::TestResult;

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

std::vector<diag::Diagnostic> diagnostics(const TestReport& report, const ir::Program& program) {
  diag::Sink sink;
  for (const diag::Diagnostic& untested : report.untested) sink.add(untested);
  for (const TestResult& result : report.results) {
    for (const Judged& judged : result.judged) {
      if (!judged.passed()) report_failure(program, program.tests[result.test], judged, sink);
    }
  }
  return sink.sorted();
}

// How each wrong outcome came about, by the place of its expectation.
using Traces = std::map<std::pair<std::uint32_t, std::uint32_t>, const RecordTrace*>;

Traces traces_of(const TestReport& report) {
  Traces traces;
  for (const TestResult& result : report.results) {
    for (const Judged& judged : result.judged) {
      if (!judged.trace) continue;
      traces.emplace(std::pair(judged.span.file.index, judged.span.begin), &*judged.trace);
    }
  }
  return traces;
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

std::string tally(const TestReport& report, Language language) {
  const bool swedish = language == Language::Swedish;
  const std::size_t tests = report.results.size(), failed = report.failed();
  std::size_t outcomes = 0;
  for (const TestResult& result : report.results) outcomes += result.judged.size();
  std::string text;
  if (tests < report.all_tests) {
    text = fmt::format(fmt::runtime(swedish ? "{} av {} test valdes. " : "{} of {} tests chosen. "),
                       tests, report.all_tests);
  }
  if (failed == 0 && swedish) {
    return text + fmt::format("{} test, {} utfall: alla gick igenom.\n", tests, outcomes);
  }
  if (failed == 0) {
    return text + fmt::format("{} test{}, {} outcome{}: all passed.\n", tests,
                              tests == 1 ? "" : "s", outcomes, outcomes == 1 ? "" : "s");
  }
  return text + fmt::format(fmt::runtime(swedish ? "{} av {} test gick inte igenom.\n"
                                                 : "{} of {} tests failed.\n"),
                            failed, tests);
}

// The slowest first.
std::string times(const TestReport& report, const ir::Program& program, Language language) {
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> rules;  // micros, tests
  for (const TestResult& result : report.results) {
    auto& [micros, tests] = rules[program.tests[result.test].rule];
    micros += result.micros;
    ++tests;
  }
  std::vector<std::pair<std::string, std::pair<std::uint64_t, std::uint64_t>>> sorted(rules.begin(),
                                                                                      rules.end());
  std::ranges::stable_sort(
      sorted, [](const auto& a, const auto& b) { return a.second.first > b.second.first; });
  report::TextTable table({report::Align::Left, report::Align::Right, report::Align::Left});
  for (const auto& [rule, taken] : sorted) {
    std::string ms = fmt::format("{:.1f} ms", static_cast<double>(taken.first) / 1000);
    if (language == Language::Swedish) std::ranges::replace(ms, '.', ',');
    table.add({rule, std::move(ms),
               fmt::format("{} {}", taken.second,
                           language == Language::Swedish || taken.second == 1 ? "test" : "tests")});
  }
  std::string out;
  table.append_to(out, false);
  return out + "\n";
}

void write_judged(const Judged& judged, const Session& session, report::JsonText& json) {
  const SourceMap& sources = session.compiled.sources;
  json.new_line(6);
  json.open('{');
  json.member("record", judged.label);
  json.number_member("line", sources.position(judged.span.file, judged.span.begin).line);
  json.key("passed");
  json.boolean(judged.passed());
  json.plain_member("expected", report::name(judged.expected));
  json.optional_member("got", judged.got ? report::name(*judged.got) : "");
  json.optional_member("item", judged.item);
  json.optional_member("message", judged.message);
  json.optional_member("expected_message", judged.expected_message.value_or(""));
  json.key("causes");
  json.open('[');
  for (const Cause& cause : judged.causes) json.text(report::sentence(cause, session.language));
  json.close(']');
  json.close('}');
}

}  // namespace

std::size_t TestReport::failed() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(results, [](const TestResult& result) { return !result.passed(); }));
}

std::string tests_as_text(const TestReport& report, const Session& session, bool color) {
  const ir::Program& program = session.compiled.program;
  const Traces traces = traces_of(report);
  std::string text;
  for (const diag::Diagnostic& diagnostic : diagnostics(report, program)) {
    if (!text.empty()) text += '\n';
    const Language spoken = language_of(session, diagnostic);
    text += diag::render_text(diagnostic, session.compiled.sources, {spoken, color});
    const auto trace = traces.find({diagnostic.span.file.index, diagnostic.span.begin});
    if (trace == traces.end()) continue;
    text += "\n" + indented(trace_text(*trace->second, session.compiled.sources, spoken, color));
  }
  if (!text.empty()) text += '\n';
  if (report.times) text += times(report, program, session.language);
  return text + tally(report, session.language);
}

std::string tests_as_json(const TestReport& report, const Session& session) {
  const ir::Program& program = session.compiled.program;
  const SourceMap& sources = session.compiled.sources;
  std::string out;
  report::JsonText json(out);
  json.open('{');
  json.new_line(2);
  json.key("passed");
  json.boolean(report.passed());
  json.new_line(2);
  json.key("tests");
  json.open('[');
  for (const TestResult& result : report.results) {
    const ir::Test& test = program.tests[result.test];
    json.new_line(4);
    json.open('{');
    json.member("title", test.title);
    json.member("rule", test.rule);
    json.member("file", sources.path(test.span.file));
    json.number_member("line", sources.position(test.span.file, test.span.begin).line);
    json.key("passed");
    json.boolean(result.passed());
    if (report.times) json.number_member("microseconds", result.micros);
    json.key("outcomes");
    json.open('[');
    for (const Judged& judged : result.judged) write_judged(judged, session, json);
    json.close(']');
    json.close('}');
  }
  json.close(']');
  json.new_line(2);
  json.key("diagnostics");
  json.raw(diag::render_json(diagnostics(report, program), sources, session.language));
  json.new_line(0);
  json.close('}');
  return out + "\n";
}

review::Review tests_as_review(const TestReport& report, const Session& session,
                               const review::Repository& repository) {
  const ir::Program& program = session.compiled.program;
  const SourceMap& sources = session.compiled.sources;
  const Language language = session.language;
  const int exit = report.passed() ? kExitPassed : kExitBroken;
  review::Review review = review::review_of_diagnostics(
      {{diagnostics(report, program), sources, repository}}, language, exit);
  review.command = "regel test";
  review.exit_meaning = tally(report, language);
  while (review.exit_meaning.ends_with('\n')) review.exit_meaning.pop_back();
  review.cases.clear();
  for (const TestResult& result : report.results) {
    const ir::Test& test = program.tests[result.test];
    review::Case one;
    one.suite = test.rule;
    one.name = test.title;
    one.place = review::place_of(repository, sources, test.span);
    if (report.times) one.seconds = static_cast<double>(result.micros) / 1e6;
    for (const Judged& judged : result.judged) {
      if (judged.passed()) continue;
      one.state = review::State::Failed;
      diag::Sink sink;
      report_failure(program, test, judged, sink);
      const std::string text = diag::message(sink.all().front(), language);
      if (one.message.empty()) one.message = text;
      one.details += text + "\n";
    }
    review.cases.push_back(std::move(one));
  }
  return review;
}

}  // namespace regel::tool
