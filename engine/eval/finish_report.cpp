// The report of a finished run: a line a rule, findings, summaries, what the data showed, the
// manifest.

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

#include "engine/eval/data_findings.hpp"
#include "engine/eval/manifest.hpp"
#include "engine/eval/rule_advice.hpp"
#include "engine/eval/run_state.hpp"
#include "engine/eval/shape_findings.hpp"
#include "engine/outcome/withhold.hpp"
#include "lang/value/swedish_ids.hpp"
#include "lang/value/time_text.hpp"

namespace regel::eval {

using outcome::RuleResult;
using outcome::RuleStatus;

namespace {

RuleResult rule_result(const ir::Rule& rule) {
  RuleResult result;
  result.id = rule.id;
  result.title = rule.title;
  result.severity = rule.severity;
  result.authority = rule.authority;
  result.owner = rule.owner;
  for (const ir::MessagePart& part : rule.advice) result.advice += part.literal;
  result.tags = rule.tags;
  return result;
}

// Program rules in order of id, then of validity: the order of the report.
std::vector<std::uint32_t> report_order(const ir::Program& program) {
  std::vector<std::uint32_t> order(program.rules.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return program.rules[a].id < program.rules[b].id;
  });
  return order;
}

// Whether a rule needs, at first or second hand, a table of a source that failed.
bool needs_failed(const RunState& state, plan::Needs& needs, const plan::RulePlan& rule) {
  const std::set<plan::Need> first = needs.of_rule(rule);
  std::set<plan::Need> seen = first;
  std::vector<plan::Need> open(first.begin(), first.end());
  while (!open.empty()) {
    const auto [table, column] = open.back();
    open.pop_back();
    if (state.context.tables[table].failed) return true;
    if (column == plan::kRows) continue;
    for (const plan::Need& more :
         needs.of(state.plan.tables[plan::TableId{table}].columns[column])) {
      if (seen.insert(more).second) open.push_back(more);
    }
  }
  const plan::Relation& relation = state.plan.relations[rule.relation];
  return relation.from == plan::RowsFrom::Records && state.failed[relation.source.index];
}

void add_rules(RunState& state) {
  std::vector<std::uint32_t> place(state.program.rules.size());
  for (const std::uint32_t index : report_order(state.program)) {
    place[index] = static_cast<std::uint32_t>(state.report.rules.size());
    state.report.rules.push_back(rule_result(state.program.rules[index]));
  }
  for (const std::uint32_t index : state.plan.not_in_force) {
    state.report.rules[place[index]].status = RuleStatus::NotInForce;
  }
  for (const std::uint32_t index : state.plan.without_source) {
    state.report.rules[place[index]].status = RuleStatus::SourceMissing;
  }
  plan::Needs needs(state.plan);
  for (std::size_t i = 0; i < state.plan.rules.size(); ++i) {
    state.rule_of.push_back(place[state.plan.rules[i].rule]);
    RuleResult& result = state.report.rules[state.rule_of.back()];
    if (needs_failed(state, needs, state.plan.rules[i])) {
      result.status = RuleStatus::SourceFailed;
      continue;
    }
    const Counts& counts = state.counts[i];
    result.records = counts.records;
    result.not_applicable = counts.not_applicable;
    result.pass = counts.pass;
    result.fail = counts.fail;
    result.undetermined = counts.undetermined;
    if (counts.pass + counts.fail + counts.undetermined == 0) {
      result.status = RuleStatus::NotExercised;
    }
  }
}

void add_summaries(RunState& state) {
  for (std::size_t i = 0; i < state.plan.summaries.size(); ++i) {
    const ir::Summary& summary = state.program.summaries[state.plan.summaries[i].summary];
    outcome::SummaryResult result;
    result.id = summary.id;
    result.title = summary.title;
    result.subjects = state.summary_subjects[i];
    result.undetermined = state.summary_undetermined[i];
    std::vector<std::uint64_t> people;
    for (const RawSummaryRow& raw : state.summary_rows) {
      if (raw.summary != i) continue;
      outcome::SummaryRow row;
      row.key = raw.key;
      for (std::size_t v = 0; v < raw.values.size(); ++v) {
        outcome::Figure figure;
        figure.name = summary.values[v].name;
        figure.low = raw.values[v].first;
        figure.high = raw.values[v].second;
        for (const table::RawCause& cause : raw.causes[v].first) {
          figure.causes.push_back(cause_text(cause, state.names));
        }
        row.figures.push_back(std::move(figure));
      }
      result.rows.push_back(std::move(row));
      people.push_back(raw.people);
    }
    const std::vector<bool> withheld = outcome::withheld_units(people);
    for (std::size_t r = 0; r < withheld.size(); ++r) result.rows[r].withheld = withheld[r];
    std::stable_sort(result.rows.begin(), result.rows.end(),
                     [](const auto& a, const auto& b) { return a.key < b.key; });
    state.report.summaries.push_back(std::move(result));
  }
}

}  // namespace

void sort_sources(RunState& state) {
  std::map<std::pair<std::string_view, bool>, std::uint32_t> position;
  for (const plan::SourceId id : state.plan.sources.ids()) {
    const plan::Source& source = state.plan.sources[id];
    const std::string_view name = state.program.schema.registers[source.register_id].name;
    position.emplace(std::pair{name, source.previous}, id.index);
  }
  const auto at = [&](const outcome::SourceResult& source) {
    return position.at({source.register_name, source.previous});
  };
  std::stable_sort(state.report.sources.begin(), state.report.sources.end(),
                   [&](const auto& a, const auto& b) { return at(a) < at(b); });
}

void finish_report(RunState& state) {
  state.report.language = state.options.language;
  state.report.as_of = to_text(Date{state.options.as_of});
  if (const Zone* zone = state.zones.find(state.options.zone); zone != nullptr) {
    state.report.now = to_text(Instant{state.now}, *zone);
  }
  add_rules(state);
  add_waivers(state.program, state.report);
  std::erase_if(state.findings, [&](const RawFinding& finding) {
    return state.report.rules[state.rule_of[finding.rule]].status == RuleStatus::SourceFailed;
  });
  add_findings(state.context, std::move(state.findings), state.rule_of, state.names,
               state.options.max_findings, state.options.as_of, state.report);
  std::vector<std::uint32_t> order(state.report.rules.size());
  std::iota(order.begin(), order.end(), 0u);
  state.report.findings.sort(order);
  add_summaries(state);
  add_shape_findings(state);
  add_data_findings(state);
  add_rule_advice(state);
  add_manifest(state);
}

std::vector<JudgedRecord> take_judged(RunState& state) {
  std::vector<JudgedRecord> result;
  for (std::vector<RawFinding>* raw : {&state.findings, &state.others}) {
    for (RawFinding& finding : *raw) {
      JudgedRecord record;
      const plan::RulePlan& rule = state.plan.rules[finding.rule];
      record.rule = rule.rule;
      record.register_name = state.plan.relations[rule.relation].name;
      record.key = std::move(finding.key);
      if (finding.place.source < state.plan.sources.size()) record.ordinal = finding.place.ordinal;
      record.outcome = finding.outcome;
      record.message = std::move(finding.message);
      record.item = std::move(finding.item);
      for (const table::RawCause& cause : finding.causes.first) {
        record.causes.push_back(cause_text(cause, state.names));
      }
      result.push_back(std::move(record));
    }
  }
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    if (a.rule != b.rule) return a.rule < b.rule;
    return a.key < b.key;
  });
  return result;
}

namespace {

ConditionTrace trace_text(RawTrace&& raw, const std::vector<SourceNames>& names) {
  ConditionTrace result;
  result.span = raw.span;
  result.truth = raw.truth;
  result.item = std::move(raw.item);
  result.value = mask_personal_numbers(raw.value);
  for (const table::RawCause& cause : raw.causes.first) {
    result.causes.push_back(cause_text(cause, names));
  }
  result.place = place_text(raw.place, names);
  result.all = raw.all;
  result.hold = raw.hold;
  result.fail = raw.fail;
  for (const RawTrace::Member& member : raw.members) {
    result.members.push_back({member.register_name, mask_personal_numbers(member.key), member.truth,
                              place_text(member.place, names)});
  }
  for (RawTrace& part : raw.parts) result.parts.push_back(trace_text(std::move(part), names));
  return result;
}

}  // namespace

std::vector<RecordTrace> take_traces(RunState& state) {
  std::vector<RecordTrace> result;
  for (RawRecordTrace& raw : state.traces) {
    RecordTrace record;
    record.rule = state.trace_rule;
    for (const plan::RulePlan& rule : state.plan.rules) {
      if (state.program.rules[rule.rule].id == state.trace_rule) {
        record.register_name = state.plan.relations[rule.relation].name;
      }
    }
    record.key = raw.key;
    record.outcome = raw.outcome;
    record.place = place_text(raw.place, state.names);
    for (RawTrace& trace : raw.when) {
      record.when.push_back(trace_text(std::move(trace), state.names));
    }
    for (RawTrace& trace : raw.unless) {
      record.unless.push_back(trace_text(std::move(trace), state.names));
    }
    for (RawTrace& trace : raw.unclear_when) {
      record.unclear_when.push_back(trace_text(std::move(trace), state.names));
    }
    record.requirement = trace_text(std::move(raw.requirement), state.names);
    result.push_back(std::move(record));
  }
  return result;
}

}  // namespace regel::eval
