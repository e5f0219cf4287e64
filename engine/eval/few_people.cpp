#include "engine/eval/few_people.hpp"

#include <algorithm>

#include "engine/outcome/withhold.hpp"

namespace regel::eval {

using plan::Op;
using plan::ReduceKind;
using plan::RowsFrom;

namespace {

bool is_about_people(const plan::Plan& plan, types::RegisterId id) {
  return plan.program->schema.registers[id].of_people;
}

// Whether each row of a relation is a person, or is told of one.
bool of_people(const plan::Plan& plan, RelationId id) {
  const plan::Relation* relation = &plan.relations[id];
  if (relation->value_type.is(types::TypeKind::Link)) {
    return is_about_people(plan, relation->value_type.target());
  }
  while (relation->from != RowsFrom::Records) {
    const RelationId next =
        relation->table.valid() ? plan.tables[relation->table].home : relation->parent;
    if (!next.valid() || &plan.relations[next] == relation) return false;
    relation = &plan.relations[next];
  }
  return is_about_people(plan, plan.sources[relation->source].register_id);
}

// How many elements a reduction took, or may have taken.
std::uint64_t elements_behind(Frame& frame, const plan::Node& node, std::size_t row) {
  Frame elements(frame.context(), RelationId{node.x}, &frame);
  elements.expand_row(row);
  const bool filtered = node.in.size() > 1 || static_cast<ReduceKind>(node.y) == ReduceKind::Count;
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < elements.rows(); ++i) {
    if (!filtered || !elements.value(node.in[0]).f.get(i)) ++number;
  }
  return number;
}

}  // namespace

std::uint64_t people_behind(Frame& frame, NodeId id, std::size_t row) {
  const plan::Plan& plan = *frame.context().plan;
  const plan::Node& node = plan.nodes[id];
  if (node.rep == plan::Rep::Truth || node.rep == plan::Rep::Link) return 0;
  if (node.op == Op::Reduce) {
    return of_people(plan, RelationId{node.x}) ? elements_behind(frame, node, row) : 0;
  }
  if (node.op == Op::Gather) {
    // The members stayed with the table; a count tells of itself how many they are.
    const plan::Node& there = plan.nodes[plan.tables[plan::TableId{node.x}].columns[node.y]];
    const bool count =
        there.op == Op::Reduce && static_cast<ReduceKind>(there.y) == ReduceKind::Count;
    if (!count || !of_people(plan, RelationId{there.x})) return 0;
    const Vec& value = frame.value(id);
    return value.known.get(row) ? static_cast<std::uint64_t>(value.low[row]) : 0;
  }
  std::uint64_t least = 0;
  for (const NodeId in : node.in) {
    if (plan.nodes[in].relation != node.relation) continue;
    const std::uint64_t people = people_behind(frame, in, row);
    if (people != 0 && (least == 0 || people < least)) least = people;
  }
  return least;
}

bool about_few_people(Frame& frame, NodeId node, std::size_t row) {
  const std::uint64_t people = people_behind(frame, node, row);
  return people != 0 && people < outcome::kFewestPeople;
}

}  // namespace regel::eval
