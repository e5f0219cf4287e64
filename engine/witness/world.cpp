#include "engine/witness/world.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/witness/values.hpp"
#include "lang/base/unicode.hpp"

namespace regel::witness {

using ir::TestRecord;
using ir::TestValue;
using types::Type;
using types::TypeKind;
using State = ir::TestValue::State;

namespace {

// Where the key is a number no label can stand for it; such records are numbered from here, as
// those of tests are.
constexpr std::int64_t kFirstNumber = 1'000'000'001;

bool says_its_label(const TestRecord& record, const TestValue& key, Type type) {
  if (key.state != State::Value) return false;
  if (type.is(TypeKind::Integer)) return key.value.number >= kFirstNumber;
  return (type.is(TypeKind::Text) || type.is(TypeKind::Link)) && key.value.text == record.label;
}

void forget_key(const types::Schema& schema, TestRecord& record) {
  const types::Register& reg = schema.registers[record.register_id];
  if (reg.key.size() != 1) return;
  const Type type = schema.record_of(record.register_id).fields[reg.key[0]].type;
  std::erase_if(record.values, [&](const auto& given) {
    return given.first == reg.key[0] && says_its_label(record, given.second, type);
  });
}

TestRecord with_key(const types::Schema& schema, TestRecord record, std::size_t number) {
  const types::Register& reg = schema.registers[record.register_id];
  if (reg.key.size() != 1) return record;
  const std::uint32_t key = reg.key[0];
  if (std::ranges::any_of(record.values, [&](const auto& one) { return one.first == key; })) {
    return record;
  }
  const Type type = schema.record_of(record.register_id).fields[key].type;
  ir::Constant constant;
  if (type.is(TypeKind::Text) || type.is(TypeKind::Link)) {
    constant.text = record.label;
  } else if (type.is(TypeKind::Integer)) {
    constant.number = kFirstNumber + static_cast<std::int64_t>(number);
  } else if (type.is(TypeKind::Code) || type.is(TypeKind::Level)) {
    constant.number = schema.code_lists[type.code_list()].find(record.label);
    if (constant.number < 0) return record;
  } else {
    return record;
  }
  record.values.emplace_back(key, value_of(schema, type, std::move(constant)));
  return record;
}

void collect_texts(const TestValue& value, std::set<std::string>& into) {
  if (value.state == State::Value && !value.value.text.empty()) into.insert(value.value.text);
  for (const TestValue& element : value.elements) collect_texts(element, into);
}

// What has to do with the subject, by going along links and back along those that the rule collects
// by. A link is a text, and so is what it finds a record by; what is taken along needlessly goes
// when the world is shrunk.
class Neighbourhood {
 public:
  Neighbourhood(const Reach& reach, const ir::Test& test)
      : reach_(reach), test_(test), taken_(test.given.size()) {}

  void take(std::size_t at) {
    if (taken_[at]) return;
    taken_[at] = true;
    std::set<std::string> linked;
    for (const auto& [field, value] : test_.given[at].values) collect_texts(value, linked);
    for (std::size_t i = 0; i < test_.given.size(); ++i) {
      if (belongs(test_.given[at], linked, test_.given[i])) take(i);
    }
  }

  std::vector<TestRecord> records() const {
    std::vector<TestRecord> all;
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      const TestRecord& record = test_.given[i];
      if (taken_[i] || reach_.whole.count(record.register_id.index) != 0) all.push_back(record);
    }
    return all;
  }

 private:
  bool belongs(const TestRecord& record, const std::set<std::string>& linked,
               const TestRecord& other) const {
    const std::uint32_t reg = other.register_id.index;
    if (reg == record.register_id.index && other.label == record.label) return true;
    if (linked.count(other.label) != 0) return true;
    for (const auto& [field, value] : other.values) {
      std::set<std::string> texts;
      collect_texts(value, texts);
      if (reach_.collected.count({reg, field}) != 0 && texts.count(record.label) != 0) return true;
      if (reach_.matched.count({reg, field}) == 0) continue;
      if (std::ranges::any_of(texts, [&](const auto& text) { return linked.count(text) != 0; })) {
        return true;
      }
    }
    return false;
  }

  const Reach& reach_;
  const ir::Test& test_;
  std::vector<bool> taken_;
};

// Labels that stand for records of the register in this export, as they are called from now on.
struct Renaming {
  types::RegisterId register_id;
  bool previous;
  std::string from, to;
};

void rename_links(const types::Schema& schema, TestValue& value, Type type, bool previous,
                  const std::vector<Renaming>& all) {
  for (std::size_t i = 0; i < value.elements.size(); ++i) {
    const Type part = type.list                    ? type.element()
                      : type.kind == TypeKind::Row ? schema.records[type.record()].fields[i].type
                                                   : type;
    rename_links(schema, value.elements[i], part, previous, all);
  }
  if (value.state != State::Value || type.kind != TypeKind::Link) return;
  for (const Renaming& one : all) {
    const bool meant = one.register_id == type.target() && one.previous == previous;
    if (!meant || one.from != value.value.text) continue;
    value.value.text = one.to;
    value.raw = one.to;
    return;
  }
}

std::size_t size_of(const TestValue& value) {
  switch (value.state) {
    case State::Value:
      return 2;
    case State::Missing:
      return 1;
    case State::Invalid:
    case State::RecordedUnknown:
      return 5;
    case State::List:
      break;
  }
  std::size_t size = 2;
  for (const TestValue& element : value.elements) size += size_of(element);
  return size;
}

}  // namespace

bool is_subject(const ir::Rule& rule, const TestRecord& record, const std::string& label) {
  const bool previous = rule.subject.kind == ir::RelationKind::Previous;
  const bool of_records = previous || rule.subject.kind == ir::RelationKind::Register;
  return of_records && record.register_id == rule.subject.register_id && record.label == label &&
         record.previous == previous;
}

std::vector<World> worlds_of(const ir::Program& program, const ir::Rule& rule, const Reach& reach,
                             const ir::Test& test) {
  std::vector<World> worlds;
  for (const ir::Expectation& expected : test.expected) {
    World world{{}, expected.label};
    world.test.rule = rule.id;
    world.test.today = test.today;
    world.test.now = test.now;
    Neighbourhood around(reach, test);
    for (std::size_t i = 0; i < test.given.size(); ++i) {
      if (is_subject(rule, test.given[i], expected.label)) around.take(i);
    }
    world.test.given = around.records();
    // Of a code nothing says what it has to do with.
    if (rule.subject.kind == ir::RelationKind::Codes) world.test.given = test.given;
    for (TestRecord& record : world.test.given) forget_key(program.schema, record);
    worlds.push_back(std::move(world));
  }
  return worlds;
}

ir::Test with_keys(const types::Schema& schema, const World& world) {
  ir::Test test = world.test;
  std::size_t number = 0;
  for (TestRecord& record : test.given) record = with_key(schema, std::move(record), number++);
  return test;
}

ir::Test as_test(const types::Schema& schema, const World& world, ir::Outcome expected) {
  ir::Test test = with_keys(schema, world);
  test.expected = {{world.subject, expected, std::nullopt, {}}};
  return test;
}

std::size_t size_of(const World& world) {
  std::size_t size = 0;
  for (const TestRecord& record : world.test.given) {
    size += 4;
    for (const auto& [field, value] : record.values) size += size_of(value);
  }
  return size;
}

World renamed(const types::Schema& schema, const ir::Rule& rule, World world) {
  std::vector<Renaming> all;
  std::map<std::uint32_t, std::map<std::string, std::string>> given;  // both exports name alike
  for (const TestRecord& record : world.test.given) {
    auto& names = given[record.register_id.index];
    std::string& name = names[record.label];
    if (name.empty()) {
      name = fold_case(schema.registers[record.register_id].name);
      if (names.size() > 1) name += "_" + std::to_string(names.size());
    }
    all.push_back({record.register_id, record.previous, record.label, name});
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    TestRecord& record = world.test.given[i];
    const std::vector<types::Field>& fields = schema.record_of(record.register_id).fields;
    for (auto& [field, value] : record.values) {
      rename_links(schema, value, fields[field].type, record.previous, all);
    }
  }
  std::string subject = world.subject;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (is_subject(rule, world.test.given[i], world.subject)) subject = all[i].to;
  }
  for (std::size_t i = 0; i < all.size(); ++i) world.test.given[i].label = all[i].to;
  world.subject = subject;
  return world;
}

}  // namespace regel::witness
