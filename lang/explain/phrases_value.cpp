#include <fmt/format.h>

#include "lang/explain/constant.hpp"
#include "lang/explain/phrases.hpp"

namespace regel::explain {

using ir::ExprId;
using types::TypeKind;

std::string Phrases::join(const std::vector<std::string>& parts, bool with_and) const {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && i + 1 == parts.size()) {
      text += with_and ? pick(" och ", " and ") : pick(" eller ", " or ");
    } else if (i > 0) {
      text += ", ";
    }
    text += parts[i];
  }
  return text;
}

std::string Phrases::amount(std::int64_t number, std::string_view one_sv, std::string_view many_sv,
                            std::string_view one_en) const {
  const bool one = number == 1;
  if (swedish_) return fmt::format("{} {}", number, one ? one_sv : many_sv);
  return fmt::format("{} {}{}", number, one_en, one ? "" : "s");
}

std::string Phrases::constant(ir::ConstantId id, types::Type type) const {
  return constant_words(program_.schema, program_.constants[id], type,
                        swedish_ ? diag::Language::Swedish : diag::Language::English);
}

std::string Phrases::path(ExprId id) const {
  const ir::Expr& expr = program_.exprs[id];
  if (const auto* row = std::get_if<ir::RowVar>(&expr.node)) {
    const ir::Var& var = program_.vars[row->var];
    if (row->var == subject_.var || var.name.empty()) return "";
    return var.name;
  }
  if (const auto* element = std::get_if<ir::VarValue>(&expr.node)) {
    return program_.vars[element->var].name;
  }
  if (const auto* link = std::get_if<ir::Follow>(&expr.node)) return path(link->link);
  if (const auto* previous = std::get_if<ir::Previous>(&expr.node)) {
    const std::string row = path(previous->row);
    return (row.empty() ? "" : row + ".") + std::string(pick("föregående", "previous"));
  }
  if (const auto* field = std::get_if<ir::Field>(&expr.node)) {
    const types::Type type = program_.exprs[field->row].type;
    const std::string row = path(field->row);
    const std::string& name = program_.schema.records[type.record()].fields[field->field].name;
    return row.empty() ? name : row + "." + name;
  }
  if (const auto* key = std::get_if<ir::GroupKey>(&expr.node)) {
    return key->index < subject_.keys.size() ? subject_.keys[key->index].name : "";
  }
  return "";
}

std::string Phrases::elements(ir::ScopeId id) const {
  const ir::Scope& scope = program_.scopes[id];
  const ir::Var& var = program_.vars[scope.var];
  std::string text;
  switch (scope.kind) {
    case ir::ScopeKind::List:
      text = value(scope.of);
      break;
    case ir::ScopeKind::Collection: {
      const types::Record& record = program_.schema.records[program_.exprs[scope.of].type.record()];
      const types::Register& of = program_.schema.registers[record.register_id];
      const std::string row = path(scope.of);
      text = fmt::format("`{}{}`", row.empty() ? "" : row + ".",
                         of.collections[scope.collection].name);
      break;
    }
    case ir::ScopeKind::Register: {
      const std::string& name = program_.schema.registers[var.register_id].name;
      text = var.kind == ir::RelationKind::Previous
                 ? fmt::format(
                       fmt::runtime(pick("det tidigare uttaget av {}", "the earlier export of {}")),
                       name)
                 : fmt::format(fmt::runtime(pick("registret {}", "the register {}")), name);
      break;
    }
    case ir::ScopeKind::Members:
      text = pick("gruppen", "the group");
      break;
    case ir::ScopeKind::Codes:
      text = scope.set.valid() ? set_words(scope.set)
                               : "`" + program_.schema.code_lists[var.type.code_list()].name + "`";
      break;
    case ir::ScopeKind::Descendants:
    case ir::ScopeKind::Ancestors: {
      const std::string row = path(scope.of);
      const bool down = scope.kind == ir::ScopeKind::Descendants;
      text = fmt::format(
          "{} {}",
          down ? pick("allt under", "everything under") : pick("allt över", "everything above"),
          row.empty() ? pick("posten", "the record") : "`" + row + "`");
      break;
    }
    case ir::ScopeKind::TextFields:
      text = pick("alla texter i posten", "all texts of the record");
      break;
  }
  if (!var.name.empty()) text += fmt::format(" ({} `{}`)", pick("här", "here"), var.name);
  if (scope.filter.valid() && !always_true(scope.filter)) {
    text += fmt::format(" {} {}", pick("där", "where"), holds(scope.filter));
  }
  return text;
}

std::string Phrases::aggregate(const ir::Aggregate& node) const {
  const std::string of = elements(node.scope);
  const std::string what =
      node.value.valid() && node.kind != AggregateKind::Share ? value(node.value) : std::string();
  std::string text;
  switch (node.kind) {
    case AggregateKind::Count:
      text = fmt::format("{} {}", pick("antalet i", "the number in"), of);
      break;
    case AggregateKind::CountDistinct:
      text = fmt::format(
          fmt::runtime(pick("antalet olika {} i {}", "the number of different {} in {}")), what,
          of);
      break;
    case AggregateKind::Share:
      text = fmt::format(
          fmt::runtime(pick("andelen i {} som uppfyller att {}", "the share of {} for which {}")),
          of, holds(node.value));
      break;
    case AggregateKind::Sum:
      text = fmt::format(fmt::runtime(pick("summan av {} i {}", "the sum of {} in {}")), what, of);
      break;
    case AggregateKind::Average:
      text = fmt::format(fmt::runtime(pick("medelvärdet av {} i {}", "the average of {} in {}")),
                         what, of);
      break;
    case AggregateKind::Highest:
      text =
          fmt::format(fmt::runtime(pick("det högsta {} i {}", "the highest {} in {}")), what, of);
      break;
    case AggregateKind::Lowest:
      text = fmt::format(fmt::runtime(pick("det lägsta {} i {}", "the lowest {} in {}")), what, of);
      break;
    case AggregateKind::Latest:
      text = fmt::format(fmt::runtime(pick("senaste {} i {}", "the latest {} in {}")), what, of);
      break;
    case AggregateKind::Earliest:
      text =
          fmt::format(fmt::runtime(pick("tidigaste {} i {}", "the earliest {} in {}")), what, of);
      break;
  }
  if (node.ignoring_missing) text += pick(" (saknade oräknade)", " (missing ones not counted)");
  return text;
}

std::string Phrases::call(const ir::Call& node) const {
  std::vector<std::string> arguments;
  for (const ExprId argument : node.arguments) arguments.push_back(value(argument));
  const types::BuiltinInfo& known = types::info(node.function);
  switch (node.function) {
    case types::Builtin::Year:
      return fmt::format("{} {}", pick("året i", "the year of"), arguments[0]);
    case types::Builtin::Month:
      return fmt::format("{} {}", pick("månaden i", "the month of"), arguments[0]);
    case types::Builtin::Date:
      return fmt::format("{} {}", pick("dagen för", "the day of"), arguments[0]);
    case types::Builtin::Rank:
      return fmt::format("{} {}", pick("nivåtalet för", "the rank of"), arguments[0]);
    case types::Builtin::Length:
      return fmt::format("{} {}", pick("längden på", "the length of"), arguments[0]);
    default: {
      std::string text(pick(known.sv, known.en));
      text += '(';
      for (std::size_t i = 0; i < arguments.size(); ++i) {
        text += (i == 0 ? "" : ", ") + arguments[i];
      }
      return text + ')';
    }
  }
}

struct ValueVisitor {
  const Phrases& phrases;
  const ir::Expr& expr;
  ExprId id;

  std::string operator()(const ir::Literal& n) const {
    return phrases.constant(n.value, expr.type);
  }
  std::string operator()(const ir::Parameter& n) const {
    const ir::ParameterInfo& parameter = phrases.program_.parameters[n.id];
    if (parameter.values.size() != 1) return "`" + parameter.name + "`";
    return fmt::format("`{}` ({})", parameter.name,
                       phrases.constant(parameter.values[0].value, parameter.type));
  }
  std::string operator()(const ir::Today&) const {
    return std::string(phrases.pick("avstämningsdagen", "the as-of date"));
  }
  std::string operator()(const ir::Now&) const {
    return std::string(phrases.pick("tidpunkten för avstämningen", "the as-of time"));
  }
  std::string operator()(const ir::Arith& n) const {
    std::string_view op;
    switch (n.op) {
      case ArithOp::Add:
        op = "plus";
        break;
      case ArithOp::Subtract:
        op = "minus";
        break;
      case ArithOp::Multiply:
        op = phrases.pick("gånger", "times");
        break;
      case ArithOp::Divide:
        op = phrases.pick("delat med", "divided by");
        break;
    }
    return fmt::format("{} {} {}", operand(n.left), op, operand(n.right));
  }
  std::string operator()(const ir::Negate& n) const { return "minus " + operand(n.operand); }
  std::string operator()(const ir::IfMissing& n) const {
    return fmt::format(fmt::runtime(phrases.pick("{} (eller {} om uppgiften saknas)",
                                                 "{} (or {} if it is missing)")),
                       phrases.value(n.value), phrases.value(n.fallback));
  }
  std::string operator()(const ir::If& n) const {
    return fmt::format(
        fmt::runtime(phrases.pick("({} om {}, annars {})", "({} if {}, otherwise {})")),
        phrases.value(n.then), phrases.holds(n.condition), phrases.value(n.otherwise));
  }
  std::string operator()(const ir::Extreme& n) const {
    std::vector<std::string> values;
    for (const ExprId value : n.values) values.push_back(phrases.value(value));
    const bool time = expr.type.kind == TypeKind::Date || expr.type.kind == TypeKind::Instant;
    const std::string_view word =
        time ? (n.greatest ? phrases.pick("det senaste av", "the latest of")
                           : phrases.pick("det tidigaste av", "the earliest of"))
             : (n.greatest ? phrases.pick("det högsta av", "the highest of")
                           : phrases.pick("det lägsta av", "the lowest of"));
    return fmt::format("{} {}", word, phrases.join(values, true));
  }
  std::string operator()(const ir::Call& n) const { return phrases.call(n); }
  std::string operator()(const ir::Aggregate& n) const { return phrases.aggregate(n); }
  std::string operator()(const ir::VarValue&) const {
    const std::string name = phrases.path(id);
    return name.empty() ? std::string(phrases.pick("värdet", "the value")) : "`" + name + "`";
  }
  // Paths, and conditions where a value is wanted.
  template <class Node>
  std::string operator()(const Node&) const {
    const std::string path = phrases.path(id);
    if (!path.empty()) return "`" + path + "`";
    if (expr.type.is(TypeKind::Bool)) {
      return fmt::format(fmt::runtime(phrases.pick("svaret på om {}", "whether {}")),
                         phrases.holds(id));
    }
    return std::string(phrases.pick("posten", "the record"));
  }

  std::string operand(ExprId operand) const {
    const bool nested = std::holds_alternative<ir::Arith>(phrases.program_.exprs[operand].node);
    const std::string text = phrases.value(operand);
    return nested ? "(" + text + ")" : text;
  }
};

std::string Phrases::value(ExprId id) const {
  const ir::Expr& expr = program_.exprs[id];
  return std::visit(ValueVisitor{*this, expr, id}, expr.node);
}

}  // namespace regel::explain
