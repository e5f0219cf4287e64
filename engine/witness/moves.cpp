#include "engine/witness/moves.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "engine/witness/values.hpp"

namespace regel::witness {

using ir::TestRecord;
using ir::TestValue;
using types::Type;
using types::TypeKind;
using State = ir::TestValue::State;

namespace {

constexpr std::size_t kMostElements = 3;  // of a list that a step makes longer
constexpr int kDeepest = 2;               // links that a plain record goes along

const TestValue kMissing{State::Missing, {}, {}, {}};

std::string new_label(const World& world) {
  for (int number = 1;; ++number) {
    std::string label = "x" + std::to_string(number);
    const auto has = [&](const TestRecord& record) { return record.label == label; };
    if (label != world.subject && std::ranges::none_of(world.test.given, has)) return label;
  }
}

TestValue* value_in(TestRecord& record, std::uint32_t field) {
  for (auto& [index, value] : record.values) {
    if (index == field) return &value;
  }
  return nullptr;
}

void put(TestRecord& record, std::uint32_t field, TestValue value) {
  if (TestValue* there = value_in(record, field)) {
    *there = std::move(value);
  } else {
    record.values.emplace_back(field, std::move(value));
    std::ranges::sort(record.values, {}, [](const auto& one) { return one.first; });
  }
}

// A record with what the rule asks of it, and what that leads to.
std::string add_plain(const types::Schema& schema, const Reach& reach, World& world,
                      types::RegisterId id, bool previous, int depth) {
  TestRecord record;
  record.register_id = id;
  record.previous = previous;
  record.label = new_label(world);
  const std::size_t at = world.test.given.size();
  world.test.given.push_back(record);
  const types::Register& reg = schema.registers[id];
  const std::vector<types::Field>& fields = schema.record_of(id).fields;
  for (std::uint32_t i = 0; i < fields.size(); ++i) {
    const bool key = reg.key.size() == 1 && reg.key[0] == i;
    if (key || fields[i].optional || !reach.asks(reg.record, i)) continue;
    std::string target;
    if (fields[i].type.kind == TypeKind::Link) {
      for (const TestRecord& other : world.test.given) {
        const bool fits =
            other.register_id == fields[i].type.target() && other.previous == previous;
        if (fits && other.label != record.label) target = other.label;
      }
      if (target.empty() && depth > 0) {
        target = add_plain(schema, reach, world, fields[i].type.target(), previous, depth - 1);
      }
      if (target.empty()) continue;
    }
    put(world.test.given[at], i, plain_value(schema, fields[i].type, world, target));
  }
  return record.label;
}

class Stepper {
 public:
  Stepper(const ir::Program& program, const ir::Rule& rule, const Reach& reach, const Seen& seen,
          const World& world)
      : schema_(program.schema), rule_(rule), reach_(reach), seen_(seen), world_(world) {}

  // Counts first, so that only what is taken has to be made: a world may be large.
  std::vector<World> find(std::size_t most) {
    go_through();
    most_ = std::min(most, offered_);
    total_ = std::exchange(offered_, 0);
    go_through();
    return std::move(found_);
  }

 private:
  template <class Make>
  void offer(Make make) {
    const std::size_t i = offered_++;
    if (total_ > 0 && (i + 1) * most_ / total_ > i * most_ / total_) found_.push_back(make());
  }

  void go_through() {
    for (std::size_t i = 0; i < world_.test.given.size(); ++i) {
      const TestRecord& record = world_.test.given[i];
      const types::RecordId of = schema_.registers[record.register_id].record;
      const std::vector<types::Field>& fields = schema_.records[of].fields;
      for (std::uint32_t field = 0; field < fields.size(); ++field) {
        if (reach_.asks(of, field)) vary_field(i, field, of);
      }
      if (!is_subject(rule_, record, world_.subject)) other_records(i);
    }
    new_records();
    earlier_records();
  }

  using Emit = std::function<void(TestValue)>;

  void vary_field(std::size_t at, std::uint32_t field, types::RecordId of) {
    const auto& values = world_.test.given[at].values;
    const auto there =
        std::ranges::find_if(values, [&](const auto& v) { return v.first == field; });
    const TestValue current = there != values.end() ? there->second : kMissing;
    vary(current, {of, field}, [&](TestValue value) {
      offer([&] {
        World other = world_;
        put(other.test.given[at], field, std::move(value));
        return other;
      });
    });
  }

  struct Where {
    types::RecordId record;
    std::uint32_t field;
  };
  const std::vector<TestValue>& seen(Where where) const {
    static const std::vector<TestValue> kNone;
    const auto found = seen_.find({where.record.index, where.field});
    return found == seen_.end() ? kNone : found->second;
  }

  // Other states and values of a field, `now` left out or not.
  void vary(const TestValue& now, Where where, const Emit& emit) {
    const Type type = schema_.records[where.record].fields[where.field].type;
    if (now.state != State::Missing) emit(kMissing);
    if (now.state != State::Invalid) emit({State::Invalid, {}, "???", {}});
    if (now.state != State::RecordedUnknown) emit({State::RecordedUnknown, {}, "Okänt", {}});
    if (!type.list) return vary_one(now, type, where, emit);
    const std::vector<TestValue> elements =
        now.state == State::List ? now.elements : std::vector<TestValue>{};
    const auto list = [&](std::vector<TestValue> all) {
      emit({State::List, {}, {}, std::move(all)});
    };
    if (now.state != State::List || !elements.empty()) list({});
    for (std::size_t i = 0; i < elements.size(); ++i) {
      std::vector<TestValue> fewer = elements;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (!fewer.empty()) list(std::move(fewer));
      vary_one(elements[i], type.element(), where, [&](TestValue value) {
        std::vector<TestValue> others = elements;
        others[i] = std::move(value);
        list(std::move(others));
      });
    }
    for (const TestValue& value : seen(where)) {
      if (value.state == State::List) emit(value);
    }
    if (elements.size() >= kMostElements) return;
    vary_one(kMissing, type.element(), where, [&](TestValue value) {
      std::vector<TestValue> more = elements;
      more.push_back(std::move(value));
      list(std::move(more));
    });
  }

  void vary_one(const TestValue& now, Type type, Where where, const Emit& emit) {
    if (type.kind != TypeKind::Row) {
      std::vector<TestValue> plain;
      for (const TestValue& value : seen(where)) {
        if (value.state == State::Value) plain.push_back(value);
      }
      for (TestValue& value : values_to_try(schema_, reach_, type, world_, plain)) {
        const bool same = now.state == State::Value && value.raw == now.raw;
        if (!same) emit(std::move(value));
      }
      return;
    }
    const auto& fields = schema_.records[type.record()].fields;
    const bool there = now.state == State::List && now.elements.size() == fields.size();
    const TestValue record = there ? now : plain_value(schema_, type, world_, "finns_ej");
    if (!there) emit(record);
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
      if (!reach_.asks(type.record(), i)) continue;
      vary(record.elements[i], {type.record(), i}, [&](TestValue value) {
        TestValue other = record;
        other.elements[i] = std::move(value);
        emit(std::move(other));
      });
    }
  }

  void other_records(std::size_t at) {
    offer([&] {
      World without = world_;
      without.test.given.erase(without.test.given.begin() + static_cast<std::ptrdiff_t>(at));
      return without;
    });
    offer([&] {
      World second = world_;
      TestRecord copy = world_.test.given[at];
      copy.label = new_label(world_);
      second.test.given.push_back(std::move(copy));
      return second;
    });
  }

  // One that leads to a record of the world, by what the rule goes back along; or any, where the
  // rule goes through a register from end to end.
  void new_records() {
    for (const auto& followed : reach_.collected) {
      const types::RegisterId reg{followed.first};
      const std::uint32_t field = followed.second;
      const Type type = schema_.record_of(reg).fields[field].type;
      for (const TestRecord& owner : world_.test.given) {
        if (owner.register_id != type.target()) continue;
        offer([&] {
          World other = world_;
          add_plain(schema_, reach_, other, reg, owner.previous, 0);
          put(other.test.given.back(), field, plain_value(schema_, type, world_, owner.label));
          return other;
        });
      }
    }
    for (const std::uint32_t id : reach_.whole) {
      offer([&] {
        World other = world_;
        add_plain(schema_, reach_, other, {id}, false, kDeepest);
        return other;
      });
    }
    // What a link of the world could lead to, for the next step.
    for (const TestRecord& record : world_.test.given) {
      const types::RecordId of = schema_.registers[record.register_id].record;
      const std::vector<types::Field>& fields = schema_.records[of].fields;
      for (std::uint32_t field = 0; field < fields.size(); ++field) {
        if (fields[field].type.kind == TypeKind::Link && reach_.asks(of, field)) {
          offer([&] { return linked_to_new(record, field, fields[field].type); });
        }
      }
    }
  }

  World linked_to_new(const TestRecord& from, std::uint32_t field, Type type) const {
    World other = world_;
    const std::string label =
        add_plain(schema_, reach_, other, type.target(), from.previous, kDeepest);
    for (TestRecord& record : other.test.given) {
      if (record.register_id != from.register_id || record.label != from.label) continue;
      if (record.previous != from.previous) continue;
      put(record, field, plain_value(schema_, type, world_, label));
    }
    return other;
  }

  void earlier_records() {
    if (!reach_.previous) return;
    for (std::size_t i = 0; i < world_.test.given.size(); ++i) {
      const TestRecord& record = world_.test.given[i];
      const auto counterpart = [&](const TestRecord& other) {
        return other.register_id == record.register_id && other.label == record.label &&
               other.previous != record.previous;
      };
      if (std::ranges::any_of(world_.test.given, counterpart)) continue;
      offer([&] {
        World other = world_;
        other.test.given.push_back(record);
        other.test.given.back().previous = !record.previous;
        return other;
      });
    }
  }

  const types::Schema& schema_;
  const ir::Rule& rule_;
  const Reach& reach_;
  const Seen& seen_;
  const World& world_;
  std::size_t most_ = 0, total_ = 0, offered_ = 0;
  std::vector<World> found_;
};

void collect(const types::Schema& schema, types::RecordId of, std::uint32_t field,
             const TestValue& value, Seen& seen) {
  std::vector<TestValue>& known = seen[{of.index, field}];
  const Type type = schema.records[of].fields[field].type;
  const auto same = [&](const TestValue& other) {
    return other.state == State::Value && other.raw == value.raw;
  };
  if (value.state == State::Value && std::ranges::none_of(known, same)) known.push_back(value);
  if (value.state != State::List) return;
  if (type.list && known.size() < kMostValues) known.push_back(value);
  const bool row = type.kind == TypeKind::Row;
  for (std::size_t i = 0; i < value.elements.size(); ++i) {
    const TestValue& element = value.elements[i];
    if (!type.list && row) {
      collect(schema, type.record(), static_cast<std::uint32_t>(i), element, seen);
    } else if (row) {
      for (std::uint32_t part = 0; part < element.elements.size(); ++part) {
        collect(schema, type.record(), part, element.elements[part], seen);
      }
    } else if (element.state == State::Value &&
               std::ranges::none_of(seen[{of.index, field}], [&](const TestValue& other) {
                 return other.state == State::Value && other.raw == element.raw;
               })) {
      seen[{of.index, field}].push_back(element);
    }
  }
}

// Values with one part fewer.
void fewer_parts(const TestValue& value, Type type, const std::function<void(TestValue)>& emit) {
  for (std::size_t i = 0; i < value.elements.size(); ++i) {
    TestValue other = value;
    if (type.list) {
      other.elements.erase(other.elements.begin() + static_cast<std::ptrdiff_t>(i));
      emit(std::move(other));
      fewer_parts(value.elements[i], type.element(), [&](TestValue part) {
        TestValue whole = value;
        whole.elements[i] = std::move(part);
        emit(std::move(whole));
      });
    } else if (value.elements[i].state != State::Missing) {
      other.elements[i] = kMissing;
      emit(std::move(other));
    }
  }
}

}  // namespace

Seen values_seen(const types::Schema& schema, const std::vector<World>& worlds) {
  Seen seen;
  for (const World& world : worlds) {
    for (const TestRecord& record : world.test.given) {
      const types::RecordId of = schema.registers[record.register_id].record;
      for (const auto& [field, value] : record.values) collect(schema, of, field, value, seen);
    }
  }
  return seen;
}

std::optional<World> plain_world(const ir::Program& program, const ir::Rule& rule,
                                 const Reach& reach, const World* like) {
  const bool previous = rule.subject.kind == ir::RelationKind::Previous;
  if (!previous && rule.subject.kind != ir::RelationKind::Register) return std::nullopt;
  World world;
  world.test.rule = rule.id;
  if (like != nullptr) {
    world.test.today = like->test.today;
    world.test.now = like->test.now;
  } else {
    world.test.today = std::max(day_of(world).days, rule.validity.from.value_or(0));
    if (rule.validity.through) {
      world.test.today = std::min(*world.test.today, *rule.validity.through);
    }
  }
  world.subject =
      add_plain(program.schema, reach, world, rule.subject.register_id, previous, kDeepest);
  return world;
}

std::vector<World> steps(const ir::Program& program, const ir::Rule& rule, const Reach& reach,
                         const Seen& seen, const World& world, std::size_t most) {
  return Stepper(program, rule, reach, seen, world).find(most);
}

std::vector<World> smaller(const ir::Program& program, const ir::Rule& rule, const World& world) {
  std::vector<World> found;
  for (std::size_t i = 0; i < world.test.given.size(); ++i) {
    if (is_subject(rule, world.test.given[i], world.subject)) continue;
    World other = world;
    other.test.given.erase(other.test.given.begin() + static_cast<std::ptrdiff_t>(i));
    found.push_back(std::move(other));
  }
  for (std::size_t i = 0; i < world.test.given.size(); ++i) {
    const TestRecord& record = world.test.given[i];
    const auto& fields = program.schema.record_of(record.register_id).fields;
    for (std::size_t at = 0; at < record.values.size(); ++at) {
      World other = world;
      auto& values = other.test.given[i].values;
      values.erase(values.begin() + static_cast<std::ptrdiff_t>(at));
      found.push_back(std::move(other));
      const auto& [field, value] = record.values[at];
      const std::uint32_t index = field;
      fewer_parts(value, fields[field].type, [&, at](TestValue part) {
        World less = world;
        less.test.given[i].values[at] = {index, std::move(part)};
        found.push_back(std::move(less));
      });
    }
  }
  return found;
}

std::optional<World> without_records(const ir::Rule& rule, const World& world, std::size_t at,
                                     std::size_t count) {
  World other = world;
  std::size_t index = 0;
  const std::size_t gone = std::erase_if(other.test.given, [&](const TestRecord& record) {
    const std::size_t i = index++;
    return i >= at && i < at + count && !is_subject(rule, record, world.subject);
  });
  if (gone == 0) return std::nullopt;
  return other;
}

}  // namespace regel::witness
