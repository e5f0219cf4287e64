#include "engine/diff/given_elsewhere.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "lang/ir/dump.hpp"

namespace regel::diff {

using ir::TestValue;
using types::Type;
using types::TypeKind;

namespace {

class Translator {
 public:
  Translator(const types::Schema& from, const types::Schema& to) : from_(from), to_(to) {}

  std::optional<types::RegisterId> of_register(types::RegisterId id) const {
    for (const types::RegisterId other : to_.registers.ids()) {
      if (to_.registers[other].name == from_.registers[id].name) return other;
    }
    return std::nullopt;
  }

  std::optional<TestValue> value(const TestValue& value, Type type, Type other) const {
    if (ir::dump(from_, type) != ir::dump(to_, other)) return std::nullopt;
    TestValue made = value;
    if (value.state == TestValue::State::Value) return plain(std::move(made), type, other);
    if (value.state != TestValue::State::List) return made;
    if (type.kind == TypeKind::Row && !type.list) {
      return record(std::move(made), type.record(), other.record());
    }
    for (TestValue& element : made.elements) {
      std::optional<TestValue> there = this->value(element, type.element(), other.element());
      if (!there) return std::nullopt;
      element = *std::move(there);
    }
    return made;
  }

 private:
  // Codes are known by their place in the list.
  std::optional<TestValue> plain(TestValue value, Type type, Type other) const {
    const TypeKind kind = type.element().kind;
    if (kind != TypeKind::Code && kind != TypeKind::Level) return value;
    const types::CodeList& list = from_.code_lists[type.element().code_list()];
    const std::int32_t there = to_.code_lists[other.element().code_list()].find(
        list.codes[static_cast<std::size_t>(value.value.number)].name);
    if (there < 0) return std::nullopt;
    value.value.number = there;
    return value;
  }

  // A nested record has a value for each field; one that the other version lacks must not be given.
  std::optional<TestValue> record(TestValue value, types::RecordId id,
                                  types::RecordId other) const {
    const types::Record& old = from_.records[id];
    const types::Record& now = to_.records[other];
    std::vector<TestValue> elements(now.fields.size(), {TestValue::State::Missing, {}, {}, {}});
    for (std::size_t i = 0; i < value.elements.size() && i < old.fields.size(); ++i) {
      const std::int32_t there = now.find(old.fields[i].name);
      if (there < 0) {
        if (value.elements[i].state != TestValue::State::Missing) return std::nullopt;
        continue;
      }
      const auto at = static_cast<std::size_t>(there);
      std::optional<TestValue> field =
          this->value(value.elements[i], old.fields[i].type, now.fields[at].type);
      if (!field) return std::nullopt;
      elements[at] = *std::move(field);
    }
    value.elements = std::move(elements);
    return value;
  }

  const types::Schema& from_;
  const types::Schema& to_;
};

}  // namespace

std::optional<ir::Test> given_elsewhere(const ir::Program& from, const ir::Test& test,
                                        const ir::Program& to) {
  const Translator translator(from.schema, to.schema);
  ir::Test made = test;
  made.expected.clear();
  made.given.clear();
  for (const ir::TestRecord& given : test.given) {
    const auto reg = translator.of_register(given.register_id);
    if (!reg) return std::nullopt;
    const types::Record& old = from.schema.record_of(given.register_id);
    const types::Record& now = to.schema.record_of(*reg);
    ir::TestRecord record = given;
    record.register_id = *reg;
    record.values.clear();
    for (const auto& [field, value] : given.values) {
      const std::int32_t there = now.find(old.fields[field].name);
      if (there < 0) return std::nullopt;
      const auto at = static_cast<std::uint32_t>(there);
      auto translated = translator.value(value, old.fields[field].type, now.fields[at].type);
      if (!translated) return std::nullopt;
      record.values.emplace_back(at, *std::move(translated));
    }
    made.given.push_back(std::move(record));
  }
  return made;
}

}  // namespace regel::diff
