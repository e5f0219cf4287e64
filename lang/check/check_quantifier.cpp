// Quantifiers (`alla X uppfyller …`) and aggregates (`antal(X där …)`). A count is a whole number,
// a share a number; what is taken of the members (average, highest …) is without a value when there
// are none, so it is optional, except of the members of a group, which has at least one.

#include "lang/check/checker.hpp"

namespace regel::check {

using diag::Code;

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Quantified& node, Type) {
  const std::optional<OpenScope> scope = open_scope(node.scope);
  if (!scope) return wrong();
  const ir::ExprId test = condition(node.condition, {"uppfyller", "satisfies"});
  close();
  if (bad(test) || !scope->whole) return wrong();
  ir::QuantifierKind kind = ir::QuantifierKind::All;
  switch (node.kind) {
    case ast::QuantifierKind::All:
      kind = ir::QuantifierKind::All;
      break;
    case ast::QuantifierKind::Some:
      kind = ir::QuantifierKind::Some;
      break;
    case ast::QuantifierKind::None:
      kind = ir::QuantifierKind::None;
      break;
    case ast::QuantifierKind::Count:
      kind = ir::QuantifierKind::Count;
      break;
  }
  if (kind == ir::QuantifierKind::Some) {
    const auto* differs = std::get_if<ir::Compare>(&expr(test).node);
    if (differs != nullptr && differs->op == CompareOp::NotEqual &&
        std::holds_alternative<ir::Literal>(expr(differs->right).node)) {
      const std::string collection = quote(program_.scopes[scope->id].span);
      const std::string field = quote(differs->left), other = quote(differs->right);
      sink_.report<Code::R513>(span_of(id), collection, field, other)
          .propose((swedish() ? "ingen av " : "none of ") + collection +
                       (swedish() ? " uppfyller " : " satisfies ") + field + " = " + other,
                   {"ingen", "none"});
    }
  }
  return emit(span_of(id), kBool, ir::Quantified{kind, node.bound, node.number, scope->id, test});
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Aggregate& node, Type) {
  const std::optional<OpenScope> scope = open_scope(node.scope);
  if (!scope) return wrong();
  const Span span = span_of(id);
  const bool share = node.kind == AggregateKind::Share;
  ir::ExprId value;
  if (share && node.value.valid()) {
    value = condition(node.value, {"andel", "share"});
  } else if (node.value.valid()) {
    value = check(node.value);
    if (node.kind != AggregateKind::Count && refuse_list(value)) value = wrong();
  }
  close();
  if (!scope->whole || (value.valid() && bad(value))) return wrong();
  ir::Scope& over = program_.scopes[scope->id];
  if (share && !value.valid()) {
    // andel(X där f) is the share of X for which f holds.
    value = std::exchange(over.filter, {});
    if (!value.valid()) {
      sink_.report<Code::R130>(span, quote(span), Bilingual{"där", "where"});
      return wrong();
    }
  }
  const std::optional<Type> type = aggregate_type(node.kind, value);
  if (!type) return wrong();
  const bool can_be_empty = over.kind != ir::ScopeKind::Members || over.filter.valid();
  bool optional = false;
  switch (node.kind) {
    case AggregateKind::Count:
    case AggregateKind::CountDistinct:
    case AggregateKind::Share:
    case AggregateKind::Sum:
      break;
    case AggregateKind::Average:
    case AggregateKind::Highest:
    case AggregateKind::Lowest:
    case AggregateKind::Latest:
    case AggregateKind::Earliest:
      optional = can_be_empty || node.ignoring_missing;
      break;
  }
  if (node.kind == AggregateKind::Count) value = {};
  return emit(span, *type, ir::Aggregate{node.kind, scope->id, value, node.ignoring_missing},
              optional);
}

std::optional<types::Type> Checker::aggregate_type(AggregateKind kind, ir::ExprId value) {
  const Type type = value.valid() ? expr(value).type : Type{};
  switch (kind) {
    case AggregateKind::Count:
    case AggregateKind::CountDistinct:
      return kInteger;
    case AggregateKind::Share:
      return kNumber;
    case AggregateKind::Sum:
      if (is_number(type) || type.is(TypeKind::Duration)) return type;
      break;
    case AggregateKind::Average:
      if (is_number(type)) return kNumber;
      break;
    case AggregateKind::Highest:
    case AggregateKind::Lowest:
      if (has_extremes(type, false)) return type;
      report_no_extremes(value, false);
      return std::nullopt;
    case AggregateKind::Latest:
    case AggregateKind::Earliest:
      if (has_extremes(type, true)) return type;
      report_no_extremes(value, true);
      return std::nullopt;
  }
  if (type.is(TypeKind::Level)) {
    const std::string words = quote(value);
    sink_.report<Code::R404>(expr(value).span, words)
        .propose((swedish() ? "nivå(" : "rank(") + words + ")",
                 {"nivåns nummer", "the level's number"}, true);
  } else {
    sink_.report<Code::R413>(expr(value).span, quote(value), describe(value),
                             Bilingual{"ett tal", "a number"});
  }
  return std::nullopt;
}

}  // namespace regel::check
