#include "engine/eval/rule_advice.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "lang/ir/walk.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/swedish_ids.hpp"
#include "lang/value/time_text.hpp"

namespace regel::eval {

using diag::Code;

namespace {

// From which share of an export's records a field counts as full of gaps.
constexpr std::uint64_t kGapsFrom = 10;  // per cent

class Adviser {
 public:
  explicit Adviser(RunState& state) : state_(state) {}

  void run() {
    for (const plan::RulePlan& rule : state_.plan.rules) gaps(rule);
    for (const ir::Waiver& waiver : state_.program.waivers) one_waiver(waiver);
  }

 private:
  void add(Code code, std::vector<Bilingual> args, Span span) {
    state_.report.advice.push_back({code, std::move(args), span, {}, 0});
  }
  static Bilingual same(std::string text) { return {text, text}; }

  bool judged(std::size_t plan_rule) const {
    const outcome::RuleStatus status = state_.report.rules[state_.rule_of[plan_rule]].status;
    return status == outcome::RuleStatus::Checked || status == outcome::RuleStatus::NotExercised;
  }

  // R515, once a field and rule, where `när` asks it first.
  void gaps(const plan::RulePlan& planned) {
    const plan::Relation& relation = state_.plan.relations[planned.relation];
    const ir::Rule& rule = state_.program.rules[planned.rule];
    if (relation.from != plan::RowsFrom::Records || !state_.visited[relation.source.index] ||
        state_.failed[relation.source.index]) {
      return;
    }
    const ingest::Statistics& statistics = state_.statistics[relation.source.index];
    if (statistics.rows.empty() || statistics.rows[0].records == 0) return;
    std::set<std::uint32_t> told;
    for (const ir::ExprId condition : rule.when) {
      for_each_field(condition, rule.subject.var, [&](const ir::Expr& expr, std::uint32_t field) {
        const std::uint64_t per_cent = gaps_of(relation, field, statistics.rows[0]);
        if (per_cent < kGapsFrom || !told.insert(field).second) return;
        const std::string& name = state_.program.schema.records[relation.record].fields[field].name;
        add(Code::R515, {same(name), same(std::to_string(per_cent))}, expr.span);
      });
    }
  }

  // The subject's own fields whose value a condition needs. What only asks for their state
  // (`finns`, `är angivet som okänt` …) has an answer for each.
  template <class Visit>
  void for_each_field(ir::ExprId id, ir::VarId subject, const Visit& visit) const {
    const ir::Expr& expr = state_.program.exprs[id];
    if (std::holds_alternative<ir::State>(expr.node)) return;
    if (const auto* field = std::get_if<ir::Field>(&expr.node)) {
      const auto* row = std::get_if<ir::RowVar>(&state_.program.exprs[field->row].node);
      if (row != nullptr && row->var == subject) visit(expr, field->field);
    }
    ir::for_each_child(state_.program, expr,
                       [&](ir::ExprId child) { for_each_field(child, subject, visit); });
  }

  std::uint64_t gaps_of(const plan::Relation& relation, std::uint32_t field,
                        const ingest::RowsStatistics& rows) const {
    std::uint64_t most = 0;  // a field may be read in several ways
    for (std::size_t i = 0; i < relation.fields.size() && i < rows.record.fields.size(); ++i) {
      if (relation.fields[i] != static_cast<std::int32_t>(field)) continue;
      most = std::max(most, gaps_of(relation, field, rows.record.fields[i]));
    }
    for (std::size_t i = 0; i < relation.list_fields.size() && i < rows.record.lists.size(); ++i) {
      if (relation.list_fields[i] != static_cast<std::int32_t>(field)) continue;
      most = std::max(most, gaps_of(relation, field, rows.record.lists[i]));
    }
    return most * 100 / rows.records;
  }

  // An optional field that is missing is a fact, not a gap.
  std::uint64_t gaps_of(const plan::Relation& relation, std::uint32_t field,
                        const ingest::FieldStatistics& found) const {
    const types::Field& declared = state_.program.schema.records[relation.record].fields[field];
    return std::accumulate(found.invalid.begin(), found.invalid.end(), found.unknown) +
           (declared.optional ? 0 : found.missing);
  }

  void one_waiver(const ir::Waiver& waiver) {
    if (waiver.validity.through && *waiver.validity.through < state_.options.as_of) {
      add(Code::R705, {same(waiver.id), same(to_text(Date{*waiver.validity.through}))},
          waiver.validity_span);
      return;
    }
    const std::string& name = state_.program.schema.registers[waiver.register_id].name;
    bool any_judged = false;
    std::set<std::string> met;
    for (std::uint32_t i = 0; i < state_.plan.rules.size(); ++i) {
      const ir::Rule& rule = state_.program.rules[state_.plan.rules[i].rule];
      if (rule.id != waiver.rule || !about_records(rule) || !judged(i)) continue;
      any_judged = true;
      for (const auto& [of_rule, key] : state_.waived_keys) {
        if (of_rule == i) met.insert(key);
      }
    }
    if (!any_judged) return;
    for (std::size_t i = 0; i < waiver.keys.size(); ++i) {
      if (met.contains(waiver.keys[i])) continue;
      add(Code::R706, {same(waiver.id), same(mask_personal_numbers(waiver.keys[i])), same(name)},
          waiver.key_spans[i]);
    }
  }

  // The keys of groups and codes are no records of the register.
  static bool about_records(const ir::Rule& rule) {
    return rule.subject.kind == ir::RelationKind::Register ||
           rule.subject.kind == ir::RelationKind::Previous;
  }

  RunState& state_;
};

}  // namespace

void add_rule_advice(RunState& state) { Adviser(state).run(); }

}  // namespace regel::eval
