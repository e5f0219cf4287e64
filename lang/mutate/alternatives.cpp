#include "lang/mutate/alternatives.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace regel::mutate {

using ir::ExprId;
using types::TypeKind;

namespace {

class Finder {
 public:
  Finder(ir::Program& program, ExprId id, bool negated)
      : program_(program), id_(id), expr_(program.exprs[id]), negated_(negated) {}

  std::vector<Alternative> find() {
    std::visit([&](const auto& node) { of(node); }, expr_.node);
    return std::move(found_);
  }

 private:
  // The same expression with another node.
  void instead(Kind kind, ir::Node node, ExprId dropped = {}) {
    ir::Expr other = expr_;
    other.node = std::move(node);
    found_.push_back({kind, program_.exprs.add(std::move(other)), dropped});
  }
  void negation(Kind kind = Kind::Negation) {
    if (!negated_ && expr_.type.is(TypeKind::Bool)) instead(kind, ir::Not{id_});
  }
  bool always(ExprId id) const {
    const auto* literal = std::get_if<ir::Literal>(&program_.exprs[id].node);
    return literal != nullptr && program_.exprs[id].type.is(TypeKind::Bool) &&
           program_.constants[literal->value].number != 0;
  }
  // A list that is there: what `finns` and `saknas` of it became.
  bool says_that_some_exist(ExprId id) const {
    const auto* quantified = std::get_if<ir::Quantified>(&program_.exprs[id].node);
    return quantified != nullptr && quantified->kind == ir::QuantifierKind::Some &&
           always(quantified->condition);
  }

  void of(const ir::Literal&) { append(other_values(program_, id_)); }
  void of(const ir::Parameter&) { append(other_values(program_, id_)); }
  void of(const ir::Today&) {}
  void of(const ir::Now&) {}
  void of(const ir::RowVar&) {}
  void of(const ir::Follow&) {}
  void of(const ir::Previous&) {}
  void of(const ir::Negate&) {}
  void of(const ir::VarValue&) { negation(); }
  void of(const ir::Field&) { negation(); }
  void of(const ir::GroupKey&) { negation(); }
  void of(const ir::Call&) { negation(); }
  void of(const ir::TextMatch&) { negation(); }
  void of(const ir::If&) {}

  void of(const ir::State& node) {
    if (node.test == StateTest::Exists) {
      instead(Kind::Presence, ir::State{StateTest::Missing, node.value});
    } else if (node.test == StateTest::Missing) {
      instead(Kind::Presence, ir::State{StateTest::Exists, node.value});
    } else {
      negation();
    }
  }

  void of(const ir::Compare& node) {
    const auto op = [&](CompareOp other) {
      instead(Kind::Comparison, ir::Compare{other, node.left, node.right});
    };
    switch (node.op) {
      case CompareOp::Equal:
        return op(CompareOp::NotEqual);
      case CompareOp::NotEqual:
        return op(CompareOp::Equal);
      case CompareOp::Less:
        op(CompareOp::LessEqual);
        return op(CompareOp::Greater);
      case CompareOp::LessEqual:
        op(CompareOp::Less);
        return op(CompareOp::GreaterEqual);
      case CompareOp::Greater:
        op(CompareOp::GreaterEqual);
        return op(CompareOp::Less);
      case CompareOp::GreaterEqual:
        op(CompareOp::Greater);
        return op(CompareOp::LessEqual);
    }
  }

  void of(const ir::CodeUnder& node) {
    instead(Kind::Comparison, ir::CodeUnder{node.value, node.other, !node.or_self});
    negation();
  }
  void of(const ir::TreeUnder& node) {
    instead(Kind::Comparison, ir::TreeUnder{node.value, node.other, !node.or_self});
    negation();
  }

  void of(const ir::InSet& node) {
    negation();
    const types::CodeSet set = program_.schema.code_sets[node.set];
    for (std::size_t i = 0; i < set.elements.size() && set.elements.size() > 1; ++i) {
      std::vector<std::int32_t> fewer = set.elements;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      other_set(node, set, std::move(fewer));
    }
    const auto outside = std::ranges::find(set.members, false);
    if (outside == set.members.end()) return;
    std::vector<std::int32_t> more = set.elements;
    more.push_back(static_cast<std::int32_t>(outside - set.members.begin()));
    other_set(node, set, std::move(more));
  }
  void other_set(const ir::InSet& node, const types::CodeSet& set,
                 std::vector<std::int32_t> elements) {
    const types::CodeList& list = program_.schema.code_lists[set.list];
    types::CodeSet other{{}, set.list, std::move(elements), set.members, set.span};
    for (std::size_t code = 0; code < list.codes.size(); ++code) {
      const auto index = static_cast<std::int32_t>(code);
      other.members[code] = std::ranges::any_of(other.elements, [&](std::int32_t element) {
        return element == index || list.under(index, element);
      });
    }
    // A code that another one of the set is above is in it anyway.
    if (other.members == set.members) return;
    instead(Kind::CodeSet, ir::InSet{node.value, program_.schema.code_sets.add(std::move(other))});
  }

  void of(const ir::Not& node) {
    const bool presence = says_that_some_exist(node.operand);
    found_.push_back({presence ? Kind::Presence : Kind::Negation, node.operand, {}});
  }
  void of(const ir::And& node) {
    if (node.operands.size() < 2) return;
    instead(Kind::Junction, ir::Or{node.operands});
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
      without(node.operands, i, [](auto rest) { return ir::Node(ir::And{std::move(rest)}); });
    }
  }
  void of(const ir::Or& node) {
    if (node.operands.size() < 2) return;
    instead(Kind::Junction, ir::And{node.operands});
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
      without(node.operands, i, [](auto rest) { return ir::Node(ir::Or{std::move(rest)}); });
    }
  }
  template <class Make>
  void without(const std::vector<ExprId>& operands, std::size_t i, Make make) {
    std::vector<ExprId> rest = operands;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    if (rest.size() == 1) {
      found_.push_back({Kind::Condition, rest[0], operands[i]});
    } else {
      instead(Kind::Condition, make(std::move(rest)), operands[i]);
    }
  }

  void of(const ir::Items& node) {
    const auto head = [&](ir::ItemsKind kind, std::int64_t number) {
      instead(Kind::Quantity, ir::Items{kind, node.bound, number, node.items});
    };
    const auto count = static_cast<std::int64_t>(node.items.size());
    switch (node.kind) {
      case ir::ItemsKind::All:
        head(ir::ItemsKind::Any, node.number);
        break;
      case ir::ItemsKind::Any:
      case ir::ItemsKind::None:
        head(ir::ItemsKind::All, node.number);
        break;
      case ir::ItemsKind::Count:
        if (node.number > 0) head(node.kind, node.number - 1);
        if (node.number < count) head(node.kind, node.number + 1);
        break;
    }
    if (count < 2) return;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      std::vector<ir::ItemRef> rest = node.items;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      instead(Kind::Item, ir::Items{node.kind, node.bound, node.number, std::move(rest)},
              node.items[i].condition);
    }
  }

  void of(const ir::Quantified& node) {
    without_filter(node.scope, [&](ir::ScopeId scope) {
      return ir::Node(ir::Quantified{node.kind, node.bound, node.number, scope, node.condition});
    });
    if (says_that_some_exist(id_)) return negation(Kind::Presence);
    const auto amount = [&](ir::QuantifierKind kind, std::int64_t number) {
      instead(Kind::Quantity, ir::Quantified{kind, node.bound, number, node.scope, node.condition});
    };
    switch (node.kind) {
      case ir::QuantifierKind::All:
        amount(ir::QuantifierKind::Some, node.number);
        break;
      case ir::QuantifierKind::Some:
      case ir::QuantifierKind::None:
        amount(ir::QuantifierKind::All, node.number);
        break;
      case ir::QuantifierKind::Count:
        if (node.number > 0) amount(node.kind, node.number - 1);
        amount(node.kind, node.number + 1);
        break;
    }
    negation();
  }

  void of(const ir::Aggregate& node) {
    without_filter(node.scope, [&](ir::ScopeId scope) {
      return ir::Node(ir::Aggregate{node.kind, scope, node.value, node.ignoring_missing});
    });
    const auto kind = [&](AggregateKind other) {
      instead(Kind::Extreme, ir::Aggregate{other, node.scope, node.value, node.ignoring_missing});
    };
    switch (node.kind) {
      case AggregateKind::Highest:
        return kind(AggregateKind::Lowest);
      case AggregateKind::Lowest:
        return kind(AggregateKind::Highest);
      case AggregateKind::Latest:
        return kind(AggregateKind::Earliest);
      case AggregateKind::Earliest:
        return kind(AggregateKind::Latest);
      case AggregateKind::Count:
      case AggregateKind::CountDistinct:
      case AggregateKind::Share:
      case AggregateKind::Sum:
      case AggregateKind::Average:
        return;
    }
  }
  void of(const ir::Extreme& node) {
    instead(Kind::Extreme, ir::Extreme{!node.greatest, node.values});
  }
  template <class Make>
  void without_filter(ir::ScopeId id, Make make) {
    ir::Scope scope = program_.scopes[id];
    if (!scope.filter.valid() || always(scope.filter)) return;
    const ExprId dropped = std::exchange(scope.filter, {});
    instead(Kind::Condition, make(program_.scopes.add(scope)), dropped);
  }

  void of(const ir::IfMissing& node) {
    found_.push_back({Kind::Fallback, node.value, {}});
    const ir::Expr fallback = program_.exprs[node.fallback];
    const auto* literal = std::get_if<ir::Literal>(&fallback.node);
    if (literal == nullptr || !fallback.type.is(TypeKind::Bool)) return;
    ir::Constant other;
    other.number = always(node.fallback) ? 0 : 1;
    ir::Expr answer = fallback;
    answer.node = ir::Literal{program_.constants.add(std::move(other))};
    instead(Kind::Fallback, ir::IfMissing{node.value, program_.exprs.add(std::move(answer))});
  }

  void of(const ir::Arith& node) { append(other_units(program_, id_, node)); }

  void append(const std::vector<Alternative>& more) {
    found_.insert(found_.end(), more.begin(), more.end());
  }

  ir::Program& program_;
  const ExprId id_;
  const ir::Expr expr_;  // by value: adding expressions moves those that are there
  const bool negated_;
  std::vector<Alternative> found_;
};

}  // namespace

std::vector<Alternative> alternatives(ir::Program& program, ExprId id, bool negated) {
  return Finder(program, id, negated).find();
}

}  // namespace regel::mutate
