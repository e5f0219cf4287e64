#include "tests/reference/world.hpp"

#include <algorithm>

#include "lang/base/unicode.hpp"
#include "lang/value/decimal.hpp"

namespace regel::reference {

using types::TypeKind;

namespace {

// Whether the value of a field is what a link names (language.md 2.4: exact, after the folding
// that the field declares; an integer is its digits).
bool matches(const Datum& value, const types::Field& field, const std::string& text) {
  if (value.state != State::Value) return false;
  if (field.type.kind == TypeKind::Integer) {
    const auto wanted = parse_integer(text);
    return wanted && value.low == *wanted;
  }
  if (field.type.kind != TypeKind::Text && field.type.kind != TypeKind::Link) {
    return clean_text(value.raw) == text;
  }
  return field.any_case ? fold_case(value.text) == fold_case(text) : value.text == text;
}

}  // namespace

bool World::supplied(types::RegisterId reg, bool previous) const {
  return exports_[previous ? 1 : 0]->registers[reg.index].supplied;
}

std::vector<Row> World::records(types::RegisterId reg, bool previous) const {
  std::vector<Row> rows;
  const Register& held = exports_[previous ? 1 : 0]->registers[reg.index];
  for (std::size_t i = 0; i < held.records.size(); ++i) {
    const std::string& zone = schema().registers[reg].source.time_zone;
    rows.push_back({&held.records[i], reg, previous, i, zone, {}, {}});
  }
  return rows;
}

std::vector<std::size_t> World::named_by(const std::string& text, types::RegisterId target,
                                         const std::vector<std::uint32_t>& on,
                                         bool previous) const {
  std::vector<std::size_t> found;
  const types::Record& record = schema().record_of(target);
  for (const Row& row : records(target, previous)) {
    bool named = false;
    for (const std::uint32_t index : on) {
      const types::Field& field = record.fields[index];
      const Datum& value = row.datum->fields[index];
      if (!field.type.list) {
        named = named || matches(value, field, text);
      } else if (value.state == State::Value) {
        for (const Datum& element : value.elements) named = named || matches(element, field, text);
      }
    }
    if (named) found.push_back(row.index);
  }
  return found;
}

Value World::resolve(const Datum& link, types::RegisterId target,
                     const std::vector<std::uint32_t>& on, bool previous) const {
  Value out;
  if (!supplied(target, previous) || link.state == State::NotSupplied) return out;
  switch (link.state) {
    case State::Missing:
      out.known = Known::Missing;
      return out;
    case State::RecordedUnknown:
      out.known = Known::RecordedUnknown;
      return out;
    case State::Invalid:
      out.known = Known::Invalid;
      return out;
    case State::NotSupplied:
      return out;
    case State::Value:
      break;
  }
  const std::vector<std::size_t> found = named_by(link.text, target, on, previous);
  if (found.empty()) {
    out.known = Known::Dangling;
  } else if (found.size() > 1) {
    out.known = Known::Ambiguous;
  } else {
    out.known = Known::Value;
    out.row = records(target, previous)[found[0]];
  }
  return out;
}

std::optional<std::string> World::key_of(const Row& row) const {
  if (!row.reg.valid() || schema().registers[row.reg].key.empty()) return std::nullopt;
  std::string key;
  for (const std::uint32_t index : schema().registers[row.reg].key) {
    const Datum& value = row.datum->fields[index];
    if (value.state != State::Value) return std::nullopt;
    if (!key.empty()) key += " · ";
    const TypeKind kind = schema().record_of(row.reg).fields[index].type.kind;
    const bool text = kind == TypeKind::Text || kind == TypeKind::Link;
    key += text ? value.text : clean_text(value.raw);
  }
  return key;
}

std::string World::name_of(const Row& row) const {
  std::string name;
  const std::vector<std::uint32_t>& key = schema().registers[row.reg].key;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const Datum& value = row.datum->fields[key[i]];
    if (i > 0) name += " · ";
    const TypeKind kind = schema().record_of(row.reg).fields[key[i]].type.kind;
    const bool text = kind == TypeKind::Text || kind == TypeKind::Link;
    // What tells the record is what is recorded, be it of the field's type or not.
    const bool recorded = !text && value.state == State::Invalid && value.is_text;
    if (value.state != State::Value && !recorded) continue;
    name += text ? value.text : clean_text(value.raw);
  }
  return name;
}

Value World::previous_of(const Row& row) const {
  if (row.previous || !supplied(row.reg, true)) return unknown();
  const std::optional<std::string> key = key_of(row);
  if (!key) return unknown();
  Value out;
  out.known = Known::Missing;
  for (const Row& other : records(row.reg, true)) {
    if (key_of(other) != key) continue;
    out.known = out.known == Known::Missing ? Known::Value : Known::Ambiguous;
    out.row = other;
  }
  return out;
}

Truth World::same_record(const Row& a, const Row& b) const {
  if (a.previous == b.previous) return truth(a.index == b.index);
  const std::optional<std::string> one = key_of(a), other = key_of(b);
  if (!one || !other) return Truth::Unknown;
  return truth(*one == *other);
}

std::optional<std::size_t> World::parent(const Row& row, bool& broken) const {
  const std::uint32_t index = *schema().registers[row.reg].tree;
  const types::Field& field = schema().record_of(row.reg).fields[index];
  const Value link = resolve(row.datum->fields[index], row.reg, field.link_on, row.previous);
  if (link.is_value()) return link.row.index;
  broken = !(link.known == Known::Missing && field.optional);
  return std::nullopt;
}

bool World::in_ring(const Row& row) const {
  const std::vector<Row> all = records(row.reg, row.previous);
  bool broken = false;
  std::size_t at = row.index;
  for (std::size_t steps = 0; steps < all.size(); ++steps) {
    const auto next = parent(all[at], broken);
    if (!next) return false;
    at = *next;
    if (at == row.index) return true;
  }
  return false;
}

World::Chain World::chain(const Row& row) const {
  const std::vector<Row> all = records(row.reg, row.previous);
  Chain out;
  Row at = row;
  while (true) {
    if (in_ring(at)) {
      out.broken = true;
      return out;
    }
    const auto next = parent(at, out.broken);
    if (!next) return out;
    out.met.push_back(*next);
    at = all[*next];
  }
}

Truth World::under(const Row& row, const Row& of, bool or_self) const {
  Row other = of;
  if (row.previous != of.previous) {
    // The tree is that of the row's export, where the other is the record with the same key.
    const std::optional<std::string> key = key_of(of);
    std::vector<Row> same;
    for (const Row& each : records(row.reg, row.previous)) {
      if (key && key_of(each) == key) same.push_back(each);
    }
    if (same.size() != 1) return Truth::Unknown;
    other = same[0];
  }
  if (or_self && row.index == other.index) return Truth::True;
  const Chain up = chain(row);
  if (std::count(up.met.begin(), up.met.end(), other.index) != 0) return Truth::True;
  return up.broken ? Truth::Unknown : Truth::False;
}

World::Members World::ancestors(const Row& row) const {
  const Chain up = chain(row);
  if (up.broken) return std::nullopt;
  const std::vector<Row> all = records(row.reg, row.previous);
  std::vector<Row> out;
  for (const std::size_t index : up.met) out.push_back(all[index]);
  return out;
}

World::Members World::descendants(const Row& row) const {
  if (in_ring(row)) return std::nullopt;
  std::vector<Row> out;
  for (const Row& other : records(row.reg, row.previous)) {
    const Chain up = chain(other);
    if (std::count(up.met.begin(), up.met.end(), row.index) != 0) out.push_back(other);
  }
  return out;
}

// The records of which a link, or an element of a list of links, resolves to the record. A link
// that could as well be to another record with the same key leaves the collection unknown (0.12).
World::Members World::linked_to(const Row& row, const types::Collection& collection) const {
  const types::Field& via = schema().record_of(collection.members).fields[collection.via];
  std::vector<Row> out;
  for (const Row& member : records(collection.members, row.previous)) {
    const Datum& field = member.datum->fields[collection.via];
    std::vector<Datum> links = {field};
    if (via.type.list) links = field.state == State::Value ? field.elements : std::vector<Datum>{};
    bool linked = false;
    for (const Datum& link : links) {
      if (link.state != State::Value) continue;
      const auto named = named_by(link.text, row.reg, via.link_on, row.previous);
      if (std::count(named.begin(), named.end(), row.index) == 0) continue;
      if (named.size() > 1) return std::nullopt;
      linked = true;
    }
    if (linked) out.push_back(member);
  }
  return out;
}

World::Members World::collection(const Row& row, std::uint32_t index) const {
  const types::Collection& collection = schema().registers[row.reg].collections[index];
  if (!supplied(collection.members, row.previous)) return std::nullopt;
  if (!schema().registers[collection.members].source.fields[collection.via].mapped) {
    return std::nullopt;
  }
  if (!collection.with_descendants) return linked_to(row, collection);
  const Members below = descendants(row);
  if (!below) return std::nullopt;
  std::vector<Row> homes = *below;
  homes.push_back(row);
  std::vector<bool> in(records(collection.members, row.previous).size(), false);
  for (const Row& home : homes) {
    const Members own = linked_to(home, collection);
    if (!own) return std::nullopt;
    for (const Row& member : *own) in[member.index] = true;
  }
  std::vector<Row> out;
  for (const Row& member : records(collection.members, row.previous)) {
    if (in[member.index]) out.push_back(member);
  }
  return out;
}

}  // namespace regel::reference
