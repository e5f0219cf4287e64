#include "engine/mutation/mutation.hpp"

#include <numeric>
#include <string>
#include <vector>

#include "engine/ruletest/run_test.hpp"
#include "engine/witness/examples.hpp"
#include "engine/witness/write_test.hpp"
#include "lang/source/shipped.hpp"
#include "tests/reference/evaluate.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/slowed.hpp"

namespace regel::mutation {

namespace {

const std::string kHead =
    "språk svenska\nregister Risk\n  nyckel: id\n  fält id: text\n  fält värde: heltal\n"
    "  fält åtgärd: text, valfritt\n  fält beslutad: datum, valfritt\n"
    "regel R-1 \"r\"\n  för varje: Risk\n";

Compilation compiled(const std::string& rest) {
  Compilation made = test::compiled({kHead + rest});
  INFO(test::reports(made));
  REQUIRE_FALSE(made.sink.has_errors());
  return made;
}

const std::string kLimit = "  får inte: värde >= 9\n";
const std::string kWeak =
    "test \"svagt\" för R-1\n  givet Risk a: värde = 5\n  givet Risk b: värde = 12\n"
    "  givet Risk c\n"
    "  förvänta a: uppfylld\n  förvänta b: bruten\n  förvänta c: kan ej avgöras\n";
const std::string kStrong =
    "test \"starkt\" för R-1\n  givet Risk a: värde = 8\n  givet Risk b: värde = 9\n"
    "  givet Risk c\n  givet Risk d: värde = 10\n"
    "  förvänta a: uppfylld\n  förvänta b: bruten\n  förvänta c: kan ej avgöras\n"
    "  förvänta d: bruten\n";

// The values of the records that would tell the survivors apart.
std::vector<std::int64_t> values(const RuleResult& result) {
  std::vector<std::int64_t> all;
  for (const ir::Test& test : result.missing) {
    for (const auto& [field, value] : test.given.at(0).values) {
      if (field == 1) all.push_back(value.value.number);
    }
  }
  return all;
}

constexpr witness::Limits kShort{2000, 40, 1500, 20};

// What the search found of each rule of a pack, as tests of the pack's program.
void hold_in_both(const std::string& path, std::size_t at_least) {
  CompileInput input;
  input.files = {{path, std::string(*shipped_file(path))}};
  std::string tests = path;
  tests.replace(tests.find(".regel"), 6, ".test.regel");
  input.files.push_back({tests, std::string(*shipped_file(tests))});
  const Compilation made = compile(input);
  REQUIRE_FALSE(made.sink.has_errors());
  std::size_t count = 0;
  for (std::uint32_t rule = 0; rule < made.program.rules.size(); ++rule) {
    for (const witness::Example& example : witness::examples(made.program, rule, kShort)) {
      const ir::Test& test = example.test;
      INFO(witness::test_text(made.program, test, diag::Language::Swedish));
      CHECK(ruletest::run_test(made.program, test).at(0).passed());
      CHECK(reference::run_test(made.program, test).at(0).holds());
      ++count;
    }
  }
  CHECK(count >= at_least);
}

}  // namespace

TEST_CASE("a limit that is tested far from it is told apart by the record at it", "[mutation]") {
  const Compilation made = compiled(kLimit + kWeak);
  const RuleResult result = mutate_rules(made.program, {0}, 1).at(0);
  CHECK(result.tests_pass);
  // > 9, >= 8 and >= 10 survive; <= 9 and the missing prohibition do not.
  CHECK(result.verdicts.size() == 5);
  CHECK(result.count(Fate::Surviving) == 3);
  CHECK(result.count(Fate::Killed) == 2);
  CHECK(score_of(result).percent() == 40);
  // 9 tells `> 9` and `>= 10` apart, 8 tells `>= 8` apart.
  CHECK(values(result) == std::vector<std::int64_t>{9, 8});
  for (const ir::Test& test : result.missing) CHECK(test.given.size() == 1);
}

TEST_CASE("tests at the limit and one under notice everything", "[mutation]") {
  const Compilation made = compiled(kLimit + kStrong);
  const RuleResult result = mutate_rules(made.program, {0}, 1).at(0);
  CHECK(result.count(Fate::Surviving) == 0);
  CHECK(score_of(result).percent() == 100);
  CHECK(result.missing.empty());
}

TEST_CASE("a record is made no smaller than both can say something definite of", "[mutation]") {
  const Compilation made = compiled(
      "  ska: värde < 9 och åtgärd saknas\n"
      "test \"t\" för R-1\n  givet Risk a: värde = 12\n  givet Risk b: värde = 5\n"
      "  givet Risk c: värde = 9\n  givet Risk d: värde = 8\n  givet Risk e\n"
      "  förvänta a: bruten\n  förvänta b: uppfylld\n  förvänta c: bruten\n"
      "  förvänta d: uppfylld\n  förvänta e: kan ej avgöras\n");
  const RuleResult result = mutate_rules(made.program, {0}, 1).at(0);
  bool left_out = false;
  for (const Verdict& verdict : result.verdicts) {
    if (verdict.kind != mutate::Kind::Condition || verdict.fate != Fate::Surviving) continue;
    // Without `åtgärd saknas`, whoever has a low value would pass.
    left_out = true;
    CHECK(verdict.says == ir::Outcome::Pass);
    CHECK(result.missing.at(*verdict.told_apart).expected.at(0).outcome == ir::Outcome::Fail);
  }
  CHECK(left_out);
}

TEST_CASE("what no record tells apart is not counted", "[mutation]") {
  // Beside the first operand the second one says nothing.
  const Compilation made = compiled("  får inte: värde >= 9 eller värde >= 12\n" + kStrong);
  const RuleResult result = mutate_rules(made.program, {0}, 1).at(0);
  CHECK(result.count(Fate::Equivalent) >= 3);
  CHECK(score_of(result).percent() == 100);
}

TEST_CASE("a message that a test states is noticed", "[mutation]") {
  const std::string rule = "  får inte: värde >= 9\n  annars: \"{id} har {värde}\"\n";
  const Compilation made =
      compiled(rule +
               "test \"t\" för R-1\n  givet Risk b: värde = 9\n  givet Risk a: värde = 8\n"
               "  förvänta b: bruten med meddelandet \"b har 9\"\n  förvänta a: uppfylld\n");
  CHECK(mutate_rules(made.program, {0}, 1).at(0).tests_pass);
}

TEST_CASE("tests that fail say nothing about mutants", "[mutation]") {
  const Compilation made = compiled(
      kLimit + "test \"fel\" för R-1\n  givet Risk a: värde = 9\n  förvänta a: uppfylld\n");
  const RuleResult result = mutate_rules(made.program, {0}, 1).at(0);
  CHECK_FALSE(result.tests_pass);
  CHECK(result.verdicts.empty());
}

TEST_CASE("a rule without tests is shown the smallest record of each outcome", "[mutation]") {
  const Compilation made =
      compiled("  när: beslutad finns\n  ska: beslutad > idag - 12 månader eller åtgärd finns\n");
  const RuleResult result = mutate_rules(made.program, {0}, 1).at(0);
  CHECK(result.unseen == 4);
  for (const ir::Test& test : result.missing) {
    INFO(witness::test_text(made.program, test, diag::Language::Swedish));
    CHECK(ruletest::run_test(made.program, test).at(0).passed());
    CHECK(reference::run_test(made.program, test).at(0).holds());
  }
  CHECK(result.count(Fate::Killed) == 0);
}

TEST_CASE("proposed tests compile and pass where they are pasted, in both languages",
          "[mutation]") {
  const Compilation made = compiled(kLimit + kWeak);
  const RuleResult result = mutate_rules(made.program, {0}, 1).at(0);
  std::string text = kHead + kLimit + kWeak;
  for (const ir::Test& test : result.missing) {
    text += "\n" + witness::test_text(made.program, test, diag::Language::Swedish);
    CHECK(witness::test_text(made.program, test, diag::Language::English).find("expect risk") !=
          std::string::npos);
  }
  const Compilation again = test::compiled({text});
  INFO(text << test::reports(again));
  REQUIRE_FALSE(again.sink.has_errors());
  const RuleResult better = mutate_rules(again.program, {0}, 1).at(0);
  CHECK(score_of(better).percent() == 100);
}

TEST_CASE("any number of threads gives the same", "[mutation]") {
  const std::string path = "rules/avtal.regel";
  const Compilation made =
      compile({{{path, std::string(*shipped_file(path))}}, "Europe/Stockholm", true});
  REQUIRE_FALSE(made.sink.has_errors());
  std::vector<std::uint32_t> rules(made.program.rules.size());
  std::iota(rules.begin(), rules.end(), 0u);
  if (test::kSlowed) rules.resize(2);
  const auto one = mutate_rules(made.program, rules, 1),
             four = mutate_rules(made.program, rules, 4);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    REQUIRE(one[i].verdicts.size() == four[i].verdicts.size());
    REQUIRE(one[i].missing.size() == four[i].missing.size());
    for (std::size_t k = 0; k < one[i].missing.size(); ++k) {
      CHECK(witness::test_text(made.program, one[i].missing[k], diag::Language::Swedish) ==
            witness::test_text(made.program, four[i].missing[k], diag::Language::Swedish));
    }
  }
}

TEST_CASE("examples have the outcome they claim under both evaluators", "[mutation]") {
  hold_in_both("rules/klassning.regel", 20);
  if (test::kSlowed) return;
  hold_in_both("rules/avtal.regel", 40);
  hold_in_both("rules/incident.regel", 25);
}

}  // namespace regel::mutation
