// What is read although no rule asks for it: registers for what there is to say of their data, and
// fields that the vocabulary says are unique.

#include <utility>

#include "engine/plan/lowering.hpp"

namespace regel::plan {

using column::ReadAs;
using types::TypeKind;

// Registers that no rule asks for: every field that is mapped is read.
void Lowering::add_unasked() {
  std::vector<SourceId> unasked;
  for (const SourceId id : plan_.sources.ids()) {
    const Source& source = plan_.sources[id];
    const std::uint32_t number = source.register_id.index;
    const bool here = number < binding_.found.size() && binding_.found[number];
    if (!source.used && !source.previous && here) unasked.push_back(id);
  }
  for (const SourceId id : unasked) {
    plan_.sources[id].used = true;
    plan_.sources[id].read_anyway = true;
    read_all(plan_.sources[id].relation);
  }
}

void Lowering::read_all(RelationId home) {
  const std::vector<types::Field>& fields =
      program_.schema.records[plan_.relations[home].record].fields;
  for (std::uint32_t number = 0; number < fields.size(); ++number) {
    const types::Field& field = fields[number];
    if (!place(home, {number})) continue;
    if (field.type.list) {
      const auto list = spec_list(home, {number});
      if (!list) continue;
      const RelationId elements = element_relation(home, *list);
      if (plan_.relations[elements].record.valid()) {
        read_all(elements);
      } else {
        read_one(elements, {}, field);
      }
      continue;
    }
    if (!field.type.is(TypeKind::Row)) {
      read_one(home, {number}, field);
      continue;
    }
    const std::size_t inner = program_.schema.records[field.type.record()].fields.size();
    for (std::uint32_t i = 0; i < inner; ++i) {
      const types::Field& part = field_at(plan_.relations[home].record, {number, i});
      const bool value = !part.type.list && !part.type.is(TypeKind::Row);
      if (value && place(home, {number, i})) read_one(home, {number, i}, part);
    }
  }
}

void Lowering::read_one(RelationId home, const std::vector<std::uint32_t>& path,
                        const types::Field& field) {
  if (field.type.kind != TypeKind::Link) {
    field_node(home, path, read_as(field.type.element()));
    return;
  }
  probe(field_node(home, path, ReadAs::Text), field.type.target(), false, field.link_on);
}

// What is declared unique is looked at whether or not a rule asks.
void Lowering::add_uniques() {
  for (const SourceId id : plan_.sources.ids()) {
    const Source source = plan_.sources[id];
    if (!source.used || source.previous) continue;
    for (const auto& fields : program_.schema.registers[source.register_id].uniques) {
      Unique unique{id, {}, fields};
      const TableId table = source_table(id);
      for (const std::uint32_t number : fields) {
        if (const auto part = key_part(table, source.register_id, number)) {
          unique.parts.push_back(*part);
        }
      }
      if (unique.parts.size() == fields.size()) plan_.uniques.push_back(std::move(unique));
    }
  }
}

}  // namespace regel::plan
