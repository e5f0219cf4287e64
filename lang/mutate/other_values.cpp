#include <functional>
#include <optional>
#include <variant>

#include "lang/mutate/alternatives.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/decimal.hpp"

namespace regel::mutate {

using ir::Constant;
using ir::ExprId;
using types::Type;
using types::TypeKind;

namespace {

using Change = std::function<std::optional<Constant>(const Constant&)>;

// The value or parameter with every value of it changed; none if one has no such change.
std::optional<ExprId> changed(ir::Program& program, ExprId id, Type type, const Change& change) {
  ir::Expr expr = program.exprs[id];
  expr.type = type;
  if (const auto* literal = std::get_if<ir::Literal>(&expr.node)) {
    const std::optional<Constant> value = change(program.constants[literal->value]);
    if (!value) return std::nullopt;
    expr.node = ir::Literal{program.constants.add(*value)};
    return program.exprs.add(std::move(expr));
  }
  const auto* parameter = std::get_if<ir::Parameter>(&expr.node);
  if (parameter == nullptr) return std::nullopt;
  ir::ParameterInfo other = program.parameters[parameter->id];
  other.type = type;
  for (ir::DatedConstant& dated : other.values) {
    const std::optional<Constant> value = change(program.constants[dated.value]);
    if (!value) return std::nullopt;
    dated.value = program.constants.add(*value);
  }
  expr.node = ir::Parameter{program.parameters.add(std::move(other))};
  return program.exprs.add(std::move(expr));
}

// The last decimal that is written: 0,5 has tenths.
std::int64_t last_decimal(std::int64_t scaled) {
  std::int64_t unit = 1;
  while (unit < Decimal6::kOne && scaled % (unit * 10) == 0) unit *= 10;
  return unit;
}

std::int64_t unit_of_duration(std::int64_t micros) {
  if (micros % kHour == 0) return kHour;
  return micros % kMinute == 0 ? kMinute : kSecond;
}

std::optional<Constant> moved(const types::Schema& schema, Type type, Constant value, int by) {
  switch (type.kind) {
    case TypeKind::Integer:
    case TypeKind::Date:
      value.number += by;
      return value;
    case TypeKind::Number:
      value.number += by * last_decimal(value.number);
      return value;
    case TypeKind::Instant:
      value.number += by * kMinute;
      return value;
    case TypeKind::WorkingDays:
      value.number += by;
      break;
    case TypeKind::Duration:
      value.number += by * unit_of_duration(value.number);
      break;
    case TypeKind::Period:
      (value.days == 0 ? value.months : value.days) += by;
      if (value.months < 0 || value.days < 0) return std::nullopt;
      return value;
    case TypeKind::Level: {
      value.number += by;
      const auto levels = schema.code_lists[type.code_list()].codes.size();
      if (value.number >= static_cast<std::int64_t>(levels)) return std::nullopt;
      break;
    }
    case TypeKind::Error:
    case TypeKind::Bool:
    case TypeKind::Text:
    case TypeKind::Code:
    case TypeKind::Link:
    case TypeKind::Row:
      return std::nullopt;
  }
  if (value.number < 0) return std::nullopt;
  return value;
}

// The next code of the list, or the one before if there is none.
std::optional<Constant> neighbour(const types::Schema& schema, Type type, Constant value) {
  const auto count = static_cast<std::int64_t>(schema.code_lists[type.code_list()].codes.size());
  if (count < 2) return std::nullopt;
  value.number += value.number + 1 < count ? 1 : -1;
  return value;
}

std::optional<Constant> months_of_days(Constant value) {
  if (value.months != 0 || value.days == 0) return std::nullopt;
  std::swap(value.months, value.days);
  return value;
}
std::optional<Constant> days_of_months(Constant value) {
  if (value.days != 0 || value.months == 0 || value.months % 12 == 0) return std::nullopt;
  std::swap(value.months, value.days);
  return value;
}
std::optional<Constant> months_of_years(Constant value) {
  if (value.days != 0 || value.months == 0 || value.months % 12 != 0) return std::nullopt;
  value.months /= 12;
  return value;
}
std::optional<Constant> working_days_of_days(const Constant& value) {
  if (value.months != 0 || value.days == 0) return std::nullopt;
  Constant days;
  days.number = value.days;
  return days;
}
std::optional<Constant> days_of_working_days(const Constant& value) {
  Constant days;
  days.days = static_cast<std::int32_t>(value.number);
  return days;
}
// Hours for days of 24 hours, minutes for hours, hours for minutes.
std::optional<Constant> other_duration(Constant value) {
  if (value.number % kDay == 0) {
    value.number /= 24;
  } else if (value.number % kHour == 0) {
    value.number /= 60;
  } else if (value.number % kMinute == 0 && value.number < kDay) {
    value.number *= 60;
  } else {
    return std::nullopt;
  }
  return value;
}

}  // namespace

std::vector<Alternative> other_values(ir::Program& program, ExprId id) {
  const Type type = program.exprs[id].type;
  std::vector<Alternative> found;
  const auto add = [&](Kind kind, const Change& change) {
    if (const auto other = changed(program, id, type, change)) found.push_back({kind, *other, {}});
  };
  if (type.list) return found;
  for (const int by : {-1, 1}) {
    add(Kind::Limit, [&](const Constant& c) { return moved(program.schema, type, c, by); });
  }
  if (type.kind == TypeKind::Code) {
    add(Kind::Code, [&](const Constant& c) { return neighbour(program.schema, type, c); });
  }
  return found;
}

std::vector<Alternative> other_units(ir::Program& program, ExprId id, const ir::Arith& node) {
  const Type left = program.exprs[node.left].type, right = program.exprs[node.right].type;
  std::vector<Alternative> found;
  const auto add = [&](TypeKind kind, const Change& change) {
    const auto other = changed(program, node.right, Type{kind}, change);
    if (!other) return;
    ir::Expr sum = program.exprs[id];
    sum.node = ir::Arith{node.op, node.left, *other};
    found.push_back({Kind::Unit, program.exprs.add(std::move(sum)), {}});
  };
  if (left.is(TypeKind::Date) && right.is(TypeKind::Period)) {
    add(TypeKind::Period, months_of_days);
    add(TypeKind::Period, days_of_months);
    add(TypeKind::Period, months_of_years);
    add(TypeKind::WorkingDays, working_days_of_days);
  } else if (left.is(TypeKind::Date) && right.is(TypeKind::WorkingDays)) {
    add(TypeKind::Period, days_of_working_days);
  } else if (left.is(TypeKind::Instant) && right.is(TypeKind::Duration)) {
    add(TypeKind::Duration, other_duration);
  }
  return found;
}

}  // namespace regel::mutate
