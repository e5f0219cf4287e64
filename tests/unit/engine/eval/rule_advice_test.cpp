// What a run shows about the rules: waivers that have run out or name nobody, conditions on gaps.

#include "engine/eval/rule_advice.hpp"

#include "engine/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {

namespace {

constexpr std::int32_t kDay = 20513;  // 2026-03-01

const std::string kRegister =
    "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
    "  fält a: ja/nej från \"a\"\n  fält b: text från \"b\", valfritt\n"
    "  fält n: heltal från \"n\"\n";
const std::string kRule = "regel A-1 \"a\"\n  för varje: R\n  ska: n > 0\n  annars: \"{id}\"\n";

struct Ran {
  Compilation compiled;
  outcome::RunReport report;
};

Ran ran(const std::string& text, const std::string& records, TestSettings settings = {},
        std::uint64_t memory = RunOptions().memory) {
  Ran result{test::compiled({"språk svenska\n" + text}), {}};
  REQUIRE_FALSE(result.compiled.sink.has_errors());
  MemoryFileReader files;
  files.add("r.json", records);
  RunOptions options;
  options.as_of = kDay;
  options.memory = memory;
  result.report = run(result.compiled.program, files, options, settings);
  return result;
}

// "R705 `från …`: D-1, 2026-02-28": code, the text it is about and the arguments.
std::string advice(const std::string& text, const std::string& records) {
  const Ran result = ran(text, records);
  std::string out;
  for (const outcome::RuleAdvice& one : result.report.advice) {
    if (!out.empty()) out += "; ";
    out += std::string(diag::info(one.code).name) + " `" +
           std::string(result.compiled.sources.text(one.span)) + "`:";
    for (const Bilingual& arg : one.args) out += " " + arg.en;
  }
  return out;
}

std::string waiver(const std::string& keys, const std::string& validity) {
  return "dispens D-1 från A-1\n  avser: R " + keys + "\n  i kraft: " + validity +
         "\n  beslut: \"KS 1\"\n  beslutat av: \"KS\"\n  skäl: \"s\"\n";
}

const std::string kTwo = R"([{"id": "1", "a": true, "n": 1}, {"id": "2", "a": true, "n": 0}])";

}  // namespace

TEST_CASE("a waiver expires the day after its last", "[eval]") {
  const std::string rules = kRegister + kRule;
  CHECK(advice(rules + waiver("\"2\"", "från 2026-01-01 till och med 2026-03-01"), kTwo).empty());
  CHECK(advice(rules + waiver("\"2\", \"9\"", "från 2026-01-01 till och med 2026-02-28"), kTwo) ==
        "R705 `från 2026-01-01 till och med 2026-02-28`: D-1 2026-02-28");
}

TEST_CASE("a waiver for a record that the export does not have", "[eval]") {
  const std::string term = "från 2026-01-01 till och med 2026-12-31";
  const std::string rules = kRegister + kRule;
  // The first passes, the second fails: both are there.
  CHECK(advice(rules + waiver("\"1\", \"2\"", term), kTwo).empty());
  CHECK(advice(rules + waiver("\"1\", \"3\", \"2\"", term), kTwo) == "R706 `\"3\"`: D-1 3 R");
  CHECK(advice(rules + waiver("\"3\"", term), "[]") == "R706 `\"3\"`: D-1 3 R");
  SECTION("nothing is said of what was not read") {
    CHECK(advice(rules + waiver("\"3\"", term), "[{\"id\": ").empty());
    const std::string later = kRule + "  i kraft: från 2027-01-01\n";
    CHECK(advice(kRegister + later + waiver("\"3\"", term), kTwo).empty());
  }
}

TEST_CASE("a condition on a field that a tenth of the records leave open", "[eval]") {
  const auto rule = [](const std::string& when) {
    return kRegister + "regel A-1 \"a\"\n  för varje: R\n  när: " + when +
           "\n  ska: n > 0\n  annars: \"{id}\"\n";
  };
  const auto records = [](int whole, const std::string& rest) {
    std::string out = "[";
    for (int i = 0; i < whole; ++i) {
      out += R"({"id": "x)" + std::to_string(i) + R"(", "a": true, "b": "x", "n": 1},)";
    }
    return out + rest + "]";
  };
  const std::string missing = R"({"id": "y", "n": 1})";
  CHECK(advice(rule("a"), records(9, missing)) == "R515 `a`: a 10");
  CHECK(advice(rule("a"), records(10, missing)).empty());
  CHECK(advice(rule("a"), records(1, R"({"id": "y", "a": "kanske", "n": 1})")) == "R515 `a`: a 50");
  CHECK(advice(rule("n = 1 och (a eller (n > 7 och a))"), records(1, missing)) == "R515 `a`: a 50");
  SECTION("absence of an optional field is no gap, and a question about states has an answer") {
    CHECK(advice(rule("b om saknas \"\" = \"x\""), records(1, missing)).empty());
    CHECK(advice(rule("b är angivet som okänt"), records(1, missing)).empty());
  }
}

TEST_CASE("more rows than can be numbered stop the source", "[eval]") {
  const std::string rules = kRegister +
                            "regel A-1 \"a\"\n  för varje: R\n"
                            "  ska: antal(R som x där x.n > 0) > 0\n  annars: \"{id}\"\n";
  TestSettings settings;
  settings.kept_rows = 2;
  CHECK_FALSE(ran(rules, kTwo, settings).report.sources[0].failure.has_value());
  settings.kept_rows = 1;
  const outcome::RunReport report = ran(rules, kTwo, settings).report;
  REQUIRE(report.sources[0].failure.has_value());
  CHECK(report.sources[0].failure->code == "S030");
  CHECK(report.sources[0].failure->text.en == "R has more than 1 records. Divide the register.");
  CHECK(report.exit == 4);
}

TEST_CASE("what is kept stays below the limit of memory", "[eval]") {
  const std::string rules = kRegister +
                            "regel A-1 \"a\"\n  för varje: R\n"
                            "  ska: antal(R som x där x.n = denna.n) > 0\n  annars: \"{id}\"\n";
  const auto failure = [&](std::uint64_t memory) {
    return ran(rules, kTwo, {}, memory).report.sources[0].failure;
  };
  // The least that suffices, and one byte less.
  std::uint64_t low = 1, high = 1 << 20;
  REQUIRE_FALSE(failure(high).has_value());
  while (low < high) {
    const std::uint64_t middle = (low + high) / 2;
    failure(middle).has_value() ? low = middle + 1 : high = middle;
  }
  CHECK_FALSE(failure(low).has_value());
  const std::optional<Error> over = failure(low - 1);
  REQUIRE(over.has_value());
  CHECK(over->code == "S013");
}

}  // namespace regel
