// What has been seen of conditions, worked out by hand from the records.

#include "engine/coverage/coverage.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/coverage/write.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel::coverage {
namespace {

const std::string kVocabulary = R"(språk svenska
post Åtgärd
  fält klar: ja/nej från "klar"
  fält vikt: heltal från "vikt", valfritt
register Risk
  fil: "r.json"
  nyckel: id
  fält id: text från "id"
  fält värde: heltal från "värde"
  fält öppen: ja/nej från "öppen"
  fält not: text från "not", valfritt
  fält åtgärder: lista av Åtgärd från "åtgärder"
)";

std::vector<std::uint32_t> all(const ir::Program& program) {
  std::vector<std::uint32_t> rules(program.rules.size());
  for (std::uint32_t i = 0; i < rules.size(); ++i) rules[i] = i;
  return rules;
}

// "värde >= 9: 1 2 0": the condition, and the records for which it held, did not, was not known.
std::vector<std::string> lines(const Coverage& coverage, const SourceMap& sources) {
  std::vector<std::string> result;
  for (const Condition& one : coverage.conditions) {
    const std::string item = one.item.empty() ? "" : one.item + ") ";
    result.push_back(item + std::string(sources.text(one.span)) + ": " +
                     std::to_string(one.seen.yes) + " " + std::to_string(one.seen.no) + " " +
                     std::to_string(one.seen.unknown));
  }
  return result;
}

std::vector<std::string> by_export(const std::string& rule, const std::string& records) {
  const Compilation compiled = test::compiled({kVocabulary + rule});
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader files;
  files.add("r.json", records);
  RunOptions options;
  options.as_of = 20513;
  return lines(of_run(compiled.program, all(compiled.program), files, options, 3),
               compiled.sources);
}

const std::string kRisks = R"([
  {"id": "1", "värde": 12, "öppen": true, "åtgärder": [{"klar": true}, {"klar": false}]},
  {"id": "2", "värde": 3, "öppen": true, "åtgärder": []},
  {"id": "3", "värde": "?", "öppen": true, "åtgärder": [{"klar": "x"}]},
  {"id": "4", "värde": 9, "öppen": false, "åtgärder": [{"klar": false}]},
  {"id": "5", "värde": 9, "åtgärder": [{"klar": true, "vikt": 2}]}
])";

}  // namespace

TEST_CASE("a condition of `när` is asked of every record, what follows of those that come so far",
          "[coverage]") {
  // 5 may or may not be open: it is left out of the rest, not counted as unknown there.
  CHECK(by_export(R"(regel A-1 "a"
  för varje: Risk
  när:       öppen
  ska:       värde >= 9
  annars:    "{id}"
)",
                  kRisks) == std::vector<std::string>{"öppen: 3 1 1", "värde >= 9: 1 1 1"});
}

TEST_CASE("`utom när` is asked where `när` holds, the requirement of the rest", "[coverage]") {
  CHECK(by_export(R"(regel A-1 "a"
  för varje: Risk
  när:       värde >= 9
  utom när:  inte öppen
  ska:       id = "1" eller not finns
  annars:    "{id}"
)",
                  kRisks) == std::vector<std::string>{"värde >= 9: 3 1 1", "öppen: 1 1 1",
                                                      "id = \"1\": 1 0 0", "not finns: 0 1 0"});
}

TEST_CASE("what is asked of elements counts the records that have such an element", "[coverage]") {
  // 1 has both kinds, 2 none at all, in 3 the element is not known, 4 and 5 have one.
  CHECK(by_export(R"(regel A-1 "a"
  för varje: Risk
  ska:       alla åtgärder uppfyller klar
  annars:    "{id}"
)",
                  kRisks) ==
        std::vector<std::string>{"alla åtgärder uppfyller klar: 2 2 1", "klar: 2 2 1"});
}

TEST_CASE("a group that may not be one is left out, not counted as unknown", "[coverage]") {
  const auto seen =
      by_export(R"(regel A-1 "a"
  för varje: grupp av Risk där öppen = ja per id
  ska:       id = "1"
  annars:    "{id}"
)",
                R"([{"id": "1", "värde": 1, "öppen": true, "not": "n", "åtgärder": []},
  {"id": "2", "värde": 1, "åtgärder": []}])");
  REQUIRE(seen.size() == 2);
  CHECK(seen.back() == "id = \"1\": 1 0 0");
}

TEST_CASE("which elements are chosen is a condition too", "[coverage]") {
  CHECK(by_export(R"(regel A-1 "a"
  för varje: Risk
  ska:       antal(åtgärder där klar) >= 1
  annars:    "{id}"
)",
                  kRisks) ==
        std::vector<std::string>{"antal(åtgärder där klar) >= 1: 2 2 1", "klar: 2 2 1"});
}

TEST_CASE("what is written as one condition is one", "[coverage]") {
  // `inom … efter` is two comparisons, `innehåller` of a list a quantifier.
  const std::string rule = R"(register Anmälan
  fil: "a.json"
  nyckel: id
  fält id: text från "id"
  fält från_dag: datum från "från"
  fält till_dag: datum från "till"
  fält namn: lista av text från "namn"
regel A-1 "a"
  för varje: Anmälan
  ska:       till_dag inom 2 dagar efter från_dag och namn innehåller "x"
  annars:    "{id}"
)";
  const Compilation compiled = test::compiled({"språk svenska\n" + rule});
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader files;
  files.add("a.json", R"([
  {"id": "1", "från": "2026-01-05", "till": "2026-01-06", "namn": ["x", "y"]},
  {"id": "2", "från": "2026-01-05", "till": "2026-01-08", "namn": []}
])");
  RunOptions options;
  options.as_of = 20513;
  CHECK(lines(of_run(compiled.program, {0}, files, options, 3), compiled.sources) ==
        std::vector<std::string>{"till_dag inom 2 dagar efter från_dag: 1 1 0",
                                 "namn innehåller \"x\": 1 1 0"});
}

TEST_CASE("items are told by their labels", "[coverage]") {
  CHECK(by_export(R"(regel A-1 "a"
  för varje: Risk
  ska:       något av dessa
    a) värde < 9
    b) öppen
  annars:    "{id}"
)",
                  kRisks) == std::vector<std::string>{"a) värde < 9: 1 3 1", "b) öppen: 3 1 1"});
}

TEST_CASE("the tests beside a rule are added up, each on its own records", "[coverage]") {
  const Compilation compiled = test::compiled({kVocabulary + R"(regel A-1 "a"
  för varje: Risk
  när:       öppen
  ska:       värde < 9
  annars:    "{id}"

test "ett" för A-1
  givet Risk ett: öppen = ja, värde = 8
  givet Risk två: öppen = nej, värde = 20
  förvänta ett: uppfylld
  förvänta två: ej tillämplig

test "två" för A-1
  givet Risk ett: öppen = ja, värde = 9
  förvänta ett: bruten
)"});
  REQUIRE(test::reports(compiled) == "");
  const Coverage coverage = of_tests(compiled.program, {0}, {0, 1}, 2);
  CHECK(lines(coverage, compiled.sources) ==
        std::vector<std::string>{"öppen: 2 1 0", "värde < 9: 1 1 0"});
  CHECK(decided(coverage.conditions).percent() == 100.0);
  CHECK(unknown(coverage.conditions).seen == 0);
  CHECK(unknown(coverage.conditions).of == 2);
  // Of one test alone.
  CHECK(lines(of_tests(compiled.program, {0}, {1}, 1), compiled.sources) ==
        std::vector<std::string>{"öppen: 1 0 0", "värde < 9: 0 1 0"});
}

TEST_CASE("of two versions of a rule, the one that was chosen and is in force", "[coverage]") {
  const Compilation compiled = test::compiled({kVocabulary + R"(regel A-1 "a"
  för varje: Risk
  i kraft:   från 2020-01-01 till och med 2025-12-31
  ska:       värde < 5
  annars:    "{id}"
regel A-1 "a"
  för varje: Risk
  i kraft:   från 2026-01-01
  ska:       värde < 9
  annars:    "{id}"

test "nu" för A-1
  idag: 2026-03-01
  givet Risk ett: värde = 9
  förvänta ett: bruten
)"});
  REQUIRE(test::reports(compiled) == "");
  const auto of = [&](std::uint32_t version) {
    return lines(of_tests(compiled.program, {version}, {0}, 1), compiled.sources);
  };
  CHECK(of(0) == std::vector<std::string>{"värde < 5: 0 0 0"});
  CHECK(of(1) == std::vector<std::string>{"värde < 9: 0 1 0"});
}

TEST_CASE("records that no rule applies to", "[coverage]") {
  const Compilation compiled = test::compiled({kVocabulary + R"(regel A-1 "a"
  för varje: Risk
  när:       värde >= 9
  ska:       id finns
  annars:    "{id}"
regel A-2 "b"
  för varje: Risk
  när:       öppen
  utom när:  id = "2"
  ska:       id finns
  annars:    "{id}"
)"});
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader files;
  files.add("r.json", R"([
  {"id": "1", "värde": 12, "öppen": true, "åtgärder": []},
  {"id": "2", "värde": 3, "öppen": true, "åtgärder": []},
  {"id": "3", "värde": 3, "öppen": false, "åtgärder": []},
  {"id": "4", "värde": 3, "åtgärder": []}
])");
  RunOptions options;
  options.as_of = 20513;
  const Coverage coverage = of_run(compiled.program, all(compiled.program), files, options, 3);
  REQUIRE(coverage.unexamined.size() == 1);
  const Unexamined& risks = coverage.unexamined[0];
  CHECK(risks.register_name == "Risk");
  CHECK(risks.records == 4);
  CHECK(risks.unexamined == 2);
  CHECK(risks.undetermined == 1);
  CHECK(risks.keys == std::vector<std::string>{"2", "3"});
  CHECK(coverage.without_rules.empty());
}

TEST_CASE("a register with an export that no rule is about", "[coverage]") {
  const Compilation compiled = test::compiled({kVocabulary + R"(register Annat
  fil: "a.json"
  nyckel: id
  fält id: text från "id"
regel A-1 "a"
  för varje: Risk
  ska:       id finns
  annars:    "{id}"
)"});
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader files;
  files.add("r.json", kRisks);
  files.add("a.json", R"([{"id": "1"}])");
  RunOptions options;
  options.as_of = 20513;
  const Coverage coverage = of_run(compiled.program, {0}, files, options, 3);
  CHECK(coverage.without_rules == std::vector<std::string>{"Annat"});
}

TEST_CASE("a rule that is seen whole takes one line, the others show what is lacking",
          "[coverage]") {
  const Compilation compiled = test::compiled({kVocabulary + R"(regel A-1 "a"
  för varje: Risk
  ska:       värde < 9
  annars:    "{id}"
regel A-2 "b"
  för varje: Risk
  ska:       not finns
  annars:    "{id}"
)"});
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader files;
  files.add("r.json", kRisks);
  RunOptions options;
  options.as_of = 20513;
  const Coverage coverage = of_run(compiled.program, {0, 1}, files, options, 3);
  CHECK(as_text(coverage, compiled.program, compiled.sources, diag::Language::English, false) ==
        R"(A-1  a.regel:13  1 of 1 conditions seen true, false and unknown
A-2  a.regel:17  0 of 1 conditions seen true, false and unknown
  17 │ regel A-2 "b"
     │       ^^^
     ⋮
  19 │   ska:       not finns
     │              ^^^^^^^^^ ✗ true –, false 5, unknown –

Risk: 5 records, no rule applies to 0.

True and false: 3 of 4 seen (75.0 %). Unknown: 1 of 2 (50.0 %).
)");
}

}  // namespace regel::coverage
