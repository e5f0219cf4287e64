#include "engine/diff/compare_rules.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "lang/ir/dump.hpp"

namespace regel::diff {

namespace {

using VersionsById = std::map<std::string, Versions>;

VersionsById versions_of(const Side& side) {
  VersionsById versions;
  for (const ir::Rule& rule : side.compiled.program.rules) versions[rule.id].push_back(&rule);
  return versions;
}

// Both days included.
struct Days {
  std::int64_t first, last;
};
constexpr std::int64_t kEver = std::numeric_limits<std::int32_t>::max();

Days days_of(const ir::Validity& validity) {
  return {validity.from ? *validity.from : -kEver, validity.through ? *validity.through : kEver};
}

// In order, those that follow on each other joined.
std::vector<Days> in_force(const Versions& versions) {
  std::vector<Days> all;
  for (const ir::Rule* rule : versions) all.push_back(days_of(rule->validity));
  std::ranges::sort(all, {}, &Days::first);
  std::vector<Days> joined;
  for (const Days& days : all) {
    if (!joined.empty() && days.first <= joined.back().last + 1) {
      joined.back().last = std::max(joined.back().last, days.last);
    } else {
      joined.push_back(days);
    }
  }
  return joined;
}

bool covers(const std::vector<Days>& all, const std::vector<Days>& wanted) {
  return std::ranges::all_of(wanted, [&](const Days& days) {
    return std::ranges::any_of(all, [&](const Days& other) {
      return other.first <= days.first && days.last <= other.last;
    });
  });
}

std::string days_text(const std::vector<Days>& all) {
  std::string text;
  for (const Days& days : all) {
    if (!text.empty()) text += ", ";
    ir::Validity validity;
    if (days.first != -kEver) validity.from = static_cast<std::int32_t>(days.first);
    if (days.last != kEver) validity.through = static_cast<std::int32_t>(days.last);
    text += validity_text(validity);
  }
  return text;
}

void compare_validity(const Versions& before, const Versions& after, RuleDiff& rule) {
  const std::vector<Days> old_days = in_force(before), new_days = in_force(after);
  const bool narrower = !covers(new_days, old_days), wider = !covers(old_days, new_days);
  if (!narrower && !wider) return;
  rule.validity = {days_text(old_days), days_text(new_days)};
  rule.milder = rule.milder || narrower;
  rule.stricter = rule.stricter || wider;
}

// The version that was in force when this one begins, or the last.
const ir::Rule& counterpart(const Versions& versions, const ir::Rule& rule) {
  const std::int64_t begins = days_of(rule.validity).first;
  for (const ir::Rule* other : versions) {
    const Days days = days_of(other->validity);
    if (days.first <= begins && begins <= days.last) return *other;
  }
  return *versions.back();
}

// A smaller number is a more serious one.
void compare_severity(const Versions& before, const Versions& after, RuleDiff& rule) {
  for (const ir::Rule* now : after) {
    const ir::Severity old = counterpart(before, *now).severity;
    if (old == now->severity) continue;
    rule.severity = {old, now->severity};
    rule.milder = rule.milder || old < now->severity;
    rule.stricter = rule.stricter || old > now->severity;
  }
}

using WordingTexts = std::map<Wording, std::string>;

void add(WordingTexts& texts, Wording wording, const std::string& text) {
  texts[wording] += text + '\n';
}

WordingTexts wording_of(const Side& side, const Versions& versions) {
  WordingTexts texts;
  for (const ir::Rule* rule : versions) {
    const ir::RuleTexts said = ir::dump_texts(side.compiled.program, *rule);
    add(texts, Wording::Title, rule->title);
    add(texts, Wording::Message, said.message);
    add(texts, Wording::Unclear, said.unclear);
    add(texts, Wording::Advice, said.advice);
    for (const ir::Cite& cite : rule->authority) {
      add(texts, Wording::Authority, cite.instrument + ' ' + cite.place);
    }
    for (const std::string& tag : rule->tags) add(texts, Wording::Tags, tag);
    add(texts, Wording::Owner, rule->owner);
    add(texts, Wording::Quotation, rule->wording);
    add(texts, Wording::Purpose, rule->purpose);
    add(texts, Wording::Comment, rule->doc);
  }
  return texts;
}

template <class Map>
auto differing(const Map& before, const Map& after) {
  std::vector<typename Map::key_type> keys;
  for (const auto& [key, text] : before) {
    const auto found = after.find(key);
    if (found == after.end() || found->second != text) keys.push_back(key);
  }
  for (const auto& [key, text] : after) {
    if (!before.contains(key)) keys.push_back(key);
  }
  std::ranges::sort(keys);
  return keys;
}

RuleDiff described(const Side& side, const Versions& versions) {
  const ir::Rule& last = *versions.back();
  RuleDiff rule;
  rule.id = last.id;
  rule.title = last.title;
  const SourceMap& sources = side.compiled.sources;
  rule.file = sources.path(last.id_span.file);
  rule.line = sources.position(last.id_span.file, last.id_span.begin).line;
  return rule;
}

RuleDiff compare(const Side& before, const Versions& old, const Side& after, const Versions& now) {
  RuleDiff rule = described(after, now);
  rule.changed = differing(form_of(before, old), form_of(after, now));
  rule.wording = differing(wording_of(before, old), wording_of(after, now));
  compare_severity(old, now, rule);
  compare_validity(old, now, rule);
  return rule;
}

}  // namespace

std::vector<RuleDiff> compare_rules(const Side& before, const Side& after) {
  const VersionsById old = versions_of(before), now = versions_of(after);
  std::vector<RuleDiff> rules;
  for (const auto& [id, versions] : now) {
    const auto found = old.find(id);
    if (found != old.end()) {
      rules.push_back(compare(before, found->second, after, versions));
    } else {
      rules.push_back(described(after, versions));
      rules.back().presence = Presence::Added;
    }
  }
  for (const auto& [id, versions] : old) {
    if (now.contains(id)) continue;
    rules.push_back(described(before, versions));
    rules.back().presence = Presence::Removed;
  }
  std::ranges::sort(rules, {}, &RuleDiff::id);
  return rules;
}

}  // namespace regel::diff
