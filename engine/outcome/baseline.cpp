#include "engine/outcome/baseline.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

#include "engine/outcome/fingerprint.hpp"
#include "lang/base/check.hpp"

namespace regel::outcome {

std::uint32_t Baseline::intern(const std::string& name) {
  const auto [at, added] = by_name_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
  if (added) names_.push_back(name);
  return at->second;
}

void Baseline::push_back(const KnownFinding& known) {
  entries_.push_back({known.fingerprint, keys_.size(), intern(known.rule),
                      intern(known.register_name), known.outcome});
  keys_ += known.key;
}

KnownFinding Baseline::operator[](std::size_t i) const {
  const Entry& entry = entries_[i];
  const std::uint64_t end = i + 1 < entries_.size() ? entries_[i + 1].key : keys_.size();
  return {entry.fingerprint, names_[entry.rule], names_[entry.register_name],
          keys_.substr(entry.key, end - entry.key), entry.outcome};
}

std::vector<std::uint32_t> by_fingerprint(const Baseline& baseline) {
  std::vector<std::uint32_t> order(baseline.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return baseline.fingerprint(a) < baseline.fingerprint(b);
  });
  return order;
}

namespace {

// By id of a rule: whether one of its versions could be checked.
std::map<std::string, bool, std::less<>> checked_rules(const RunReport& report) {
  std::map<std::string, bool, std::less<>> checked;
  for (const RuleResult& rule : report.rules) {
    const bool here = rule.status == RuleStatus::Checked || rule.status == RuleStatus::NotExercised;
    bool& any = checked[rule.id];
    any = any || here;
  }
  return checked;
}

bool waived(const Finding& finding) { return finding.waiver && !finding.waiver_expired; }

Hash128 hash_of(const Finding& finding) {
  const std::optional<Hash128> hash = parse_fingerprint(finding.fingerprint);
  REGEL_CHECK(hash.has_value());
  return *hash;
}

Standing standing(ir::Outcome before, ir::Outcome now) {
  if (before == now) return Standing::Known;
  return now == ir::Outcome::Fail ? Standing::Worse : Standing::Better;
}

}  // namespace

BaselineComparison compare(const RunReport& report, Baseline baseline, std::string file) {
  BaselineComparison result;
  result.rules.resize(report.rules.size());
  result.findings.reserve(report.findings.size());
  const std::vector<std::uint32_t> order = by_fingerprint(baseline);
  enum class Met : std::uint8_t { No, Still, Waived, Better };
  std::vector<Met> met(baseline.size(), Met::No);
  for (const Finding& finding : report.findings) {
    const Hash128 hash = hash_of(finding);
    const auto at = std::lower_bound(
        order.begin(), order.end(), hash,
        [&](std::uint32_t entry, Hash128 h) { return baseline.fingerprint(entry) < h; });
    const bool there = at != order.end() && baseline.fingerprint(*at) == hash;
    Standing stands = Standing::New;
    if (waived(finding)) {
      stands = Standing::Waived;
      if (there) met[*at] = Met::Waived;
    } else if (there) {
      stands = standing(baseline.outcome(*at), finding.outcome);
      met[*at] = stands == Standing::Better ? Met::Better : Met::Still;
    }
    result.findings.push_back(stands);
    if (is_known(stands)) {
      BaselineComparison::Known& rule = result.rules[finding.rule];
      ++(finding.outcome == ir::Outcome::Fail ? rule.fail : rule.undetermined);
      ++result.known;
    } else if (stands != Standing::Waived) {
      ++result.fresh;
    }
  }
  const auto checked = checked_rules(report);
  for (std::uint32_t i = 0; i < baseline.size(); ++i) {
    if (met[i] == Met::Still) continue;
    const auto rule = checked.find(baseline.rule(i));
    if (rule == checked.end()) {
      result.stale.push_back({i, StaleWhy::NoRule});
    } else if (!rule->second) {
      ++result.resting;
    } else {
      result.stale.push_back({i, met[i] == Met::Waived   ? StaleWhy::Waived
                                 : met[i] == Met::Better ? StaleWhy::Better
                                                         : StaleWhy::NotFound});
    }
  }
  result.baseline = std::move(baseline);
  result.file = std::move(file);
  return result;
}

Baseline renewed(const RunReport& report, const Baseline& before) {
  const auto checked = checked_rules(report);
  std::vector<std::uint32_t> resting;
  for (std::uint32_t i = 0; i < before.size(); ++i) {
    const auto rule = checked.find(before.rule(i));
    if (rule != checked.end() && !rule->second) resting.push_back(i);
  }
  std::ranges::stable_sort(
      resting, [&](std::uint32_t a, std::uint32_t b) { return before.rule(a) < before.rule(b); });
  Baseline after;
  auto next = resting.begin();
  for (const Finding& finding : report.findings) {
    if (waived(finding)) continue;
    const std::string& rule = report.rules[finding.rule].id;
    for (; next != resting.end() && before.rule(*next) < rule; ++next) {
      after.push_back(before[*next]);
    }
    after.push_back({hash_of(finding), rule, finding.register_name, finding.key, finding.outcome});
  }
  for (; next != resting.end(); ++next) after.push_back(before[*next]);
  return after;
}

}  // namespace regel::outcome
