#include "lang/check/absence.hpp"

#include <map>

#include "lang/ast/keyword.hpp"
#include "lang/check/presence.hpp"
#include "lang/check/quote.hpp"
#include "lang/check/shape.hpp"
#include "lang/ir/walk.hpp"

namespace regel::check {

using diag::Code;

namespace {

// A condition, and what it must be for the rule to go on: `när` true, `utom när` false.
struct Gate {
  ir::ExprId condition;
  bool truth;
};

class Absence {
 public:
  Absence(Names& names, bool message)
      : names_(names), program_(names.program()), message_(message) {}

  // All of these hold together: what one of them tells is known in the others.
  void gates(const std::vector<Gate>& gates, Presence& known) {
    std::vector<ir::ExprId> conditions;
    std::vector<bool> truths;
    for (const Gate& gate : gates) {
      conditions.push_back(gate.condition);
      truths.push_back(gate.truth);
    }
    known = together(conditions, truths, known);
  }

  // The value is needed: it, and everything that it is made of.
  void use(ir::ExprId id, const Presence& known) {
    if (!id.valid()) return;
    const ir::Expr& expr = program_.exprs[id];
    if (expr.type.error()) return;
    const bool condition = is_plain_condition(expr);
    const ir::ExprId around = condition_;
    if (condition && !condition_.valid()) condition_ = id;
    if (std::holds_alternative<ir::IfMissing>(expr.node) ||
        std::holds_alternative<ir::If>(expr.node)) {
      inside(id, known, true);
    } else {
      inside(id, known, false);
      if (expr.optional && !known.holds(id)) report(id);
    }
    condition_ = around;
  }

  // The value is shown if it is there.
  void show(ir::ExprId id, const Presence& known) {
    if (id.valid() && !program_.exprs[id].type.error()) ask(id, known);
  }

 private:
  // Something is asked about the value, or its absence was decided: only what it is read through
  // must be there.
  void ask(ir::ExprId id, const Presence& known) { inside(id, known, false); }

  // What the expression is made of. `needed` concerns the ways out of `om` and `om saknas`.
  void inside(ir::ExprId id, const Presence& known, bool needed) {
    const ir::Expr& expr = program_.exprs[id];
    if (const auto* state = std::get_if<ir::State>(&expr.node)) {
      ask(state->value, known);
    } else if (const auto* missing = std::get_if<ir::IfMissing>(&expr.node)) {
      ask(missing->value, known);
      needed ? use(missing->fallback, known) : ask(missing->fallback, known);
    } else if (const auto* choice = std::get_if<ir::If>(&expr.node)) {
      use(choice->condition, known);
      Presence then = known, otherwise = known;
      then.learn(choice->condition, true);
      otherwise.learn(choice->condition, false);
      const ir::ExprId around = std::exchange(condition_, ir::ExprId{});
      needed ? use(choice->then, then) : ask(choice->then, then);
      needed ? use(choice->otherwise, otherwise) : ask(choice->otherwise, otherwise);
      condition_ = around;
    } else if (const auto* conjunction = std::get_if<ir::And>(&expr.node)) {
      together(conjunction->operands, std::vector<bool>(conjunction->operands.size(), true), known);
    } else if (const auto* disjunction = std::get_if<ir::Or>(&expr.node)) {
      together(disjunction->operands, std::vector<bool>(disjunction->operands.size(), false),
               known);
    } else if (const auto* items = std::get_if<ir::Items>(&expr.node)) {
      in_items(*items, known);
    } else if (const auto* quantified = std::get_if<ir::Quantified>(&expr.node)) {
      in_scope(program_.scopes[quantified->scope], quantified->condition,
               quantified->kind != ir::QuantifierKind::All, known);
    } else if (const auto* aggregate = std::get_if<ir::Aggregate>(&expr.node)) {
      in_aggregate(*aggregate, known);
    } else {
      ir::for_each_child(program_, expr, [&](ir::ExprId child) { use(child, known); });
    }
  }

  // Parts that decide together: a guard among them that is false (of `och`: true is assumed; of
  // `eller`: false) settles the whole, so it is known in the others. Returns what is known when all
  // are as assumed.
  Presence together(const std::vector<ir::ExprId>& parts, const std::vector<bool>& truths,
                    const Presence& known) {
    Presence all = known;
    std::vector<Presence> own;
    std::map<std::string, int> told;  // by how many parts
    for (std::size_t i = 0; i < parts.size(); ++i) {
      own.emplace_back(program_);
      own.back().learn(parts[i], truths[i]);
      for (const std::string& fact : own.back().facts()) ++told[fact];
      all.learn(own.back());
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const ir::ExprId around = std::exchange(condition_, ir::ExprId{});
      // Its own facts count only if another part, or the context, tells them as well.
      for (const std::string& fact : own[i].facts()) {
        if (told[fact] == 1 && !known.knows(fact)) all.forget(fact);
      }
      use(parts[i], all);
      all.learn(own[i]);
      condition_ = around;
    }
    return all;
  }

  void in_items(const ir::Items& items, const Presence& known) {
    std::vector<ir::ExprId> parts;
    for (const ir::ItemRef& item : items.items) parts.push_back(item.condition);
    const auto count = static_cast<std::int64_t>(parts.size());
    const bool counted = items.kind == ir::ItemsKind::Count;
    const bool all = items.kind == ir::ItemsKind::All ||
                     (counted && items.bound == Bound::AtLeast && items.number == count);
    const bool any = items.kind == ir::ItemsKind::Any || items.kind == ir::ItemsKind::None ||
                     (counted && items.bound == Bound::AtLeast && items.number == 1);
    if (all || any) {
      together(parts, std::vector<bool>(parts.size(), all), known);
      return;
    }
    const ir::ExprId around = std::exchange(condition_, ir::ExprId{});
    for (const ir::ExprId part : parts) use(part, known);
    condition_ = around;
  }

  // `existential`: filter and condition hold together (någon, ingen, minst …); otherwise the
  // condition counts where the filter holds (alla), which is `inte f eller p`.
  void in_scope(const ir::Scope& scope, ir::ExprId condition, bool existential,
                const Presence& known) {
    if (scope.of.valid()) reach(scope.of, known);
    const ir::ExprId around = std::exchange(condition_, ir::ExprId{});
    if (scope.filter.valid()) {
      together({scope.filter, condition}, {true, existential}, known);
    } else {
      use(condition, known);
    }
    condition_ = around;
  }

  void in_aggregate(const ir::Aggregate& aggregate, const Presence& known) {
    const ir::Scope& scope = program_.scopes[aggregate.scope];
    if (scope.of.valid()) reach(scope.of, known);
    Presence inner = known;
    const ir::ExprId around = std::exchange(condition_, ir::ExprId{});
    if (scope.filter.valid()) {
      use(scope.filter, known);
      inner.learn(scope.filter, true);
    }
    if (aggregate.value.valid()) {
      aggregate.ignoring_missing ? ask(aggregate.value, inner) : use(aggregate.value, inner);
    }
    condition_ = around;
  }

  // The row or list that a collection hangs on. A list that is absent reads as empty, a record
  // must be there.
  void reach(ir::ExprId of, const Presence& known) {
    program_.exprs[of].type.list ? ask(of, known) : use(of, known);
  }

  static bool is_plain_condition(const ir::Expr& expr) {
    return expr.type.is(types::TypeKind::Bool) && !std::holds_alternative<ir::And>(expr.node) &&
           !std::holds_alternative<ir::Or>(expr.node) &&
           !std::holds_alternative<ir::Not>(expr.node) &&
           !std::holds_alternative<ir::Items>(expr.node) &&
           !std::holds_alternative<ir::If>(expr.node);
  }

  void report(ir::ExprId id) {
    const ir::Expr& expr = program_.exprs[id];
    if (!reported_.insert(shape(program_, id)).second) return;
    const std::string name = quote(names_, expr.span);
    if (message_) {
      names_.sink().report<Code::R712>(expr.span, name);
      return;
    }
    auto report = names_.sink().report<Code::R512>(expr.span, name);
    const bool swedish = is_swedish(names_, expr.span);
    const auto word = [&](ast::Keyword keyword) {
      const ast::KeywordInfo& info = ast::info(keyword);
      return std::string(swedish ? info.sv : info.en);
    };
    if (condition_.valid()) {
      const std::string whole = quote(names_, program_.exprs[condition_].span);
      report
          .propose(
              name + " " + word(ast::Keyword::Exists) + " " + word(ast::Keyword::And) + " " + whole,
              {"saknas = villkoret är inte uppfyllt", "missing = the condition is not met"})
          .propose(
              name + " " + word(ast::Keyword::Missing) + " " + word(ast::Keyword::Or) + " " + whole,
              {"saknas = villkoret är uppfyllt", "missing = the condition is met"});
    }
    report.propose(word(ast::Keyword::When) + ": " + name + " " + word(ast::Keyword::Exists),
                   {"saknas = regeln gäller inte", "missing = the rule does not apply"});
  }

  Names& names_;
  const ir::Program& program_;
  bool message_;
  ir::ExprId condition_;  // the innermost condition around, for proposals
  std::set<std::string> reported_;
};

// R510, R522: tests of presence that a rule's applicability hangs on.
class Applicability {
 public:
  explicit Applicability(Names& names) : names_(names), program_(names.program()) {}

  void look(ir::ExprId id, bool truth) {
    const ir::Node& node = program_.exprs[id].node;
    if (const auto* state = std::get_if<ir::State>(&node)) {
      test(*state, program_.exprs[id].span, truth);
    } else if (const auto* inverse = std::get_if<ir::Not>(&node)) {
      look(inverse->operand, !truth);
    } else if (std::holds_alternative<ir::And>(node) || std::holds_alternative<ir::Or>(node)) {
      ir::for_each_child(program_, program_.exprs[id],
                         [&](ir::ExprId child) { look(child, truth); });
    } else if (const auto* items = std::get_if<ir::Items>(&node)) {
      const bool same = items->kind != ir::ItemsKind::None;
      for (const ir::ItemRef& item : items->items) look(item.condition, same == truth);
    }
  }

 private:
  void test(const ir::State& state, Span span, bool truth) {
    const bool asks = state.test == StateTest::Exists || state.test == StateTest::Filled;
    if (!(asks && truth) && !(state.test == StateTest::Missing && !truth)) return;
    const ir::Expr& value = program_.exprs[state.value];
    if (!std::holds_alternative<ir::Field>(value.node) || value.type.list) return;
    const std::string name = quote(names_, value.span);
    if (!value.optional) {
      names_.sink().report<Code::R510>(span, name);
    } else if (value.type.is(types::TypeKind::Link) && state.test == StateTest::Exists) {
      names_.sink().report<Code::R522>(span, name);
    }
  }

  Names& names_;
  const ir::Program& program_;
};

bool whole(const ir::Program& program, const std::vector<Gate>& gates) {
  for (const Gate& gate : gates) {
    if (program.exprs[gate.condition].type.error()) return false;
  }
  return true;
}

}  // namespace

void check_absence(const ir::Rule& rule, Names& names) {
  const ir::Program& program = names.program();
  std::vector<Gate> gates;
  for (const ir::ExprId when : rule.when) gates.push_back({when, true});
  for (const ir::ExprId unless : rule.unless) gates.push_back({unless, false});
  // Guards that could not be read would make everything behind them look unguarded.
  if (!whole(program, gates)) return;
  Applicability applicability(names);
  for (const Gate& gate : gates) applicability.look(gate.condition, gate.truth);
  for (const ir::ExprId unclear : rule.unclear_when) gates.push_back({unclear, false});
  if (!whole(program, gates)) return;
  Presence known(program);
  Absence absence(names, false);
  absence.gates(gates, known);
  absence.use(rule.requirement, known);
  if (program.exprs[rule.requirement].type.error()) return;

  Absence in_message(names, true);
  known.learn(rule.requirement, rule.prohibition);
  for (const ir::Message* message : {&rule.message, &rule.advice}) {
    for (const ir::MessagePart& part : *message) in_message.use(part.value, known);
  }
}

void check_absence(const ir::Summary& summary, Names& names) {
  std::vector<Gate> gates;
  for (const ir::ExprId when : summary.when) gates.push_back({when, true});
  if (!whole(names.program(), gates)) return;
  Presence known(names.program());
  Absence absence(names, false);
  absence.gates(gates, known);
  // A figure without a value is shown as such.
  for (const ir::SummaryValue& value : summary.values) absence.show(value.value, known);
}

}  // namespace regel::check
