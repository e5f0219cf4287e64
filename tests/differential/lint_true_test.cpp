// What else the lints say is true, by the engine: of comparisons with what has limits (R506), of
// collections that may be empty (R511) or where one element differs (R513), of versions of a rule
// and the days between them (R516, R517).

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/run.hpp"
#include "lang/compile.hpp"
#include "lang/value/time_text.hpp"
#include "tests/property/random.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/rounds.hpp"

namespace regel {

namespace {

const std::string kBooks = R"(språk svenska
register Sak
  fil: "saker.json"
  nyckel: id
  fält id: text från "id"
  fält n: heltal från "n"
  fält m: heltal från "m", valfritt
  fält ord: lista av text från "ord"
skala Vikt
  nivå 1 lätt:    "lätt"
  nivå 2 måttlig: "måttlig"
  nivå 3 tung:    "tung"
register Tyngd
  fil: "tyngder.json"
  nyckel: id
  fält id: text från "id"
  fält vikt: Vikt från "vikt"
)";

outcome::RunReport ran(const Compilation& compiled, const std::string& things,
                       std::int32_t as_of = 20513) {
  MemoryFileReader files;
  files.add("saker.json", things);
  files.add("tyngder.json", "[]");
  RunOptions options;
  options.as_of = as_of;
  options.max_findings = 1;
  return run(compiled.program, files, options);
}

std::vector<diag::Diagnostic> reported(const Compilation& compiled, diag::Code code) {
  std::vector<diag::Diagnostic> out;
  for (const diag::Diagnostic& one : compiled.sink.all()) {
    if (one.code == code) out.push_back(one);
  }
  return out;
}

// The version's first and last day; none: open.
struct Version {
  std::int32_t from = 0, through = 0;
  bool open = false;
  bool holds(std::int32_t day) const { return day >= from && (open || day <= through); }
};

// What it says instead of the last day of what has none is no date.
std::int32_t day(const diag::Diagnostic& one, std::size_t arg, std::int32_t none) {
  const auto read = parse_iso_date(one.args.at(arg).sv);
  return read ? read->days : none;
}

}  // namespace

TEST_CASE("R506: what is called always true or false is, for every level", "[differential]") {
  const std::vector<std::string> orders{"=", "<>", "<", "<=", ">", ">="};
  std::size_t found = 0;
  for (const std::string& order : orders) {
    for (int limit = -1; limit <= 5; ++limit) {
      const std::string compared = fmt::format(" {} {}", order, limit);
      const Compilation compiled =
          compile({{{"a.regel", kBooks + "regel A-1 \"a\"\n  för varje: Tyngd\n  ska: nivå(vikt)" +
                                    compared + "\n  annars: \"{id}\"\n"}}});
      const auto lints = reported(compiled, diag::Code::R506);
      if (lints.empty()) continue;
      ++found;
      // The same comparison with a number that has the values of the levels.
      const Compilation number =
          compile({{{"b.regel", kBooks + "regel A-1 \"a\"\n  för varje: Sak\n  ska: n" + compared +
                                    "\n  annars: \"{id}\"\n"}}});
      REQUIRE_FALSE(number.sink.has_errors());
      const auto result =
          ran(number, R"([{"id": "1", "n": 1, "ord": []}, {"id": "2", "n": 2, "ord": []},
                          {"id": "3", "n": 3, "ord": []}])")
              .rules.at(0);
      INFO(compared);
      CHECK(result.pass == (lints[0].args.back().sv == "sant" ? 3 : 0));
      CHECK(result.pass + result.fail == 3);
    }
  }
  CHECK(found >= 6);
}

TEST_CASE("R511 and R513: what passes for an empty list, and where one element differs",
          "[differential]") {
  std::size_t empty = 0, differs = 0;
  const std::uint64_t first = test::number_from("REGEL_SEED", 1);
  for (std::uint64_t seed = first; seed < first + test::rounds(60); ++seed) {
    property::Random random(seed);
    std::string rules = kBooks;
    constexpr std::size_t kRules = 8;
    for (std::size_t i = 0; i < kRules; ++i) {
      const std::string word =
          random.pick({"w <> \"x\"", "w = \"x\"", "längd(w) > 3", "w börjar med \"y\" och n > 1",
                       "n > 2 eller w = \"y\""});
      const std::string every =
          random.pick({"alla ord som w uppfyller ", "någon av ord som w uppfyller ",
                       "ingen av ord som w uppfyller "});
      const std::string guard =
          random.pick({"", "", "ord finns och ", "ord saknas eller ", "antal(ord) > 0 och "});
      rules += fmt::format(
          "regel A-{} \"a\"\n  för varje: Sak\n  ska: {}({}({}))\n  annars: \"{{id}}\"\n", i, guard,
          every, word);
    }
    const Compilation compiled = compile({{{"a.regel", rules}}});
    if (compiled.sink.has_errors()) continue;
    const auto none = ran(compiled, R"([{"id": "1", "n": 1, "ord": []}])");
    const auto some = ran(compiled, R"([{"id": "1", "n": 1, "ord": ["x", "annat"]}])");
    for (const ir::Rule& rule : compiled.program.rules) {
      const auto about = [&](const diag::Diagnostic& one) {
        return one.span.begin >= rule.span.begin && one.span.end <= rule.span.end;
      };
      const auto of_rule = [&](const outcome::RunReport& report) {
        return *std::ranges::find(report.rules, rule.id, &outcome::RuleResult::id);
      };
      INFO("seed " << seed << "\n" << compiled.sources.text(rule.span));
      for (const diag::Diagnostic& one : reported(compiled, diag::Code::R511)) {
        if (!about(one)) continue;
        ++empty;
        CHECK(of_rule(none).pass == 1);
      }
      for (const diag::Diagnostic& one : reported(compiled, diag::Code::R513)) {
        if (!about(one)) continue;
        ++differs;
        CHECK(of_rule(some).pass == 1);
      }
    }
  }
  CHECK(empty > 0);
  CHECK(differs > 0);
}

TEST_CASE("R516 and R517: days with two versions, and days with none", "[differential]") {
  const std::int32_t begin = parse_iso_date("2026-01-01")->days;
  constexpr std::int32_t kDays = 16;
  std::size_t overlaps = 0, gaps = 0;
  const std::uint64_t first = test::number_from("REGEL_SEED", 1);
  for (std::uint64_t seed = first; seed < first + test::rounds(60); ++seed) {
    property::Random random(seed);
    std::vector<Version> versions(2 + random.below(2));
    std::string rules = kBooks;
    for (Version& version : versions) {
      version.from = begin + static_cast<std::int32_t>(random.below(kDays));
      version.through = version.from + static_cast<std::int32_t>(random.below(4));
      version.open = random.chance(10);
      rules +=
          "regel A-1 \"a\"\n  för varje: Sak\n  ska: n > 0\n  annars: \"{id}\"\n  i kraft: från " +
          to_text(Date{version.from});
      if (!version.open) rules += " till och med " + to_text(Date{version.through});
      rules += "\n";
    }
    INFO("seed " << seed << "\n" << rules);
    const Compilation compiled = compile({{{"a.regel", rules}}});
    const auto in_force = [&](std::int32_t at) {
      return std::ranges::count_if(versions, [&](const Version& v) { return v.holds(at); });
    };
    for (const diag::Diagnostic& one : reported(compiled, diag::Code::R516)) {
      ++overlaps;
      for (std::int32_t at = day(one, 1, begin); at <= day(one, 2, begin + kDays + 8); ++at) {
        CHECK(in_force(at) >= 2);
      }
    }
    if (compiled.sink.has_errors()) continue;
    for (const diag::Diagnostic& one : reported(compiled, diag::Code::R517)) {
      ++gaps;
      for (std::int32_t at = day(one, 1, begin); at <= day(one, 2, begin + kDays + 8); ++at) {
        // The engine judges no record by it on that day.
        for (const outcome::RuleResult& rule :
             ran(compiled, R"([{"id": "1", "n": 1, "ord": []}])", at).rules) {
          CHECK(rule.records == 0);
          CHECK(rule.status == outcome::RuleStatus::NotInForce);
        }
      }
    }
  }
  CHECK(overlaps > 0);
  CHECK(gaps > 0);
}

}  // namespace regel
