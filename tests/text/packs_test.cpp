// The rule packs: every rule of the catalogue is there, each pack is whole alone and all together,
// every rule shows the outcomes that it can reach, and docs/rules.md says what each needs.

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/ruletest/run_test.hpp"
#include "lang/compile.hpp"
#include "lang/diag/render_text.hpp"
#include "lang/source/shipped.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/rule_table.hpp"

using namespace regel;

namespace {

constexpr std::string_view kTests = ".test.regel";

// By the letters of the catalogue.
const std::vector<std::string> kPacks = {"register",    "grund",      "avtal",      "tredjeland",
                                         "konsekvens",  "incident",   "cyber",      "genomgång",
                                         "risk",        "behörighet", "utbildning", "klassning",
                                         "upphandling", "plan",       "gemensamt"};
const std::map<char, int> kRules = {{'A', 13}, {'B', 8}, {'C', 7}, {'D', 4}, {'E', 10},
                                    {'F', 9},  {'G', 5}, {'H', 6}, {'I', 8}, {'J', 8},
                                    {'K', 3},  {'L', 5}, {'M', 3}, {'N', 5}, {'O', 6}};

std::vector<std::string> files(bool tests) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator("rules")) {
    const std::string path = entry.path().generic_string();
    if (path.ends_with(".regel") && path.ends_with(kTests) == tests) found.push_back(path);
  }
  std::sort(found.begin(), found.end());
  return found;
}

Compilation compiled(const std::vector<std::string>& paths) {
  CompileInput input;
  for (const std::string& path : paths) input.files.push_back({path, test::read_text(path)});
  return compile(input);
}

const Compilation& all() {
  static const Compilation kAll = [] {
    std::vector<std::string> paths = files(false);
    for (const std::string& path : files(true)) paths.push_back(path);
    return compiled(paths);
  }();
  return kAll;
}

// Errors and warnings; a note is an observation that the author has taken.
std::string said(const Compilation& compilation, bool of_tests) {
  std::string out;
  for (const diag::Diagnostic& one : compilation.sink.sorted()) {
    if (diag::info(one.code).severity == diag::Severity::Info) continue;
    if (!of_tests && one.code == diag::Code::R801) continue;
    out += diag::render_line(one, compilation.sources, diag::Language::English) + "\n";
  }
  return out;
}

std::string file_of(const Compilation& compilation, Span span) {
  return std::string(compilation.sources.path(span.file));
}

// What the comment above a rule's first test says cannot be reached.
std::map<std::string, std::string> unreached() {
  std::map<std::string, std::string> out;
  for (const std::string& path : files(true)) {
    const std::string text = test::read_text(path);
    for (std::size_t at = text.find("# Nås inte: "); at != std::string::npos;
         at = text.find("# Nås inte: ", at + 1)) {
      const std::size_t test = text.find(" för ", text.find("\ntest \"", at));
      if (test == std::string::npos) continue;
      const std::size_t id = test + std::string(" för ").size();
      out[text.substr(id, text.find('\n', id) - id)] +=
          text.substr(at, text.find('\n', at) - at) + "\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("every rule of the catalogue is in a pack", "[packs]") {
  std::set<std::string> ids;
  for (const ir::Rule& rule : all().program.rules) ids.insert(rule.id);
  for (const ir::Summary& summary : all().program.summaries) ids.insert(summary.id);
  for (const auto& [area, number] : kRules) {
    for (int i = 1; i <= number; ++i) {
      const std::string id = std::string(1, area) + "-" + (i < 10 ? "0" : "") + std::to_string(i);
      INFO(id);
      CHECK(ids.contains(id));
    }
  }
}

TEST_CASE("each pack is whole alone, and the program carries it", "[packs]") {
  REQUIRE(files(false).size() == kPacks.size());
  for (const std::string& pack : kPacks) {
    INFO(pack);
    const std::string path = "rules/" + pack + ".regel";
    const Compilation alone = compiled({path});
    const std::string about = said(alone, false);
    INFO(about);
    CHECK(about.empty());
    const auto shipped = shipped_file(path);
    REQUIRE(shipped);
    CHECK(*shipped == test::read_text(path));
    const Compilation used = compile({{{"a.regel", "språk svenska\nanvänd paket." + pack + "\n"}}});
    CHECK(said(used, true).empty());
    CHECK(used.program.rules.size() == alone.program.rules.size());
  }
}

TEST_CASE("all packs are whole together", "[packs]") {
  const std::string about = said(all(), true);
  INFO(about);
  CHECK(about.empty());
}

TEST_CASE("the tests of the packs pass", "[packs]") {
  std::size_t outcomes = 0;
  for (const ir::Test& one : all().program.tests) {
    for (const ruletest::Judged& judged : ruletest::run_test(all().program, one)) {
      INFO(one.rule << ", " << one.title << ": " << judged.label << ": " << judged.message);
      CHECK(judged.passed());
      ++outcomes;
    }
  }
  CHECK(outcomes > 1000);
}

TEST_CASE("every rule shows each outcome, or says why it cannot be reached", "[packs]") {
  std::map<std::string, std::set<ir::Outcome>> shown;
  for (const ir::Test& one : all().program.tests) {
    for (const ir::Expectation& expected : one.expected) shown[one.rule].insert(expected.outcome);
  }
  const std::map<std::string, std::string> reasons = unreached();
  const std::vector<std::pair<ir::Outcome, std::string>> outcomes = {
      {ir::Outcome::Pass, "uppfylld"},
      {ir::Outcome::Fail, "bruten"},
      {ir::Outcome::NotApplicable, "ej tillämplig"},
      {ir::Outcome::Undetermined, "kan ej avgöras"}};
  for (const ir::Rule& rule : all().program.rules) {
    const auto reason = reasons.find(rule.id);
    for (const auto& [outcome, word] : outcomes) {
      INFO(rule.id << ": " << word);
      const bool excused =
          reason != reasons.end() && reason->second.find(word) != std::string::npos;
      const bool impossible =
          outcome == ir::Outcome::NotApplicable && rule.when.empty() && rule.unless.empty();
      CHECK((shown[rule.id].contains(outcome) || excused || impossible));
    }
    CHECK_FALSE(rule.message.empty());
    CHECK_FALSE(rule.owner.empty());
    CHECK_FALSE(rule.authority.empty());
    CHECK_FALSE(rule.tags.empty());
  }
}

TEST_CASE("the page of rules says what each needs", "[packs]") {
  std::vector<std::string> pack_of_rule;
  for (const ir::Rule& rule : all().program.rules) {
    pack_of_rule.push_back(std::filesystem::path(file_of(all(), rule.span)).stem().string());
  }
  const std::string table = test::rule_table(all().program, kPacks, pack_of_rule);
  const std::string page = test::read_text("docs/rules.md");
  const std::size_t begin = page.find("\n## ");
  REQUIRE(begin != std::string::npos);
  if (test::updating()) {
    test::write_text("docs/rules.md", page.substr(0, begin) + table);
  } else {
    CHECK(page.substr(begin) == table);
  }
}
