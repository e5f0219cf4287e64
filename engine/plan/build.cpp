// The order in which a plan is made.

#include <utility>

#include "engine/plan/idle_rows.hpp"
#include "engine/plan/lowering.hpp"
#include "engine/plan/plan.hpp"

namespace regel::plan {

Lowering::Lowering(Plan& plan, const ir::Program& program, const Binding& binding)
    : plan_(plan), program_(program), binding_(binding) {}

// Where a value is read anyway, its state needs no reading of its own.
void Lowering::merge_states() {
  for (const RelationId id : plan_.relations.ids()) {
    Relation& relation = plan_.relations[id];
    for (const NodeId node_id : relation.nodes) {
      Node& node = plan_.nodes[node_id];
      if (node.op != Op::FieldState) continue;
      const column::FieldSpec& state = relation.spec.fields[node.x];
      for (std::size_t i = 0; i < relation.spec.fields.size(); ++i) {
        const column::FieldSpec& value = relation.spec.fields[i];
        const bool same = value.as == state.state_of && value.path == state.path &&
                          value.from_key == state.from_key && value.written == state.written &&
                          value.spellings == state.spellings && value.blank == state.blank &&
                          value.unknown == state.unknown;
        if (same) node.x = static_cast<std::uint32_t>(i);
      }
    }
  }
  for (const RelationId id : plan_.relations.ids()) drop_unread_fields(plan_.relations[id]);
}

// Keeps the fields that a node reads, in order.
void Lowering::drop_unread_fields(Relation& relation) {
  constexpr std::uint32_t kUnread = 0xFFFFFFFFu;
  std::vector<std::uint32_t> renumber(relation.spec.fields.size(), kUnread);
  const auto reads = [&](const Node& node) {
    return node.op == Op::Field || node.op == Op::FieldState;
  };
  for (const NodeId id : relation.nodes) {
    if (reads(plan_.nodes[id])) renumber[plan_.nodes[id].x] = 0;
  }
  std::vector<column::FieldSpec> kept;
  std::vector<std::int32_t> fields;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < renumber.size(); ++i) {
    if (renumber[i] == kUnread) continue;
    renumber[i] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(relation.spec.fields[i]));
    fields.push_back(relation.fields[i]);
    names.push_back(std::move(relation.field_names[i]));
  }
  for (const NodeId id : relation.nodes) {
    Node& node = plan_.nodes[id];
    if (reads(node)) node.x = renumber[node.x];
  }
  relation.spec.fields = std::move(kept);
  relation.fields = std::move(fields);
  relation.field_names = std::move(names);
}

Plan build(const ir::Program& program, const Binding& binding) {
  Plan plan;
  plan.program = &program;
  Lowering lowering(plan, program, binding);
  lowering.prepare_sources();
  for (std::uint32_t i = 0; i < program.rules.size(); ++i) lowering.add_rule(i);
  for (std::uint32_t i = 0; i < program.summaries.size(); ++i) lowering.add_summary(i);
  lowering.add_unasked();
  lowering.add_uniques();
  lowering.merge_states();
  find_idle_rows(plan);
  return plan;
}

}  // namespace regel::plan
