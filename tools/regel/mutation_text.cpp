#include "tools/regel/mutation_text.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "engine/report/words.hpp"
#include "engine/witness/examples.hpp"
#include "engine/witness/write_test.hpp"
#include "lang/diag/diagnostic.hpp"

namespace regel::tool {

using diag::Language;
using mutation::Fate;
using mutation::RuleResult;
using mutation::Score;
using mutation::Verdict;

namespace {

// How the language of the file says it.
Language language_of_rule(const Session& session, const ir::Rule& rule) {
  return session.compiled.modules[rule.module].language;
}

const ir::Rule& rule_of(const Session& session, const RuleResult& result) {
  return session.compiled.program.rules[result.rule];
}

std::string place(const Session& session, Span span) {
  const SourceMap& sources = session.compiled.sources;
  return fmt::format("{}:{}", sources.path(span.file),
                     sources.position(span.file, span.begin).line);
}

std::string indented(std::string_view text, std::string_view margin) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (!line.empty()) out += margin;
    out += line;
    out += '\n';
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return out;
}

// "C-02   14 av 16   87 %"
std::string line_of(const Session& session, const RuleResult& result, std::size_t width) {
  const bool swedish = session.language == Language::Swedish;
  const ir::Rule& rule = rule_of(session, result);
  if (!result.tests_pass) {
    return fmt::format(
        "{:<{}}  {}\n", rule.id, width,
        swedish ? "testerna går inte igenom: regel test" : "its tests do not pass: regel test");
  }
  const Score score = score_of(result);
  std::string text =
      fmt::format("{:<{}}  {:>3} {} {:<3} {:>4} %", rule.id, width, score.killed,
                  swedish ? "av" : "of", score.killed + score.surviving, score.percent());
  if (score.equivalent > 0) {
    text += swedish ? fmt::format("   ({} utan skillnad)", score.equivalent)
                    : fmt::format("   ({} without a difference)", score.equivalent);
  }
  return text + "\n";
}

std::string survivors(const Session& session, const RuleResult& result) {
  const Language language = session.language;
  const bool swedish = language == Language::Swedish;
  std::string text;
  for (std::size_t test = 0; test < result.missing.size(); ++test) {
    std::string said;
    for (const Verdict& verdict : result.verdicts) {
      if (verdict.fate != Fate::Surviving || verdict.told_apart != test) continue;
      const std::string place_of = place(session, verdict.span);
      const report::Words words = report::words(*verdict.says);
      said += fmt::format("  {}  {}\n", place_of, diag::pick(language, verdict.what));
      said += fmt::format("      {} {}\n",
                          swedish ? "Posten nedan vore då:" : "The record below would then be:",
                          words.in(language));
    }
    if (said.empty()) continue;
    text += said + "\n" + indented(missing_test(session, result, test), "    ") + "\n";
  }
  return text;
}

// Changes that no record within the search tells apart.
std::string without_difference(const Session& session, const RuleResult& result) {
  std::string text;
  for (const Verdict& verdict : result.verdicts) {
    if (verdict.fate != Fate::Equivalent) continue;
    text += fmt::format("  {}  {}\n", place(session, verdict.span),
                        diag::pick(session.language, verdict.what));
  }
  return text;
}

std::string total(const Session& session, const std::vector<RuleResult>& results,
                  std::optional<unsigned> least) {
  const bool swedish = session.language == Language::Swedish;
  const Score score = score_of(results);
  std::string text = fmt::format(
      fmt::runtime(swedish ? "Testerna märker {} av {} ändringar i {} {}: {} %.\n"
                           : "The tests notice {} of {} changes in {} {}: {} %.\n"),
      score.killed, score.killed + score.surviving, results.size(),
      results.size() == 1 ? (swedish ? "regel" : "rule") : (swedish ? "regler" : "rules"),
      score.percent());
  if (score.equivalent > 0) {
    text += fmt::format(
        fmt::runtime(swedish ? "{} ändringar räknas inte: ingen post som prövades skiljer dem från "
                               "regeln.\n"
                             : "{} changes do not count: no record that was tried tells them from "
                               "the rule.\n"),
        score.equivalent);
  }
  if (least && score.percent() < *least) {
    text += fmt::format(
        fmt::runtime(swedish ? "Minst {} % krävs.\n" : "At least {} % are asked for.\n"), *least);
  }
  return text;
}

}  // namespace

std::string missing_test(const Session& session, const RuleResult& result, std::size_t index) {
  ir::Test test = result.missing[index];
  const Language language = language_of_rule(session, rule_of(session, result));
  const bool swedish = language == Language::Swedish;
  const report::Words words = report::words(test.expected.front().outcome);
  test.title = index < result.unseen
                   ? fmt::format("{}: {}", swedish ? "utfallet" : "the outcome", words.in(language))
                   : fmt::format("{} {}: {}", swedish ? "skillnad" : "difference",
                                 index - result.unseen + 1, words.in(language));
  return witness::test_text(session.compiled.program, test, language);
}

std::string mutation_text(const Session& session, const std::vector<RuleResult>& results,
                          std::optional<unsigned> least) {
  const bool swedish = session.language == Language::Swedish;
  std::size_t width = 0;
  for (const RuleResult& result : results) {
    width = std::max(width, rule_of(session, result).id.size());
  }
  std::string text;
  for (const RuleResult& result : results) {
    text += line_of(session, result, width);
    if (const std::string said = survivors(session, result); !said.empty()) text += "\n" + said;
  }
  std::string same;
  for (const RuleResult& result : results) {
    const std::string said = without_difference(session, result);
    if (!said.empty()) same += rule_of(session, result).id + "\n" + said;
  }
  if (!same.empty()) {
    text += swedish ? "\nUtan skillnad, så långt sökningen ser:\n"
                    : "\nWithout a difference, as far as the search can tell:\n";
    text += same;
  }
  return text + "\n" + total(session, results, least);
}

std::string proposed_tests(const Session& session, const std::vector<RuleResult>& results) {
  std::string text;
  std::string_view last;
  for (const RuleResult& result : results) {
    const ir::Rule& rule = rule_of(session, result);
    const std::string_view file = session.compiled.sources.path(rule.span.file);
    for (std::size_t i = 0; i < result.missing.size(); ++i) {
      if (!text.empty()) text += '\n';
      if (file != last) text += fmt::format("# {}\n", file);
      last = file;
      text += missing_test(session, result, i);
    }
  }
  if (!text.empty()) return text;
  return session.language == Language::Swedish ? "# Inga tester saknas.\n"
                                               : "# No tests are missing.\n";
}

std::string examples_text(const Session& session, const std::string& rule) {
  const ir::Program& program = session.compiled.program;
  std::string text;
  for (std::uint32_t i = 0; i < program.rules.size(); ++i) {
    if (program.rules[i].id != rule) continue;
    const Language language = language_of_rule(session, program.rules[i]);
    for (witness::Example& example : witness::examples(program, i)) {
      const report::Words words = report::words(example.test.expected.front().outcome);
      const std::string_view at = language == Language::Swedish ? "vid gränsen" : "at the limit";
      example.test.title = example.boundary ? fmt::format("{}: {}", at, words.in(language))
                                            : std::string(words.in(language));
      if (!text.empty()) text += '\n';
      text += witness::test_text(program, example.test, language);
    }
  }
  if (!text.empty()) return text;
  return session.language == Language::Swedish
             ? "# Sökningen fann ingen post som regeln säger något om.\n"
             : "# The search found no record that the rule says anything of.\n";
}

}  // namespace regel::tool
