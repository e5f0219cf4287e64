#include "engine/mutation/mutation.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "engine/parallel.hpp"
#include "engine/ruletest/run_test.hpp"
#include "engine/witness/only_rule.hpp"

namespace regel::mutation {

namespace {

constexpr std::array kOutcomes = {ir::Outcome::Pass, ir::Outcome::Fail, ir::Outcome::NotApplicable,
                                  ir::Outcome::Undetermined};

class OneRule {
 public:
  OneRule(const ir::Program& program, std::uint32_t index, const witness::Limits& limits)
      : program_(witness::only_rule(program, index)), limits_(limits) {
    result_.rule = index;
    for (const ir::Test& test : program.tests) {
      if (test.rule == program_.rules.front().id) tests_.push_back(&test);
    }
  }

  RuleResult run() {
    std::vector<mutate::Mutant> mutants = mutate::mutants(program_, program_.rules.front());
    for (const mutate::Mutant& mutant : mutants) {
      result_.verdicts.push_back({mutant.kind,
                                  mutant.span,
                                  {mutate::describe(program_, mutant, diag::Language::Swedish),
                                   mutate::describe(program_, mutant, diag::Language::English)},
                                  Fate::Killed,
                                  {},
                                  {}});
    }
    for (mutate::Mutant& mutant : mutants) program_.rules.push_back(std::move(mutant.rule));
    kill();
    if (!result_.tests_pass) {
      result_.verdicts.clear();
    } else {
      tell_apart();
    }
    return std::move(result_);
  }

 private:
  void kill() {
    std::vector<bool> killed(result_.verdicts.size());
    for (const ir::Test* test : tests_) {
      const auto judged = ruletest::run_versions(program_, *test);
      for (std::size_t i = 0; i < test->expected.size(); ++i) {
        // A test of a day when this version is not in force says nothing of it.
        if (!judged.front()[i].got) continue;
        if (!judged.front()[i].passed()) result_.tests_pass = false;
        for (std::size_t k = 0; k < killed.size(); ++k) {
          if (!judged[k + 1][i].passed()) killed[k] = true;
        }
      }
    }
    for (std::size_t k = 0; k < killed.size(); ++k) {
      if (!killed[k]) left_.push_back(k);
    }
  }

  // Records of outcomes that no test shows, and those that tell the mutants that are left apart.
  void tell_apart() {
    std::vector<ir::Rule> rules{witness::without_words(program_.rules.front())};
    for (const std::size_t k : left_)
      rules.push_back(witness::without_words(program_.rules[k + 1]));
    program_.rules = std::move(rules);
    std::vector<witness::Wanted> wanted;
    for (std::size_t i = 1; i <= left_.size(); ++i) {
      wanted.push_back({std::nullopt, i, false});
    }
    std::set<ir::Outcome> shown;
    for (const ir::Test* test : tests_) {
      for (const ir::Expectation& expected : test->expected) shown.insert(expected.outcome);
    }
    for (const ir::Outcome outcome : kOutcomes) {
      if (shown.count(outcome) != 0) continue;
      wanted.push_back({outcome, 0, false});
    }
    const auto found = witness::search(program_, tests_, wanted, limits_);
    for (std::size_t i = left_.size(); i < found.size(); ++i) {
      if (found[i]) keep(*found[i]);
    }
    result_.unseen = result_.missing.size();
    for (std::size_t i = 0; i < left_.size(); ++i) decide(i, found);
  }

  // Of the records that tell a mutant apart, one that tells an earlier one apart as well is taken.
  void decide(std::size_t i, const std::vector<std::optional<witness::Witness>>& found) {
    Verdict& verdict = result_.verdicts[left_[i]];
    if (!found[i]) {
      verdict.fate = Fate::Equivalent;
      return;
    }
    verdict.fate = Fate::Surviving;
    std::size_t at = 0;
    const witness::Wanted apart{std::nullopt, i + 1, false};
    while (at < kept_.size() && !witness::holds(apart, kept_[at])) ++at;
    if (at == kept_.size()) {
      keep(*found[i]);
    }
    verdict.told_apart = at;
    verdict.says = kept_[at][i + 1];
  }

  void keep(const witness::Witness& found) {
    kept_.push_back(found.outcomes);
    result_.missing.push_back(
        witness::as_test(program_.schema, found.world, *found.outcomes.front()));
  }

  ir::Program program_;
  const witness::Limits& limits_;
  std::vector<const ir::Test*> tests_;
  std::vector<std::size_t> left_;        // indices of verdicts
  std::vector<witness::Outcomes> kept_;  // by missing test
  RuleResult result_;
};

}  // namespace

std::size_t RuleResult::count(Fate fate) const {
  return static_cast<std::size_t>(std::ranges::count(verdicts, fate, &Verdict::fate));
}

unsigned Score::percent() const {
  const std::size_t all = killed + surviving;
  return all == 0 ? 100 : static_cast<unsigned>(killed * 100 / all);
}

Score score_of(const RuleResult& result) {
  return {result.count(Fate::Killed), result.count(Fate::Surviving),
          result.count(Fate::Equivalent)};
}

Score score_of(const std::vector<RuleResult>& results) {
  Score sum;
  for (const RuleResult& result : results) {
    const Score one = score_of(result);
    sum.killed += one.killed;
    sum.surviving += one.surviving;
    sum.equivalent += one.equivalent;
  }
  return sum;
}

std::vector<RuleResult> mutate_rules(const ir::Program& program,
                                     const std::vector<std::uint32_t>& rules, unsigned threads,
                                     const witness::Limits& limits) {
  std::vector<RuleResult> results(rules.size());
  in_parallel(rules.size(), threads,
              [&](std::size_t i) { results[i] = OneRule(program, rules[i], limits).run(); });
  return results;
}

}  // namespace regel::mutation
