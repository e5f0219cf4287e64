#include "lang/check/tests_values.hpp"

#include <set>

#include "lang/base/unicode.hpp"
#include "lang/check/literals.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/time_text.hpp"

namespace regel::check {

using diag::Code;
using ir::TestValue;
using types::Type;
using types::TypeKind;
using State = ir::TestValue::State;

namespace {

class ValueMaker {
 public:
  ValueMaker(Names& names, ModuleIndex from, const std::string& name, Type type, const Zone& zone)
      : names_(names), from_(from), name_(name), type_(type), zone_(zone) {}

  std::optional<TestValue> make(const ast::Value& value) {
    switch (value.kind) {
      case ast::ValueKind::Missing:
        return TestValue{State::Missing, {}, {}, {}};
      case ast::ValueKind::Invalid:
        return TestValue{State::Invalid, {}, value.text.value, {}};
      case ast::ValueKind::Unknown:
        return TestValue{State::RecordedUnknown, {}, value.text.value, {}};
      case ast::ValueKind::List:
        return list(value);
      case ast::ValueKind::Record:
        return record(value);
      case ast::ValueKind::Literal:
        return one(value) ? literal(value) : std::nullopt;
      case ast::ValueKind::Name:
        return one(value) ? name(value) : std::nullopt;
      case ast::ValueKind::QualifiedName:
        return one(value) ? qualified(value) : std::nullopt;
    }
    REGEL_UNREACHABLE();
  }

 private:
  bool is(TypeKind kind) const { return type_.kind == kind; }

  std::nullopt_t misfit(Span span) {
    if (!type_.error()) {
      names_.sink().report<Code::R808>(span, names_.text(span), name_, names_.describe(type_));
    }
    return std::nullopt;
  }

  // One value stands where one is wanted.
  bool one(const ast::Value& value) {
    if (type_.list || is(TypeKind::Row)) misfit(value.span);
    return !type_.list && !is(TypeKind::Row) && !type_.error();
  }

  std::optional<TestValue> list(const ast::Value& value) {
    if (!type_.list) return misfit(value.span);
    TestValue out{State::List, {}, {}, {}};
    ValueMaker elements(names_, from_, name_, type_.element(), zone_);
    bool whole = true;
    for (const ast::Value& element : value.elements) {
      auto made = elements.make(element);
      whole = whole && made.has_value();
      if (made) out.elements.push_back(std::move(*made));
    }
    if (!whole) return std::nullopt;
    return out;
  }

  // By field; those not named are missing.
  std::optional<TestValue> record(const ast::Value& value) {
    if (type_.list || !is(TypeKind::Row)) return misfit(value.span);
    const types::Record& record = names_.schema().records[type_.record()];
    const TestValue missing{State::Missing, {}, {}, {}};
    TestValue out{State::List, {}, {}, std::vector<TestValue>(record.fields.size(), missing)};
    const auto given = test_fields(names_, from_, value.fields, record, value.span, zone_);
    if (given.size() != value.fields.size()) return std::nullopt;
    for (const auto& [field, made] : given) out.elements[field] = made;
    return out;
  }

  TestValue code(std::int32_t index) {
    const types::Code& found =
        names_.schema().code_lists[type_.code_list()].codes[static_cast<std::size_t>(index)];
    TestValue out{State::Value, {}, found.labels.empty() ? found.name : found.labels[0], {}};
    out.value.number = index;
    return out;
  }

  TestValue link(std::string_view label) {
    TestValue out{State::Value, {}, std::string(label), {}};
    out.value.text = label;
    return out;
  }

  std::optional<TestValue> name(const ast::Value& value) {
    if (is(TypeKind::Link)) return link(names_.module(from_).text(value.name));
    if (!is(TypeKind::Code) && !is(TypeKind::Level)) return misfit(value.span);
    const auto index = names_.resolve_code(from_, type_.code_list(), value.name);
    if (!index) return std::nullopt;
    return code(*index);
  }

  std::optional<TestValue> qualified(const ast::Value& value) {
    if (!is(TypeKind::Code) && !is(TypeKind::Level)) return misfit(value.span);
    const auto list = names_.resolve_code_list(from_, value.qualifier);
    if (!list) return std::nullopt;
    if (*list != type_.code_list()) return misfit(value.span);
    const auto index = names_.resolve_code(from_, *list, value.name);
    if (!index) return std::nullopt;
    return code(*index);
  }

  std::optional<TestValue> literal(const ast::Value& value) {
    const ast::Module& module = names_.module(from_);
    const ast::Expr& expr = module.exprs[value.literal];
    const auto* written = std::get_if<ast::Literal>(&expr.node);
    if (written == nullptr) {
      if (std::holds_alternative<ast::Broken>(expr.node)) return std::nullopt;
      return negative(value);
    }
    const std::string_view text = module.text(written->text);
    const Type own = names_.literal_type(from_, *written);
    if (is(TypeKind::Instant) && !own.is(TypeKind::Text))
      return instant(*written, text, value.span);
    if ((is(TypeKind::Instant) || is(TypeKind::Date)) && own.is(TypeKind::Text)) {
      return imprecise(text, value.span);
    }
    if (is(TypeKind::Link) && own.is(TypeKind::Integer)) return link(text);
    const bool fits = own == type_ || (is(TypeKind::Link) && own.is(TypeKind::Text)) ||
                      (is(TypeKind::Number) && own.is(TypeKind::Integer));
    if (!fits) return label(text, own, value.span);
    const auto constant = names_.literal_value(from_, *written, value.span, type_);
    if (!constant) return std::nullopt;
    return TestValue{State::Value, *constant, raw(*constant, text), {}};
  }

  // -5, which is not a literal of its own.
  std::optional<TestValue> negative(const ast::Value& value) {
    if (!is(TypeKind::Integer) && !is(TypeKind::Number)) return misfit(value.span);
    const auto id = names_.constant(from_, value.literal, type_);
    if (!id) return std::nullopt;
    const ir::Constant constant = names_.program().constants[*id];
    return TestValue{State::Value, constant, raw(constant, {}), {}};
  }

  // The text of a code where the code itself is wanted is refused, with the code as the way out.
  std::optional<TestValue> label(std::string_view text, Type own, Span span) {
    if (!is(TypeKind::Code) && !is(TypeKind::Level)) return misfit(span);
    auto report =
        names_.sink().report<Code::R808>(span, names_.text(span), name_, names_.describe(type_));
    if (!own.is(TypeKind::Text)) return std::nullopt;
    const types::CodeList& list = names_.schema().code_lists[type_.code_list()];
    for (const types::Code& code : list.codes) {
      for (const std::string& spelling : code.labels) {
        if (fold_case(clean_text(spelling)) != fold_case(clean_text(text))) continue;
        report.propose(code.name, {"koden med den texten", "the code of that text"}, true);
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  // A day may stand for an instant: that is how a time of little precision is recorded.
  std::optional<TestValue> instant(const ast::Literal& written, std::string_view text, Span span) {
    TestValue out{State::Value, {}, std::string(text), {}};
    if (written.kind == ast::LiteralKind::Date) {
      if (!literal_date(text, span, names_.sink())) return std::nullopt;
      return imprecise(text, span);
    }
    if (written.kind != ast::LiteralKind::Instant) return misfit(span);
    const auto found = literal_instant(text, span, zone_, names_.sink());
    if (!found) return std::nullopt;
    out.value.number = found->micros;
    return out;
  }

  // "2026-03": an interval, of which the constant holds the beginning and `raw` the whole.
  std::optional<TestValue> imprecise(std::string_view text, Span span) {
    const auto interval = parse_date(text);
    if (!interval) return misfit(span);
    TestValue out{State::Value, {}, std::string(text), {}};
    out.value.number = interval->first.days;
    if (is(TypeKind::Instant)) {
      const auto start = ZoneClock(zone_).start_of(interval->first);
      if (!start) return misfit(span);
      out.value.number = start->micros;
    }
    return out;
  }

  std::string raw(const ir::Constant& constant, std::string_view text) const {
    switch (type_.kind) {
      case TypeKind::Bool:
        return constant.number != 0 ? "ja" : "nej";
      case TypeKind::Integer:
        return std::to_string(constant.number);
      case TypeKind::Number:
        return to_text(Decimal6{constant.number});
      case TypeKind::Period:
        return to_text(Period{constant.months, constant.days});
      case TypeKind::Duration:
        return to_text(Duration{constant.number});
      case TypeKind::Text:
      case TypeKind::Link:
        return constant.text;
      case TypeKind::Date:
      case TypeKind::Instant:
      case TypeKind::WorkingDays:
      case TypeKind::Code:
      case TypeKind::Level:
      case TypeKind::Row:
      case TypeKind::Error:
        return std::string(text);
    }
    REGEL_UNREACHABLE();
  }

  Names& names_;
  ModuleIndex from_;
  const std::string& name_;
  Type type_;
  const Zone& zone_;
};

}  // namespace

std::optional<TestValue> test_value(Names& names, ModuleIndex from, const ast::Value& value,
                                    const std::string& name, Type type, const Zone& zone) {
  return ValueMaker(names, from, name, type, zone).make(value);
}

std::vector<std::pair<std::uint32_t, TestValue>> test_fields(Names& names, ModuleIndex from,
                                                             const std::vector<ast::Assign>& given,
                                                             const types::Record& record,
                                                             Span place, const Zone& zone) {
  std::vector<std::pair<std::uint32_t, TestValue>> out;
  std::set<std::uint32_t> taken;
  for (const ast::Assign& assign : given) {
    const std::string name(names.module(from).text(assign.field));
    const std::int32_t index = record.find(name);
    if (index < 0) {
      std::vector<std::string> known;
      for (const types::Field& field : record.fields) known.push_back(field.name);
      names.sink().report<Code::R807>(assign.field.span, name, record.name,
                                      diag::suggestion(name, known));
      continue;
    }
    const auto field = static_cast<std::uint32_t>(index);
    if (!taken.insert(field).second) {
      names.sink().report<Code::R323>(assign.field.span, name, names.place(place));
      continue;
    }
    auto value = test_value(names, from, assign.value, name, record.fields[field].type, zone);
    if (value) out.emplace_back(field, std::move(*value));
  }
  return out;
}

}  // namespace regel::check
