#include "tests/differential/compare.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "engine/report/words.hpp"
#include "lang/compile.hpp"
#include "lang/source/file_reader.hpp"
#include "lang/value/swedish_ids.hpp"
#include "tests/reference/evaluate.hpp"

namespace regel::differential {

namespace {

// What a report says of one finding, without its causes.
using Said = std::tuple<std::string, int, std::string, std::string>;  // key, outcome, item, message
// Several records may be said the same of.
using Listed = std::map<Said, std::vector<std::set<reference::Cause>>>;

std::string text_of(const Said& said) {
  const auto& [key, outcome, item, message] = said;
  return fmt::format("`{}` {} [{}] {}", key, report::name(static_cast<ir::Outcome>(outcome)), item,
                     message);
}
std::string text_of(const reference::Cause& cause) {
  return cause.kind + " " + cause.register_name + " " + cause.key + " " + cause.field;
}

// Where a calculation or a chain has no result is a matter of how it is computed.
reference::Cause as_compared(const reference::Cause& cause) {
  const bool bare =
      cause.kind == "out_of_range" || cause.kind == "overflow" || cause.kind == "tree_broken";
  if (bare) return {cause.kind, {}, {}, {}};
  return {cause.kind, cause.register_name, mask_personal_numbers(cause.key), cause.field};
}
reference::Cause as_compared(const outcome::Cause& cause) {
  return as_compared(reference::Cause{std::string(report::name(cause.kind)), cause.register_name,
                                      cause.key, cause.field});
}

// A report has ten causes of each finding and the number of all; three of what is kept for a record
// that others look up. Records of one key have the same causes here.
bool agree(const outcome::Finding& finding, const std::set<reference::Cause>& causes) {
  std::set<reference::Cause> told;
  for (const outcome::Cause& cause : finding.causes) told.insert(as_compared(cause));
  if (!std::includes(causes.begin(), causes.end(), told.begin(), told.end())) return false;
  constexpr std::size_t kKeptCauses = 3;
  return told.size() == causes.size() ||
         (told.size() >= kKeptCauses && finding.causes_total >= causes.size());
}

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
  Listed expected_findings;
  for (const reference::Verdict& verdict : expected.verdicts) {
    const bool found =
        verdict.outcome == ir::Outcome::Fail || verdict.outcome == ir::Outcome::Undetermined;
    if (!found) continue;
    std::string items;
    for (const std::string& item : verdict.items) items += (items.empty() ? "" : ", ") + item;
    // A report masks what looks like a number of identity.
    std::set<reference::Cause> causes;
    for (const reference::Cause& cause : verdict.causes) causes.insert(as_compared(cause));
    expected_findings[{mask_personal_numbers(verdict.key), static_cast<int>(verdict.outcome), items,
                       mask_personal_numbers(verdict.message)}]
        .push_back(std::move(causes));
  }
  std::uint64_t waived = 0;
  for (const outcome::Finding finding : report.findings) {
    if (finding.rule != index) continue;
    waived += finding.waiver && !finding.waiver_expired ? 1 : 0;
    if (finding.outcome == ir::Outcome::Undetermined && finding.causes.empty()) {
      say("`" + finding.key + "` is undetermined without a cause");
    }
    const Said said{finding.key, static_cast<int>(finding.outcome), finding.item, finding.message};
    auto& same = expected_findings[said];
    // Of those that have all that was told, the one that has least beside it.
    auto match = same.end();
    for (auto it = same.begin(); it != same.end(); ++it) {
      if (finding.outcome != ir::Outcome::Fail && !agree(finding, *it)) continue;
      if (match == same.end() || it->size() < match->size()) match = it;
    }
    if (match != same.end()) {
      same.erase(match);
      continue;
    }
    say("only the engine: " + text_of(said));
    for (const outcome::Cause& cause : finding.causes) say("    " + text_of(as_compared(cause)));
  }
  for (const auto& [said, left] : expected_findings) {
    for (const std::set<reference::Cause>& causes : left) {
      say("only the reference: " + text_of(said));
      for (const reference::Cause& cause : causes) say("    " + text_of(cause));
    }
  }
  if (waived != result.waived || waived != expected.waived) {
    say(fmt::format("waived: engine {} and {}, reference {}", result.waived, waived,
                    expected.waived));
  }
}

void compare_summary(const reference::Summed& expected, const outcome::SummaryResult& result,
                     std::string& out) {
  const auto say = [&](const std::string& what) { out += expected.id + ": " + what + "\n"; };
  if (result.subjects != expected.rows.size() || result.undetermined != expected.undetermined) {
    say(fmt::format("subjects {} and {}, reference {} and {}", result.subjects, result.undetermined,
                    expected.rows.size(), expected.undetermined));
  }
  std::multiset<std::string> wanted, got;
  for (const auto& [key, figures] : expected.rows) {
    std::string row = key;
    for (const auto& [low, high] : figures) row += " | " + low + "–" + high;
    wanted.insert(mask_personal_numbers(row));
  }
  for (const outcome::SummaryRow& each : result.rows) {
    std::string row = each.key;
    for (const outcome::Figure& figure : each.figures)
      row += " | " + figure.low + "–" + figure.high;
    got.insert(row);
  }
  for (const std::string& row : wanted) {
    if (got.count(row) != wanted.count(row)) say("not by the engine: " + row);
  }
  for (const std::string& row : got) {
    if (wanted.count(row) == 0) say("not by the reference: " + row);
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
  settings.test.collide_hashes = random.chance(30);
  settings.test.rules_last = random.chance(50);
  return settings;
}

std::string shown(const Settings& settings) {
  return fmt::format("threads {}, window {}, batch {}, collide {}, rules last {}\n",
                     settings.threads, settings.test.window, settings.test.batch_rows,
                     settings.test.collide_hashes, settings.test.rules_last);
}

RunOptions offer(const property::Project& project, MemoryFileReader& files) {
  for (const auto& [name, text] : project.current) files.add("nu/" + name, text);
  for (const auto& [name, text] : project.previous) files.add("förr/" + name, text);
  RunOptions options;
  options.as_of = project.today;
  options.folder = "nu";
  if (!project.previous.empty()) options.previous_folder = "förr";
  return options;
}

outcome::RunReport run_engine(const ir::Program& program, const property::Project& project,
                              const Settings& settings) {
  MemoryFileReader files;
  RunOptions options = offer(project, files);
  options.threads = settings.threads;
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
  const bool failed = std::any_of(report.sources.begin(), report.sources.end(),
                                  [](const auto& source) { return source.failure.has_value(); });
  if (failed) return out;
  const std::vector<reference::Summed> summed =
      reference::sum_up(program, current, previous, options);
  if (report.summaries.size() != summed.size()) return out + "not the same summaries\n";
  for (std::size_t i = 0; i < summed.size(); ++i) {
    compare_summary(summed[i], report.summaries[i], out);
  }
  return out;
}

}  // namespace regel::differential
