// Would the tests of a rule notice if it said something else? Every mutant of the rule is judged
// beside it on the records of its tests. One that gives some expectation another outcome, or
// another message where the test states one, is killed. For the others a record is searched for
// that tells them from the rule: what no record within the search tells apart counts as saying the
// same.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/witness/search.hpp"
#include "lang/base/result.hpp"
#include "lang/ir/program.hpp"
#include "lang/mutate/mutants.hpp"

namespace regel::mutation {

enum class Fate : std::uint8_t {
  Killed,
  Surviving,   // the tests pass all the same, and `told_apart` would not
  Equivalent,  // as far as the search can tell
};

struct Verdict {
  mutate::Kind kind;
  Span span;       // in the rule, or in a definition it uses
  Bilingual what;  // mutate::describe
  Fate fate = Fate::Killed;
  // Of a surviving one: an index into `missing`, what the mutant says there.
  std::optional<std::size_t> told_apart;
  std::optional<ir::Outcome> says;
};

// One version of a rule.
struct RuleResult {
  std::uint32_t rule = 0;  // index in the program's rules
  bool tests_pass = true;  // otherwise nothing can be said: there are no verdicts
  std::vector<Verdict> verdicts;
  // Each a test of one record, with what the rule says of it: first those of outcomes that no test
  // shows, `unseen` of them, then those that surviving mutants fail.
  std::vector<ir::Test> missing;
  std::size_t unseen = 0;

  std::size_t count(Fate fate) const;
};

struct Score {
  std::size_t killed = 0, surviving = 0, equivalent = 0;
  // Of those that can be told apart, in hundredths, rounded down; 100 if there are none.
  unsigned percent() const;
};
Score score_of(const std::vector<RuleResult>& results);
Score score_of(const RuleResult& result);

// One entry for each of `rules`, indices into the program's rules, in their order, whatever the
// number of threads.
std::vector<RuleResult> mutate_rules(const ir::Program& program,
                                     const std::vector<std::uint32_t>& rules, unsigned threads,
                                     const witness::Limits& limits = {});

}  // namespace regel::mutation
