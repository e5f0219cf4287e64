#include "engine/catalogue/examples.hpp"

#include <algorithm>

#include "engine/catalogue/module_of.hpp"
#include "engine/outcome/withhold.hpp"
#include "engine/report/words.hpp"
#include "engine/ruletest/run_test.hpp"
#include "lang/base/check.hpp"
#include "lang/explain/constant.hpp"
#include "lang/value/swedish_ids.hpp"

namespace regel::catalogue {
namespace {

using ir::TestValue;
using types::TypeKind;

class Describer {
 public:
  Describer(const ir::Program& program, const ir::Test& test, diag::Language language)
      : program_(program), test_(test), language_(language) {}

  Row row(const ir::TestRecord& given) const {
    const types::Register& info = program_.schema.registers[given.register_id];
    const types::Record& record = program_.schema.records[info.record];
    Row out{info.name, mask_personal_numbers(given.label), given.previous, {}};
    for (const auto& [index, value] : given.values) {
      const types::Field& field = record.fields[index];
      // The key that the label stands for is said by the label.
      const bool is_key = std::ranges::find(info.key, index) != info.key.end();
      if (is_key && value.state == TestValue::State::Value && value.value.text == given.label)
        continue;
      out.values.emplace_back(field.name, shown(value, field));
    }
    return out;
  }

 private:
  std::string pick(const Bilingual& text) const { return std::string(diag::pick(language_, text)); }

  std::string shown(const TestValue& value, const types::Field& field) const {
    const bool content = value.state != TestValue::State::Missing && !is_given(value, field.type);
    if (field.is_protected && content) return pick(outcome::protected_text());
    return mask_personal_numbers(words(value, field.type));
  }

  // A link to a record of the test says no more than its label.
  bool is_given(const TestValue& value, types::Type type) const {
    if (type.kind != TypeKind::Link) return false;
    if (value.state == TestValue::State::List) {
      return std::ranges::all_of(value.elements, [&](const TestValue& element) {
        return is_given(element, type.element());
      });
    }
    return value.state == TestValue::State::Value &&
           std::ranges::any_of(test_.given, [&](const ir::TestRecord& given) {
             return given.register_id == type.target() && given.label == value.value.text;
           });
  }

  std::string words(const TestValue& value, types::Type type) const {
    switch (value.state) {
      case TestValue::State::Missing:
        return pick({"saknas", "missing"});
      case TestValue::State::Invalid:
        return pick({"ogiltigt", "invalid"}) + ": \"" + value.raw + "\"";
      case TestValue::State::RecordedUnknown:
        return pick({"okänt", "recorded as unknown"}) + ": \"" + value.raw + "\"";
      case TestValue::State::List:
        return list(value, type);
      case TestValue::State::Value:
        return plain(value.value, type.element());
    }
    REGEL_UNREACHABLE();
  }

  std::string list(const TestValue& value, types::Type type) const {
    if (type.is(TypeKind::Row)) return record(value, type.record());
    if (value.elements.empty()) return pick({"tom lista", "empty list"});
    std::string out;
    for (const TestValue& element : value.elements) {
      if (!out.empty()) out += "; ";
      out += words(element, type.element());
    }
    return out;
  }

  // The fields of a nested record that were given.
  std::string record(const TestValue& value, types::RecordId id) const {
    const types::Record& record = program_.schema.records[id];
    std::string out;
    for (std::size_t i = 0; i < value.elements.size() && i < record.fields.size(); ++i) {
      if (value.elements[i].state == TestValue::State::Missing) continue;
      if (!out.empty()) out += ", ";
      out += record.fields[i].name + " = " + shown(value.elements[i], record.fields[i]);
    }
    return "(" + (out.empty() ? pick({"tom", "empty"}) : out) + ")";
  }

  // A link by the label of its record, which needs no quotes.
  std::string plain(const ir::Constant& value, types::Type type) const {
    if (type.kind == TypeKind::Link) return value.text;
    return explain::constant_words(program_.schema, value, type, language_);
  }

  const ir::Program& program_;
  const ir::Test& test_;
  diag::Language language_;
};

bool is_subject(const ir::TestRecord& given, const ir::Rule& rule) {
  const ir::Subject& subject = rule.subject;
  const bool records =
      subject.kind == ir::RelationKind::Register || subject.kind == ir::RelationKind::Previous;
  return records && given.register_id == subject.register_id &&
         given.previous == (subject.kind == ir::RelationKind::Previous);
}

Case judged_case(const ruletest::Judged& judged, diag::Language written, diag::Language language) {
  Case out{{}, judged.expected, judged.got, {judged.message, written}, {}};
  out.row.label = mask_personal_numbers(judged.label);
  if (judged.got == ir::Outcome::Undetermined) {
    for (const outcome::Cause& cause : judged.causes) {
      const std::string said = report::sentence(cause, language);
      if (std::ranges::find(out.because, said) == out.because.end()) out.because.push_back(said);
    }
  }
  return out;
}

Example example(const Compilation& compilation, const ir::Test& test, const ir::Rule& rule,
                diag::Language language) {
  const diag::Language written = module_of(compilation, test.span).language;
  Example out;
  out.title = {test.title, written};
  if (test.now) {
    out.day = *test.now;
    std::ranges::replace(out.day, 'T', ' ');
  } else if (test.today) {
    out.day = to_text(Date{*test.today});
  }
  const Describer describer(compilation.program, test, language);
  for (const ruletest::Judged& judged : ruletest::run_test(compilation.program, test)) {
    out.cases.push_back(judged_case(judged, module_of(compilation, rule.span).language, language));
  }
  for (const ir::TestRecord& given : test.given) {
    Row row = describer.row(given);
    const auto expected = std::ranges::find_if(out.cases, [&](const Case& one) {
      return one.row.label == row.label && one.row.register_name.empty();
    });
    if (is_subject(given, rule) && expected != out.cases.end()) {
      expected->row = std::move(row);
    } else {
      out.others.push_back(std::move(row));
    }
  }
  return out;
}

}  // namespace

std::vector<Example> examples_of(const Compilation& compilation, const ir::Rule& rule,
                                 diag::Language language) {
  std::vector<Example> out;
  for (const ir::Test& test : compilation.program.tests) {
    if (test.rule == rule.id) out.push_back(example(compilation, test, rule, language));
  }
  return out;
}

}  // namespace regel::catalogue
