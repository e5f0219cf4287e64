#include "engine/coverage/coverage.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/coverage/unexamined.hpp"
#include "engine/parallel.hpp"
#include "engine/ruletest/given.hpp"
#include "engine/run.hpp"
#include "lang/base/check.hpp"

namespace regel::coverage {

namespace {

// Rules that were not in force or had no export counted nothing.
std::vector<Counted> counted(const outcome::RunReport& report, std::size_t rules) {
  std::vector<Counted> result;
  for (std::size_t i = 0; i < rules; ++i) {
    const outcome::RuleResult& rule = report.rules[i];
    result.push_back({rule.pass, rule.fail, rule.undetermined});
  }
  return result;
}

// Which of the rules with its id a rule is.
std::uint32_t version_of(const ir::Program& program, std::uint32_t rule) {
  const auto before = program.rules.begin() + static_cast<std::ptrdiff_t>(rule);
  return static_cast<std::uint32_t>(
      std::count_if(program.rules.begin(), before,
                    [&](const ir::Rule& one) { return one.id == program.rules[rule].id; }));
}

std::vector<Condition> of_test(const ir::Program& program, const ir::Test& test) {
  ruletest::Given given = ruletest::given_records(program, test);
  std::vector<std::uint32_t> versions(given.documents.program.rules.size());
  for (std::uint32_t i = 0; i < versions.size(); ++i) versions[i] = i;
  Conditions conditions = conditions_of(given.documents.program, versions);
  given.options.max_findings = 1;
  const outcome::RunReport report = run(conditions.program, given.files, given.options);
  add(conditions, counted(report, conditions.probes.size()));
  return std::move(conditions.conditions);
}

}  // namespace

Coverage of_tests(const ir::Program& program, const std::vector<std::uint32_t>& rules,
                  const std::vector<std::uint32_t>& tests, unsigned threads) {
  Coverage coverage;
  coverage.rules = rules;
  coverage.conditions = conditions_of(program, rules).conditions;
  std::vector<std::vector<Condition>> seen(tests.size());
  in_parallel(tests.size(), threads,
              [&](std::size_t i) { seen[i] = of_test(program, program.tests[tests[i]]); });
  for (std::size_t i = 0; i < tests.size(); ++i) {
    const std::string& id = program.tests[tests[i]].rule;
    auto condition = seen[i].begin();
    for (Condition& sum : coverage.conditions) {
      if (program.rules[sum.rule].id != id) continue;
      // The test has all versions of the rule, and of each the conditions in the same order.
      const std::uint32_t version = version_of(program, sum.rule);
      while (condition != seen[i].end() && condition->rule != version) ++condition;
      REGEL_CHECK(condition != seen[i].end());
      sum.seen.yes += condition->seen.yes;
      sum.seen.no += condition->seen.no;
      sum.seen.unknown += condition->seen.unknown;
      ++condition;
    }
  }
  return coverage;
}

Coverage of_run(const ir::Program& program, const std::vector<std::uint32_t>& rules,
                const FileReader& files, const RunOptions& options, std::size_t keys) {
  Conditions conditions = conditions_of(program, rules);
  const std::size_t asked = conditions.probes.size();
  const std::vector<types::RegisterId> registers =
      add_rules_of_unexamined(program, rules, options.as_of, conditions.program);
  RunOptions own = options;
  own.max_findings = keys;
  outcome::RunReport report = run(conditions.program, files, own);
  add(conditions, counted(report, asked));
  Coverage coverage;
  coverage.rules = rules;
  coverage.conditions = std::move(conditions.conditions);
  std::set<std::string> about;
  for (std::size_t i = 0; i < registers.size(); ++i) {
    const outcome::RuleResult& found = report.rules[asked + i];
    Unexamined one;
    one.register_name = program.schema.registers[registers[i]].name;
    about.insert(one.register_name);
    one.records = found.records;
    one.unexamined = found.fail;
    one.undetermined = found.undetermined;
    for (std::size_t f = 0; f < report.findings.size(); ++f) {
      if (report.findings.rule(f) != asked + i) continue;
      const outcome::Finding finding = report.findings[f];
      if (finding.outcome == ir::Outcome::Fail) one.keys.push_back(finding.key);
    }
    coverage.unexamined.push_back(std::move(one));
  }
  coverage.sources = std::move(report.sources);
  std::set<std::string> without_rules;
  for (const outcome::SourceResult& source : coverage.sources) {
    if (!source.previous && !about.contains(source.register_name)) {
      without_rules.insert(source.register_name);
    }
  }
  coverage.without_rules.assign(without_rules.begin(), without_rules.end());
  return coverage;
}

Share decided(const std::vector<Condition>& conditions) {
  Share share;
  for (const Condition& condition : conditions) {
    share.seen += (condition.seen.yes > 0 ? 1u : 0u) + (condition.seen.no > 0 ? 1u : 0u);
    share.of += 2;
  }
  return share;
}

Share unknown(const std::vector<Condition>& conditions) {
  Share share;
  for (const Condition& condition : conditions) {
    share.seen += condition.seen.unknown > 0 ? 1u : 0u;
    ++share.of;
  }
  return share;
}

}  // namespace regel::coverage
