// The built-in functions (lang/types/builtins.def), row by row.

#include <optional>
#include <string>

#include "engine/eval/ops.hpp"
#include "lang/base/check.hpp"
#include "lang/base/unicode.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/swedish_ids.hpp"

namespace regel::eval {

using plan::Rep;
using types::Builtin;
using types::TypeKind;

namespace {

// A function of the calendar date: of a date as it is, of an instant in its register's zone. For an
// interval both ends must agree, which for a function that only grows with time means all between
// do.
template <class Function>
void of_date(Frame& frame, const plan::Node& node, Function function) {
  const Vec& in = frame.value(node.in[0]);
  const bool instant = frame.context().plan->nodes[node.in[0]].type.kind == TypeKind::Instant;
  const Zone* zone = frame.context().zones[node.y];
  std::optional<ZoneClock> clock;
  if (zone != nullptr) clock.emplace(*zone);
  if (instant && !clock) return;
  const auto at = [&](std::int64_t value) {
    return instant ? clock->date_of(Instant{value}) : Date{static_cast<std::int32_t>(value)};
  };
  for (std::size_t i = 0; i < frame.rows(); ++i) {
    if (!in.known.get(i)) continue;
    const Date low = at(in.low[i]);
    const Date high = in.interval ? at(in.high[i]) : low;
    function(i, low, high);
  }
}

void put(Vec& out, std::size_t row, std::int64_t value) {
  out.low[row] = value;
  out.known.set(row);
}

// A number that is one for the whole interval, or not known. `per_year`: it starts over every year.
template <class Number>
void number_of_date(Frame& frame, const plan::Node& node, Vec& out, bool per_year, Number number) {
  of_date(frame, node, [&](std::size_t row, Date low, Date high) {
    if (number(low) != number(high)) return;
    if (per_year && year_of(low) != year_of(high)) return;
    put(out, row, number(low));
  });
}

template <class Test>
void test_text(Frame& frame, const plan::Node& node, Vec& out, Test test) {
  const Vec& in = frame.value(node.in[0]);
  for (std::size_t i = 0; i < frame.rows(); ++i) {
    if (!in.known.get(i)) continue;
    (test(in.text[i]) ? out.t : out.f).set(i);
  }
}

void date_of_parts(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& year = frame.value(node.in[0]);
  const Vec& month = frame.value(node.in[1]);
  const Vec& day = frame.value(node.in[2]);
  const auto exact = [](const Vec& v, std::size_t i) {
    return v.known.get(i) && !(v.interval && v.low[i] != v.high[i]);
  };
  for (std::size_t i = 0; i < frame.rows(); ++i) {
    if (!exact(year, i) || !exact(month, i) || !exact(day, i)) continue;
    const bool fits = year.low[i] >= 1 && year.low[i] <= 9999 && month.low[i] >= 1 &&
                      month.low[i] <= 12 && day.low[i] >= 1 && day.low[i] <= 31;
    if (!fits) continue;
    const auto date = make_date(static_cast<int>(year.low[i]), static_cast<int>(month.low[i]),
                                static_cast<int>(day.low[i]));
    if (date) put(out, i, date->days);
  }
}

void of_numbers(Frame& frame, const plan::Node& node, Vec& out, bool round) {
  const Vec& in = frame.value(node.in[0]);
  const Rep from = frame.context().plan->nodes[node.in[0]].rep;
  const auto one = [&](Int128 value) {
    const Decimal d{value};
    return round ? round_half_away(d, 0) : std::optional<Decimal>(abs(d));
  };
  for (std::size_t i = 0; i < frame.rows(); ++i) {
    const bool exact = !in.interval;
    if (!in.known.get(i) || !exact) continue;
    const Int128 value =
        from == Rep::Dec ? in.dec_low[i] : static_cast<Int128>(in.low[i]) * Decimal::kOne;
    const auto result = one(value);
    if (!result) continue;
    if (node.rep == Rep::Dec) {
      out.dec_low[i] = result->scaled;
      out.known.set(i);
    } else if (const auto whole = to_integer(*result)) {
      put(out, i, *whole);
    }
  }
}

// Two dates that are exact, or nothing.
template <class Function>
void of_two_dates(Frame& frame, const plan::Node& node, Vec& out, Function function) {
  const Vec& a = frame.value(node.in[0]);
  const Vec& b = frame.value(node.in[1]);
  const auto exact = [](const Vec& v, std::size_t i) {
    return v.known.get(i) && !(v.interval && v.low[i] != v.high[i]);
  };
  for (std::size_t i = 0; i < frame.rows(); ++i) {
    if (!exact(a, i) || !exact(b, i)) continue;
    const std::optional<std::int64_t> result = function(a.low[i], b.low[i]);
    if (result) put(out, i, *result);
  }
}

std::int64_t age(Date born, Date on) {
  const YearMonthDay b = to_ymd(born);
  const YearMonthDay o = to_ymd(on);
  const bool before_birthday = o.month < b.month || (o.month == b.month && o.day < b.day);
  return o.year - b.year - (before_birthday ? 1 : 0);
}

// The end of a period in hours under Regulation (EEC, Euratom) 1182/71: the hour of the event is
// not counted (article 3.1), and a period of two days or more holds at least two working days
// (3.5). An end on a weekend stays there: only periods not given in hours move off it (3.4).
std::optional<std::int64_t> eu_deadline(const Context& context, std::uint32_t zone_index,
                                        std::int64_t from, std::int64_t duration) {
  const Zone* zone = context.zones[zone_index];
  if (zone == nullptr) return std::nullopt;
  ZoneClock clock(*zone);
  const std::int64_t next_hour = from - ((from % kHour) + kHour) % kHour + kHour;
  const auto end = add(Instant{next_hour}, Duration{duration});
  if (!end) return std::nullopt;
  const Date first = clock.date_of(Instant{next_hour});
  Date last = clock.date_of(*end);
  const auto end_of = [&](Date date) -> std::optional<std::int64_t> {
    const auto day = clock.day(date);
    if (!day) return std::nullopt;
    return day->last.micros;
  };
  if (duration < 2 * kDay) return end->micros;
  bool moved = false;
  auto held = context.workdays->between(Date{first.days - 1}, last);
  while (held && *held < 2) {
    last.days += 1;
    moved = true;
    held = context.workdays->between(Date{first.days - 1}, last);
  }
  if (!held) return std::nullopt;
  return moved ? end_of(last) : std::optional<std::int64_t>(end->micros);
}

}  // namespace

void compute_call(Frame& frame, const plan::Node& node, Vec& out) {
  nothing_known(out, node.rep, frame.rows());
  const Context& context = frame.context();
  switch (static_cast<Builtin>(node.x)) {
    case Builtin::Year:
      return number_of_date(frame, node, out, false, [](Date d) { return year_of(d); });
    case Builtin::Quarter:
      return number_of_date(frame, node, out, true, [](Date d) { return quarter_of(d); });
    case Builtin::Month:
      return number_of_date(frame, node, out, true, [](Date d) { return month_of(d); });
    case Builtin::SchoolYear:
      return number_of_date(frame, node, out, false,
                            [](Date d) { return month_of(d) >= 7 ? year_of(d) : year_of(d) - 1; });
    case Builtin::Weekday:
      return of_date(frame, node, [&](std::size_t row, Date low, Date high) {
        if (low == high) put(out, row, weekday(low));
      });
    case Builtin::Date:
    case Builtin::EndOfMonth: {
      const bool end = static_cast<Builtin>(node.x) == Builtin::EndOfMonth;
      const auto moved = [&](Date date) {
        if (!end) return date;
        const YearMonthDay ymd = to_ymd(date);
        return to_date({ymd.year, ymd.month, days_in_month(ymd.year, ymd.month)});
      };
      out.high.assign(frame.rows(), 0);
      of_date(frame, node, [&](std::size_t row, Date low, Date high) {
        put(out, row, moved(low).days);
        out.high[row] = moved(high).days;
        out.interval = out.interval || out.high[row] != out.low[row];
      });
      return;
    }
    case Builtin::DateOf:
      return date_of_parts(frame, node, out);
    case Builtin::Rank: {
      const Vec& in = frame.value(node.in[0]);
      const types::CodeList& scale =
          context.plan->program->schema.code_lists[types::CodeListId{node.y}];
      for (std::size_t i = 0; i < frame.rows(); ++i) {
        if (in.known.get(i)) put(out, i, scale.codes[static_cast<std::size_t>(in.low[i])].number);
      }
      return;
    }
    case Builtin::Raw:
      break;  // read as a field of its own
    case Builtin::FoldCase: {
      const Vec& in = frame.value(node.in[0]);
      out.known = in.known;
      out.missing = in.missing;
      for (std::size_t i = 0; i < frame.rows(); ++i) {
        if (!in.known.get(i)) continue;
        out.owned.push_back(fold_case(in.text[i]));
        out.text[i] = out.owned.back();
      }
      return;
    }
    case Builtin::Length: {
      const Vec& in = frame.value(node.in[0]);
      for (std::size_t i = 0; i < frame.rows(); ++i) {
        if (in.known.get(i)) put(out, i, static_cast<std::int64_t>(code_points(in.text[i])));
      }
      return;
    }
    case Builtin::Round:
      return of_numbers(frame, node, out, true);
    case Builtin::Abs:
      return of_numbers(frame, node, out, false);
    case Builtin::AgeInYears:
      return of_two_dates(frame, node, out, [](std::int64_t a, std::int64_t b) {
        return std::optional<std::int64_t>(
            age(Date{static_cast<std::int32_t>(a)}, Date{static_cast<std::int32_t>(b)}));
      });
    case Builtin::WorkingDaysBetween:
      return of_two_dates(frame, node, out, [&](std::int64_t a, std::int64_t b) {
        return context.workdays->between(Date{static_cast<std::int32_t>(a)},
                                         Date{static_cast<std::int32_t>(b)});
      });
    case Builtin::IsOrganisationNumber:
      return test_text(frame, node, out, [](auto text) { return is_organisation_number(text); });
    case Builtin::IsPersonalNumber:
      return test_text(frame, node, out, [](auto text) { return is_personal_number(text); });
    case Builtin::ContainsPersonalNumber:
      return test_text(frame, node, out, [](auto text) { return contains_personal_number(text); });
    case Builtin::IsWorkingDay:
      return of_date(frame, node, [&](std::size_t row, Date low, Date high) {
        const auto workday = context.workdays->is_workday(low);
        if (low == high && workday) (*workday ? out.t : out.f).set(row);
      });
    case Builtin::EuDeadline:
      return of_two_dates(frame, node, out, [&](std::int64_t from, std::int64_t duration) {
        return eu_deadline(context, node.y, from, duration);
      });
  }
  REGEL_UNREACHABLE();
}

}  // namespace regel::eval
