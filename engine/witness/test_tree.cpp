#include "engine/witness/test_tree.hpp"

#include <algorithm>
#include <utility>

#include "lang/base/check.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/time_text.hpp"

namespace regel::witness {

using ir::TestValue;
using types::Type;
using types::TypeKind;
using State = ir::TestValue::State;

namespace {

constexpr std::size_t kWholeDate = 10;  // 2026-03-01; what is shorter is a month or a year

class Writer {
 public:
  Writer(const ir::Program& program, const ir::Test& test, diag::Language language)
      : program_(program), test_(test) {
    module_.file = FileId{0};
    module_.language = language;
  }

  ast::Module write() && {
    // Made where they stay: GCC 12 takes moved variants for uninitialised ones.
    auto& out = module_.decls.emplace_back().node.emplace<ast::Test>();
    out.title.value = test_.title;
    out.rule = name(test_.rule);
    if (test_.today) {
      out.parts.emplace_back(ast::TodayLine{{to_text(Date{*test_.today}), {}}});
    }
    if (test_.now) {
      out.parts.emplace_back(ast::NowLine{{*test_.now, {}}});
    }
    for (const ir::TestRecord& record : test_.given) {
      out.parts.emplace_back(std::in_place_type<ast::Given>, given(record));
    }
    for (const ir::Expectation& expected : test_.expected) {
      out.parts.emplace_back(std::in_place_type<ast::Expect>, expect(expected));
    }
    return std::move(module_);
  }

 private:
  const types::Schema& schema() const { return program_.schema; }
  ast::Name name(std::string_view text) { return {module_.names.intern(text), {}}; }

  ast::Given given(const ir::TestRecord& record) {
    const types::Register& reg = schema().registers[record.register_id];
    const std::vector<types::Field>& fields = schema().records[reg.record].fields;
    ast::Given out{record.previous, name(reg.name), name(record.label), {}};
    for (const auto& [field, value] : record.values) {
      // The label is the key, unless the key is something else.
      const bool key = reg.key.size() == 1 && reg.key[0] == field;
      if (key && value.state == State::Value && says_label(record, fields[field].type, value)) {
        continue;
      }
      out.values.push_back({name(fields[field].name), this->value(value, fields[field].type)});
    }
    return out;
  }
  static bool says_label(const ir::TestRecord& record, Type type, const TestValue& value) {
    return type.kind == TypeKind::Integer || type.kind == TypeKind::Code ||
           type.kind == TypeKind::Level || value.value.text == record.label;
  }

  ast::Expect expect(const ir::Expectation& expected) {
    ast::Expect out{};
    out.outcome = static_cast<ast::OutcomeWord>(expected.outcome);
    if (expected.message) out.message = ast::Text{*expected.message, {}};
    const ir::Subject* subject = subject_of_rule();
    out.group = subject != nullptr && subject->kind == ir::RelationKind::Group;
    out.label = name(expected.label);
    if (!out.group) return out;
    std::string_view rest = expected.label;
    for (const ir::GroupKeyInfo& key : subject->keys) {
      constexpr std::string_view kBetween = " · ";
      const std::size_t end = rest.find(kBetween);
      out.group_key.push_back({name(key.name), rendered(rest.substr(0, end), type_of(key))});
      rest = end == std::string_view::npos ? "" : rest.substr(end + kBetween.size());
    }
    return out;
  }
  Type type_of(const ir::GroupKeyInfo& key) const { return program_.exprs[key.value].type; }
  const ir::Subject* subject_of_rule() const {
    const auto rule = std::ranges::find(program_.rules, test_.rule, &ir::Rule::id);
    return rule == program_.rules.end() ? nullptr : &rule->subject;
  }

  // A key as reports show it.
  ast::Value rendered(std::string_view text, Type type) {
    switch (type.kind) {
      case TypeKind::Code:
      case TypeKind::Level:
        return named(text);
      case TypeKind::Bool:
        return literal(text == "ja" ? ast::LiteralKind::Yes : ast::LiteralKind::No, "");
      case TypeKind::Integer:
      case TypeKind::Number:
        return number(std::string(text));
      case TypeKind::Date:
        return date(text);
      default:
        return literal(ast::LiteralKind::Text, text);
    }
  }

  static ast::Value plain(ast::ValueKind kind) { return {kind, {}, {}, {}, {}, {}, {}, {}}; }
  ast::Value named(std::string_view text) {
    ast::Value out = plain(ast::ValueKind::Name);
    out.name = name(text);
    return out;
  }
  ast::Value literal(ast::LiteralKind kind, std::string_view text,
                     CalendarUnit unit = CalendarUnit::Day) {
    ast::Value out = plain(ast::ValueKind::Literal);
    out.literal = module_.exprs.add({{}, ast::Literal{kind, module_.names.intern(text), unit}});
    return out;
  }
  ast::Value number(const std::string& text) {
    if (text[0] != '-') return literal(ast::LiteralKind::Number, text);
    ast::Value out = literal(ast::LiteralKind::Number, text.substr(1));
    out.literal = module_.exprs.add({{}, ast::Negate{out.literal}});
    return out;
  }
  ast::Value date(std::string_view text) {
    const bool whole = text.size() == kWholeDate;
    return literal(whole ? ast::LiteralKind::Date : ast::LiteralKind::Text, text);
  }
  ast::Value amount(std::int64_t number, CalendarUnit unit) {
    return literal(ast::LiteralKind::Span, std::to_string(number), unit);
  }

  ast::Value value(const TestValue& value, Type type) {
    switch (value.state) {
      case State::Missing:
        return plain(ast::ValueKind::Missing);
      case State::Invalid:
      case State::RecordedUnknown: {
        ast::Value out = plain(value.state == State::Invalid ? ast::ValueKind::Invalid
                                                             : ast::ValueKind::Unknown);
        out.text = {value.raw, {}};
        return out;
      }
      case State::List:
        return type.list ? list(value, type) : record(value, type);
      case State::Value:
        return one(value, type);
    }
    REGEL_UNREACHABLE();
  }
  ast::Value list(const TestValue& list, Type type) {
    ast::Value out = plain(ast::ValueKind::List);
    for (const TestValue& element : list.elements) {
      out.elements.push_back(value(element, type.element()));
    }
    return out;
  }
  // What is not mentioned is missing; something has to be mentioned.
  ast::Value record(const TestValue& record, Type type) {
    ast::Value out = plain(ast::ValueKind::Record);
    const std::vector<types::Field>& fields = schema().records[type.record()].fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (record.elements[i].state == State::Missing) continue;
      out.fields.push_back({name(fields[i].name), value(record.elements[i], fields[i].type)});
    }
    if (out.fields.empty()) {
      out.fields.push_back({name(fields[0].name), plain(ast::ValueKind::Missing)});
    }
    return out;
  }
  ast::Value one(const TestValue& value, Type type) {
    const ir::Constant& c = value.value;
    switch (type.kind) {
      case TypeKind::Bool:
        return literal(c.number != 0 ? ast::LiteralKind::Yes : ast::LiteralKind::No, "");
      case TypeKind::Integer:
        return number(std::to_string(c.number));
      case TypeKind::Number:
        return number(to_text(Decimal6{c.number}));
      case TypeKind::Text:
        return literal(ast::LiteralKind::Text, c.text);
      case TypeKind::Date:
        return date(value.raw);
      case TypeKind::Instant:
        return value.raw.size() > kWholeDate ? literal(ast::LiteralKind::Instant, value.raw)
                                             : date(value.raw);
      case TypeKind::Period:
        if (c.months == 0) return amount(c.days, CalendarUnit::Day);
        if (c.months % 12 != 0) return amount(c.months, CalendarUnit::Month);
        return amount(c.months / 12, CalendarUnit::Year);
      case TypeKind::Duration:
        if (c.number % kHour == 0) return amount(c.number / kHour, CalendarUnit::Hour);
        return amount(c.number / kMinute, CalendarUnit::Minute);
      case TypeKind::WorkingDays:
        return amount(c.number, CalendarUnit::WorkingDay);
      case TypeKind::Code:
      case TypeKind::Level:
        return named(
            schema().code_lists[type.code_list()].codes[static_cast<std::size_t>(c.number)].name);
      case TypeKind::Link:
        return is_name(c.text) ? named(c.text) : literal(ast::LiteralKind::Text, c.text);
      case TypeKind::Row:
      case TypeKind::Error:
        break;
    }
    REGEL_UNREACHABLE();
  }
  // A record of the test, or a key that none has and that looks like a label.
  bool is_name(const std::string& text) const {
    const auto has = [&](const ir::TestRecord& record) { return record.label == text; };
    if (std::ranges::any_of(test_.given, has)) return true;
    return std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  }

  const ir::Program& program_;
  const ir::Test& test_;
  ast::Module module_;
};

}  // namespace

ast::Module test_tree(const ir::Program& program, const ir::Test& test, diag::Language language) {
  return Writer(program, test, language).write();
}

}  // namespace regel::witness
