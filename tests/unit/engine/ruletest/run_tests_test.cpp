// Which tests are chosen, and that their order and results do not depend on the number of threads.

#include "engine/ruletest/run_tests.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel::ruletest {
namespace {

std::string rules(const std::string& id, const std::string& tag, const std::string& expected) {
  return "regel " + id + R"( "a"
  för varje: R)" +
         id.substr(0, 1) + R"(
  ska:       id = "1"
  annars:    "{id}"
  etiketter: )" +
         tag + R"(
test "t" för )" +
         id + R"(
  givet R)" +
         id.substr(0, 1) + R"( r1: id = "1"
  förvänta r1: )" +
         expected + "\n";
}

Compilation two_files() {
  const auto header = [](const std::string& name) {
    return "språk svenska\nregister R" + name + "\n  nyckel: id\n  fält id: text\n";
  };
  return test::compiled(
      {header("A") + rules("A-1", "gallring", "uppfylld") + rules("A-2", "dpia", "bruten"),
       header("B") + rules("B-1", "dpia", "uppfylld")});
}

std::vector<std::uint32_t> chosen(const Compilation& compiled, const Selection& selection) {
  return select(compiled.program, selection,
                [&](FileId file) { return std::string(compiled.sources.path(file)); });
}

using Indices = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("tests are chosen by rule, tag and file, each of which has to fit", "[ruletest]") {
  const Compilation compiled = two_files();
  REQUIRE(test::reports(compiled).empty());
  CHECK(chosen(compiled, {}) == Indices{0, 1, 2});
  CHECK(chosen(compiled, {{"A-2"}, {}, {}}) == Indices{1});
  CHECK(chosen(compiled, {{"A-*"}, {}, {}}) == Indices{0, 1});
  CHECK(chosen(compiled, {{"*-1"}, {}, {}}) == Indices{0, 2});
  CHECK(chosen(compiled, {{"A-1", "B-1"}, {}, {}}) == Indices{0, 2});
  CHECK(chosen(compiled, {{"A"}, {}, {}}).empty());
  CHECK(chosen(compiled, {{}, {"dpia"}, {}}) == Indices{1, 2});
  CHECK(chosen(compiled, {{"A-*"}, {"dpia"}, {}}) == Indices{1});
  CHECK(chosen(compiled, {{}, {}, {"b.regel"}}) == Indices{2});
  CHECK(chosen(compiled, {{}, {}, {"."}}) == Indices{0, 1, 2});
  CHECK(chosen(compiled, {{}, {}, {"b"}}).empty());
}

TEST_CASE("results come in the order asked for, whatever the number of threads", "[ruletest]") {
  const Compilation compiled = two_files();
  for (const unsigned threads : {1u, 3u}) {
    const std::vector<TestResult> results = run_tests(compiled.program, {2, 1, 0}, threads);
    REQUIRE(results.size() == 3);
    CHECK(results[0].passed());
    CHECK_FALSE(results[1].passed());  // expected to be broken, and is not
    CHECK(results[2].passed());
    CHECK(results[1].test == 1);
    CHECK(results[1].micros == 0);
  }
}

TEST_CASE("the time of a test is the clock's", "[ruletest]") {
  const Compilation compiled = two_files();
  std::uint64_t now = 100;
  const auto results = run_tests(compiled.program, {0, 1}, 1, [&] { return now += 5; });
  CHECK(results[0].micros == 5);
  CHECK(results[1].micros == 5);
}

}  // namespace regel::ruletest
