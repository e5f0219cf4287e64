// The built-in functions.

#include "lang/base/check.hpp"
#include "lang/base/unicode.hpp"
#include "lang/value/swedish_ids.hpp"
#include "tests/reference/evaluator.hpp"

namespace regel::reference {

using types::Builtin;
using types::TypeKind;

namespace {

std::int64_t age(Date born, Date on) {
  const YearMonthDay b = to_ymd(born), o = to_ymd(on);
  const bool had_birthday = o.month > b.month || (o.month == b.month && o.day >= b.day);
  return o.year - b.year - (had_birthday ? 0 : 1);
}

Date day(std::int64_t days) { return {static_cast<std::int32_t>(days)}; }

// The one result of a function for every pair of days; none if they differ or one has none.
template <class Function>
std::optional<std::int64_t> agreed(const Value& a, const Value& b, Function function) {
  std::optional<std::int64_t> result;
  for (std::int64_t x = a.low; x <= a.high; ++x) {
    for (std::int64_t y = b.low; y <= b.high; ++y) {
      const std::optional<std::int64_t> next = function(day(x), day(y));
      if (!next || (result && *result != *next)) return std::nullopt;
      result = next;
    }
  }
  return result;
}

}  // namespace

// A function of the date: of an instant, of its date in the zone of its source. For an interval,
// what it is on every day of it.
Value Evaluator::of_dates(Builtin function, const Value& value, types::Type type) const {
  Value days = value;
  if (type.is(TypeKind::Instant)) {
    const Zone* zone = zones_.find(value.zone);
    REGEL_CHECK(zone != nullptr);
    ZoneClock clock(*zone);
    days = whole(clock.date_of(Instant{value.low}).days, clock.date_of(Instant{value.high}).days);
  }
  if (function == Builtin::Date) return days;
  if (function == Builtin::EndOfMonth) {
    const auto end = [](std::int64_t at) {
      const YearMonthDay ymd = to_ymd(day(at));
      return std::int64_t{to_date({ymd.year, ymd.month, days_in_month(ymd.year, ymd.month)}).days};
    };
    return whole(end(days.low), end(days.high));
  }
  const auto result = agreed(days, whole(0), [&](Date date, Date) -> std::optional<std::int64_t> {
    if (function == Builtin::Year) return year_of(date);
    if (function == Builtin::Quarter) return quarter_of(date);
    if (function == Builtin::Month) return month_of(date);
    if (function == Builtin::Weekday) return weekday(date);
    if (function == Builtin::SchoolYear) return year_of(date) - (month_of(date) < 7 ? 1 : 0);
    const std::optional<bool> workday = workdays_.is_workday(date);
    if (!workday) return std::nullopt;
    return *workday ? 1 : 0;
  });
  return result ? whole(*result) : unknown();
}

Value Evaluator::call(const ir::Call& node, const Env& env) const {
  if (node.function == Builtin::Raw) {
    const Datum* found = datum(node.arguments[0], env);
    if (found == nullptr || found->state == State::Missing || found->state == State::NotSupplied) {
      return unknown();
    }
    Value out = whole(0);
    out.text = found->raw;
    return out;
  }
  std::vector<Value> in;
  for (const ir::ExprId argument : node.arguments) {
    in.push_back(value(argument, env));
    if (!in.back().is_value()) return unknown();
  }
  const types::Type type = type_of(node.arguments[0]);
  Value out = whole(0);
  switch (node.function) {
    case Builtin::Year:
    case Builtin::Quarter:
    case Builtin::Month:
    case Builtin::Weekday:
    case Builtin::Date:
    case Builtin::EndOfMonth:
    case Builtin::SchoolYear:
    case Builtin::IsWorkingDay:
      return of_dates(node.function, in[0], type);
    case Builtin::DateOf: {
      for (const Value& part : in) {
        if (part.low != part.high || part.low < 1 || part.low > 9999) return unknown();
      }
      const auto date = make_date(static_cast<int>(in[0].low), static_cast<int>(in[1].low),
                                  static_cast<int>(in[2].low));
      return date ? whole(date->days) : unknown();
    }
    case Builtin::Rank: {
      const types::CodeList& scale = world_.schema().code_lists[type.code_list()];
      return whole(scale.codes[static_cast<std::size_t>(in[0].low)].number,
                   scale.codes[static_cast<std::size_t>(in[0].high)].number);
    }
    case Builtin::Raw:
      break;
    case Builtin::FoldCase:
      out.text = fold_case(in[0].text);
      return out;
    case Builtin::Length:
      return whole(static_cast<std::int64_t>(code_points(in[0].text)));
    case Builtin::Round: {
      const Value x = as_decimal(in[0], type);
      const auto low = round_half_away(x.decimal_low, 0), high = round_half_away(x.decimal_high, 0);
      const auto a = low ? to_integer(*low) : std::nullopt;
      const auto b = high ? to_integer(*high) : std::nullopt;
      return a && b ? whole(*a, *b) : unknown();
    }
    case Builtin::Abs: {
      const Value x = as_decimal(in[0], type);
      if (x.decimal_low != x.decimal_high) return unknown();
      if (type.is(TypeKind::Number)) return number(abs(x.decimal_low), abs(x.decimal_low));
      const auto size = to_integer(abs(x.decimal_low));
      return size ? whole(*size) : unknown();
    }
    case Builtin::AgeInYears: {
      const auto years =
          agreed(in[0], in[1],
                 [](Date born, Date on) -> std::optional<std::int64_t> { return age(born, on); });
      return years ? whole(*years) : unknown();
    }
    case Builtin::WorkingDaysBetween: {
      const auto days =
          agreed(in[0], in[1], [&](Date a, Date b) { return workdays_.between(a, b); });
      return days ? whole(*days) : unknown();
    }
    case Builtin::IsOrganisationNumber:
      return whole(is_organisation_number(in[0].text) ? 1 : 0);
    case Builtin::IsPersonalNumber:
      return whole(is_personal_number(in[0].text) ? 1 : 0);
    case Builtin::ContainsPersonalNumber:
      return whole(contains_personal_number(in[0].text) ? 1 : 0);
    case Builtin::EuDeadline:
      return eu_deadline(in[0], in[1]);
  }
  REGEL_UNREACHABLE();
}

// Regulation 1182/71 on periods in hours: the hour of the event is not counted, and a period of two
// days or more holds at least two working days, the second of them to its end.
Value Evaluator::eu_deadline(const Value& from, const Value& duration) const {
  if (from.low != from.high || duration.low != duration.high) return unknown();
  const Zone* zone = zones_.find(from.zone);
  REGEL_CHECK(zone != nullptr);
  ZoneClock clock(*zone);
  const std::int64_t hour = from.low - ((from.low % kHour) + kHour) % kHour;
  const auto end = add(Instant{hour + kHour}, Duration{duration.low});
  if (!end) return unknown();
  const Date first = clock.date_of(Instant{hour + kHour}), planned = clock.date_of(*end);
  const std::int64_t needed = duration.low >= 2 * kDay ? 2 : 0;
  for (Date last = planned;; ++last.days) {
    std::int64_t held = 0;
    for (Date at = first; needed != 0 && at <= last; ++at.days) {
      const auto counts = workdays_.is_workday(at);
      if (!counts) return unknown();
      held += *counts ? 1 : 0;
    }
    if (held < needed) continue;
    Value out = whole(last == planned ? end->micros : clock.day(last)->last.micros);
    out.zone = from.zone;
    return out;
  }
}

}  // namespace regel::reference
