// Tests written beside rules hold under both evaluators. tests/data/meaning covers every outcome
// that language.md 2.8 and 2.11 state; the demonstration's are here because they are at hand.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/ruletest/run_test.hpp"
#include "lang/compile.hpp"
#include "tests/reference/evaluate.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {

namespace {

std::vector<SourceText> rule_files(const std::string& folder) {
  std::vector<SourceText> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".regel") continue;
    const std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    files.push_back({entry.path().string(), text.str()});
  }
  std::sort(files.begin(), files.end(),
            [](const SourceText& a, const SourceText& b) { return a.path < b.path; });
  return files;
}

std::string name_of(const std::optional<ir::Outcome>& outcome) {
  static const char* const kNames[] = {"pass", "fail", "not applicable", "undetermined"};
  return outcome ? kNames[static_cast<int>(*outcome)] : "not judged";
}

// How many expectations there are.
std::size_t hold(const std::string& folder) {
  const Compilation compiled = compile({rule_files(folder)});
  INFO(test::reports(compiled));
  REQUIRE_FALSE(compiled.sink.has_errors());
  std::size_t count = 0;
  for (const ir::Test& test : compiled.program.tests) {
    const auto defined = reference::run_test(compiled.program, test);
    const auto judged = ruletest::run_test(compiled.program, test);
    REQUIRE(defined.size() == test.expected.size());
    REQUIRE(judged.size() == test.expected.size());
    for (std::size_t i = 0; i < test.expected.size(); ++i) {
      CAPTURE(test.rule, test.title, test.expected[i].label);
      ++count;
      const std::string expected = name_of(test.expected[i].outcome);
      CHECK(name_of(defined[i].outcome) == expected);
      CHECK(name_of(judged[i].got) == expected);
      if (!test.expected[i].message) continue;
      CHECK(defined[i].message == *test.expected[i].message);
      CHECK(judged[i].message == *test.expected[i].message);
    }
  }
  return count;
}

}  // namespace

TEST_CASE("the outcomes that the specification states hold under both evaluators", "[reference]") {
  CHECK(hold("tests/data/meaning") >= 77);
}

TEST_CASE("the demonstration's tests hold under both evaluators", "[reference]") {
  CHECK(hold("demo/socialnamnden") > 50);
}

}  // namespace regel
