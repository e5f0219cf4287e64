// Everything that a change of rules has to pass, in one command: each step is the command that a
// person would run, with the words that are printed above what it says.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/outcome/exit_code.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

using diag::Language;
using namespace outcome;

namespace {

struct Step {
  Bilingual name;
  std::vector<std::string> words;  // none: it is not run
  Bilingual why_not;               // then
  int exit = kExitPassed;
};

std::vector<Step> steps_of(const Session& session, const Options& options) {
  const Project& project = session.project;
  const std::string& folder = project.folder;
  const auto with_format = [&](std::vector<std::string> words) {
    if (options.format != "text") words.insert(words.end(), {"--format", options.format});
    return words;
  };
  const auto if_asked = [](bool asked, std::vector<std::string> words) {
    return asked ? std::move(words) : std::vector<std::string>();
  };
  const bool coverage = project.coverage_decided || project.coverage_unknown;
  std::vector<Step> steps = {
      {{"normalform", "layout"}, {"fmt", "--check", folder}, {}},
      {{"granskning", "lint"}, with_format({"lint", "--strict", folder}), {}},
      {{"test", "tests"}, with_format({"test", folder}), {}},
      {{"täckning", "coverage"},
       if_asked(coverage, {"test", "--coverage", folder}),
       {"inte begärt: `coverage` i regel.json", "not asked for: `coverage` in regel.json"}},
      {{"mutationer", "mutations"},
       if_asked(project.min_mutation.has_value(), {"test", "--mutate", folder}),
       {"inte begärt: `min_mutation` i regel.json", "not asked for: `min_mutation` in regel.json"}},
  };
  Step moves{{"ändringar", "changes"},
             {},
             {"inte begärt: --against REVISION", "not asked for: --against REVISION"}};
  if (options.against) {
    moves.words = {"diff", *options.against, folder};
    if (options.comment) {
      moves.words.insert(moves.words.end(), {"--format", "markdown", "--output", *options.comment});
    }
  }
  steps.push_back(std::move(moves));
  if (options.language) {
    for (Step& step : steps) {
      if (step.words.empty()) continue;
      const bool swedish = *options.language == Language::Swedish;
      step.words.insert(step.words.end(), {"--lang", swedish ? "sv" : "en"});
    }
  }
  return steps;
}

std::string command(const std::vector<std::string>& words) {
  std::string text = "regel";
  for (const std::string& word : words) text += " " + word;
  return text;
}

// A heading, so that it is clear who says what; annotations stand in no order and need none.
Status announce(const Step& step, Language language) {
  return write_output(std::nullopt, fmt::format("== {}: {}\n", diag::pick(language, step.name),
                                                command(step.words)));
}

std::string verdicts(const std::vector<Step>& steps, Language language) {
  const bool swedish = language == Language::Swedish;
  std::string text = swedish ? "\n== Grinden\n" : "\n== The gate\n";
  for (const Step& step : steps) {
    const std::string name(diag::pick(language, step.name));
    std::string verdict;
    if (step.words.empty()) {
      verdict = diag::pick(language, step.why_not);
    } else if (step.exit == kExitPassed) {
      verdict = swedish ? "godkänt" : "passed";
    } else {
      verdict = fmt::format("{}: {}", swedish ? "STOPPAT" : "STOPPED", command(step.words));
    }
    text += fmt::format("  {:<12} {}\n", name, verdict);
  }
  return text;
}

}  // namespace

int cmd_gate(const Options& options, const Environment& environment) {
  const std::string folder = options.arguments.empty() ? "." : options.arguments[0];
  const auto opened = open_session(folder, options, environment);
  if (!opened.ok()) {
    return fail(opened.error(), kExitWrongCall, language_of(options), environment);
  }
  const Language language = opened.value()->language;
  const bool mistakes = opened.value()->compiled.sink.has_errors();
  std::vector<Step> steps = steps_of(*opened.value(), options);
  // Rules with mistakes cannot be run, and each step would say the same.
  for (Step& step : steps) {
    if (!mistakes || step.words.empty() || step.words[0] == "lint") continue;
    step = {step.name, {}, {"inte kört: reglerna har fel", "not run: the rules have errors"}};
  }
  int worst = kExitPassed;
  for (Step& step : steps) {
    if (step.words.empty()) continue;
    const Status announced = announce(step, language);
    if (!announced.ok()) return fail(announced.error(), kExitFailed, language, environment);
    step.exit = run_program(step.words, environment);
    worst = std::max(worst, step.exit);
  }
  const Status written = write_output(std::nullopt, verdicts(steps, language));
  if (!written.ok()) return fail(written.error(), kExitFailed, language, environment);
  return worst;
}

}  // namespace regel::tool
