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

// Whether either version passed or failed a record: where everything is undetermined or no concern
// of the rule, what it demands has not been put to anything.
bool decided(const RuleDiff& rule) {
  const auto any = [](const Counts& counts) { return counts.pass + counts.fail > 0; };
  return rule.test_records > 0 ||
         (rule.counts && (any(rule.counts->first) || any(rule.counts->second)));
}

}  // namespace

Verdict verdict_of(const RuleDiff& rule) {
  if (rule.unreadable) return Verdict::NotSeen;
  if (rule.presence == Presence::Removed) return Verdict::Looser;
  const bool moved_up = rule.on_data.up + rule.on_tests.up > 0;
  const bool moved_down = rule.on_data.down + rule.on_tests.down > 0 || lost(rule);
  const bool seen = moved_up || moved_down || decided(rule);
  if (!rule.changed.empty() && !seen) return Verdict::NotSeen;
  return from(moved_up || rule.stricter, moved_down || rule.milder);
}

Verdict verdict_of(const DiffReport& report) {
  if (report.data == DataState::Failed) return Verdict::NotSeen;
  bool up = false, down = false, unseen = false;
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
