// Days on which something begins or ends, counts one from their limit, shares at it: every case
// near an edge, worked out here from language.md 4.3, 4.5 and 4.7, and given by both evaluators.

#include <algorithm>

#include "lang/compile.hpp"
#include "lang/value/time_text.hpp"
#include "tests/differential/both.hpp"
#include "tests/support/catch.hpp"

namespace regel {

namespace {

const std::string kRegister = R"(språk svenska
register R
  fil: "r.json"
  poster: "$[*]"
  nyckel: id
  fält id: text från "id"
  fält dag: datum från "dag"
  fält lista: lista av heltal från "lista"
  fält a: heltal från "a"
  fält b: heltal från "b"
  fält c: heltal från "c"
)";

std::int32_t day(const std::string& text) { return parse_date(text)->first.days; }

outcome::RunReport judged(const std::string& rules, const std::string& records,
                          const std::string& today) {
  property::Project project;
  project.rules = kRegister + rules;
  project.current["r.json"] = records;
  project.today = day(today);
  return differential::judged_by_both(project);
}

std::string rule(std::size_t number, const std::string& condition) {
  return "regel A-" + std::to_string(1000 + number) +
         " \"a\"\n  för varje: R\n  ska: " + condition + "\n  annars: \"fel\"\n";
}

// P, F or ? for a number that is somewhere from `low` to `high`.
char compared(std::int64_t low, std::int64_t high, const std::string& op, std::int64_t with) {
  if (op == "=") return low > with || high < with ? 'F' : low == high ? 'P' : '?';
  const bool least = op == "<=" ? low <= with : low >= with;
  const bool most = op == "<=" ? high <= with : high >= with;
  return least != most ? '?' : least ? 'P' : 'F';
}

// What the only record got under each rule.
std::string outcomes(const outcome::RunReport& report) {
  std::string out;
  for (const outcome::RuleResult& result : report.rules) {
    REQUIRE(result.records == 1);
    out += result.pass == 1 ? 'P' : result.fail == 1 ? 'F' : '?';
  }
  return out;
}

std::string shown_list(std::size_t ones, std::size_t unknown, std::size_t zeros) {
  std::string out = "[";
  for (std::size_t i = 0; i < ones; ++i) out += "1,";
  for (std::size_t i = 0; i < unknown; ++i) out += "null,";
  for (std::size_t i = 0; i < zeros; ++i) out += "0,";
  if (out.size() > 1) out.pop_back();
  return out + "]";
}

}  // namespace

TEST_CASE("a version of a rule is in force from its first day through its last", "[differential]") {
  const std::string rules =
      "regel A-1 \"första\"\n  för varje: R\n  ska: a > 1\n  annars: \"fel\"\n"
      "  i kraft: från 2026-03-01 till och med 2026-03-31\n"
      "regel A-1 \"andra\"\n  för varje: R\n  ska: a > 2\n  annars: \"fel\"\n"
      "  i kraft: från 2026-04-01\n";
  const auto in_force = [&](const std::string& today) {
    std::string out;
    for (const auto& result : judged(rules, R"([{"id":"1","a":2}])", today).rules) {
      if (result.status != outcome::RuleStatus::NotInForce) out += result.title;
    }
    return out;
  };
  CHECK(in_force("2026-02-28") == "");
  CHECK(in_force("2026-03-01") == "första");
  CHECK(in_force("2026-03-31") == "första");
  CHECK(in_force("2026-04-01") == "andra");
}

TEST_CASE("a nested record is there, is not, or is garbled", "[differential]") {
  property::Project project;
  project.rules = R"(språk svenska
post Plats
  fält ort: text från "ort"
register N
  fil: "n.json"
  poster: "$[*]"
  blankt: "-"
  okänt: "Vet ej"
  nyckel: id
  fält id: text från "id"
  fält plats: Plats från "plats", valfritt
regel N-1 "a"
  för varje: N
  ska: plats finns
  annars: "fel"
regel N-2 "a"
  för varje: N
  ska: plats saknas
  annars: "fel"
regel N-3 "a"
  för varje: N
  ska: plats är ifyllt
  annars: "fel"
regel N-4 "a"
  för varje: N
  ska: plats är ogiltigt
  annars: "fel"
)";
  project.today = day("2026-03-01");
  // Of 4.3: v, m, o and i, row by row.
  const std::vector<std::pair<std::string, std::string>> cases = {
      {R"({"ort": "Bo"})", "PFPF"},  {"{}", "PFPF"},      {"null", "FPFF"}, {R"(" - ")", "FPFF"},
      {R"("vet ej")", "???F"},       {R"("Bo")", "??PP"}, {"3.5", "??PP"},  {"true", "??PP"},
      {R"([{"ort": "Bo"}])", "??PP"}};
  for (const auto& [value, wanted] : cases) {
    CAPTURE(value);
    project.current["n.json"] = R"([{"id": "1", "plats": )" + value + "}]";
    CHECK(outcomes(differential::judged_by_both(project)) == wanted);
  }
}

TEST_CASE("a waiver counts from its first day through its last, and fails are fails",
          "[differential]") {
  const std::string rules =
      rule(0, "a > 2") +
      "dispens DSP-1 från A-1000\n  avser: R \"1\"\n  i kraft: från 2026-03-01 till och med "
      "2026-03-31\n  beslut: \"B\"\n  beslutat av: \"N\"\n  skäl: \"S\"\n";
  const auto waived = [&](const std::string& today) {
    const outcome::RunReport report =
        judged(rules, R"([{"id":"1","a":2},{"id":"2","a":2},{"id":"1"}])", today);
    CHECK(report.rules[0].fail == 2);
    CHECK(report.rules[0].undetermined == 1);
    return report.rules[0].waived;
  };
  CHECK(waived("2026-02-28") == 0);
  CHECK(waived("2026-03-01") == 2);
  CHECK(waived("2026-03-31") == 2);
  CHECK(waived("2026-04-01") == 0);
}

TEST_CASE("a parameter has its new value from the day that is given", "[differential]") {
  const std::string rules =
      "parameter gräns: heltal\n  från 2026-01-01: 1\n  från 2026-03-01: 3\n" +
      rule(0, "a > gräns");
  const std::string records = R"([{"id":"1","a":2}])";
  CHECK(outcomes(judged(rules, records, "2025-12-31")) == "?");
  CHECK(outcomes(judged(rules, records, "2026-01-01")) == "P");
  CHECK(outcomes(judged(rules, records, "2026-02-28")) == "P");
  CHECK(outcomes(judged(rules, records, "2026-03-01")) == "F");
}

TEST_CASE("counts with possible members, at and around every limit", "[differential]") {
  const std::vector<std::pair<std::string, std::string>> words{
      {"minst", ">="}, {"högst", "<="}, {"exakt", "="}};
  for (std::int64_t certain = 0; certain <= 2; ++certain) {
    for (std::int64_t unknown = 0; certain + unknown <= 3; ++unknown) {
      std::string rules, expected;
      std::size_t number = 0;
      for (std::int64_t k = 1; k <= 3; ++k) {
        for (const auto& [word, op] : words) {
          const std::string limit = std::to_string(k);
          const char want = compared(certain, certain + unknown, op, k);
          rules += rule(number++, "antal(lista som v där v = 1) " + op + " " + limit);
          rules += rule(number++, word + " " + limit + " av lista som v uppfyller v = 1");
          rules += rule(number++, word + " " + limit +
                                      " av dessa\n a) a = 1\n b) b = 1\n c) c = 1\n d) id = \"2\"");
          expected += std::string(3, want);
        }
      }
      // The same in a list and in three fields.
      std::string record =
          "{\"id\":\"1\",\"lista\":" +
          shown_list(static_cast<std::size_t>(certain), static_cast<std::size_t>(unknown), 2);
      std::int64_t at = 0;
      for (const char* field : {"a", "b", "c"}) {
        const bool known = at < certain || at >= certain + unknown;
        if (known) record += ",\"" + std::string(field) + "\":" + (at < certain ? "1" : "0");
        ++at;
      }
      INFO(record);
      // A field that no record has would be told of as such; another has them all.
      const outcome::RunReport report = judged(rules, "[" + record + "}]", "2026-03-01");
      CHECK(outcomes(report) == expected);
    }
  }
}

TEST_CASE("shares at their limit, without dividing", "[differential]") {
  const std::vector<std::pair<std::string, std::pair<std::int64_t, std::int64_t>>> limits{
      {"50 %", {1, 2}}, {"0,333333", {333333, 1000000}}, {"25 %", {1, 4}}, {"1", {1, 1}}};
  for (std::size_t ones = 0; ones <= 2; ++ones) {
    for (std::size_t unknown = 0; unknown <= 2; ++unknown) {
      for (std::size_t zeros = 0; zeros <= 2; ++zeros) {
        const auto all = static_cast<std::int64_t>(ones + unknown + zeros);
        std::string rules, expected;
        std::size_t number = 0;
        for (const auto& [limit, ratio] : limits) {
          for (const std::string op : {">=", "<=", "="}) {
            rules += rule(number++, "andel(lista som v där v = 1) " + op + " " + limit);
            // The ends, and all between them, times what both sides are divided by.
            const std::int64_t low = static_cast<std::int64_t>(ones) * ratio.second;
            const std::int64_t high = low + static_cast<std::int64_t>(unknown) * ratio.second;
            expected += all == 0 ? '?' : compared(low, high, op, all * ratio.first);
          }
        }
        const std::string record =
            "[{\"id\":\"1\",\"lista\":" + shown_list(ones, unknown, zeros) + "}]";
        INFO(record);
        CHECK(outcomes(judged(rules, record, "2026-03-01")) == expected);
      }
    }
  }
}

TEST_CASE("decimals are exact, and days clamp to their month", "[differential]") {
  const std::string rules =
      rule(0, "0,1 × a + 0,2 = 0,3") + rule(1, "a / 3 × 3 = 0,999999") +
      rule(2, "0,1 × 3 - 0,3 = 0") + rule(3, "2024-01-31 + 1 månad = 2024-02-29") +
      rule(4, "2024-02-29 - 12 månader = 2023-02-28") + rule(5, "dag + 1 månad = 2023-02-28") +
      rule(6, "dag inom 1 månad före 2023-02-28") + rule(7, "dag inom 1 månad före 2023-03-01");
  CHECK(outcomes(judged(rules, R"([{"id":"1","a":1,"dag":"2023-01-31"}])", "2026-03-01")) ==
        "PPPPPPPF");
}

TEST_CASE("lists within the records of a list", "[differential]") {
  const std::string rules =
      "post Sak\n  fält märken: lista av text från \"märken\"\n"
      "register L\n  fil: \"r.json\"\n  poster: \"$[*]\"\n  nyckel: id\n"
      "  fält id: text från \"id\"\n  fält saker: lista av Sak från \"saker\"\n"
      "regel A-1 \"a\"\n  för varje: L\n"
      "  ska: någon av saker som s uppfyller s.märken innehåller \"A\"\n  annars: \"fel\"\n"
      "regel A-2 \"a\"\n  för varje: L\n"
      "  ska: antal(saker som s där antal(s.märken) >= 2) = 1\n  annars: \"fel\"\n";
  const auto of = [&](const std::string& things) {
    return outcomes(judged(rules, "[{\"id\":\"1\",\"saker\":" + things + "}]", "2026-03-01"));
  };
  CHECK(of(R"([{"märken":["B"]},{"märken":["A","B"]}])") == "PP");
  CHECK(of(R"([{"märken":[]},{"märken":["B"]}])") == "FF");
  CHECK(of(R"([{"märken":["B"]},{}])") == "??");
  CHECK(of("[]") == "FF");
}

TEST_CASE("a list behind a link is compared with what the record says", "[differential]") {
  const std::string rules =
      "register L\n  fil: \"r.json\"\n  poster: \"$[*]\"\n  nyckel: id\n"
      "  fält id: text från \"id\"\n  fält gräns: heltal från \"gräns\"\n"
      "  fält andra: länk till L från \"andra\", valfritt\n"
      "  fält tal: lista av heltal från \"tal\", valfritt\n"
      "regel A-1 \"a\"\n  för varje: L\n  när: andra finns\n"
      "  ska: ingen av andra.tal som t uppfyller t > denna.gräns\n  annars: \"fel\"\n";
  // Of the record 1; the record 2 leads nowhere.
  const auto of = [&](const std::string& one) {
    const std::string two = R"({"id":"2","gräns":0,"tal":[1,5]})";
    const outcome::RunReport report = judged(rules, "[" + one + "," + two + "]", "2026-03-01");
    REQUIRE(report.rules.at(0).not_applicable == 1);
    return report.rules[0].pass == 1 ? 'P' : report.rules[0].fail == 1 ? 'F' : '?';
  };
  CHECK(of(R"({"id":"1","gräns":5,"andra":"2"})") == 'P');
  CHECK(of(R"({"id":"1","gräns":4,"andra":"2"})") == 'F');
  CHECK(of(R"({"id":"1","andra":"2"})") == '?');
}

TEST_CASE("members of one group are compared with each other", "[differential]") {
  const outcome::RunReport report = judged(
      "regel A-1 \"a\"\n  för varje: grupp av R per a\n"
      "  ska: alla medlemmar som m uppfyller (någon av medlemmar som n uppfyller (n.b > m.b + 1 "
      "eller m.b > 3))\n  annars: \"fel\"\n",
      R"([{"id":"1","a":1,"b":2},{"id":"2","a":1,"b":4},{"id":"3","a":2,"b":2},
          {"id":"4","a":2,"b":3},{"id":"5","a":3,"b":2},{"id":"6","a":3}])",
      "2026-03-01");
  CHECK(report.rules[0].pass == 1);
  CHECK(report.rules[0].fail == 1);
  CHECK(report.rules[0].undetermined == 1);
}

TEST_CASE("a name in any case and one that is exact are looked up together", "[differential]") {
  const std::string rules =
      "register L\n  fil: \"l.json\"\n  poster: \"$[*]\"\n  nyckel: id\n  unik: namn\n"
      "  unik: alias\n  fält id: text från \"id\"\n"
      "  fält namn: text från \"namn\", oavsett versaler\n"
      "  fält alias: lista av text från \"alias\"\n  samling av_dem: S via l\n"
      "register S\n  fil: \"s.json\"\n  poster: \"$[*]\"\n  nyckel: id\n"
      "  fält id: text från \"id\"\n  fält l: länk till L på namn eller alias från \"l\"\n"
      "regel A-1 \"a\"\n  för varje: S\n  ska: l.id = \"1\"\n  annars: \"fel\"\n"
      "regel A-2 \"a\"\n  för varje: L\n  ska: antal(av_dem) = 0\n  annars: \"fel\"\n";
  // The outcomes of what is linked from `l`, and of the two it may lead to.
  const auto of = [&](const std::string& l) {
    property::Project project;
    project.rules = "språk svenska\n" + rules;
    project.current["l.json"] =
        R"([{"id":"1","namn":"Ett","alias":["två"]},{"id":"2","namn":"TVÅ","alias":["tre","EN"]}])";
    project.current["s.json"] = R"([{"id":"s","l":")" + l + "\"}]";
    project.today = day("2026-03-01");
    const outcome::RunReport report = differential::judged_by_both(project);
    const outcome::RuleResult& link = report.rules.at(0);
    const outcome::RuleResult& two = report.rules.at(1);
    return std::string(link.pass == 1   ? "P"
                       : link.fail == 1 ? "F"
                                        : "?") +
           std::to_string(two.pass) + std::to_string(two.fail) + std::to_string(two.undetermined);
  };
  CHECK(of("ETT") == "P110");
  CHECK(of("Två") == "F110");  // the name of 2; the alias of 1 is written otherwise
  CHECK(of("två") == "?002");  // the alias of 1, and the name of 2
  CHECK(of("tre") == "F110");
  CHECK(of("TRE") == "?200");  // an alias is exact
  CHECK(of("en") == "?200");
}

TEST_CASE("a list in a list is one list", "[differential]") {
  const auto of = [](const std::string& list) {
    return outcomes(
        judged(rule(0, "antal(lista) = 2") + rule(1, "alla lista som t uppfyller t > 0"),
               "[{\"id\":\"1\",\"lista\":" + list + "}]", "2026-03-01"));
  };
  CHECK(of("[[1],[2]]") == "PP");
  CHECK(of("[[],[1,[0]]]") == "PF");
  CHECK(of("[[1,2],3]") == "FP");
  CHECK(of("[null,[1]]") == "P?");
}

}  // namespace regel
