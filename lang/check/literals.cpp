#include "lang/check/literals.hpp"

// Literals become constants of the type that is wanted where they stand.

#include <algorithm>
#include <limits>

#include "lang/base/check.hpp"
#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/check/names.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/time_text.hpp"

namespace regel::check {

using diag::Code;
using types::TypeKind;

namespace {

// The parser puts another date or time in the place of one that does not exist, and says so.
bool already_refused(Span span, const diag::Sink& sink) {
  if (!sink.has_errors()) return false;
  return std::ranges::any_of(sink.all(),
                             [span](const diag::Diagnostic& one) { return one.span == span; });
}

}  // namespace

std::optional<Date> literal_date(std::string_view iso, Span span, diag::Sink& sink) {
  if (already_refused(span, sink)) return std::nullopt;
  const auto date = parse_iso_date(iso);
  REGEL_CHECK(date.has_value());
  return date;
}

std::optional<Instant> literal_instant(std::string_view iso, Span span, const Zone& zone,
                                       diag::Sink& sink) {
  if (already_refused(span, sink)) return std::nullopt;
  const auto written = parse_iso_time(iso);
  REGEL_CHECK(written.has_value());
  ZoneClock clock(zone);
  const LocalReading reading = clock.read(*written);
  switch (reading.kind) {
    case LocalKind::Unique:
      return reading.instants.first;
    case LocalKind::Gap:
      sink.report<Code::R126>(span, iso);
      return std::nullopt;
    case LocalKind::Overlap: {
      // The clock goes back: the offset before is that of some hours earlier, and the one after
      // that of some hours later.
      const std::int64_t local = micros_of({written->dates.first, written->micros_of_day});
      const std::int32_t before = clock.offset_at({local - kDay / 2});
      const std::int32_t after = clock.offset_at({local + kDay / 2});
      sink.report<Code::R118>(span, iso, format_offset(before), format_offset(after));
      return std::nullopt;
    }
    case LocalKind::Outside:
      sink.report<Code::R125>(span, iso, Bilingual{"året", "year"}, "1", "9999");
      return std::nullopt;
  }
  REGEL_UNREACHABLE();
}

types::Type Names::literal_type(ModuleIndex from, const ast::Literal& literal) const {
  switch (literal.kind) {
    case ast::LiteralKind::Number: {
      const bool whole = modules_[from].text(literal.text).find('.') == std::string_view::npos;
      return {whole ? TypeKind::Integer : TypeKind::Number};
    }
    case ast::LiteralKind::Percent:
      return {TypeKind::Number};
    case ast::LiteralKind::Text:
      return {TypeKind::Text};
    case ast::LiteralKind::Date:
      return {TypeKind::Date};
    case ast::LiteralKind::Instant:
      return {TypeKind::Instant};
    case ast::LiteralKind::Yes:
    case ast::LiteralKind::No:
      return {TypeKind::Bool};
    case ast::LiteralKind::Span:
      switch (literal.unit) {
        case CalendarUnit::Year:
        case CalendarUnit::Month:
        case CalendarUnit::Week:
        case CalendarUnit::Day:
          return {TypeKind::Period};
        case CalendarUnit::WorkingDay:
          return {TypeKind::WorkingDays};
        case CalendarUnit::Hour:
        case CalendarUnit::Minute:
          return {TypeKind::Duration};
      }
      break;
  }
  REGEL_UNREACHABLE();
}

namespace {

// The value of a number of units, or why there is none.
struct SpanValue {
  std::optional<ir::Constant> value;
  bool fraction = false;
};

SpanValue span_value(std::string_view number, CalendarUnit unit) {
  const auto parsed = parse_decimal(number);
  if (!parsed) return {};
  ir::Constant out;
  const bool exact = unit == CalendarUnit::Hour || unit == CalendarUnit::Minute;
  if (exact) {
    const std::int64_t micros = unit == CalendarUnit::Hour ? kHour : kMinute;
    const auto product = multiply(widen(parsed->value), from_integer(micros));
    const auto whole = product ? to_integer(*product) : std::nullopt;
    if (!whole) return {};
    out.number = *whole;
    return {out};
  }
  const auto count = parse_integer(number);
  if (!count) return {std::nullopt, number.find('.') != std::string_view::npos};
  const std::int64_t most = std::numeric_limits<std::int32_t>::max() / 12;
  if (*count > most || *count < -most) return {};
  const auto n = static_cast<std::int32_t>(*count);
  switch (unit) {
    case CalendarUnit::Year:
      out.months = n * 12;
      break;
    case CalendarUnit::Month:
      out.months = n;
      break;
    case CalendarUnit::Week:
      out.days = n * 7;
      break;
    case CalendarUnit::Day:
      out.days = n;
      break;
    case CalendarUnit::WorkingDay:
      out.number = n;
      break;
    case CalendarUnit::Hour:
    case CalendarUnit::Minute:
      break;
  }
  return {out};
}

const Bilingual kTooLarge = {"det är för stort", "it is too large"};
const Bilingual kTooManyDecimals = {"det kan ha högst sex decimaler",
                                    "it can have at most six decimals"};
const Bilingual kTooManyPercentDecimals = {"en procentsats kan ha högst fyra decimaler",
                                           "a percentage can have at most four decimals"};

}  // namespace

std::optional<ir::Constant> Names::literal_value(ModuleIndex from, const ast::Literal& literal,
                                                 Span span, types::Type wanted) {
  if (wanted.error()) return std::nullopt;
  const types::Type own = literal_type(from, literal);
  const std::string_view written = modules_[from].text(literal.text);
  ir::Constant out;
  const bool key = literal.kind == ast::LiteralKind::Text && wanted.is(TypeKind::Link);
  const bool widened = own.is(TypeKind::Integer) && wanted.is(TypeKind::Number);
  // 12.0 is a whole number as well.
  const bool narrowed = literal.kind == ast::LiteralKind::Number && wanted.is(TypeKind::Integer) &&
                        parse_integer(written).has_value();
  if (own != wanted && !key && !widened && !narrowed) {
    sink_.report<Code::R413>(span, text(span), describe(own), describe(wanted));
    return std::nullopt;
  }
  switch (literal.kind) {
    case ast::LiteralKind::Number:
    case ast::LiteralKind::Percent: {
      if (wanted.is(TypeKind::Integer)) {
        const auto value = parse_integer(written);
        if (!value) {
          sink_.report<Code::R129>(span, text(span), kTooLarge);
          return std::nullopt;
        }
        out.number = *value;
        return out;
      }
      const auto value = parse_decimal(written);
      if (!value) {
        sink_.report<Code::R129>(span, text(span), kTooLarge);
        return std::nullopt;
      }
      const bool percent = literal.kind == ast::LiteralKind::Percent;
      if (value->rounded || (percent && value->value.scaled % 100 != 0)) {
        sink_.report<Code::R129>(span, text(span),
                                 percent ? kTooManyPercentDecimals : kTooManyDecimals);
        return std::nullopt;
      }
      out.number = percent ? value->value.scaled / 100 : value->value.scaled;
      return out;
    }
    case ast::LiteralKind::Text:
      // A key is compared with keys, which were cleaned when they were read.
      out.text = key ? clean_text(written) : std::string(written);
      return out;
    case ast::LiteralKind::Date: {
      const auto date = literal_date(written, span, sink_);
      if (!date) return std::nullopt;
      out.number = date->days;
      return out;
    }
    case ast::LiteralKind::Instant: {
      const auto instant = literal_instant(written, span, zone_, sink_);
      if (!instant) return std::nullopt;
      out.number = instant->micros;
      return out;
    }
    case ast::LiteralKind::Yes:
      out.number = 1;
      return out;
    case ast::LiteralKind::No:
      return out;
    case ast::LiteralKind::Span: {
      const SpanValue value = span_value(written, literal.unit);
      if (value.value) return value.value;
      if (value.fraction) {
        sink_.report<Code::R413>(span, written, describe({TypeKind::Number}),
                                 describe({TypeKind::Integer}));
      } else {
        sink_.report<Code::R129>(span, text(span), kTooLarge);
      }
      return std::nullopt;
    }
  }
  REGEL_UNREACHABLE();
}

std::optional<ir::Constant> Names::code_of_path(ModuleIndex from, const ast::Path& path, Span span,
                                                types::Type wanted) {
  const ast::Module& module = modules_[from];
  const auto wrong_kind = [&]() -> std::optional<ir::Constant> {
    sink_.report<Code::R413>(span, text(span), Bilingual{"ett namn", "a name"}, describe(wanted));
    return std::nullopt;
  };
  if (!wanted.is(TypeKind::Code) && !wanted.is(TypeKind::Level)) return wrong_kind();
  const std::uint32_t count = path.steps.size();
  const ast::Step& last = module.steps[path.steps[count - 1]];
  if (count > 2 || last.kind != ast::StepKind::Field) return wrong_kind();
  if (count == 2) {
    const ast::Step& first = module.steps[path.steps[0]];
    if (first.kind != ast::StepKind::Type) return wrong_kind();
    const auto list = resolve_code_list(from, first.name);
    if (!list) return std::nullopt;
    if (*list != wanted.code_list()) {
      const TypeKind kind = schema().code_lists[*list].scale ? TypeKind::Level : TypeKind::Code;
      sink_.report<Code::R413>(span, text(span), describe({kind, list->index}), describe(wanted));
      return std::nullopt;
    }
  }
  const auto index = resolve_code(from, wanted.code_list(), last.name);
  if (!index) return std::nullopt;
  ir::Constant out;
  out.number = *index;
  return out;
}

std::optional<ir::ConstantId> Names::constant(ModuleIndex from, ast::ExprId id,
                                              types::Type wanted) {
  if (wanted.error() || !id.valid()) return std::nullopt;
  const ast::Module& module = modules_[from];
  const ast::Expr& expr = module.exprs[id];
  std::optional<ir::Constant> value;
  if (const auto* literal = std::get_if<ast::Literal>(&expr.node)) {
    value = literal_value(from, *literal, expr.span, wanted);
  } else if (const auto* path = std::get_if<ast::Path>(&expr.node)) {
    value = code_of_path(from, *path, expr.span, wanted);
  } else if (const auto* parens = std::get_if<ast::Parens>(&expr.node)) {
    return constant(from, parens->inner, wanted);
  } else if (const auto* negate = std::get_if<ast::Negate>(&expr.node)) {
    const auto* inner = std::get_if<ast::Literal>(&module.exprs[negate->operand].node);
    if (inner != nullptr) value = literal_value(from, *inner, expr.span, wanted);
    if (value) {
      value->number = -value->number;
      value->months = -value->months;
      value->days = -value->days;
    }
  } else if (!std::holds_alternative<ast::Broken>(expr.node)) {
    sink_.report<Code::R413>(expr.span, text(expr.span), Bilingual{"ett uttryck", "an expression"},
                             describe(wanted));
  }
  if (!value) return std::nullopt;
  return program_.constants.add(std::move(*value));
}

}  // namespace regel::check
