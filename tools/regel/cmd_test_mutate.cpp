#include "tools/regel/cmd_test_mutate.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/mutation/mutation.hpp"
#include "engine/outcome/exit_code.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/mutation_text.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/own_rules.hpp"

namespace regel::tool {

using namespace outcome;

int try_tests(const Session& session, const Options& options, const Environment& environment) {
  const unsigned threads =
      options.threads.value_or(session.project.threads.value_or(environment.processors));
  const std::vector<std::uint32_t> rules = own_rules(session, options.selection);
  if (rules.empty()) {
    environment.print_error(session.language == diag::Language::Swedish
                                ? "Projektet har inga regler att pröva testerna på.\n"
                                : "The project has no rules to try the tests on.\n");
    return kExitWrongCall;
  }
  const auto results = mutation::mutate_rules(session.compiled.program, rules, threads);
  const std::optional<unsigned> least =
      options.min_mutation ? options.min_mutation : session.project.min_mutation;
  std::string text;
  if (options.propose) {
    text = proposed_tests(session, results);
  } else if (options.format == "json") {
    text = mutation_json(session, results, least);
  } else {
    text = mutation_text(session, results, least);
  }
  const Status written = write_output(options.output, text);
  if (!written.ok()) return fail(written.error(), kExitFailed, session.language, environment);
  const bool failing = std::ranges::any_of(
      results, [](const mutation::RuleResult& result) { return !result.tests_pass; });
  if (failing) return kExitBroken;
  if (options.propose) return kExitPassed;
  return least && mutation::score_of(results).percent() < *least ? kExitBroken : kExitPassed;
}

}  // namespace regel::tool
