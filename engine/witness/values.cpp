#include "engine/witness/values.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/ruletest/given.hpp"
#include "lang/base/check.hpp"
#include "lang/compile.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/time_text.hpp"

namespace regel::witness {

using ir::Constant;
using ir::TestValue;
using types::Type;
using types::TypeKind;
using State = ir::TestValue::State;

namespace {

ZoneClock clock_of_tests() {
  const Zone* zone = shipped_zones().find(RunOptions{}.zone);
  REGEL_CHECK(zone != nullptr);
  return ZoneClock(*zone);
}

std::string local_text(std::int64_t micros) {
  return to_text(clock_of_tests().utc_to_local(Instant{micros}));
}

class ValueFinder {
 public:
  ValueFinder(const types::Schema& schema, const Reach& reach, Type type, const World& world)
      : schema_(schema), reach_(reach), type_(type), world_(world) {}

  std::vector<TestValue> find(const std::vector<TestValue>& seen) {
    switch (type_.kind) {
      case TypeKind::Bool:
        number(1);
        number(0);
        break;
      case TypeKind::Integer:
        add_numbers(1, Decimal6::kOne);
        break;
      case TypeKind::Number:
        add_numbers(Decimal6::kOne, 1);
        break;
      case TypeKind::Text:
        add_texts();
        break;
      case TypeKind::Date:
        add_dates();
        break;
      case TypeKind::Instant:
        add_instants();
        break;
      case TypeKind::Period:
      case TypeKind::Duration:
      case TypeKind::WorkingDays:
        add_amounts();
        break;
      case TypeKind::Code:
      case TypeKind::Level:
        add_codes();
        break;
      case TypeKind::Link:
        add_links();
        break;
      case TypeKind::Row:
      case TypeKind::Error:
        return {};
    }
    for (const TestValue& value : seen) add(value);
    return std::move(found_);
  }

 private:
  void add(TestValue value) {
    if (found_.size() < kMostValues && texts_.insert(value.raw).second) {
      found_.push_back(std::move(value));
    }
  }
  void constant(Constant value) { add(value_of(schema_, type_, std::move(value))); }
  void number(std::int64_t value) {
    Constant c;
    c.number = value;
    constant(std::move(c));
  }
  void text(std::string value) {
    Constant c;
    c.text = std::move(value);
    constant(std::move(c));
  }

  // Whole numbers and decimals stand for each other.
  void add_numbers(std::int64_t one, std::int64_t of_other) {
    for (const auto& [type, value] : reach_.constants) {
      std::int64_t at = value.number;
      if (type.kind != type_.kind) {
        if (type.kind != TypeKind::Integer && type.kind != TypeKind::Number) continue;
        at = of_other == 1 ? at * one : at / of_other;
      }
      for (const std::int64_t by : {std::int64_t{0}, -one, one}) number(at + by);
    }
    for (const std::int64_t value : {0, 1, 2}) number(value * one);
  }

  void add_texts() {
    for (const auto& [type, value] : reach_.constants) {
      if (type.kind == TypeKind::Text) text(value.text);
    }
    text("x");
  }

  void collect(const TestValue& value, Type type, std::set<std::int64_t>& into) const {
    if (value.state == State::Value && type.kind == type_.kind) into.insert(value.value.number);
    for (std::size_t i = 0; i < value.elements.size(); ++i) {
      if (type.list) {
        collect(value.elements[i], type.element(), into);
      } else if (type.kind == TypeKind::Row) {
        collect(value.elements[i], schema_.records[type.record()].fields[i].type, into);
      }
    }
  }
  // Of this type, in the world.
  std::vector<std::int64_t> in_the_world() const {
    std::set<std::int64_t> all;
    for (const ir::TestRecord& record : world_.test.given) {
      const auto& fields = schema_.record_of(record.register_id).fields;
      for (const auto& [field, value] : record.values) collect(value, fields[field].type, all);
    }
    return {all.begin(), all.end()};
  }

  void around(std::optional<Date> date) {
    if (!date) return;
    for (const int by : {0, -1, 1}) {
      if (const auto day = add_days(*date, by)) number(day->days);
    }
  }
  void add_dates() {
    const Date today = day_of(world_);
    around(today);
    for (const auto& [type, value] : reach_.constants) {
      if (type.kind == TypeKind::Date) around(Date{static_cast<std::int32_t>(value.number)});
    }
    std::vector<Date> from{today};
    for (const std::int64_t day : in_the_world()) from.push_back({static_cast<std::int32_t>(day)});
    for (const Date date : from) {
      for (const auto& [type, value] : reach_.constants) as_far(date, type, value);
      around(date);
    }
  }
  void as_far(Date date, Type type, const Constant& value) {
    if (type.kind == TypeKind::Period) {
      around(regel::subtract(date, Period{value.months, value.days}));
      around(regel::add(date, Period{value.months, value.days}));
    } else if (type.kind == TypeKind::WorkingDays) {
      around(shipped_workdays().add(date, -value.number));
      around(shipped_workdays().add(date, value.number));
    } else if (type.kind == TypeKind::Integer && value.number > 0 && value.number < 150) {
      // An age, or a number of years between two.
      const Period years{static_cast<std::int32_t>(12 * value.number), 0};
      around(regel::subtract(date, years));
      around(regel::add(date, years));
    }
  }

  void add_instants() {
    std::vector<std::int64_t> from{time_of(world_).micros};
    for (const std::int64_t time : in_the_world()) from.push_back(time);
    for (const std::int64_t time : from) {
      for (const std::int64_t by : {std::int64_t{0}, -kMinute, kMinute, -kDay, kDay}) {
        number(time + by);
      }
      for (const auto& [type, value] : reach_.constants) {
        if (type.kind != TypeKind::Duration) continue;
        for (const std::int64_t by : {std::int64_t{0}, -kMinute, kMinute}) {
          number(time - value.number + by);
          number(time + value.number + by);
        }
      }
    }
  }

  void add_amounts() {
    for (const auto& [type, value] : reach_.constants) {
      if (type.kind == type_.kind) constant(value);
    }
    constant(plain_value(schema_, type_, world_, {}).value);
  }

  void add_codes() {
    const types::CodeList& list = schema_.code_lists[type_.code_list()];
    for (const auto& [type, value] : reach_.constants) {
      if (type == type_) number(value.number);
    }
    for (std::size_t i = 0; i < list.codes.size(); ++i) number(static_cast<std::int64_t>(i));
  }

  void add_links() {
    for (const ir::TestRecord& record : world_.test.given) {
      if (record.register_id == type_.target()) text(record.label);
    }
    text("finns_ej");
  }

  const types::Schema& schema_;
  const Reach& reach_;
  const Type type_;
  const World& world_;
  std::set<std::string> texts_;
  std::vector<TestValue> found_;
};

}  // namespace

Date day_of(const World& world) { return {ruletest::options_of(world.test).as_of}; }

Instant time_of(const World& world) {
  const RunOptions options = ruletest::options_of(world.test);
  if (options.now) return {*options.now};
  const auto start = clock_of_tests().start_of({options.as_of});
  return {(start ? start->micros : options.as_of * kDay) + 12 * kHour};
}

TestValue value_of(const types::Schema& schema, Type type, Constant constant) {
  TestValue value{State::Value, std::move(constant), {}, {}};
  const Constant& c = value.value;
  switch (type.kind) {
    case TypeKind::Bool:
      value.raw = c.number != 0 ? "ja" : "nej";
      break;
    case TypeKind::Integer:
    case TypeKind::WorkingDays:
      value.raw = std::to_string(c.number);
      break;
    case TypeKind::Number:
      value.raw = to_text(Decimal6{c.number});
      break;
    case TypeKind::Text:
    case TypeKind::Link:
      value.raw = c.text;
      break;
    case TypeKind::Date:
      value.raw = to_text(Date{static_cast<std::int32_t>(c.number)});
      break;
    case TypeKind::Instant:
      value.raw = local_text(c.number);
      break;
    case TypeKind::Period:
      value.raw = to_text(Period{c.months, c.days});
      break;
    case TypeKind::Duration:
      value.raw = to_text(Duration{c.number});
      break;
    case TypeKind::Code:
    case TypeKind::Level: {
      const types::Code& code =
          schema.code_lists[type.code_list()].codes[static_cast<std::size_t>(c.number)];
      value.raw = code.labels.empty() ? code.name : code.labels[0];
      break;
    }
    case TypeKind::Row:
    case TypeKind::Error:
      break;
  }
  return value;
}

TestValue plain_value(const types::Schema& schema, Type type, const World& world,
                      const std::string& label) {
  if (type.list) {
    return {State::List, {}, {}, {plain_value(schema, type.element(), world, label)}};
  }
  Constant constant;
  switch (type.kind) {
    case TypeKind::Bool:
    case TypeKind::Integer:
    case TypeKind::WorkingDays:
      constant.number = 1;
      break;
    case TypeKind::Number:
      constant.number = Decimal6::kOne;
      break;
    case TypeKind::Text:
      constant.text = "x";
      break;
    case TypeKind::Date:
      constant.number = day_of(world).days;
      break;
    case TypeKind::Instant:
      constant.number = time_of(world).micros;
      break;
    case TypeKind::Period:
      constant.months = 12;
      break;
    case TypeKind::Duration:
      constant.number = kHour;
      break;
    case TypeKind::Link:
      constant.text = label;
      break;
    case TypeKind::Row: {
      TestValue value{State::List, {}, {}, {}};
      for (const types::Field& field : schema.records[type.record()].fields) {
        value.elements.push_back(field.optional ? TestValue{State::Missing, {}, {}, {}}
                                                : plain_value(schema, field.type, world, label));
      }
      return value;
    }
    case TypeKind::Code:
    case TypeKind::Level:
    case TypeKind::Error:
      break;
  }
  return value_of(schema, type, std::move(constant));
}

std::vector<TestValue> values_to_try(const types::Schema& schema, const Reach& reach, Type type,
                                     const World& world, const std::vector<TestValue>& seen) {
  return ValueFinder(schema, reach, type, world).find(seen);
}

}  // namespace regel::witness
