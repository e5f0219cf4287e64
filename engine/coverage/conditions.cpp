#include "engine/coverage/conditions.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "engine/coverage/asking.hpp"
#include "lang/base/check.hpp"
#include "lang/ir/walk.hpp"

namespace regel::coverage {

using ir::ExprId;
using types::TypeKind;
using Counts = Conditions::Probe::Counts;

namespace {

class Collector {
 public:
  Collector(const ir::Program& original, Conditions& into)
      : original_(original), into_(into), program_(into.program) {}

  void rule(std::uint32_t index) {
    const ir::Rule& written = original_.rules[index];
    rule_ = index;
    asks_ = {};
    asks_.subject = written.subject;
    asks_.validity = written.validity;
    come_to({}, {});
    if (written.subject.filter.valid()) group_filter(written.subject);
    for (const ExprId id : written.when) look(Part::When, id);
    // What follows is asked of the records that come so far.
    come_to(written.when, {});
    for (const ExprId id : written.unless) look(Part::Unless, id);
    come_to(written.when, written.unless);
    for (const ExprId id : written.unclear_when) look(Part::UnclearWhen, id);
    look(Part::Requirement, written.requirement);
  }

 private:
  void come_to(const std::vector<ExprId>& when, const std::vector<ExprId>& unless) {
    asks_.when = when;
    asks_.unless = unless;
    applicable_ = kNone;
    // A group may not exist, where its filter is not known of its members.
    if (when.empty() && unless.empty() && !asks_.subject.filter.valid()) return;
    applicable_ = ask(always(program_), Counts::Applicable, 0);
  }

  std::uint32_t ask(ExprId requirement, Counts counts, std::uint32_t condition) {
    ir::Rule probe = asks_;
    // Reports sort rules by id.
    probe.id = fmt::format("{:09}", program_.rules.size());
    probe.requirement = requirement;
    program_.rules.push_back(std::move(probe));
    into_.probes.push_back({counts, condition, applicable_});
    return static_cast<std::uint32_t>(program_.rules.size() - 1);
  }

  // The members of a group are the records of a register for which its filter holds.
  void group_filter(const ir::Subject& subject) {
    ir::Scope all{};
    all.kind = ir::ScopeKind::Register;
    all.var = subject.member;
    scopes_.push_back(program_.scopes.add(all));
    look(Part::Filter, subject.filter);
    scopes_.pop_back();
  }

  void look(Part part, ExprId id) {
    part_ = part;
    labels_.clear();
    walk(id);
  }

  // `asked`: it is a condition by itself, not a value that another one is about.
  void walk(ExprId id, bool asked = true) {
    const ir::Expr expr = program_.exprs[id];
    const bool combination = is_combination(expr.node) && !is_written_as_one(expr);
    const Span around = written_;
    // A condition may be several expressions: `inom … efter` is two comparisons.
    if (asked && expr.type.is(TypeKind::Bool) && !combination && expr.span != around) {
      note(id, expr);
      written_ = expr.span;
    }
    if (const auto* items = std::get_if<ir::Items>(&expr.node)) {
      for (const ir::ItemRef& item : items->items) {
        labels_.push_back(item.label);
        walk(item.condition);
        labels_.pop_back();
      }
    } else if (const auto* quantified = std::get_if<ir::Quantified>(&expr.node)) {
      within(quantified->scope, quantified->condition);
    } else if (const auto* aggregate = std::get_if<ir::Aggregate>(&expr.node)) {
      within(aggregate->scope, aggregate->value);
    } else if (const auto* choice = std::get_if<ir::If>(&expr.node)) {
      walk(choice->condition);
      walk(choice->then, asked);
      walk(choice->otherwise, asked);
    } else {
      ir::for_each_child(program_, expr, [&](ExprId child) { walk(child, asked && combination); });
    }
    written_ = around;
  }

  bool is_written_as_one(const ir::Expr& expr) const {
    bool one = false;
    ir::for_each_child(program_, expr,
                       [&](ExprId child) { one = one || program_.exprs[child].span == expr.span; });
    return one;
  }

  // What is asked of elements; first which elements, of all of them.
  void within(ir::ScopeId id, ExprId asked) {
    const ir::Scope scope = program_.scopes[id];
    if (scope.of.valid()) walk(scope.of, false);
    if (scope.filter.valid()) {
      ir::Scope all = scope;
      all.filter = {};
      scopes_.push_back(program_.scopes.add(all));
      const Part part = std::exchange(part_, Part::Filter);
      walk(scope.filter);
      part_ = part;
      scopes_.pop_back();
    }
    if (!asked.valid()) return;
    scopes_.push_back(id);
    walk(asked);
    scopes_.pop_back();
  }

  static bool is_combination(const ir::Node& node) {
    return std::holds_alternative<ir::And>(node) || std::holds_alternative<ir::Or>(node) ||
           std::holds_alternative<ir::Not>(node) || std::holds_alternative<ir::If>(node) ||
           std::holds_alternative<ir::Items>(node) || std::holds_alternative<ir::Literal>(node);
  }

  void note(ExprId id, const ir::Expr& expr) {
    const auto index = static_cast<std::uint32_t>(into_.conditions.size());
    Condition found;
    found.rule = rule_;
    found.part = part_;
    found.span = expr.span;
    for (const std::string& label : labels_) found.item += (found.item.empty() ? "" : " ") + label;
    into_.conditions.push_back(std::move(found));
    if (scopes_.empty()) {
      ask(id, Counts::All, index);
    } else {
      ask(some(id), Counts::Yes, index);
      ask(some(condition(program_, expr.span, ir::Not{id})), Counts::No, index);
    }
  }

  // Whether the condition holds for some element of the innermost list.
  ExprId some(ExprId asked) {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      asked = condition(program_, program_.exprs[asked].span,
                        ir::Quantified{ir::QuantifierKind::Some, Bound::AtLeast, 1, *scope, asked});
    }
    return asked;
  }

  const ir::Program& original_;
  Conditions& into_;
  ir::Program& program_;
  std::uint32_t rule_ = 0, applicable_ = kNone;
  Part part_ = Part::Requirement;
  ir::Rule asks_;  // whom it is asked of
  std::vector<ir::ScopeId> scopes_;
  std::vector<std::string> labels_;
  Span written_;  // of the condition around
};

}  // namespace

Conditions conditions_of(const ir::Program& program, const std::vector<std::uint32_t>& rules) {
  Conditions result;
  result.program = program;
  result.program.rules.clear();
  result.program.summaries.clear();
  result.program.waivers.clear();
  result.program.tests.clear();
  Collector collector(program, result);
  for (const std::uint32_t rule : rules) collector.rule(rule);
  return result;
}

void add(Conditions& conditions, const std::vector<Counted>& counted) {
  REGEL_CHECK(counted.size() == conditions.probes.size());
  for (std::size_t i = 0; i < counted.size(); ++i) {
    const Conditions::Probe& probe = conditions.probes[i];
    if (probe.counts == Counts::Applicable) continue;
    // A record that may not be one of those asked is not known for that reason alone.
    const std::uint64_t aside =
        probe.applicable == kNone ? 0 : counted[probe.applicable].undetermined;
    const std::uint64_t unknown = counted[i].undetermined - aside;
    Seen& seen = conditions.conditions[probe.condition].seen;
    switch (probe.counts) {
      case Counts::All:
        seen.yes += counted[i].pass;
        seen.no += counted[i].fail;
        seen.unknown += unknown;
        break;
      case Counts::Yes:
        seen.yes += counted[i].pass;
        seen.unknown += unknown;
        break;
      case Counts::No:
        // An element that is not known is not known to hold either, and was counted.
        seen.no += counted[i].pass;
        break;
      case Counts::Applicable:
        break;
    }
  }
}

}  // namespace regel::coverage
