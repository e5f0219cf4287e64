// Two links held against each other. Within an export they are the same record if they lead to the
// same row; across two exports it is the key that tells.

#include <utility>

#include "engine/plan/lowering.hpp"

namespace regel::plan {

// The table that a link leads to.
TableId Lowering::table_of(NodeId link) const {
  const Node& node = plan_.nodes[link];
  switch (node.op) {
    case Op::Member:
    case Op::Probe:
      return TableId{node.x};
    case Op::Gather:
      return table_of(plan_.tables[TableId{node.x}].columns[node.y]);
    case Op::If:
      return table_of(node.in[1]);
    default:
      return node.in.empty() ? TableId{} : table_of(node.in[0]);
  }
}

// The texts of the key of the record that a link leads to.
std::vector<NodeId> Lowering::key_behind(NodeId link) {
  const TableId table = table_of(link);
  const RelationId home = plan_.tables[table].home;
  const types::RegisterId target = plan_.sources[source_behind(home)].register_id;
  std::vector<NodeId> result;
  for (const std::uint32_t field : program_.schema.registers[target].key) {
    const NodeId text = field_node(home, {field}, column::ReadAs::Text);
    result.push_back(gather(link, table, keep(table, text)));
  }
  return result;
}

// Unknown for every row if one of the two was not supplied; the other may have its own reasons.
NodeId Lowering::same_record(NodeId left, NodeId right) {
  const RelationId here = plan_.nodes[left].relation;
  const auto equal = [&](NodeId a, NodeId b) {
    return add({Op::Compare,
                Rep::Truth,
                {a, b},
                static_cast<std::uint32_t>(CompareOp::Equal),
                0,
                0,
                here,
                {}});
  };
  if (unsupplied(left) || unsupplied(right)) return equal(left, right);
  if (table_of(left) == table_of(right)) return equal(left, right);
  const std::vector<NodeId> a = key_behind(left);
  const std::vector<NodeId> b = key_behind(right);
  std::vector<NodeId> all;
  for (std::size_t i = 0; i < a.size(); ++i) all.push_back(equal(a[i], b[i]));
  return conjunction(here, std::move(all), true);
}

NodeId Lowering::lower_tree_under(const ir::TreeUnder& under, const Chain& chain) {
  const NodeId value = lower_link(under.value, chain);
  NodeId other = lower_link(under.other, chain);
  if (unsupplied(value) || unsupplied(other)) return same_record(value, other);
  const TableId table = table_of(value);
  if (table_of(other) != table) {
    // The tree is that of the export that `value` is of, and so must be what it lies under.
    const Source& source = plan_.sources[source_behind(plan_.tables[table].home)];
    const types::RegisterId target = source.register_id;
    other = probe(key_behind(other).front(), target, source.previous, {});
  }
  ensure_tree(table);
  return add({Op::TreeUnder,
              Rep::Truth,
              {value, other},
              table.index,
              under.or_self ? 1u : 0u,
              0,
              chain.back().relation,
              {}});
}

}  // namespace regel::plan
