// Values: what is written in the rule, what stands in a record, and its states
// (language.md 4.1, 4.3).

#include "lang/base/check.hpp"
#include "lang/base/unicode.hpp"
#include "lang/value/time_text.hpp"
#include "tests/reference/evaluator.hpp"

namespace regel::reference {

using types::TypeKind;

Evaluator::Evaluator(const ir::Program& program, const World& world, const ZoneTable& zones,
                     const Workdays& workdays, const Options& options)
    : program_(program), world_(world), zones_(zones), workdays_(workdays), options_(options) {
  if (options.now) {
    now_ = *options.now;
    return;
  }
  const Zone* zone = zones.find(options.zone);
  REGEL_CHECK(zone != nullptr);
  const LocalTime end{Date{options.today}, 24 * kHour - kSecond};
  now_ = ZoneClock(*zone).local_to_utc(end).instants.first.micros;
}

Value Evaluator::value(ir::ExprId id, const Env& env) const {
  const ir::Expr& expr = program_.exprs[id];
  const ir::Node& node = expr.node;
  if (const auto* n = std::get_if<ir::Literal>(&node)) {
    return literal(program_.constants[n->value], expr.type);
  }
  if (const auto* n = std::get_if<ir::Parameter>(&node)) return parameter(*n, expr.type);
  if (std::holds_alternative<ir::Today>(node)) return whole(options_.today);
  if (std::holds_alternative<ir::Now>(node)) {
    Value out = whole(now_);
    out.zone = options_.zone;
    return out;
  }
  if (const auto* n = std::get_if<ir::RowVar>(&node)) {
    Value out;
    out.row = env.at(n->var.index).row;
    // An element that is null has no fields; one that is no object has fields that are invalid.
    out.known = out.row.datum->fields.empty() ? Known::Unknown : Known::Value;
    return out;
  }
  if (const auto* n = std::get_if<ir::VarValue>(&node)) return var_value(*n, expr.type, env);
  if (const auto* n = std::get_if<ir::Follow>(&node)) return value(n->link, env);
  if (const auto* n = std::get_if<ir::Previous>(&node)) {
    const Value row = value(n->row, env);
    return row.is_value() ? world_.previous_of(row.row) : unknown();
  }
  if (const auto* n = std::get_if<ir::Field>(&node)) return field(*n, env);
  if (const auto* n = std::get_if<ir::GroupKey>(&node)) {
    return env.at(n->group.index).group->keys[n->index];
  }
  if (const auto* n = std::get_if<ir::State>(&node)) return from_truth(state(*n, env));
  if (const auto* n = std::get_if<ir::Compare>(&node)) return from_truth(compare(*n, env));
  if (const auto* n = std::get_if<ir::InSet>(&node)) return from_truth(in_set(*n, env));
  if (const auto* n = std::get_if<ir::CodeUnder>(&node)) return from_truth(code_under(*n, env));
  if (const auto* n = std::get_if<ir::TreeUnder>(&node)) return from_truth(tree_under(*n, env));
  if (const auto* n = std::get_if<ir::TextMatch>(&node)) return from_truth(text_match(*n, env));
  if (const auto* n = std::get_if<ir::Not>(&node)) {
    return from_truth(not_(condition(n->operand, env)));
  }
  if (const auto* n = std::get_if<ir::And>(&node)) {
    Truth all = Truth::True;
    for (const ir::ExprId operand : n->operands) all = and_(all, condition(operand, env));
    return from_truth(all);
  }
  if (const auto* n = std::get_if<ir::Or>(&node)) {
    Truth any = Truth::False;
    for (const ir::ExprId operand : n->operands) any = or_(any, condition(operand, env));
    return from_truth(any);
  }
  if (const auto* n = std::get_if<ir::If>(&node)) return choose(*n, expr.type, env);
  if (const auto* n = std::get_if<ir::IfMissing>(&node)) return if_missing(*n, expr.type, env);
  if (const auto* n = std::get_if<ir::Arith>(&node)) return arith(*n, env);
  if (const auto* n = std::get_if<ir::Negate>(&node)) return negate(*n, env);
  if (const auto* n = std::get_if<ir::Call>(&node)) return call(*n, env);
  if (const auto* n = std::get_if<ir::Extreme>(&node)) return extreme(*n, expr.type, env);
  if (const auto* n = std::get_if<ir::Quantified>(&node)) return from_truth(quantified(*n, env));
  if (const auto* n = std::get_if<ir::Aggregate>(&node)) return aggregate(*n, expr.type, env);
  return from_truth(items(std::get<ir::Items>(node), env));
}

Value Evaluator::literal(const ir::Constant& constant, types::Type type) const {
  Value out = whole(constant.number);
  if (type.is(TypeKind::Number)) return number(widen({constant.number}), widen({constant.number}));
  if (type.is(TypeKind::Link)) {
    Datum link;
    link.state = State::Value;
    link.text = constant.text;
    Value named =
        world_.resolve(link, type.target(), world_.schema().registers[type.target()].key, false);
    named.text = constant.text;
    return named;
  }
  out.period = {constant.months, constant.days};
  out.text = constant.text;
  out.zone = options_.zone;
  return out;
}

Value Evaluator::parameter(const ir::Parameter& node, types::Type type) const {
  const ir::DatedConstant* in_force = nullptr;
  for (const ir::DatedConstant& dated : program_.parameters[node.id].values) {
    if (dated.from <= options_.today) in_force = &dated;
  }
  if (in_force == nullptr) return unknown();
  return literal(program_.constants[in_force->value], type);
}

const Datum* Evaluator::datum(ir::ExprId id, const Env& env) const {
  const ir::Node& node = program_.exprs[id].node;
  if (const auto* n = std::get_if<ir::VarValue>(&node)) return env.at(n->var.index).datum;
  if (const auto* n = std::get_if<ir::Field>(&node)) {
    const Value row = value(n->row, env);
    if (!row.is_value()) return nullptr;
    return &row.row.datum->fields[n->field];
  }
  return nullptr;
}

Value Evaluator::from_datum(const Datum& datum, const types::Field& info, const Row& holder,
                            bool element) const {
  const types::Type type = element ? info.type.element() : info.type;
  if (type.is(TypeKind::Link)) {
    return world_.resolve(datum, type.target(), info.link_on, holder.previous);
  }
  Value out;
  switch (datum.state) {
    case State::Missing:
      out.known = Known::Missing;
      return out;
    case State::RecordedUnknown:
      out.known = Known::RecordedUnknown;
      return out;
    case State::Invalid:
      out.known = Known::Invalid;
      return out;
    case State::NotSupplied:
      return out;
    case State::Value:
      break;
  }
  out.known = Known::Value;
  if (type.list) return out;
  if (type.is(TypeKind::Row)) {
    out.row = nested(datum, holder, info.name);
  } else if (type.is(TypeKind::Number)) {
    return number(widen({datum.low}), widen({datum.high}));
  } else {
    out.low = datum.low;
    out.high = datum.high;
    out.period = datum.period;
    out.text = datum.text;
    out.zone = holder.zone;
  }
  return out;
}

Value Evaluator::field(const ir::Field& node, const Env& env) const {
  const Value row = value(node.row, env);
  if (!row.is_value()) return unknown();
  const types::Field& info = world_.schema().records[type_of(node.row).record()].fields[node.field];
  Value out = from_datum(row.row.datum->fields[node.field], info, row.row, false);
  out.any_case = info.any_case;
  return out;
}

Value Evaluator::var_value(const ir::VarValue& node, types::Type, const Env& env) const {
  return env.at(node.var.index).value;
}

namespace {

Known known_as(State state) {
  switch (state) {
    case State::Value:
      return Known::Value;
    case State::Missing:
      return Known::Missing;
    case State::RecordedUnknown:
      return Known::RecordedUnknown;
    case State::Invalid:
      return Known::Invalid;
    case State::NotSupplied:
      return Known::Unknown;
  }
  REGEL_UNREACHABLE();
}

}  // namespace

Truth Evaluator::state(const ir::State& node, const Env& env) const {
  Known known = value(node.value, env).known;
  // Whether something stands in a link does not depend on where it leads.
  const bool presence = node.test == StateTest::Exists || node.test == StateTest::Missing;
  if (!presence && type_of(node.value).is(TypeKind::Link)) {
    const Datum* held = datum(node.value, env);
    if (held != nullptr) known = known_as(held->state);
  }
  if (known == Known::Unknown) return Truth::Unknown;
  const bool link = known == Known::Dangling || known == Known::Ambiguous;
  switch (node.test) {
    case StateTest::Exists:
    case StateTest::Missing: {
      Truth exists = Truth::Unknown;
      if (known == Known::Value) exists = Truth::True;
      if (known == Known::Missing || known == Known::Dangling) exists = Truth::False;
      return node.test == StateTest::Exists ? exists : not_(exists);
    }
    case StateTest::Filled:
      if (known == Known::RecordedUnknown) return Truth::Unknown;
      return truth(known == Known::Value || known == Known::Invalid || link);
    case StateTest::Invalid:
      return truth(known == Known::Invalid);
    case StateTest::RecordedUnknown:
      return truth(known == Known::RecordedUnknown);
  }
  REGEL_UNREACHABLE();
}

Value Evaluator::choose(const ir::If& node, types::Type type, const Env& env) const {
  const Truth truth = condition(node.condition, env);
  if (truth == Truth::Unknown) return unknown();
  const ir::ExprId chosen = truth == Truth::True ? node.then : node.otherwise;
  const Value out = value(chosen, env);
  return type.is(TypeKind::Number) ? as_decimal(out, type_of(chosen)) : out;
}

Value Evaluator::if_missing(const ir::IfMissing& node, types::Type type, const Env& env) const {
  const Value first = value(node.value, env);
  const ir::ExprId chosen = first.known == Known::Missing ? node.fallback : node.value;
  const Value out = value(chosen, env);
  return type.is(TypeKind::Number) ? as_decimal(out, type_of(chosen)) : out;
}

Value Evaluator::as_decimal(const Value& value, types::Type type) {
  if (!value.is_value()) return value;
  if (value.is_share) {
    const auto low = divide(from_integer(value.share.part[0]), from_integer(value.share.whole[0]));
    const auto high = divide(from_integer(value.share.part[1]), from_integer(value.share.whole[1]));
    return low && high ? number(*low, *high) : unknown();
  }
  if (type.is(TypeKind::Number)) return value;
  return number(from_integer(value.low), from_integer(value.high));
}

std::optional<std::string> identity(const Value& value, types::Type type) {
  if (!value.is_value()) return std::nullopt;
  if (value.is_share) return identity(Evaluator::as_decimal(value, type), type);
  if (type.is(TypeKind::Link) || type.is(TypeKind::Row)) return std::to_string(value.row.index);
  if (type.is(TypeKind::Text)) return value.any_case ? fold_case(value.text) : value.text;
  if (type.is(TypeKind::Number)) {
    if (value.decimal_low != value.decimal_high) return std::nullopt;
    return to_text(value.decimal_low);
  }
  if (type.is(TypeKind::Period)) return to_text(value.period);
  if (value.low != value.high) return std::nullopt;
  return std::to_string(value.low);
}

}  // namespace regel::reference
