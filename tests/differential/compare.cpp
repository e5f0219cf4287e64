#include "tests/differential/compare.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/report/words.hpp"
#include "lang/compile.hpp"
#include "lang/source/file_reader.hpp"
#include "lang/value/swedish_ids.hpp"
#include "tests/reference/evaluate.hpp"

namespace regel::differential {

namespace {

// How often each outcome is found for each key: failures and what is undetermined are listed in a
// report, the others counted.
using Listed = std::map<std::pair<std::string, int>, std::int64_t>;

std::string name_of(ir::Outcome outcome) { return std::string(report::name(outcome)); }

void compare_rule(const reference::Judged& expected, const outcome::RunReport& report,
                  std::size_t index, std::string& out) {
  const outcome::RuleResult& result = report.rules[index];
  const auto say = [&](const std::string& what) { out += expected.rule + ": " + what + "\n"; };
  if (!expected.in_force || !expected.supplied) {
    const bool checked = result.status == outcome::RuleStatus::Checked ||
                         result.status == outcome::RuleStatus::NotExercised;
    if (checked) say("the engine judged what it should not have");
    return;
  }
  const auto count = [&](const char* what, std::uint64_t got, std::size_t wanted) {
    if (got != wanted) say(fmt::format("{}: engine {}, reference {}", what, got, wanted));
  };
  // A file that cannot be read is the engine's to tell of; the reference knows only its absence.
  if (result.status == outcome::RuleStatus::SourceFailed) {
    const bool failed = std::any_of(report.sources.begin(), report.sources.end(),
                                    [](const auto& source) { return source.failure.has_value(); });
    if (!failed || result.records != 0) say("given up without reason");
    return;
  }
  count("records", result.records, expected.verdicts.size());
  count("pass", result.pass, expected.count(ir::Outcome::Pass));
  count("fail", result.fail, expected.count(ir::Outcome::Fail));
  count("not applicable", result.not_applicable, expected.count(ir::Outcome::NotApplicable));
  count("undetermined", result.undetermined, expected.count(ir::Outcome::Undetermined));
  if (result.pass + result.fail + result.not_applicable + result.undetermined != result.records) {
    say("the outcomes do not add up to the records");
  }
  Listed listed;
  for (const reference::Verdict& verdict : expected.verdicts) {
    const bool found =
        verdict.outcome == ir::Outcome::Fail || verdict.outcome == ir::Outcome::Undetermined;
    // A report masks what looks like a number of identity.
    const std::string key = mask_personal_numbers(verdict.key);
    if (found) ++listed[{key, static_cast<int>(verdict.outcome)}];
  }
  for (const outcome::Finding finding : report.findings) {
    if (finding.rule != index) continue;
    --listed[{finding.key, static_cast<int>(finding.outcome)}];
    if (finding.outcome == ir::Outcome::Undetermined && finding.causes.empty()) {
      say("`" + finding.key + "` is undetermined without a cause");
    }
  }
  for (const auto& [what, difference] : listed) {
    if (difference == 0) continue;
    say(fmt::format("`{}` {}: {} more by the {}", what.first,
                    name_of(static_cast<ir::Outcome>(what.second)), std::abs(difference),
                    difference > 0 ? "reference" : "engine"));
  }
}

template <class T>
T one_of(property::Random& random, const std::vector<T>& values) {
  return values[random.below(values.size())];
}

}  // namespace

Settings random_settings(property::Random& random) {
  Settings settings;
  settings.threads = one_of<unsigned>(random, {1, 2, 4});
  settings.test.window = one_of<std::size_t>(random, {64, 200, 4096, 512 << 10});
  settings.test.batch_rows = one_of<std::size_t>(random, {1, 3, 64, 4096});
  settings.test.stretch = one_of<std::uint64_t>(random, {50, 300, 8 << 20});
  settings.test.collide_hashes = random.chance(30);
  settings.test.rules_last = random.chance(50);
  return settings;
}

std::string shown(const Settings& settings) {
  return fmt::format("threads {}, window {}, batch {}, stretch {}, collide {}, rules last {}\n",
                     settings.threads, settings.test.window, settings.test.batch_rows,
                     settings.test.stretch, settings.test.collide_hashes, settings.test.rules_last);
}

outcome::RunReport run_engine(const ir::Program& program, const property::Project& project,
                              const Settings& settings) {
  MemoryFileReader files;
  for (const auto& [name, text] : project.current) files.add("nu/" + name, text);
  for (const auto& [name, text] : project.previous) files.add("förr/" + name, text);
  RunOptions options;
  options.as_of = project.today;
  options.folder = "nu";
  options.threads = settings.threads;
  if (!project.previous.empty()) options.previous_folder = "förr";
  return run(program, files, options, settings.test);
}

std::string differences(const ir::Program& program, const property::Project& project,
                        const outcome::RunReport& report) {
  static const ZoneTable kZones = shipped_zones();
  const reference::Export current = reference::import_files(program, project.current, kZones);
  const reference::Export previous =
      project.previous.empty() ? reference::no_export(program)
                               : reference::import_files(program, project.previous, kZones);
  reference::Options options;
  options.today = project.today;
  const std::vector<reference::Judged> judged =
      reference::evaluate(program, current, previous, options);
  // The report is in order of rule id; so are the rules of a random project.
  std::string out;
  if (report.rules.size() != judged.size()) return "not the same rules\n";
  for (std::size_t i = 0; i < judged.size(); ++i) {
    if (report.rules[i].id != judged[i].rule) return "the rules are not in order of id\n";
    compare_rule(judged[i], report, i, out);
  }
  return out;
}

}  // namespace regel::differential
