// The conditions of a rule as they were written, each with the node that computes it.

#include <utility>
#include <variant>

#include "engine/plan/lowering.hpp"
#include "lang/base/overloaded.hpp"

namespace regel::plan {

// Parts of elements of quantifiers are not shown: they have a value for each element.
TracedCondition Lowering::traced(ir::ExprId id, const Chain& chain) {
  const ir::Expr& expr = program_.exprs[id];
  TracedCondition result;
  result.span = expr.span;
  result.node = shown(id, chain);
  const auto part = [&](ir::ExprId each) { result.parts.push_back(traced(each, chain)); };
  const auto value = [&](ir::ExprId each) {
    const ir::Node& node = program_.exprs[each].node;
    const bool constant = std::holds_alternative<ir::Literal>(node);
    const bool row = program_.exprs[each].type.kind == types::TypeKind::Row;
    if (!constant && !row && !program_.exprs[each].type.list) part(each);
  };
  std::visit(Overloaded{
                 [&](const ir::And& n) {
                   for (const ir::ExprId each : n.operands) part(each);
                 },
                 [&](const ir::Or& n) {
                   for (const ir::ExprId each : n.operands) part(each);
                 },
                 [&](const ir::Not& n) { part(n.operand); },
                 [&](const ir::Items& n) {
                   for (const ir::ItemRef& item : n.items) {
                     part(item.condition);
                     result.parts.back().item = item.label;
                   }
                 },
                 [&](const ir::If& n) {
                   part(n.condition);
                   part(n.then);
                   part(n.otherwise);
                 },
                 [&](const ir::Compare& n) {
                   value(n.left);
                   value(n.right);
                 },
                 [&](const ir::InSet& n) { value(n.value); },
                 [&](const ir::TextMatch& n) { value(n.value); },
                 [&](const ir::State& n) { value(n.value); },
                 [&](const ir::Field& n) {
                   const types::Type row = program_.exprs[n.row].type;
                   result.is_protected =
                       program_.schema.records[row.record()].fields[n.field].is_protected;
                 },
                 [&](const auto&) {},
             },
             expr.node);
  return result;
}

}  // namespace regel::plan
