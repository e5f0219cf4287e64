// Collections, quantifiers and aggregates (language.md 0.12, 4.5).

#include <algorithm>
#include <set>

#include "lang/base/check.hpp"
#include "lang/ir/walk.hpp"
#include "tests/reference/evaluator.hpp"

namespace regel::reference {

using types::TypeKind;

bool Evaluator::mentions(ir::ExprId id, ir::VarId var) const {
  return ir::any_below(program_, id, [var](const ir::Expr& expr) {
    const auto* row = std::get_if<ir::RowVar>(&expr.node);
    const auto* element = std::get_if<ir::VarValue>(&expr.node);
    return (row != nullptr && row->var == var) || (element != nullptr && element->var == var);
  });
}

bool Evaluator::is_key_of(ir::ExprId id, ir::VarId member) const {
  const auto* field = std::get_if<ir::Field>(&program_.exprs[id].node);
  if (field == nullptr) return false;
  const auto* row = std::get_if<ir::RowVar>(&program_.exprs[field->row].node);
  if (row == nullptr || row->var != member) return false;
  const types::Register& reg = world_.schema().registers[program_.vars[member].register_id];
  const std::vector<std::uint32_t> alone{field->field};
  return reg.key == alone || std::count(reg.uniques.begin(), reg.uniques.end(), alone) != 0;
}

Truth Evaluator::member_condition(ir::ExprId id, ir::VarId member, const Env& env) const {
  const ir::Node& node = program_.exprs[id].node;
  if (const auto* both = std::get_if<ir::And>(&node)) {
    Truth all = Truth::True;
    for (const ir::ExprId part : both->operands) {
      all = and_(all, member_condition(part, member, env));
    }
    return all;
  }
  const auto* list = std::get_if<ir::Items>(&node);
  if (list != nullptr && list->kind == ir::ItemsKind::All) {
    Truth all = Truth::True;
    for (const ir::ItemRef& item : list->items) {
      all = and_(all, member_condition(item.condition, member, env));
    }
    return all;
  }
  const auto* equal = std::get_if<ir::Compare>(&node);
  if (equal != nullptr && equal->op == CompareOp::Equal) {
    for (const auto& [key, other] :
         {std::pair{equal->left, equal->right}, std::pair{equal->right, equal->left}}) {
      if (!is_key_of(key, member) || mentions(other, member)) continue;
      if (!value(key, env).is_value()) return Truth::False;
    }
  }
  return condition(id, env);
}

std::optional<std::vector<Evaluator::Candidate>> Evaluator::candidates(const ir::Scope& scope,
                                                                       const Env& env) const {
  const ir::Var& var = program_.vars[scope.var];
  std::vector<Candidate> out;
  const auto add = [&](Binding binding, Truth filter) {
    Env inner = env;
    inner[scope.var.index] = std::move(binding);
    if (scope.filter.valid()) {
      const bool of_register = scope.kind == ir::ScopeKind::Register;
      filter = and_(filter, of_register ? member_condition(scope.filter, scope.var, inner)
                                        : condition(scope.filter, inner));
    }
    out.push_back({std::move(inner), filter});
  };
  const auto add_rows = [&](const World::Members& rows) {
    if (!rows) return false;
    for (const Row& row : *rows) add({row, {}, nullptr, nullptr}, Truth::True);
    return true;
  };
  const auto text_value = [](const std::string& text) {
    Value value = whole(0);
    value.text = text;
    return value;
  };
  switch (scope.kind) {
    case ir::ScopeKind::List: {
      const Datum* list = datum(scope.of, env);
      if (list == nullptr) return std::nullopt;
      const auto& field = std::get<ir::Field>(program_.exprs[scope.of].node);
      const Value holder = value(field.row, env);
      const types::Field& info =
          world_.schema().records[type_of(field.row).record()].fields[field.field];
      if (list->state == State::Missing && info.optional) return out;
      if (list->state != State::Value) return std::nullopt;
      for (const Datum& element : list->elements) {
        Binding binding;
        binding.datum = &element;
        binding.value = from_datum(element, info, holder.row, true);
        binding.value.any_case = info.any_case;
        binding.row = nested(element, holder.row, info.name);
        add(std::move(binding), Truth::True);
      }
      return out;
    }
    case ir::ScopeKind::Collection:
    case ir::ScopeKind::Descendants:
    case ir::ScopeKind::Ancestors: {
      const Value row = value(scope.of, env);
      if (!row.is_value()) return std::nullopt;
      const bool known = scope.kind == ir::ScopeKind::Collection
                             ? add_rows(world_.collection(row.row, scope.collection))
                         : scope.kind == ir::ScopeKind::Descendants
                             ? add_rows(world_.descendants(row.row))
                             : add_rows(world_.ancestors(row.row));
      if (!known) return std::nullopt;
      return out;
    }
    case ir::ScopeKind::Register: {
      const bool previous = var.kind == ir::RelationKind::Previous;
      if (!world_.supplied(var.register_id, previous)) return std::nullopt;
      add_rows(world_.records(var.register_id, previous));
      return out;
    }
    case ir::ScopeKind::Members:
      for (const auto& [row, filter] : env.at(scope.group.index).group->members) {
        add({row, {}, nullptr, nullptr}, filter);
      }
      return out;
    case ir::ScopeKind::Codes: {
      const types::CodeList& list = world_.schema().code_lists[var.type.code_list()];
      for (std::size_t code = 0; code < list.codes.size(); ++code) {
        if (scope.set.valid() && !world_.schema().code_sets[scope.set].members[code]) continue;
        add({{}, whole(static_cast<std::int64_t>(code)), nullptr, nullptr}, Truth::True);
      }
      return out;
    }
    case ir::ScopeKind::TextFields: {
      const Value row = value(scope.of, env);
      if (!row.is_value()) return std::nullopt;
      for (const std::string& text : row.row.datum->texts) {
        add({{}, text_value(text), nullptr, nullptr}, Truth::True);
      }
      return out;
    }
  }
  REGEL_UNREACHABLE();
}

Truth Evaluator::quantified(const ir::Quantified& node, const Env& env) const {
  const ir::Scope& scope = program_.scopes[node.scope];
  const auto all = candidates(scope, env);
  if (!all) return Truth::Unknown;
  Truth any = Truth::False, every = Truth::True;
  std::int64_t certain = 0, possible = 0;
  for (const Candidate& member : *all) {
    const bool by_key =
        scope.kind == ir::ScopeKind::Register && node.kind != ir::QuantifierKind::All;
    const Truth holds = by_key ? member_condition(node.condition, scope.var, member.env)
                               : condition(node.condition, member.env);
    const Truth both = and_(member.filter, holds);
    any = or_(any, both);
    every = and_(every, or_(not_(member.filter), holds));
    certain += both == Truth::True ? 1 : 0;
    possible += both != Truth::False ? 1 : 0;
  }
  switch (node.kind) {
    case ir::QuantifierKind::Some:
      return any;
    case ir::QuantifierKind::None:
      return not_(any);
    case ir::QuantifierKind::All:
      return every;
    case ir::QuantifierKind::Count:
      break;
  }
  const CompareOp op = node.bound == Bound::AtLeast  ? CompareOp::GreaterEqual
                       : node.bound == Bound::AtMost ? CompareOp::LessEqual
                                                     : CompareOp::Equal;
  return compare_intervals(op, certain, possible, node.number, node.number);
}

Value Evaluator::aggregate(const ir::Aggregate& node, types::Type type, const Env& env) const {
  auto all = candidates(program_.scopes[node.scope], env);
  if (!all) return unknown();
  // Those that are certainly not members play no part.
  std::vector<Candidate> members;
  std::int64_t certain = 0;
  for (Candidate& one : *all) {
    if (one.filter == Truth::False) continue;
    certain += one.filter == Truth::True ? 1 : 0;
    members.push_back(std::move(one));
  }
  switch (node.kind) {
    case AggregateKind::Count:
      return whole(certain, static_cast<std::int64_t>(members.size()));
    case AggregateKind::CountDistinct:
      return count_distinct(members, node);
    case AggregateKind::Share:
      return share(members, node.value);
    case AggregateKind::Sum:
    case AggregateKind::Average:
    case AggregateKind::Highest:
    case AggregateKind::Lowest:
    case AggregateKind::Latest:
    case AggregateKind::Earliest:
      return collect(members, node, type);
  }
  REGEL_UNREACHABLE();
}

Value Evaluator::share(const std::vector<Candidate>& all, ir::ExprId condition_id) const {
  std::int64_t members = 0, met = 0, maybe_met = 0, need_not = 0, may = 0;
  for (const Candidate& member : all) {
    const Truth holds = condition(condition_id, member.env);
    const bool certain = member.filter == Truth::True;
    members += certain ? 1 : 0;
    met += certain && holds == Truth::True ? 1 : 0;
    maybe_met += holds != Truth::False ? 1 : 0;
    need_not += !certain && holds != Truth::True ? 1 : 0;
    may += !certain && holds != Truth::False ? 1 : 0;
  }
  if (members == 0) return unknown();
  Value out = whole(0);
  out.is_share = true;
  out.share.part = {met, maybe_met};
  out.share.whole = {members + need_not, members + may};
  return out;
}

Value Evaluator::count_distinct(const std::vector<Candidate>& all,
                                const ir::Aggregate& node) const {
  std::set<std::string> certain, possible;
  std::int64_t unknown_values = 0;
  bool some = false;
  for (const Candidate& member : all) {
    const Value value_ = value(node.value, member.env);
    if (node.ignoring_missing && value_.known == Known::Missing) continue;
    const bool sure = member.filter == Truth::True;
    some = some || sure;
    const auto text = identity(value_, type_of(node.value));
    if (!text) {
      ++unknown_values;
      continue;
    }
    if (sure) certain.insert(*text);
    possible.insert(*text);
  }
  const auto least = static_cast<std::int64_t>(certain.size());
  return whole(std::max<std::int64_t>(least, some ? 1 : 0),
               static_cast<std::int64_t>(possible.size()) + unknown_values);
}

// Sum, mean, greatest, least: one member that may or may not count, or whose value is not one exact
// value, and nothing is known of the result.
Value Evaluator::collect(const std::vector<Candidate>& all, const ir::Aggregate& node,
                         types::Type type) const {
  const types::Type own = type_of(node.value);
  const bool decimals = type.is(TypeKind::Number);
  std::vector<Int128> values;
  std::string zone;
  for (const Candidate& member : all) {
    const Value next = value(node.value, member.env);
    if (node.ignoring_missing && next.known == Known::Missing) continue;
    if (member.filter == Truth::Unknown || !identity(next, own)) return unknown();
    values.push_back(decimals ? as_decimal(next, own).decimal_low.scaled : Int128{next.low});
    zone = next.zone;
  }
  const auto result = [&](Int128 x) {
    if (decimals) return number({x}, {x});
    if (x > INT64_MAX || x < INT64_MIN) return unknown();
    Value out = whole(static_cast<std::int64_t>(x));
    out.zone = zone;
    return out;
  };
  if (values.empty() && node.kind != AggregateKind::Sum) {
    Value none;
    none.known = Known::Missing;
    return none;
  }
  if (node.kind == AggregateKind::Sum || node.kind == AggregateKind::Average) {
    Int128 total = 0;
    for (const Int128 x : values) total += x;
    if (total > Decimal::kMax || total < -Decimal::kMax) return unknown();
    if (node.kind == AggregateKind::Sum) return result(total);
    const auto mean =
        divide(Decimal{total}, from_integer(static_cast<std::int64_t>(values.size())));
    return mean ? result(mean->scaled) : unknown();
  }
  const bool greatest = node.kind == AggregateKind::Highest || node.kind == AggregateKind::Latest;
  const auto ends = std::minmax_element(values.begin(), values.end());
  return result(greatest ? *ends.second : *ends.first);
}

}  // namespace regel::reference
