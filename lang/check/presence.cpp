#include "lang/check/presence.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "lang/check/shape.hpp"

namespace regel::check {

void Presence::there(ir::ExprId value) {
  // What is read through a link is there only if the link is.
  for (ir::ExprId at = value; at.valid();) {
    const ir::Node& node = program_->exprs[at].node;
    if (const auto* follow = std::get_if<ir::Follow>(&node)) {
      at = follow->link;
      continue;
    }
    facts_.insert(shape(*program_, at));
    if (const auto* field = std::get_if<ir::Field>(&node)) {
      at = field->row;
    } else if (const auto* previous = std::get_if<ir::Previous>(&node)) {
      at = previous->row;
    } else {
      return;
    }
  }
}

void Presence::not_empty(const ir::Quantified& quantified) {
  const ir::Scope& scope = program_->scopes[quantified.scope];
  facts_.insert(shape(*program_, scope, {}));
  if (scope.filter.valid()) {
    facts_.insert(shape(*program_, scope, scope.filter));
  } else if (quantified.kind != ir::QuantifierKind::All) {
    facts_.insert(shape(*program_, scope, quantified.condition));
  }
}

// `antal(X) >= 1` and its like.
void Presence::learn_count(const ir::Compare& compare, bool truth) {
  CompareOp op = truth ? compare.op : negate(compare.op);
  ir::ExprId count = compare.left, number = compare.right;
  if (std::holds_alternative<ir::Literal>(program_->exprs[count].node)) {
    std::swap(count, number);
    op = flip(op);
  }
  const auto* aggregate = std::get_if<ir::Aggregate>(&program_->exprs[count].node);
  const auto* literal = std::get_if<ir::Literal>(&program_->exprs[number].node);
  if (aggregate == nullptr || literal == nullptr || aggregate->kind != AggregateKind::Count ||
      !literal->value.valid()) {
    return;
  }
  const std::int64_t least = program_->constants[literal->value].number;
  const bool some =
      (op == CompareOp::GreaterEqual && least >= 1) || (op == CompareOp::Greater && least >= 0) ||
      (op == CompareOp::Equal && least >= 1) || (op == CompareOp::NotEqual && least == 0);
  if (!some) return;
  const ir::Scope& scope = program_->scopes[aggregate->scope];
  facts_.insert(shape(*program_, scope, {}));
  facts_.insert(shape(*program_, scope, scope.filter));
}

void Presence::keep_common(const std::vector<ir::ExprId>& conditions, bool truth) {
  std::optional<std::set<std::string>> common;
  for (const ir::ExprId condition : conditions) {
    Presence one(*program_);
    one.learn(condition, truth);
    if (!common) {
      common = std::move(one.facts_);
    } else {
      std::set<std::string> both;
      std::set_intersection(common->begin(), common->end(), one.facts_.begin(), one.facts_.end(),
                            std::inserter(both, both.end()));
      common = std::move(both);
    }
    if (common->empty()) return;
  }
  if (common) facts_.insert(common->begin(), common->end());
}

void Presence::learn(ir::ExprId condition, bool truth) {
  const ir::Node& node = program_->exprs[condition].node;
  const auto all = [&](const std::vector<ir::ExprId>& parts, bool each, bool every) {
    if (!every) return keep_common(parts, each);
    for (const ir::ExprId part : parts) learn(part, each);
  };
  if (const auto* state = std::get_if<ir::State>(&node)) {
    const bool asks = state->test == StateTest::Exists || state->test == StateTest::Filled;
    if ((asks && truth) || (state->test == StateTest::Missing && !truth)) there(state->value);
  } else if (const auto* inverse = std::get_if<ir::Not>(&node)) {
    learn(inverse->operand, !truth);
  } else if (const auto* conjunction = std::get_if<ir::And>(&node)) {
    all(conjunction->operands, truth, truth);
  } else if (const auto* disjunction = std::get_if<ir::Or>(&node)) {
    all(disjunction->operands, truth, !truth);
  } else if (const auto* items = std::get_if<ir::Items>(&node)) {
    std::vector<ir::ExprId> parts;
    for (const ir::ItemRef& item : items->items) parts.push_back(item.condition);
    const bool every = items->kind == ir::ItemsKind::Count && items->bound == Bound::AtLeast &&
                       items->number == static_cast<std::int64_t>(parts.size());
    const bool any =
        items->kind == ir::ItemsKind::Count && items->bound == Bound::AtLeast && items->number == 1;
    if (items->kind == ir::ItemsKind::All || every) all(parts, truth, truth);
    if (items->kind == ir::ItemsKind::Any || any) all(parts, truth, !truth);
    if (items->kind == ir::ItemsKind::None) all(parts, !truth, truth);
  } else if (const auto* choice = std::get_if<ir::If>(&node)) {
    Presence then(*program_), otherwise(*program_);
    then.learn(choice->condition, true);
    then.learn(choice->then, truth);
    otherwise.learn(choice->condition, false);
    otherwise.learn(choice->otherwise, truth);
    std::set_intersection(then.facts_.begin(), then.facts_.end(), otherwise.facts_.begin(),
                          otherwise.facts_.end(), std::inserter(facts_, facts_.end()));
  } else if (const auto* compare = std::get_if<ir::Compare>(&node)) {
    learn_count(*compare, truth);
  } else if (const auto* quantified = std::get_if<ir::Quantified>(&node)) {
    const bool some = quantified->kind == ir::QuantifierKind::Some ||
                      (quantified->kind == ir::QuantifierKind::Count &&
                       quantified->bound != Bound::AtMost && quantified->number >= 1);
    if (some == truth && (some || quantified->kind != ir::QuantifierKind::Count)) {
      not_empty(*quantified);
    }
  }
}

bool Presence::holds(ir::ExprId value) const {
  if (facts_.empty()) return false;
  if (facts_.count(shape(*program_, value)) != 0) return true;
  const auto* aggregate = std::get_if<ir::Aggregate>(&program_->exprs[value].node);
  if (aggregate == nullptr || aggregate->ignoring_missing) return false;
  const ir::Scope& scope = program_->scopes[aggregate->scope];
  return facts_.count(shape(*program_, scope, scope.filter)) != 0;
}

}  // namespace regel::check
