#include "engine/diff/declaration.hpp"

#include <algorithm>

#include "engine/diff/diff_report.hpp"
#include "lang/base/text.hpp"

namespace regel::diff {

namespace {

Effect effect_of(Verdict seen) {
  if (seen == Verdict::Looser) return Effect::Looser;
  return seen == Verdict::Stricter ? Effect::Stricter : Effect::Different;
}

bool has_effect(const RuleDiff& rule) {
  return rule.presence != Presence::Both || !rule.changed.empty() || rule.severity || rule.validity;
}

// What is seen on some data is at most what the change does, so nothing contradicts `different`,
// and nothing seen contradicts nothing.
bool agrees(Effect declared, Verdict seen) {
  return declared == Effect::Different || seen == Verdict::Equal || seen == Verdict::NotSeen ||
         declared == effect_of(seen);
}

bool must_be_declared(const RuleDiff& rule, Required required) {
  if (rule.unreadable) return false;  // there is no verdict to declare
  switch (required) {
    case Required::None:
      return false;
    case Required::All:
      return rule.verdict != Verdict::Equal;
    case Required::Looser:
      // A rule that was not there cannot have become looser.
      if (rule.presence == Presence::Added) return false;
      return rule.verdict != Verdict::Equal && rule.verdict != Verdict::Stricter;
  }
  return true;
}

Demand demand(DemandKind kind, const RuleDiff& rule) {
  Demand made;
  made.kind = kind;
  made.rule = rule.id;
  made.seen = rule.verdict;
  made.removed = rule.presence == Presence::Removed;
  made.effect = effect_of(rule.verdict);
  return made;
}

void add_rule(const RuleDiff& rule, const std::vector<Declaration>& declared, Required required,
              std::vector<Demand>& demands) {
  bool found = false;
  for (const Declaration& one : declared) {
    if (one.rule != rule.id) continue;
    found = true;
    std::optional<DemandKind> kind;
    if (!has_effect(rule)) {
      kind = DemandKind::NoEffect;
    } else if (!agrees(one.effect, rule.verdict)) {
      kind = DemandKind::Contradicted;
    } else if (one.effect == Effect::Different &&
               (rule.verdict == Verdict::Looser || rule.verdict == Verdict::Stricter)) {
      kind = DemandKind::Wider;
    }
    if (!kind) continue;
    demands.push_back(demand(*kind, rule));
    demands.back().declared = one.effect;
  }
  if (found || !must_be_declared(rule, required)) return;
  const bool seen = rule.verdict != Verdict::NotSeen;
  demands.push_back(demand(seen ? DemandKind::Undeclared : DemandKind::NotSeen, rule));
}

}  // namespace

std::vector<Declaration> added(const std::vector<Declaration>& before,
                               const std::vector<Declaration>& after) {
  std::vector<Declaration> history = before;
  std::vector<Declaration> added;
  for (const Declaration& one : after) {
    const auto old = std::ranges::find(history, one);
    if (old == history.end()) {
      added.push_back(one);
    } else {
      history.erase(old);
    }
  }
  return added;
}

std::vector<Demand> demands(const DiffReport& report, const std::vector<Declaration>& declared,
                            Required required) {
  std::vector<Demand> demands;
  std::vector<std::string> changed;
  for (const RuleDiff& rule : report.rules) {
    add_rule(rule, declared, required, demands);
    if (has_effect(rule)) changed.push_back(rule.id);
  }
  for (const Declaration& one : declared) {
    if (std::ranges::find(report.rules, one.rule, &RuleDiff::id) != report.rules.end()) continue;
    Demand unknown;
    unknown.kind = DemandKind::NoSuchRule;
    unknown.rule = one.rule;
    unknown.seen = Verdict::Equal;
    unknown.effect = one.effect;
    unknown.declared = one.effect;
    unknown.similar = nearest(one.rule, changed, 1);
    demands.push_back(std::move(unknown));
  }
  return demands;
}

}  // namespace regel::diff
