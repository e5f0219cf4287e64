// What may not change a report: how it was computed, the order of the records, how they are spread
// over files; and what may not change an outcome: learning a value that was not known.

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/report/writer.hpp"
#include "lang/compile.hpp"
#include "tests/differential/compare.hpp"
#include "tests/support/catch.hpp"

namespace regel {

namespace {

using Json = nlohmann::ordered_json;
using property::Project;
using property::Random;

std::uint64_t rounds(std::uint64_t otherwise) {
  const char* text = std::getenv("REGEL_ROUNDS");
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::string as_json(const outcome::RunReport& report) {
  report::TextSink sink;
  REQUIRE(report::write_json(report, {}, sink).ok());
  return sink.text;
}

bool is_lines(const std::string& name) { return name.find(".ndjson") != std::string::npos; }

// The records of a file of a random project.
Json records_of(const std::string& name, const std::string& text) {
  if (!is_lines(name)) {
    const Json document = Json::parse(text);
    return document.is_array() ? document : document["data"]["poster"];
  }
  Json out = Json::array();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    out.push_back(Json::parse(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

std::string text_of(const std::string& name, const Json& records) {
  if (name == "enhet.json") return records.dump();
  if (!is_lines(name)) return Json{{"version", 1}, {"data", {{"poster", records}}}}.dump();
  std::string out;
  for (const Json& record : records) out += record.dump() + "\n";
  return out;
}

// The same records in another order and, of two files, spread over them otherwise.
void shuffle(Random& random, std::map<std::string, std::string>& files) {
  std::vector<std::string> cases;  // names of files
  Json all = Json::array();
  for (auto& [name, text] : files) {
    Json records = records_of(name, text);
    if (name != "enhet.json") {
      cases.push_back(name);
      for (Json& record : records) all.push_back(std::move(record));
      continue;
    }
    for (std::size_t i = records.size(); i > 1; --i) records[i - 1].swap(records[random.below(i)]);
    text = text_of(name, records);
  }
  for (std::size_t i = all.size(); i > 1; --i) all[i - 1].swap(all[random.below(i)]);
  std::vector<Json> parts(cases.size(), Json::array());
  for (Json& record : all) parts[random.below(cases.size())].push_back(std::move(record));
  for (std::size_t i = 0; i < cases.size(); ++i) files[cases[i]] = text_of(cases[i], parts[i]);
}

bool any_failed(const outcome::RunReport& report) {
  return std::any_of(
      report.sources.begin(), report.sources.end(),
      [](const outcome::SourceResult& source) { return source.failure.has_value(); });
}

// All of a report that does not say where in a file something stands.
std::vector<std::string> without_places(const outcome::RunReport& report) {
  std::vector<std::string> out;
  for (const outcome::RuleResult& rule : report.rules) {
    out.push_back(rule.id + " " + std::to_string(static_cast<int>(rule.status)) + " " +
                  std::to_string(rule.records) + " " + std::to_string(rule.pass) + " " +
                  std::to_string(rule.fail) + " " + std::to_string(rule.undetermined) + " " +
                  std::to_string(rule.not_applicable));
  }
  for (const outcome::Finding finding : report.findings) {
    out.push_back(report.rules[finding.rule].id + " " + std::string(finding.key) + " " +
                  std::to_string(static_cast<int>(finding.outcome)) + " " +
                  std::string(finding.message) + " " + std::string(finding.item) + " " +
                  std::string(finding.fingerprint));
  }
  std::sort(out.begin(), out.end());
  return out;
}

// The rules whose outcomes may not change when a value becomes known: none asks for presence, for
// how something is recorded, or groups by it (language.md 4.2).
bool asks_for_values_only(const std::string& rule) {
  for (const char* word : {"finns", "saknas", "saknade", "ifyllt", "ogiltig", "okänt", "textfält",
                           "grupp", "under", "under", "föregående"}) {
    if (rule.find(word) != std::string::npos) return false;
  }
  return true;
}

std::set<std::string> monotone_rules(const std::string& rules) {
  std::set<std::string> out;
  for (std::size_t at = rules.find("\nregel "); at != std::string::npos;) {
    const std::size_t next = rules.find("\nregel ", at + 1);
    const std::string rule = rules.substr(at + 7, next - at - 7);
    if (asks_for_values_only(rule)) out.insert(rule.substr(0, rule.find(' ')));
    at = next;
  }
  return out;
}

// Fills one value of a record that is not known, or was not there, with a valid one.
bool learn_something(Random& random, std::map<std::string, std::string>& files) {
  const std::vector<std::pair<std::string, Json>> valid{{"poäng", 3},
                                                        {"belopp", 2.25},
                                                        {"vikt", "Hög"},
                                                        {"klar", true},
                                                        {"öppnat", "2026-03-01"},
                                                        {"hänt", "2026-03-27 16:00"},
                                                        {"rubrik", "Ärende"},
                                                        {"kat", "Religion"},
                                                        {"folk", 4},
                                                        {"startad", "2026-01-02"},
                                                        {"stor", true}};
  const std::set<std::string> unknown_words{"", " - ", "Vet ej", "VET EJ "};
  const auto unknown = [&](const Json& record, const std::string& field) {
    if (!record.contains(field) || record[field].is_null()) return true;
    return record[field].is_string() && unknown_words.count(record[field].get<std::string>()) != 0;
  };
  for (auto& [name, text] : files) {
    Json records = records_of(name, text);
    for (Json& record : records) {
      for (const auto& [field, value] : valid) {
        const bool of_unit = field == "folk" || field == "startad" || field == "stor";
        if (of_unit != (name == "enhet.json") || !unknown(record, field)) continue;
        if (random.chance(60)) continue;
        record[field] = value;
        text = text_of(name, records);
        return true;
      }
    }
  }
  return false;
}

// How many records of each key have each outcome.
std::map<std::string, std::int64_t> outcomes(const ir::Program& program, const Project& project) {
  MemoryFileReader files;
  for (const auto& [name, text] : project.current) files.add("nu/" + name, text);
  RunOptions options;
  options.as_of = project.today;
  options.folder = "nu";
  std::map<std::string, std::int64_t> out;
  for (const JudgedRecord& record : judge_all(program, files, options)) {
    if (record.outcome == ir::Outcome::Undetermined) continue;
    ++out[program.rules[record.rule].id + " " + record.key + " " +
          std::to_string(static_cast<int>(record.outcome))];
  }
  return out;
}

}  // namespace

TEST_CASE("no setting changes a byte of a report", "[differential]") {
  for (std::uint64_t seed = 1; seed <= rounds(60); ++seed) {
    Random random(seed + 700000);
    const Project project = property::random_project(random, 5);
    const Compilation compiled = compile({{{"regler.regel", project.rules}}});
    if (compiled.sink.has_errors()) continue;
    const std::string expected = as_json(differential::run_engine(compiled.program, project, {}));
    for (int variant = 0; variant < 4; ++variant) {
      const differential::Settings settings = differential::random_settings(random);
      const std::string got =
          as_json(differential::run_engine(compiled.program, project, settings));
      if (got == expected) continue;
      INFO("seed " << seed << ", " << differential::shown(settings) << shown(project));
      CHECK(got == expected);
    }
  }
}

TEST_CASE("neither the order of records nor their files change an outcome", "[differential]") {
  for (std::uint64_t seed = 1; seed <= rounds(60); ++seed) {
    Random random(seed + 800000);
    Project project = property::random_project(random, 5);
    const Compilation compiled = compile({{{"regler.regel", project.rules}}});
    if (compiled.sink.has_errors()) continue;
    const outcome::RunReport before = differential::run_engine(compiled.program, project, {});
    shuffle(random, project.current);
    shuffle(random, project.previous);
    const outcome::RunReport after = differential::run_engine(compiled.program, project, {});
    // A file left without records is an error of its own.
    if (any_failed(before) || any_failed(after)) continue;
    const auto expected = without_places(before);
    const auto got = without_places(after);
    std::vector<std::string> differ;
    std::set_symmetric_difference(expected.begin(), expected.end(), got.begin(), got.end(),
                                  std::back_inserter(differ));
    if (differ.empty()) continue;
    INFO("seed " << seed << ": " << differ.front() << "\n" << shown(project));
    CHECK(differ.empty());
  }
}

// Kleene's logic is monotone in what is known: what was decided stays decided (language.md 4.2).
TEST_CASE("no silent pass: learning a value changes no decided outcome", "[differential]") {
  std::uint64_t learnt = 0;
  for (std::uint64_t seed = 1; seed <= rounds(60); ++seed) {
    Random random(seed + 900000);
    Project project = property::random_project(random, 8);
    project.previous.clear();
    const Compilation compiled = compile({{{"regler.regel", project.rules}}});
    if (compiled.sink.has_errors()) continue;
    const std::set<std::string> monotone = monotone_rules(project.rules);
    auto before = outcomes(compiled.program, project);
    for (int value = 0; value < 6 && learn_something(random, project.current); ++value) {
      ++learnt;
      const auto after = outcomes(compiled.program, project);
      for (const auto& [what, count] : before) {
        if (monotone.count(what.substr(0, what.find(' '))) == 0) continue;
        const auto now = after.find(what);
        const bool kept = now != after.end() && now->second >= count;
        if (kept) continue;
        INFO("seed " << seed << ": " << what << "\n" << shown(project));
        CHECK(kept);
      }
      before = after;
    }
  }
  CHECK(learnt > rounds(60));
}

}  // namespace regel
