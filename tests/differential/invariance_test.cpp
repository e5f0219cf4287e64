// What may not change a report: how it was computed, the order of the records, how they are spread
// over files, what else stands in them.

#include <algorithm>
#include <iterator>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "engine/report/writer.hpp"
#include "lang/compile.hpp"
#include "tests/differential/compare.hpp"
#include "tests/differential/records.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/rounds.hpp"

namespace regel {

namespace {

using property::Project;
using property::Random;
using test::rounds;
using Json = nlohmann::ordered_json;

std::string as_json(const outcome::RunReport& report) {
  report::TextSink sink;
  REQUIRE(report::write_json(report, {}, sink).ok());
  return sink.text;
}

// The same records in another order (members of an object the other way round) and, of two files,
// spread over them otherwise.
void shuffle(Random& random, std::map<std::string, std::string>& files) {
  std::vector<std::string> cases;  // names of files
  Json all = Json::array();
  for (auto& [name, text] : files) {
    Json records = differential::records_of(name, text);
    if (differential::is_of_cases(name)) {
      cases.push_back(name);
      for (Json& record : records) all.push_back(std::move(record));
      continue;
    }
    if (records.is_object()) {
      Json other = Json::object();
      for (auto record = records.rbegin(); record != records.rend(); ++record) {
        other[record.key()] = record.value();
      }
      records = other;
    } else {
      for (std::size_t i = records.size(); i > 1; --i) {
        records[i - 1].swap(records[random.below(i)]);
      }
    }
    text = differential::text_of(name, text, records);
  }
  for (std::size_t i = all.size(); i > 1; --i) all[i - 1].swap(all[random.below(i)]);
  std::vector<Json> parts(cases.size(), Json::array());
  for (Json& record : all) parts[random.below(cases.size())].push_back(std::move(record));
  for (std::size_t i = 0; i < cases.size(); ++i) {
    files[cases[i]] = differential::text_of(cases[i], files[cases[i]], parts[i]);
  }
}

bool any_failed(const outcome::RunReport& report) {
  return std::any_of(
      report.sources.begin(), report.sources.end(),
      [](const outcome::SourceResult& source) { return source.failure.has_value(); });
}

std::string code_name(diag::Code code) { return std::to_string(static_cast<int>(code)); }

std::string joined(const std::vector<Bilingual>& args) {
  std::string out;
  for (const Bilingual& arg : args) out += " " + arg.sv;
  return out;
}

std::string causes_of(const outcome::Finding& finding) {
  // Of many causes a report has the first.
  constexpr std::uint64_t kAllTold = 3;
  if (finding.causes_total > kAllTold) return "several";
  std::set<std::string> causes;
  for (const outcome::Cause& cause : finding.causes) {
    causes.insert(std::to_string(static_cast<int>(cause.kind)) + " " + cause.register_name + " " +
                  cause.key + " " + cause.field);
  }
  std::string out;
  for (const std::string& cause : causes) out += cause + "; ";
  return out;
}

// All that a report says of rules and records, but for where in a file it stands.
std::vector<std::string> judged(const outcome::RunReport& report,
                                const std::set<std::string>& but = {}) {
  std::vector<std::string> out;
  for (const outcome::RuleResult& rule : report.rules) {
    if (but.count(rule.id) != 0) continue;
    out.push_back(rule.id + " " + std::to_string(static_cast<int>(rule.status)) + " " +
                  std::to_string(rule.records) + " " + std::to_string(rule.pass) + " " +
                  std::to_string(rule.fail) + " " + std::to_string(rule.undetermined) + " " +
                  std::to_string(rule.not_applicable) + " " + std::to_string(rule.waived));
  }
  for (const outcome::Finding finding : report.findings) {
    if (but.count(report.rules[finding.rule].id) != 0) continue;
    // What has no key is known by its bytes.
    out.push_back(report.rules[finding.rule].id + " " + finding.key + " " +
                  std::to_string(static_cast<int>(finding.outcome)) + " " + finding.message + " " +
                  finding.item + " " + (finding.key.empty() ? "" : finding.fingerprint) + " " +
                  causes_of(finding));
  }
  for (const outcome::SummaryResult& summary : report.summaries) {
    for (const outcome::SummaryRow& row : summary.rows) {
      out.push_back(summary.id + " " + row.key);
      for (const outcome::Figure& figure : row.figures) {
        out.back() += " " + figure.low + "–" + figure.high;
      }
    }
  }
  for (const outcome::WaiverResult& waiver : report.waivers) {
    out.push_back(waiver.id + " " + std::to_string(waiver.matched));
  }
  for (const outcome::RuleAdvice& advice : report.advice) {
    out.push_back(code_name(advice.code) + joined(advice.args));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> data_findings(const outcome::RunReport& report) {
  std::vector<std::string> out;
  for (const outcome::DataFinding& finding : report.data_findings) {
    out.push_back(code_name(finding.code) + " " + finding.register_name + " " + finding.field +
                  " " + std::to_string(finding.count));
  }
  for (const outcome::Caveat& caveat : report.caveats) {
    out.push_back(code_name(caveat.code) + joined(caveat.args));
    for (const std::string& rule : caveat.rules) out.back() += " " + rule;
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string difference(const std::vector<std::string>& expected,
                       const std::vector<std::string>& got) {
  std::vector<std::string> differ;
  std::set_symmetric_difference(expected.begin(), expected.end(), got.begin(), got.end(),
                                std::back_inserter(differ));
  std::string out;
  for (const std::string& line : differ) out += line + "\n";
  return out;
}

// Rules that read every text of a record, declared or not.
std::set<std::string> of_all_texts(const std::string& rules) {
  std::set<std::string> out;
  for (std::size_t at = rules.find("\nregel "); at != std::string::npos;) {
    const std::size_t next = rules.find("\nregel ", at + 1);
    const std::string rule = rules.substr(at + 7, next - at - 7);
    if (rule.find("textfält") != std::string::npos) out.insert(rule.substr(0, rule.find(' ')));
    at = next;
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

// Threads take stretches of a file, which are no shorter than the blocks of its hash, so the
// records are made long. Most borders are then within a text, some of them within one that looks
// like records, where the guess at the next beginning goes wrong and is made good.
TEST_CASE("nor does it matter how many threads read a file", "[differential]") {
  constexpr std::size_t kLong = std::size_t{400} << 10;
  for (std::uint64_t seed = 1; seed <= std::max<std::uint64_t>(8, rounds(60) / 50); ++seed) {
    Random random(seed + 600000);
    Project project = property::random_project(random, 5, property::Written::Nested);
    const Compilation compiled = compile({{{"regler.regel", project.rules}}});
    if (compiled.sink.has_errors()) continue;
    const std::vector<std::string> padding{"x", R"({"id":"a1"},)", "{},", "},{},{}],{"};
    for (auto* files : {&project.current, &project.previous}) {
      for (auto& [name, text] : *files) {
        Json records = differential::records_of(name, text);
        for (Json& record : records) {
          std::string text_of_padding;
          const std::string piece = random.pick(padding);
          while (text_of_padding.size() < kLong) text_of_padding += piece;
          record["fyllnad"] = text_of_padding;
        }
        text = differential::text_of(name, text, records);
      }
    }
    const std::string expected = as_json(differential::run_engine(compiled.program, project, {}));
    for (const unsigned threads : {2u, 3u, 8u}) {
      differential::Settings settings;
      settings.threads = threads;
      settings.test.stretch = 1;
      settings.test.window = random.chance(50) ? 4096 : settings.test.window;
      settings.test.batch_rows = random.chance(50) ? 1 : 4096;
      settings.test.rules_last = random.chance(50);
      const std::string got =
          as_json(differential::run_engine(compiled.program, project, settings));
      INFO("seed " << seed << ", " << differential::shown(settings) << project.rules);
      CHECK(got == expected);
    }
  }
}

TEST_CASE("neither the order of records nor their files change an outcome", "[differential]") {
  std::vector<std::uint64_t> seeds(rounds(60));
  std::iota(seeds.begin(), seeds.end(), 1);
  // Several findings with one key and message, and more causes than are kept.
  seeds.insert(seeds.end(), {370, 1645});
  for (const std::uint64_t seed : seeds) {
    Random random(seed + 800000);
    Project project = property::random_project(random, 5, property::Written::Nested);
    const Compilation compiled = compile({{{"regler.regel", project.rules}}});
    if (compiled.sink.has_errors()) continue;
    const outcome::RunReport before = differential::run_engine(compiled.program, project, {});
    shuffle(random, project.current);
    shuffle(random, project.previous);
    const outcome::RunReport after = differential::run_engine(compiled.program, project, {});
    // A file left without records is an error of its own.
    if (any_failed(before) || any_failed(after)) continue;
    const std::string found = difference(judged(before), judged(after)) +
                              difference(data_findings(before), data_findings(after));
    if (found.empty()) continue;
    INFO("seed " << seed << ": " << found << shown(project));
    CHECK(found.empty());
  }
}

TEST_CASE("a member that nobody declared changes no outcome", "[differential]") {
  const std::vector<Json> values{"Vet ej",
                                 4,
                                 nullptr,
                                 false,
                                 Json::array({1, "x"}),
                                 Json{{"id", "a1"}, {"saker", Json::array()}}};
  for (std::uint64_t seed = 1; seed <= rounds(60); ++seed) {
    Random random(seed + 500000);
    Project project = property::random_project(random, 5, property::Written::Nested);
    const Compilation compiled = compile({{{"regler.regel", project.rules}}});
    if (compiled.sink.has_errors()) continue;
    const outcome::RunReport before = differential::run_engine(compiled.program, project, {});
    for (auto* files : {&project.current, &project.previous}) {
      for (auto& [name, text] : *files) {
        Json records = differential::records_of(name, text);
        for (Json& record : records) {
          if (random.chance(60)) record["odeklarerat"] = values[random.below(values.size())];
        }
        text = differential::text_of(name, text, records);
      }
    }
    const outcome::RunReport after = differential::run_engine(compiled.program, project, {});
    if (any_failed(before) || any_failed(after)) continue;
    const std::set<std::string> but = of_all_texts(project.rules);
    const std::string found = difference(judged(before, but), judged(after, but));
    if (found.empty()) continue;
    INFO("seed " << seed << ": " << found << shown(project));
    CHECK(found.empty());
  }
}

}  // namespace regel
