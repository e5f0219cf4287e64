#include "lang/lint/facts.hpp"

#include <algorithm>

namespace regel::lint {
namespace {

using types::TypeKind;

constexpr std::int64_t kScale = 1'000'000;  // of a Number
constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max() / kScale;

bool has_domain(const types::Type& type) {
  if (type.list) return false;
  switch (type.kind) {
    case TypeKind::Bool:
    case TypeKind::Integer:
    case TypeKind::Number:
    case TypeKind::Date:
    case TypeKind::Code:
    case TypeKind::Level:
      return true;
    case TypeKind::Error:
    case TypeKind::Text:
    case TypeKind::Instant:
    case TypeKind::Period:
    case TypeKind::WorkingDays:
    case TypeKind::Duration:
    case TypeKind::Link:
    case TypeKind::Row:
      return false;
  }
  return false;
}

std::vector<ir::ExprId> conditions(const ir::Items& items) {
  std::vector<ir::ExprId> out;
  for (const ir::ItemRef& item : items.items) out.push_back(item.condition);
  return out;
}

}  // namespace

std::optional<Conflict> Facts::assume(ir::ExprId id, bool holds) {
  if (!id.valid()) return std::nullopt;
  const ir::Expr& expr = program_->exprs[id];
  const Assumed by{expr.span, holds};
  if (const auto* node = std::get_if<ir::Not>(&expr.node)) return assume(node->operand, !holds);
  if (const auto* node = std::get_if<ir::And>(&expr.node)) {
    return holds ? assume_all(node->operands, true) : assume_one_of(node->operands, false);
  }
  if (const auto* node = std::get_if<ir::Or>(&expr.node)) {
    return holds ? assume_one_of(node->operands, true) : assume_all(node->operands, false);
  }
  if (const auto* node = std::get_if<ir::Items>(&expr.node)) {
    switch (node->kind) {
      case ir::ItemsKind::All:
        return holds ? assume_all(conditions(*node), true)
                     : assume_one_of(conditions(*node), false);
      case ir::ItemsKind::Any:
        return holds ? assume_one_of(conditions(*node), true)
                     : assume_all(conditions(*node), false);
      case ir::ItemsKind::None:
        return holds ? assume_all(conditions(*node), false)
                     : assume_one_of(conditions(*node), true);
      case ir::ItemsKind::Count:
        return std::nullopt;
    }
  }
  if (const auto* node = std::get_if<ir::Compare>(&expr.node)) return compare(*node, by);
  if (const auto* node = std::get_if<ir::InSet>(&expr.node)) return in_set(*node, by);
  if (const auto* node = std::get_if<ir::State>(&expr.node)) {
    if (node->test == StateTest::Exists) {
      return presence(node->value, holds ? Presence::Present : Presence::Absent, by);
    }
    if (node->test == StateTest::Missing && holds) {
      return presence(node->value, Presence::Absent, by);
    }
    return std::nullopt;
  }
  if (expr.type.is(TypeKind::Bool) && std::holds_alternative<ir::Field>(expr.node)) {
    return restrict(id, CompareOp::Equal, holds ? 1 : 0, by);
  }
  return std::nullopt;
}

std::optional<Conflict> Facts::assume_all(const std::vector<ir::ExprId>& all, bool holds) {
  for (const ir::ExprId id : all) {
    if (auto conflict = assume(id, holds)) return conflict;
  }
  return std::nullopt;
}

// Of several possible ones nothing is kept. If only one is possible, that one is the case.
std::optional<Conflict> Facts::assume_one_of(const std::vector<ir::ExprId>& all, bool holds) {
  std::optional<Conflict> conflict;
  std::optional<Facts> only;
  for (const ir::ExprId id : all) {
    Facts branch = *this;
    if (auto found = branch.assume(id, holds)) {
      if (!conflict) conflict = found;
    } else if (only) {
      return std::nullopt;
    } else {
      only = std::move(branch);
    }
  }
  if (!only) return conflict;
  domains_ = std::move(only->domains_);
  return std::nullopt;
}

std::optional<Conflict> Facts::compare(const ir::Compare& node, Assumed by) {
  const CompareOp op = by.holds ? node.op : negate(node.op);
  if (const auto number = literal(node.right)) return restrict(node.left, op, *number, by);
  if (const auto number = literal(node.left)) return restrict(node.right, flip(op), *number, by);
  if (auto conflict = presence(node.left, Presence::Present, by)) return conflict;
  return presence(node.right, Presence::Present, by);
}

std::optional<Conflict> Facts::restrict(ir::ExprId value, CompareOp op, std::int64_t number,
                                        Assumed by) {
  if (auto conflict = presence(value, Presence::Present, by)) return conflict;
  const std::optional<std::string> name = key(value);
  const types::Type& type = program_->exprs[value].type;
  if (!name || !has_domain(type)) return std::nullopt;
  Domain& d = domain(*name, value);
  // The next greater value: numbers have six decimals.
  const std::int64_t step = type.is(TypeKind::Integer) ? kScale : 1;
  std::int64_t low = d.low, high = d.high;
  switch (op) {
    case CompareOp::Equal:
      low = std::max(low, number);
      high = std::min(high, number);
      break;
    case CompareOp::NotEqual:
      d.excluded.push_back(number);
      d.excluded_by = by;
      break;
    case CompareOp::Less:
      high = std::min(high, number - step);
      break;
    case CompareOp::LessEqual:
      high = std::min(high, number);
      break;
    case CompareOp::Greater:
      low = std::max(low, number + step);
      break;
    case CompareOp::GreaterEqual:
      low = std::max(low, number);
      break;
  }
  // Kinds with few values: what is excluded at an end moves the end.
  std::optional<Assumed> moved;
  const bool few = type.is(TypeKind::Bool) || type.is(TypeKind::Code) || type.is(TypeKind::Level);
  const auto excluded = [&](std::int64_t v) {
    return std::find(d.excluded.begin(), d.excluded.end(), v) != d.excluded.end();
  };
  while (few && low <= high && excluded(low)) {
    ++low;
    moved = d.excluded_by;
  }
  while (few && low <= high && excluded(high)) {
    --high;
    moved = d.excluded_by;
  }
  const bool pinned = !few && low == high && excluded(low);
  if (low > high || pinned) {
    std::optional<Assumed> other = pinned ? d.excluded_by : std::nullopt;
    for (const std::optional<Assumed>& candidate : {d.low_by, d.high_by, d.excluded_by}) {
      if (!other && candidate && candidate->span != by.span) other = candidate;
    }
    if (other && other->span == by.span) other = d.low_by ? d.low_by : d.high_by;
    return Conflict{by, other};
  }
  if (low != d.low) d.low_by = by;
  if (high != d.high) d.high_by = by;
  d.low = low;
  d.high = high;
  return std::nullopt;
}

std::optional<Conflict> Facts::presence(ir::ExprId value, Presence wanted, Assumed by) {
  const std::optional<std::string> name = key(value);
  if (!name) return std::nullopt;
  Domain& d = domain(*name, value);
  if (d.presence != Presence::Any && d.presence != wanted) return Conflict{by, d.presence_by};
  if (d.presence == Presence::Any) d.presence_by = by;
  d.presence = wanted;
  return std::nullopt;
}

std::optional<Conflict> Facts::in_set(const ir::InSet& node, Assumed by) {
  const std::vector<bool>& members = program_->schema.code_sets[node.set].members;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i] == by.holds) continue;
    auto conflict = restrict(node.value, CompareOp::NotEqual, static_cast<std::int64_t>(i), by);
    if (conflict) return conflict;
  }
  return std::nullopt;
}

std::optional<std::string> Facts::key(ir::ExprId value) const {
  if (!value.valid()) return std::nullopt;
  const ir::Expr& expr = program_->exprs[value];
  if (expr.type.list) return std::nullopt;
  if (const auto* field = std::get_if<ir::Field>(&expr.node)) {
    const auto row = key(field->row);
    if (!row) return std::nullopt;
    return *row + "." + std::to_string(field->field);
  }
  if (const auto* follow = std::get_if<ir::Follow>(&expr.node)) {
    const auto link = key(follow->link);
    if (!link) return std::nullopt;
    return *link + ">";
  }
  if (const auto* row = std::get_if<ir::RowVar>(&expr.node)) {
    return "v" + std::to_string(row->var.index);
  }
  if (const auto* call = std::get_if<ir::Call>(&expr.node)) {
    if (call->function != types::Builtin::Rank) return std::nullopt;
    const auto level = key(call->arguments.front());
    if (!level) return std::nullopt;
    return *level + "#";
  }
  return std::nullopt;
}

Facts::Domain& Facts::domain(const std::string& name, ir::ExprId value) {
  const auto [place, fresh] = domains_.try_emplace(name);
  Domain& d = place->second;
  if (!fresh) return d;
  const types::Type& type = program_->exprs[value].type;
  if (type.is(TypeKind::Bool)) {
    d.low = 0;
    d.high = 1;
  } else if (type.is(TypeKind::Code) || type.is(TypeKind::Level)) {
    const auto& codes = program_->schema.code_lists[type.code_list()].codes;
    d.low = 0;
    d.high = static_cast<std::int64_t>(codes.size()) - 1;
  }
  return d;
}

// Whole numbers as numbers with six decimals, so that the two compare.
std::optional<std::int64_t> Facts::literal(ir::ExprId value) const {
  if (!value.valid()) return std::nullopt;
  const ir::Expr& expr = program_->exprs[value];
  const auto* literal = std::get_if<ir::Literal>(&expr.node);
  if (literal == nullptr || !literal->value.valid() || !has_domain(expr.type)) return std::nullopt;
  const std::int64_t number = program_->constants[literal->value].number;
  if (!expr.type.is(TypeKind::Integer)) return number;
  if (number > kLargest - 1 || number < -kLargest + 1) return std::nullopt;
  return number * kScale;
}

}  // namespace regel::lint
