#include "lang/mutate/mutants.hpp"

#include <set>
#include <utility>
#include <variant>

#include "lang/ir/dump.hpp"
#include "lang/ir/rewrite.hpp"
#include "lang/ir/verify.hpp"
#include "lang/ir/walk.hpp"
#include "lang/mutate/alternatives.hpp"

namespace regel::mutate {

using ir::ExprId;
using types::TypeKind;

namespace {

// One of the conditions that a rule is made of.
struct Place {
  enum class Clause : std::uint8_t { Filter, When, Unless, UnclearWhen, Requirement } clause;
  std::size_t index = 0;
};

ExprId& condition_at(ir::Rule& rule, Place place) {
  switch (place.clause) {
    case Place::Clause::Filter:
      return rule.subject.filter;
    case Place::Clause::When:
      return rule.when[place.index];
    case Place::Clause::Unless:
      return rule.unless[place.index];
    case Place::Clause::UnclearWhen:
      return rule.unclear_when[place.index];
    case Place::Clause::Requirement:
      break;
  }
  return rule.requirement;
}

void leave_out(ir::Rule& rule, Place place) {
  const auto at = [&](std::vector<ExprId>& all) {
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(place.index));
  };
  switch (place.clause) {
    case Place::Clause::Filter:
      rule.subject.filter = {};
      break;
    case Place::Clause::When:
      return at(rule.when);
    case Place::Clause::Unless:
      return at(rule.unless);
    case Place::Clause::UnclearWhen:
      return at(rule.unclear_when);
    case Place::Clause::Requirement:
      break;
  }
}

// What a rule demands, as text: equal for rules that are built alike.
std::string meaning(const ir::Program& program, const ir::Rule& rule) {
  std::string text = rule.prohibition ? "must not" : "must";
  text += ir::dump(program, rule.requirement) + " of " + ir::dump(program, rule.subject.filter);
  for (const ExprId id : rule.when) text += " when " + ir::dump(program, id);
  for (const ExprId id : rule.unless) text += " unless " + ir::dump(program, id);
  for (const ExprId id : rule.unclear_when) text += " unclear " + ir::dump(program, id);
  return text;
}

class Maker {
 public:
  Maker(ir::Program& program, const ir::Rule& rule) : program_(program), rule_(rule) {
    said_.insert(meaning(program, rule));
  }

  std::vector<Mutant> make() {
    using Clause = Place::Clause;
    if (rule_.subject.filter.valid()) clause({Clause::Filter}, true);
    for (std::size_t i = 0; i < rule_.when.size(); ++i) clause({Clause::When, i}, true);
    for (std::size_t i = 0; i < rule_.unless.size(); ++i) clause({Clause::Unless, i}, true);
    for (std::size_t i = 0; i < rule_.unclear_when.size(); ++i) {
      clause({Clause::UnclearWhen, i}, true);
    }
    clause({Clause::Requirement}, false);
    ir::Rule other = rule_;
    other.prohibition = !other.prohibition;
    const ExprId demand = rule_.requirement;
    add({std::move(other), Kind::Duty, program_.exprs[demand].span, demand, demand});
    return std::move(made_);
  }

 private:
  void clause(Place place, bool may_be_left_out) {
    place_ = place;
    seen_.clear();
    const ExprId root = condition_at(rule_, place);
    if (may_be_left_out) {
      ir::Rule other = rule_;
      leave_out(other, place);
      add({std::move(other), Kind::Condition, program_.exprs[root].span, root, {}});
    }
    below(root, root, false);
  }

  // `condition` is the smallest one around the expression that is told on its own.
  void below(ExprId id, ExprId condition, bool negated) {
    if (!seen_.insert(id.index).second) return;
    const ir::Expr expr = program_.exprs[id];
    const bool told =
        expr.type.is(TypeKind::Bool) && !std::holds_alternative<ir::Literal>(expr.node);
    if (told) condition = id;
    for (const Alternative& other : alternatives(program_, id, negated)) {
      replace(id, condition, other);
    }
    const bool is_not = std::holds_alternative<ir::Not>(expr.node);
    std::vector<ExprId> parts;
    ir::for_each_child(program_, expr, [&](ExprId part) { parts.push_back(part); });
    for (const ExprId part : parts) {
      if (!fixed(expr, part)) below(part, condition, is_not);
    }
  }

  // A value that a function or pattern takes as it stands is no limit.
  bool fixed(const ir::Expr& whole, ExprId part) const {
    return (std::holds_alternative<ir::Call>(whole.node) ||
            std::holds_alternative<ir::TextMatch>(whole.node)) &&
           std::holds_alternative<ir::Literal>(program_.exprs[part].node);
  }

  void replace(ExprId id, ExprId condition, const Alternative& other) {
    const auto instead = [&](ExprId root) {
      return ir::rewrite(program_, root, [&](ExprId at) {
        return at == id ? std::optional<ExprId>(other.instead) : std::nullopt;
      });
    };
    Mutant mutant{rule_, other.kind, program_.exprs[id].span, condition, {}};
    ExprId& root = condition_at(mutant.rule, place_);
    root = instead(root);
    if (other.dropped.valid()) {
      mutant.before = other.dropped;
      mutant.span = program_.exprs[other.dropped].span;
    } else {
      mutant.after = instead(condition);
    }
    // Parameters are told apart by what they are, and called the same.
    const bool named = std::holds_alternative<ir::Parameter>(program_.exprs[other.instead].node);
    add(std::move(mutant), named ? std::to_string(other.instead.index) : std::string());
  }

  void add(Mutant mutant, const std::string& apart = {}) {
    if (!said_.insert(meaning(program_, mutant.rule) + apart).second) return;
    std::vector<ir::Rule> rules;
    rules.push_back(mutant.rule);
    std::swap(program_.rules, rules);
    const bool sound = ir::verify(program_).empty();
    std::swap(program_.rules, rules);
    if (sound) made_.push_back(std::move(mutant));
  }

  ir::Program& program_;
  ir::Rule rule_;  // by value: it may be one of the program's
  Place place_{Place::Clause::Requirement};
  std::set<std::uint32_t> seen_;
  std::set<std::string> said_;
  std::vector<Mutant> made_;
};

}  // namespace

const char* name_of(Kind kind) {
  static constexpr const char* kNames[] = {
      "comparison", "limit",    "condition", "item",     "junction", "quantity", "negation",
      "unit",       "presence", "code",      "code_set", "fallback", "duty",     "extreme"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Mutant> mutants(ir::Program& program, const ir::Rule& rule) {
  return Maker(program, rule).make();
}

}  // namespace regel::mutate
