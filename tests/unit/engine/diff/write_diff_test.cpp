// How a comparison is said: what must be in it, and what must not come through as markup.

#include <nlohmann/json.hpp>

#include "engine/diff/say.hpp"
#include "engine/diff/write.hpp"
#include "tests/support/catch.hpp"

namespace regel::diff {

namespace {

constexpr auto kSwedish = diag::Language::Swedish, kEnglish = diag::Language::English;

// One looser rule whose title and keys try to be markup, and a personal identity number as a key.
DiffReport hostile() {
  DiffReport report;
  report.before = "main";
  report.after = "nämnd";
  report.as_of = "2026-03-02";
  report.data = DataState::Read;
  report.declarations_file = "changes.json";
  RuleDiff rule;
  rule.id = "A-1";
  rule.title = "</summary><script>x</script>";
  rule.file = "a.regel";
  rule.line = 3;
  rule.changed = {{PartKind::Condition, ""}};
  rule.counts.emplace();
  rule.counts->first.status = rule.counts->second.status = outcome::RuleStatus::Checked;
  rule.verdict = Verdict::Looser;
  const Reason failed{ir::Outcome::Fail, "b", {}, 0};
  for (const char* key : {"@chefen | #12 <img>", "19121212-1212"}) {
    rule.on_data.records.push_back({Move::Cleared, "Sak", key, failed, {}, ""});
  }
  rule.on_data.cleared = 3;
  rule.on_data.down = 3;
  report.rules = {rule};
  report.verdict = Verdict::Looser;
  report.demands = demands(report, {}, Required::Looser);
  report.exit = 1;
  return report;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a comment begins with the verdict and the counts", "[diff]") {
  const std::string text = write_markdown(hostile(), kEnglish);
  CHECK(
      text.starts_with("**Looser: the rules find less than before.**\n1 rule changed, 0 added, "));
  CHECK(has(text, "3 no longer found"));
  CHECK(has(text, R"([
  {"rule": "A-1", "effect": "looser", "reason": "…", "decided_by": "…", "date": "YYYY-MM-DD"}
])"));
  CHECK(has(text, "<details>"));
  CHECK(has(text, "… and 1 more"));
}

TEST_CASE("nothing in a comment is markup of others, and nobody is called by it", "[diff]") {
  const std::string text = write_markdown(hostile(), kSwedish);
  for (const char* part : {"<script>", "<img>", "@chefen", "#12", "19121212-1212"}) {
    CAPTURE(part);
    CHECK_FALSE(has(text, part));
  }
  CHECK(has(text, "&lt;/summary&gt;&lt;script&gt;"));
}

TEST_CASE("a comment that would be too long says what is left out", "[diff]") {
  DiffReport report = hostile();
  for (int i = 0; i < 200; ++i) report.rules.push_back(report.rules.front());
  for (const std::size_t most : {std::size_t{4000}, std::size_t{20000}}) {
    const std::string text = write_markdown(report, kEnglish, most);
    CHECK(text.size() <= most);
    CHECK(has(text, "Left out for length: 0 remedies, "));
    CHECK(has(text, "The verdict is about this data"));
  }
  CHECK_FALSE(has(write_markdown(hostile(), kEnglish), "Left out"));
}

TEST_CASE("the text names the remedy and hides identity numbers", "[diff]") {
  const std::string text = write_text(hostile(), kSwedish, false);
  CHECK(has(text, "A-1 blev mildare, och det står inte i changes.json."));
  CHECK(has(text, "skapa changes.json"));
  CHECK(has(text, "Sak @chefen | #12 <img>: bruten (villkor b) → ingen avvikelse"));
  CHECK(has(text, "… och 1 till. Visa alla: --max-findings 0"));
  CHECK_FALSE(has(text, "19121212-1212"));
}

TEST_CASE("where the file is there, the entry goes into it", "[diff]") {
  DiffReport report = hostile();
  report.declarations_exist = true;
  const std::vector<Advice> told = advice(report, kEnglish);
  REQUIRE(told.size() == 1);
  CHECK(told[0].stops);
  CHECK(told[0].paste.starts_with("{\"rule\""));
  CHECK(has(told[0].remedy, "add this to the list in changes.json"));
}

TEST_CASE("the JSON has the verdict, the moves and the entry", "[diff]") {
  const std::string text = write_json(hostile(), kEnglish);
  CHECK_FALSE(has(text, "19121212-1212"));
  const nlohmann::json json = nlohmann::json::parse(text);
  CHECK(json["verdict"] == "looser");
  CHECK(json["exit"] == 1);
  CHECK(json["rules"][0]["on_data"]["cleared"] == 3);
  CHECK(json["rules"][0]["on_data"]["records"].size() == 2);
  CHECK(json["rules"][0]["on_data"]["records"][0]["before"]["item"] == "b");
  CHECK(json["rules"][0]["on_data"]["records"][0]["after"].is_null());
  CHECK(json["demands"][0]["kind"] == "undeclared");
  CHECK(nlohmann::json::parse(json["demands"][0]["entry"].get<std::string>())["effect"] ==
        "looser");
}

}  // namespace regel::diff
