// What a run tells of the data itself: each code with the register, the field, how many values it
// is about, and the rules whose result it limits.

#include "engine/eval/data_findings.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {
namespace {

constexpr std::int32_t kDay = 20513;  // 2026-03-01

using Files = std::vector<std::pair<std::string, std::string>>;

outcome::RunReport ran(const std::string& text, const Files& exports) {
  const Compilation compiled = test::compiled({"språk svenska\n" + text});
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader files;
  for (const auto& [name, bytes] : exports) files.add(name, bytes);
  RunOptions options;
  options.as_of = kDay;
  return run(compiled.program, files, options);
}

// "D902 R.n 2": code, register, field if it is about one, and how many; sorted, joined by "; ".
std::string findings(const outcome::RunReport& report) {
  std::vector<std::string> lines;
  for (const outcome::DataFinding& finding : report.data_findings) {
    std::string line = std::string(diag::info(finding.code).name) + " " + finding.register_name;
    if (!finding.field.empty()) line += "." + finding.field;
    lines.push_back(line + " " + std::to_string(finding.count));
  }
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "; ") + line;
  return all;
}

// "D914: A-1 A-2": the rules that a shortcoming limits.
std::string caveats(const outcome::RunReport& report) {
  std::string all;
  for (const outcome::Caveat& caveat : report.caveats) {
    all += (all.empty() ? "" : "; ") + std::string(diag::info(caveat.code).name) + ":";
    for (const std::string& rule : caveat.rules) all += " " + rule;
  }
  return all;
}

std::string rule(const std::string& requirement) {
  return "regel A-1 \"a\"\n  för varje: R\n  ska: " + requirement + "\n  annars: \"{id}\"\n";
}

// A register of one field beside its key, and a rule on that field.
std::string about(const std::string& field, const std::string& requirement) {
  return "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n  fält " +
         field + "\n" + rule(requirement);
}

std::string found(const std::string& field, const std::string& requirement,
                  const std::string& records) {
  return findings(ran(about(field, requirement), {{"r.json", records}}));
}

}  // namespace

TEST_CASE("values that are missing, of the wrong type or given twice", "[eval]") {
  const std::string n = "n: heltal från \"n\"";
  CHECK(found(n, "n > 0", R"([{"id": "1", "n": 1}])").empty());
  CHECK(found(n, "n > 0", R"([{"id": "1", "n": 1}, {"id": "2"}])") == "D901 R.n 1");
  CHECK(found(n, "n > 0", R"([{"id": "1", "n": "x"}, {"id": "2", "n": [1]}])") == "D902 R.n 2");
  CHECK(found(n, "n > 0", R"([{"id": "1", "n": 1, "n": 2}, {"id": "2", "n": 1}])") == "D923 R.n 1");
  CHECK(found(n, "n > 0", R"([{"id": "1"}, {"id": "2"}])") == "D912 R.n 2");
}

TEST_CASE("elements that are no records, and names that nobody declared", "[eval]") {
  const std::string n = "n: heltal från \"belopp\"";
  CHECK(found(n, "n > 0", R"([{"id": "1", "belopp": 1}, 7, [], "x"])") == "D922 R 3");
  CHECK(found("l: lista av text från \"l\"", "l innehåller \"a\"",
              R"([{"id": "1", "l": ["a"]}, 7, {"id": "2", "l": ["a", {}]}])") ==
        "D902 R.l 1; D922 R 1");
  CHECK(found(n, "n > 0", "[7]") == "D922 R 1");
  const outcome::RunReport report =
      ran(about(n, "n > 0"), {{"r.json", R"([{"id": "1", "belopp": 1, "belop": 2}])"}});
  CHECK(findings(report) == "D908 R 1");
  CHECK(diag::fill(diag::info(report.data_findings[0].code).text_sv, report.data_findings[0].args,
                   diag::Language::Swedish)
            .find("\"belopp\"") != std::string::npos);
}

TEST_CASE("values that were rounded, imprecise, single or between two clocks", "[eval]") {
  CHECK(found("n: tal från \"n\"", "n > 0", R"([{"id": "1", "n": 0.12345678}])") == "D911 R.n 1");
  CHECK(found("d: datum från \"d\"", "d >= 2020-01-01", R"([{"id": "1", "d": "2021-05"}])") ==
        "D919 R.d 1");
  CHECK(found("l: lista av text från \"l\"", "antal(l) > 0", R"([{"id": "1", "l": "a"}])") ==
        "D921 R.l 1");
  // 2025-10-26 the clock was set back at 03:00, 2025-03-30 forward at 02:00.
  CHECK(found("t: tidpunkt från \"t\"", "t <= nu",
              R"([{"id": "1", "t": "2025-10-26T02:30"}, {"id": "2", "t": "2025-03-30T02:30"},
                  {"id": "3", "t": "2025-10-26T12:30"}])") == "D909 R.t 2");
}

TEST_CASE("keys that occur twice limit the rules that look them up", "[eval]") {
  const std::string text =
      "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  fält s: länk till S från \"s\"\n"
      "register S\n  fil: \"s.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  fält n: heltal från \"n\"\n" +
      rule("s.n > 0");
  const outcome::RunReport report =
      ran(text, {{"r.json", R"([{"id": "1", "s": "a"}])"},
                 {"s.json", R"([{"id": "a", "n": 1}, {"id": "a", "n": 1}, {"id": "b", "n": 1}])"}});
  CHECK(findings(report) == "D903 S 2");
  CHECK(report.data_findings[0].keys == std::vector<std::string>{"a"});
  CHECK(caveats(report) == "D903: A-1");
  CHECK(report.rules[0].undetermined == 1);
}

TEST_CASE("registers, fields and earlier exports that were not supplied", "[eval]") {
  const std::string r =
      "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n";
  const Files one = {{"r.json", R"([{"id": "1"}])"}};
  const std::string link =
      r + "  fält s: länk till S från \"s\", valfritt\nregister S\n  nyckel: id\n" +
      "  fält id: text\n  fält n: heltal\n";
  const outcome::RunReport missing =
      ran(link + rule("s finns och s.n > 0"), {{"r.json", R"([{"id": "1", "s": "a"}])"}});
  CHECK(findings(missing) == "D907 S 1");
  CHECK(caveats(missing) == "D907: A-1");
  CHECK(findings(ran(r + "  fält n: heltal\n" + rule("n > 0"), one)) == "D916 R.n 1");
  const outcome::RunReport previous = ran(r + rule("föregående finns"), one);
  CHECK(findings(previous) == "D918 R 1");
  CHECK(caveats(previous) == "D918: A-1");
}

TEST_CASE("what an export says of its number and its age", "[eval]") {
  const std::string text =
      "register R\n  fil: \"r.json\"\n  poster: \"$.p[*]\"\n  antal: \"$.n\"\n"
      "  färskhet: 31 dagar från \"$.d\"\n  nyckel: id\n  fält id: text från \"id\"\n" +
      rule("id = \"1\"");
  const auto envelope = [&](const std::string& head) {
    return ran(text, {{"r.json", "{" + head + R"("p": [{"id": "1"}]})"}});
  };
  CHECK(findings(envelope(R"("n": 1, "d": "2026-01-29", )")).empty());
  CHECK(findings(envelope(R"("n": 1, "d": "2026-01-28", )")) == "D906 R 1");
  CHECK(findings(envelope(R"("n": 1, )")) == "D906 R 1");
  const outcome::RunReport fewer = envelope(R"("n": 2, "d": "2026-02-28", )");
  CHECK(findings(fewer) == "D914 R 1");
  CHECK(caveats(fewer) == "D914: A-1");
}

TEST_CASE("records above each other in a ring", "[eval]") {
  const std::string text =
      "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  fält över: länk till R från \"o\", valfritt\n  träd via över\n" +
      rule("ingen av överordnade som ö uppfyller ö.id = \"1\"");
  CHECK(findings(ran(text, {{"r.json", R"([{"id": "1", "o": "2"}, {"id": "2", "o": "1"},
                                           {"id": "3"}])"}})) == "D915 R 2");
}

}  // namespace regel
