#include "engine/eval/findings.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "engine/eval/explain.hpp"
#include "engine/outcome/fingerprint.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/swedish_ids.hpp"
#include "lang/value/time_text.hpp"

namespace regel::eval {

using outcome::Cause;
using outcome::Finding;
using outcome::Place;

namespace {

Bilingual detail_text(std::uint8_t detail) {
  if (detail == 0) return {};
  switch (static_cast<column::InvalidDetail>(detail - 1)) {
    case column::InvalidDetail::WrongType:
      return {"fel typ", "wrong type"};
    case column::InvalidDetail::NotInList:
      return {"finns inte i listan", "not in the list"};
    case column::InvalidDetail::NotADate:
      return {"inget datum, ingen tidpunkt eller period", "not a date, time or period"};
    case column::InvalidDetail::NotANumber:
      return {"inget tal", "not a number"};
    case column::InvalidDetail::OutOfRange:
      return {"utanför talområdet", "out of range"};
    case column::InvalidDetail::Twice:
      return {"namnet står två gånger", "the name occurs twice"};
    case column::InvalidDetail::SummerTime:
      return {"finns två gånger eller inte alls när klockan ställs om",
              "exists twice or not at all when clocks change"};
    case column::InvalidDetail::NotAnObject:
      return {"inget objekt", "not an object"};
  }
  return {};
}

// The waiver that names a key of a rule, if there is one.
using WaiverKeys = std::map<std::pair<std::string, std::string>, std::uint32_t>;

WaiverKeys waiver_keys(const ir::Program& program) {
  WaiverKeys keys;
  for (std::uint32_t i = 0; i < program.waivers.size(); ++i) {
    for (const std::string& key : program.waivers[i].keys) {
      keys.emplace(std::make_pair(program.waivers[i].rule, key), i);
    }
  }
  return keys;
}

std::string iso(const std::optional<std::int32_t>& days) {
  return days ? to_text(Date{*days}) : std::string();
}

// Causes without their places. Of more than a kept column holds, which ones are told depends on the
// order of the records, so they are not compared.
using CausesSaid =
    std::pair<bool,
              std::set<std::tuple<outcome::CauseKind, std::string, std::string, std::string>>>;

CausesSaid causes_said(const table::RawCauses& causes) {
  CausesSaid said{causes.total > table::KeptColumn::kCauses, {}};
  if (said.first) return said;
  for (const table::RawCause& cause : causes.first) {
    said.second.insert({cause.kind, cause.register_name, cause.key, cause.field});
  }
  return said;
}

}  // namespace

Place place_text(const table::RawPlace& raw, const std::vector<SourceNames>& sources) {
  Place place;
  if (raw.source >= sources.size()) return place;
  const SourceNames& names = sources[raw.source];
  if (raw.file < names.files.size()) place.file = names.files[raw.file];
  const bool documents = raw.file < names.documents.size() && names.documents[raw.file];
  if (!documents) {
    for (const types::PathStep& step : names.rows) {
      switch (step.kind) {
        case types::PathStep::Kind::Member:
          append_pointer_step(place.pointer, step.name);
          break;
        case types::PathStep::Kind::Elements:
          append_pointer_step(place.pointer, std::to_string(raw.ordinal));
          break;
        case types::PathStep::Kind::Members:
          append_pointer_step(place.pointer, raw.member);
          break;
      }
    }
  }
  place.pointer += raw.below;
  place.line = raw.line + 1;
  return place;
}

Cause cause_text(const table::RawCause& raw, const std::vector<SourceNames>& sources) {
  Cause cause;
  cause.kind = raw.kind;
  cause.detail = detail_text(raw.detail);
  cause.register_name = raw.register_name;
  cause.key = mask_personal_numbers(raw.key);
  cause.field = raw.field;
  cause.place = place_text(raw.place, sources);
  return cause;
}

void add_findings(const Context& context, std::vector<RawFinding>&& raw,
                  const std::vector<std::uint32_t>& rule_of,
                  const std::vector<SourceNames>& sources, std::uint64_t most, std::int32_t as_of,
                  outcome::RunReport& report) {
  const ir::Program& program = *context.plan->program;
  const WaiverKeys waivers = waiver_keys(program);
  // Findings of one rule and key are told apart by what they say, not by where they stand, so that
  // the order of the records plays no part in their fingerprints.
  const auto said = [&raw](std::size_t i) {
    const RawFinding& finding = raw[i];
    return std::tie(finding.rule, finding.key, finding.digest, finding.outcome, finding.item,
                    finding.message);
  };
  std::vector<std::size_t> order(raw.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (said(a) != said(b)) return said(a) < said(b);
    return causes_said(raw[a].causes) < causes_said(raw[b].causes);
  });
  std::uint64_t of_rule = 0;
  std::uint64_t occurrence = 0;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    RawFinding& from = raw[order[i]];
    const bool same_rule = i > 0 && raw[order[i - 1]].rule == from.rule;
    const bool same_key =
        same_rule && raw[order[i - 1]].key == from.key && raw[order[i - 1]].digest == from.digest;
    of_rule = same_rule ? of_rule + 1 : 0;
    occurrence = same_key ? occurrence + 1 : 0;
    const ir::Rule& rule = program.rules[context.plan->rules[from.rule].rule];
    const plan::Relation& relation =
        context.plan->relations[context.plan->rules[from.rule].relation];
    Finding finding;
    finding.rule = rule_of[from.rule];
    const auto waiver = waivers.find({rule.id, from.key});
    if (waiver != waivers.end()) {
      const ir::Waiver& found = program.waivers[waiver->second];
      const bool begun = !found.validity.from || *found.validity.from <= as_of;
      if (begun) {
        finding.waiver = waiver->second;
        finding.waiver_expired = found.validity.through && *found.validity.through < as_of;
        ++report.waivers[waiver->second].matched;
        if (!finding.waiver_expired) {
          ++report.rules[finding.rule].waived;
          if (from.outcome == ir::Outcome::Fail) ++report.rules[finding.rule].waived_fail;
        }
      }
    }
    if (most != 0 && of_rule >= most) continue;
    finding.register_name = relation.name;
    finding.key = from.key;
    finding.outcome = from.outcome;
    finding.message = std::move(from.message);
    finding.item = std::move(from.item);
    finding.place = place_text(from.place, sources);
    const std::string& identity = from.key.empty() ? from.digest : from.key;
    finding.fingerprint =
        outcome::fingerprint(rule.id, finding.register_name, identity, occurrence);
    for (const table::RawCause& cause : from.causes.first) {
      finding.causes.push_back(cause_text(cause, sources));
    }
    finding.causes_total = from.causes.total;
    report.findings.push_back(finding);
  }
}

void add_waivers(const ir::Program& program, outcome::RunReport& report) {
  for (const ir::Waiver& waiver : program.waivers) {
    outcome::WaiverResult result;
    result.id = waiver.id;
    result.rule = waiver.rule;
    result.register_name = program.schema.registers[waiver.register_id].name;
    result.decision = waiver.decision;
    result.decided_by = waiver.decided_by;
    result.reason = waiver.reason;
    result.from = iso(waiver.validity.from);
    result.through = iso(waiver.validity.through);
    report.waivers.push_back(std::move(result));
  }
}

}  // namespace regel::eval
