#include <set>

#include "lang/check/quote.hpp"
#include "lang/check/shape.hpp"
#include "lang/check/warnings.hpp"
#include "lang/ir/walk.hpp"

namespace regel::check {

using diag::Code;

namespace {

bool is_true(const ir::Program& program, ir::ExprId id) {
  const auto* literal = std::get_if<ir::Literal>(&program.exprs[id].node);
  return literal != nullptr && literal->value.valid() &&
         program.constants[literal->value].number == 1;
}

template <class Visit>
void for_each_below(const ir::Program& program, ir::ExprId id, Visit&& visit) {
  if (!id.valid()) return;
  visit(id);
  ir::for_each_child(program, program.exprs[id],
                     [&](ir::ExprId child) { for_each_below(program, child, visit); });
}

// Collections that the rule asks about: `X finns`, `X saknas`, `antal(X …)`.
std::set<std::string> asked_about(const ir::Program& program, const ir::Rule& rule) {
  std::set<std::string> out;
  const auto look = [&](ir::ExprId id) {
    const ir::Node& node = program.exprs[id].node;
    const auto* some = std::get_if<ir::Quantified>(&node);
    const auto* count = std::get_if<ir::Aggregate>(&node);
    if (some != nullptr && is_true(program, some->condition)) {
      out.insert(shape(program, program.scopes[some->scope], {}));
    } else if (count != nullptr && count->kind == AggregateKind::Count) {
      out.insert(shape(program, program.scopes[count->scope], {}));
    }
  };
  for (const ir::ExprId when : rule.when) for_each_below(program, when, look);
  for (const ir::ExprId unless : rule.unless) for_each_below(program, unless, look);
  for (const ir::ExprId unclear : rule.unclear_when) for_each_below(program, unclear, look);
  for_each_below(program, rule.requirement, look);
  return out;
}

bool can_be_empty(ir::ScopeKind kind) {
  switch (kind) {
    case ir::ScopeKind::List:
    case ir::ScopeKind::Collection:
    case ir::ScopeKind::Register:
    case ir::ScopeKind::Descendants:
    case ir::ScopeKind::Ancestors:
      return true;
    case ir::ScopeKind::Members:
    case ir::ScopeKind::Codes:
    case ir::ScopeKind::TextFields:
      return false;
  }
  REGEL_UNREACHABLE();
}

}  // namespace

void warn_of_nothing(const ir::Rule& rule, const Notes& notes, Names& names) {
  if (rule.prohibition) return;
  const ir::Program& program = names.program();
  const std::set<std::string> asked = asked_about(program, rule);
  for_each_below(program, rule.requirement, [&](ir::ExprId id) {
    const auto* all = std::get_if<ir::Quantified>(&program.exprs[id].node);
    if (all == nullptr || all->kind != ir::QuantifierKind::All) return;
    const bool only = notes.contains_only.count(id) != 0;
    if (!only && notes.built.count(id) != 0) return;
    const ir::Scope& scope = program.scopes[all->scope];
    if (!can_be_empty(scope.kind) || asked.count(shape(program, scope, {})) != 0) return;
    const std::string name = quote(names, scope.span);
    if (only) {
      names.sink().report<Code::R519>(scope.span, name);
    } else {
      names.sink().report<Code::R511>(scope.span, name);
    }
  });
}

}  // namespace regel::check
