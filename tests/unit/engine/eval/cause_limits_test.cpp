// What is calculated past a limit is unknown, with its cause; what is told of causes has an end.

#include "engine/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {
namespace {

using outcome::CauseKind;

// A run of one rule over one record.
outcome::RunReport judged(const std::string& condition, const std::string& record) {
  const Compilation compiled = test::compiled(
      {"språk svenska\nanvänd standard.sverige\n"
       "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
       "  fält dag: datum från \"dag\"\n  fält tal_a: tal från \"tal\"\n"
       "  fält hel: heltal från \"hel\"\n  fält flera: lista av heltal från \"flera\"\n"
       "regel A-1 \"a\"\n  för varje: R\n  ska: " +
       condition + "\n  annars: \"{id}\"\n"});
  INFO(test::reports(compiled));
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader files;
  files.add("r.json", "[" + record + "]");
  RunOptions options;
  options.as_of = 20513;  // 2026-03-01
  return run(compiled.program, files, options);
}

// "pass", "fail", or the first cause of what is undetermined.
std::string of(const std::string& condition, const std::string& record) {
  const outcome::RunReport report = judged(condition, record);
  if (report.rules.at(0).pass == 1) return "pass";
  if (report.rules[0].fail == 1) return "fail";
  REQUIRE(report.rules[0].undetermined == 1);
  for (const outcome::Finding finding : report.findings) {
    switch (finding.causes.at(0).kind) {
      case CauseKind::Invalid:
        return "invalid";
      case CauseKind::OutOfRange:
        return "out_of_range";
      case CauseKind::Overflow:
        return "overflow";
      default:
        return "something else";
    }
  }
  return "nothing";
}

std::string day(const std::string& date) { return R"({"id": "1", "dag": ")" + date + "\"}"; }

}  // namespace

TEST_CASE("dates are from year 1 to year 9999, read or calculated", "[eval]") {
  CHECK(of("dag < 0001-01-02", day("0001-01-01")) == "pass");
  CHECK(of("dag > 9999-12-30", day("9999-12-31")) == "pass");
  CHECK(of("dag > 9999-12-30", day("10000-01-01")) == "invalid");
  CHECK(of("dag < 0001-01-02", day("0000-12-31")) == "invalid");
  CHECK(of("dag + 1 dag = 9999-12-31", day("9999-12-30")) == "pass");
  CHECK(of("dag + 1 dag = 9999-12-31", day("9999-12-31")) == "out_of_range");
  CHECK(of("dag - 1 dag = 0001-01-01", day("0001-01-02")) == "pass");
  CHECK(of("dag - 1 dag = 0001-01-01", day("0001-01-01")) == "out_of_range");
}

TEST_CASE("working days are known for the years of the calendar", "[eval]") {
  // 2035-12-28 is a Friday; New Year's Eve is no working day, nor is anything known of 2036.
  CHECK(of("dag + 1 arbetsdag = 2035-12-28", day("2035-12-27")) == "pass");
  CHECK(of("dag + 1 arbetsdag = 2035-12-28", day("2035-12-28")) == "out_of_range");
  CHECK(of("dag - 1 arbetsdag = 2018-01-02", day("2018-01-03")) == "pass");
  CHECK(of("dag - 1 arbetsdag = 2018-01-02", day("2018-01-02")) == "out_of_range");
  CHECK(of("är_arbetsdag(dag)", day("2035-12-28")) == "pass");
  CHECK(of("är_arbetsdag(dag)", day("2036-01-02")) == "out_of_range");
}

TEST_CASE("calculated numbers have 26 digits, whole numbers 64 bits", "[eval]") {
  const auto number = [](const std::string& value) {
    return R"({"id": "1", "tal": )" + value + "}";
  };
  // 10^11 × 10^11 has 23 digits; times 1000 it has 26, times 10 000 it has 27.
  CHECK(of("tal_a × tal_a × 1000 > 0", number("100000000000")) == "pass");
  CHECK(of("tal_a × tal_a × 10000 > 0", number("100000000000")) == "overflow");
  const auto whole = [](const std::string& value) {
    return R"({"id": "1", "hel": )" + value + "}";
  };
  CHECK(of("hel + 1 > 0", whole("9223372036854775806")) == "pass");
  CHECK(of("hel + 1 > 0", whole("9223372036854775807")) == "overflow");
  CHECK(of("hel > 0", whole("9223372036854775808")) == "invalid");
}

TEST_CASE("a finding tells ten causes and counts them all", "[eval]") {
  const auto causes = [](std::size_t count) {
    std::string record = R"({"id": "1", "flera": [)";
    for (std::size_t i = 0; i < count; ++i) record += i == 0 ? "\"x\"" : ", \"x\"";
    const outcome::RunReport report = judged("alla flera som v uppfyller v > 1", record + "]}");
    for (const outcome::Finding finding : report.findings) {
      return std::pair{finding.causes.size(), finding.causes_total};
    }
    return std::pair{std::size_t{0}, std::uint64_t{0}};
  };
  CHECK(causes(10) == std::pair{std::size_t{10}, std::uint64_t{10}});
  CHECK(causes(11) == std::pair{std::size_t{10}, std::uint64_t{11}});
}

}  // namespace regel
