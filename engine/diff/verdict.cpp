#include "engine/diff/verdict.hpp"

#include "engine/diff/diff_report.hpp"

namespace regel::diff {

namespace {

Verdict from(bool up, bool down) {
  if (up && down) return Verdict::Incomparable;
  if (up) return Verdict::Stricter;
  return down ? Verdict::Looser : Verdict::Equal;
}

// A rule that was put to records and no longer is finds nothing any more, whatever they hold.
bool lost(const RuleDiff& rule) {
  return rule.counts && rule.counts->first.judged() && !rule.counts->second.judged();
}

bool on_exports(const RuleDiff& rule) {
  if (!rule.counts) return false;
  const auto& [before, after] = *rule.counts;
  return (before.judged() || after.judged()) && (before.records > 0 || after.records > 0);
}

}  // namespace

Verdict verdict_of(const RuleDiff& rule) {
  if (rule.unreadable) return Verdict::NotSeen;
  if (rule.presence == Presence::Removed) return Verdict::Looser;
  const bool up = rule.on_data.up > 0 || rule.on_tests.up > 0 || rule.stricter;
  const bool down = rule.on_data.down > 0 || rule.on_tests.down > 0 || rule.milder || lost(rule);
  const bool unseen = !rule.changed.empty() && !on_exports(rule) && rule.test_records == 0;
  return unseen && !lost(rule) ? Verdict::NotSeen : from(up, down);
}

Verdict verdict_of(const DiffReport& report) {
  bool up = false, down = false, unseen = report.data == DataState::Failed;
  for (const RuleDiff& rule : report.rules) {
    const bool both = rule.verdict == Verdict::Incomparable;
    up = up || both || rule.verdict == Verdict::Stricter;
    down = down || both || rule.verdict == Verdict::Looser;
    unseen = unseen || rule.verdict == Verdict::NotSeen;
  }
  const Verdict seen = from(up, down);
  return unseen && seen != Verdict::Incomparable ? Verdict::NotSeen : seen;
}

}  // namespace regel::diff
