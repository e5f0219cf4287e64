// The built-in functions: what they take and what they give. Their meaning is in docs/language.md;
// their names in lang/types/builtins.def.

#include <algorithm>

#include "lang/check/checker.hpp"

namespace regel::check {

using diag::Code;
using types::Builtin;
using types::TypeKind;

namespace {

enum class Takes : std::uint8_t {
  Day,
  Date,
  Instant,
  Integer,
  Number,
  Level,
  Text,
  Duration,
  Field
};

Bilingual words(Takes takes) {
  switch (takes) {
    case Takes::Day:
      return {"datum eller tidpunkt", "a date or an instant"};
    case Takes::Date:
      return {"datum", "date"};
    case Takes::Instant:
      return {"tidpunkt", "instant"};
    case Takes::Integer:
      return {"heltal", "integer"};
    case Takes::Number:
      return {"tal", "number"};
    case Takes::Level:
      return {"en nivå på en skala", "a level of a scale"};
    case Takes::Text:
      return {"text", "text"};
    case Takes::Duration:
      return {"varaktighet", "duration"};
    case Takes::Field:
      return {"ett fält", "a field"};
  }
  REGEL_UNREACHABLE();
}

bool accepts(Takes takes, types::Type type) {
  switch (takes) {
    case Takes::Day:
      return type.is(TypeKind::Date) || type.is(TypeKind::Instant);
    case Takes::Date:
      return type.is(TypeKind::Date);
    case Takes::Instant:
      return type.is(TypeKind::Instant);
    case Takes::Integer:
      return type.is(TypeKind::Integer);
    case Takes::Number:
      return type.is(TypeKind::Integer) || type.is(TypeKind::Number);
    case Takes::Level:
      return type.is(TypeKind::Level);
    case Takes::Text:
      return type.is(TypeKind::Text);
    case Takes::Duration:
      return type.is(TypeKind::Duration);
    case Takes::Field:
      return !type.list;
  }
  REGEL_UNREACHABLE();
}

struct Signature {
  std::vector<Takes> takes;
  TypeKind gives;
};

Signature signature(Builtin function) {
  switch (function) {
    case Builtin::Year:
    case Builtin::Quarter:
    case Builtin::Month:
    case Builtin::Weekday:
      return {{Takes::Day}, TypeKind::Integer};
    case Builtin::Date:
      return {{Takes::Instant}, TypeKind::Date};
    case Builtin::DateOf:
      return {{Takes::Integer, Takes::Integer, Takes::Integer}, TypeKind::Date};
    case Builtin::Rank:
      return {{Takes::Level}, TypeKind::Integer};
    case Builtin::Raw:
      return {{Takes::Field}, TypeKind::Text};
    case Builtin::FoldCase:
      return {{Takes::Text}, TypeKind::Text};
    case Builtin::Length:
      return {{Takes::Text}, TypeKind::Integer};
    case Builtin::Round:
      return {{Takes::Number}, TypeKind::Integer};
    case Builtin::Abs:
      return {{Takes::Number}, TypeKind::Number};
    case Builtin::EndOfMonth:
      return {{Takes::Date}, TypeKind::Date};
    case Builtin::AgeInYears:
      return {{Takes::Date, Takes::Date}, TypeKind::Integer};
    case Builtin::SchoolYear:  // the year in which it begins
      return {{Takes::Date}, TypeKind::Integer};
    case Builtin::IsOrganisationNumber:
    case Builtin::IsPersonalNumber:
    case Builtin::ContainsPersonalNumber:
      return {{Takes::Text}, TypeKind::Bool};
    case Builtin::IsWorkingDay:
      return {{Takes::Date}, TypeKind::Bool};
    case Builtin::WorkingDaysBetween:
      return {{Takes::Date, Takes::Date}, TypeKind::Integer};
    case Builtin::EuDeadline:
      return {{Takes::Instant, Takes::Duration}, TypeKind::Instant};
  }
  REGEL_UNREACHABLE();
}

Bilingual list_words(const std::vector<Takes>& all) {
  Bilingual out;
  for (const Takes takes : all) {
    const Bilingual one = words(takes);
    out.sv += (out.sv.empty() ? "" : ", ") + one.sv;
    out.en += (out.en.empty() ? "" : ", ") + one.en;
  }
  return out;
}

}  // namespace

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Call& node, Type) {
  std::vector<ast::ExprId> arguments;
  for (const ast::ExprRefId argument : node.arguments) {
    arguments.push_back(module().expr_lists[argument]);
  }
  if (const auto* builtin = std::get_if<Builtin>(&node.callee)) {
    return call(*builtin, arguments, span_of(id));
  }
  ast::Step step;
  step.kind = ast::StepKind::Call;
  step.name = {std::get<Symbol>(node.callee), span_of(id)};
  const auto length = static_cast<std::uint32_t>(text(step.name).size());
  step.name.span.end = std::min(step.name.span.end, step.name.span.begin + length);
  step.arguments = node.arguments;
  std::uint32_t at = 1;
  return value_of(in_sight(step, nullptr, at, {}), span_of(id));
}

ir::ExprId Checker::call(Builtin function, const std::vector<ast::ExprId>& arguments, Span span) {
  const Signature wanted = signature(function);
  const types::BuiltinInfo& info = types::info(function);
  const Bilingual name{std::string(info.sv), std::string(info.en)};
  if (arguments.size() != wanted.takes.size()) {
    sink_.report<Code::R308>(span, name, wanted.takes.size(), list_words(wanted.takes),
                             arguments.size());
    return wrong();
  }
  std::vector<ir::ExprId> values;
  bool fits = true;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const ir::ExprId value = check(arguments[i]);
    values.push_back(value);
    if (refuse_list(value)) {
      fits = false;
      continue;
    }
    const ir::Expr& given = expr(value);
    if (wanted.takes[i] == Takes::Field) {
      if (std::holds_alternative<ir::Field>(given.node) ||
          std::holds_alternative<ir::VarValue>(given.node)) {
        continue;
      }
      sink_.report<Code::R421>(given.span, quote(given.span), name);
      fits = false;
    } else if (!accepts(wanted.takes[i], given.type)) {
      sink_.report<Code::R414>(given.span, name, quote(given.span), names_.describe(given.type),
                               words(wanted.takes[i]));
      fits = false;
    }
  }
  if (!fits) return wrong();
  TypeKind gives = wanted.gives;
  if (function == Builtin::Abs) gives = expr(values.front()).type.kind;
  return emit(span, {gives}, ir::Call{function, std::move(values)});
}

}  // namespace regel::check
