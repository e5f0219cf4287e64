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

namespace {

// Of a reduction that was made elsewhere: its members stayed there, but a count tells of itself how
// many they are, and a share of how many it is taken. Of other figures nobody knows here, so they
// count as few.
std::uint64_t people_told(const plan::Node& node, const Vec& value, std::size_t row) {
  if (!value.known.get(row)) return 0;
  if (node.rep == plan::Rep::Ratio) return static_cast<std::uint64_t>(value.whole[row]);
  if (static_cast<ReduceKind>(node.y) != ReduceKind::Count) return 1;
  return static_cast<std::uint64_t>(value.interval ? value.high[row] : value.low[row]);
}

// The node whose value one that only passes it on has, and the same for what passes on that.
const plan::Node& made_by(const plan::Plan& plan, const plan::Node& node) {
  const plan::Node* at = &node;
  for (;;) {
    if (at->op == Op::Gather) {
      at = &plan.nodes[plan.tables[plan::TableId{at->x}].columns[at->y]];
    } else if (at->op == Op::Global || at->op == Op::Broadcast) {
      at = &plan.nodes[at->in[0]];
    } else {
      return *at;
    }
  }
}

std::uint64_t least_of(std::uint64_t a, std::uint64_t b) {
  return a == 0 || b == 0 ? std::max(a, b) : std::min(a, b);
}

// Whether anything below a node is counted over people.
bool asks_people(const plan::Plan& plan, const plan::Node& node) {
  const plan::Node& made = made_by(plan, node);
  if (made.op == Op::Reduce) return of_people(plan, RelationId{made.x});
  return std::any_of(made.in.begin(), made.in.end(),
                     [&](NodeId in) { return asks_people(plan, plan.nodes[in]); });
}

}  // namespace

std::uint64_t people_behind(Frame& frame, NodeId id, std::size_t row) {
  const plan::Plan& plan = *frame.context().plan;
  const plan::Node& node = plan.nodes[id];
  if (node.rep == plan::Rep::Truth || node.rep == plan::Rep::Link) return 0;
  if (node.op == Op::Reduce) {
    return of_people(plan, RelationId{node.x}) ? elements_behind(frame, node, row) : 0;
  }
  const plan::Node& made = made_by(plan, node);
  if (&made != &node) {
    if (!asks_people(plan, made)) return 0;
    if (made.op == Op::Reduce) return people_told(made, frame.value(id), row);
    return frame.value(id).known.get(row) ? 1 : 0;
  }
  std::uint64_t least = 0;
  for (const NodeId in : node.in) {
    if (plan.nodes[in].relation != node.relation) continue;
    least = least_of(least, people_behind(frame, in, row));
  }
  return least;
}

bool about_few_people(Frame& frame, NodeId node, std::size_t row) {
  const std::uint64_t people = people_behind(frame, node, row);
  return people != 0 && people < outcome::kFewestPeople;
}

}  // namespace regel::eval
