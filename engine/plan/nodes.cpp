// Adding nodes: equal nodes are one, and what is decided by constants alone is decided here.

#include <algorithm>
#include <utility>

#include "engine/plan/lowering.hpp"

namespace regel::plan {

NodeId Lowering::add(Node node) {
  std::string key;
  const auto put = [&key](std::uint64_t value) {
    key.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  put(static_cast<std::uint64_t>(node.op) | static_cast<std::uint64_t>(node.rep) << 8);
  put(node.relation.index);
  put(node.x);
  put(node.y);
  put(static_cast<std::uint64_t>(node.a));
  for (const NodeId in : node.in) put(in.index);
  const auto found = consed_.find(key);
  if (found != consed_.end()) return found->second;
  const RelationId relation = node.relation;
  const NodeId id = plan_.nodes.add(std::move(node));
  plan_.relations[relation].nodes.push_back(id);
  consed_.emplace(std::move(key), id);
  return id;
}

NodeId Lowering::constant(RelationId relation, Rep rep, Constant value, types::Type type) {
  std::string key = std::to_string(static_cast<int>(rep)) + (value.known ? "=" : "?") +
                    std::to_string(value.number) + "," + to_string(value.decimal) + "," +
                    value.text;
  auto [found, added] =
      constants_.emplace(std::move(key), static_cast<std::uint32_t>(plan_.constants.size()));
  if (added) plan_.constants.push_back(std::move(value));
  return add({Op::Const, rep, {}, found->second, 0, 0, relation, type});
}

NodeId Lowering::constant_truth(RelationId relation, bool value) {
  Constant c;
  c.number = value ? 1 : 0;
  return constant(relation, Rep::Truth, c);
}

std::optional<bool> Lowering::truth_of(NodeId id) const {
  const Node& node = plan_.nodes[id];
  if (node.op != Op::Const || node.rep != Rep::Truth) return std::nullopt;
  const Constant& value = plan_.constants[node.x];
  if (!value.known) return std::nullopt;
  return value.number != 0;
}

NodeId Lowering::negation(NodeId operand) {
  const Node& node = plan_.nodes[operand];
  if (node.op == Op::Not) return node.in[0];
  if (const auto value = truth_of(operand)) return constant_truth(node.relation, !*value);
  return add({Op::Not, Rep::Truth, {operand}, 0, 0, 0, node.relation, {}});
}

// And if `all`, else Or. Operands in order of first mention, each once.
NodeId Lowering::conjunction(RelationId relation, std::vector<NodeId> operands, bool all) {
  std::vector<NodeId> kept;
  for (const NodeId operand : operands) {
    const auto value = truth_of(operand);
    if (value && *value == all) continue;
    if (value) return constant_truth(relation, !all);
    if (std::find(kept.begin(), kept.end(), operand) == kept.end()) kept.push_back(operand);
  }
  if (kept.empty()) return constant_truth(relation, all);
  if (kept.size() == 1) return kept[0];
  return add({all ? Op::And : Op::Or, Rep::Truth, std::move(kept), 0, 0, 0, relation, {}});
}

// Carries a node of chain[from] to the rows of the last relation.
NodeId Lowering::broadcast(NodeId node, const Chain& chain, std::size_t from) {
  for (std::size_t level = from + 1; level < chain.size(); ++level) {
    const Node& source = plan_.nodes[node];
    const RelationId relation = chain[level].relation;
    if (source.op == Op::Const) {
      node = constant(relation, source.rep, plan_.constants[source.x], source.type);
    } else if (source.op == Op::Global) {
      node = add({Op::Global, source.rep, source.in, 0, 0, 0, relation, source.type});
    } else {
      node = add({Op::Broadcast, source.rep, {node}, 0, 0, 0, relation, source.type});
    }
  }
  return node;
}

NodeId Lowering::gather(NodeId link, TableId table, std::uint32_t column) {
  const Node& kept = plan_.nodes[plan_.tables[table].columns[column]];
  const RelationId relation = plan_.nodes[link].relation;
  if (kept.op == Op::Const) {
    return constant(relation, kept.rep, plan_.constants[kept.x], kept.type);
  }
  return add({Op::Gather, kept.rep, {link}, table.index, column, 0, relation, kept.type});
}

RelationId Lowering::add_relation(Relation relation) {
  std::string key = std::to_string(static_cast<int>(relation.from));
  for (const std::uint32_t part :
       {relation.parent.index, relation.source.index, relation.list, relation.table.index,
        relation.index, relation.link.index, static_cast<std::uint32_t>(relation.subtree)}) {
    key += ',' + std::to_string(part);
  }
  const auto found = relations_.find(key);
  if (found != relations_.end()) return found->second;
  const RelationId id = plan_.relations.add(std::move(relation));
  relations_.emplace(std::move(key), id);
  return id;
}

SourceId Lowering::source_of(types::RegisterId id, bool previous) const {
  return SourceId{id.index * 2 + (previous ? 1u : 0u)};
}

bool Lowering::supplied(types::RegisterId id, bool previous) const {
  return previous ? binding_.previous_supplied[id.index] : binding_.supplied[id.index];
}

TableId Lowering::source_table(SourceId source) {
  Source& s = plan_.sources[source];
  s.used = true;
  if (!s.table.valid()) {
    Table table;
    table.home = s.relation;
    table.name = program_.schema.registers[s.register_id].name;
    s.table = plan_.tables.add(std::move(table));
  }
  return s.table;
}

TableId Lowering::list_table(TableId owner, std::uint32_t list) {
  const auto found = list_tables_.find({owner.index, list});
  if (found != list_tables_.end()) return found->second;
  Table table;
  table.home = element_relation(plan_.tables[owner].home, list);
  table.owner = owner;
  table.name = plan_.tables[owner].name;
  const TableId id = plan_.tables.add(std::move(table));
  list_tables_.emplace(std::make_pair(owner.index, list), id);
  return id;
}

// The column of `table` that holds `node` of its home relation.
std::uint32_t Lowering::keep(TableId table, NodeId node) {
  if (plan_.nodes[node].rep == Rep::Ratio || plan_.nodes[node].rep == Rep::Num6) {
    node = to_dec(node);
  }
  std::vector<NodeId>& columns = plan_.tables[table].columns;
  const auto found = std::find(columns.begin(), columns.end(), node);
  if (found != columns.end()) return static_cast<std::uint32_t>(found - columns.begin());
  columns.push_back(node);
  return static_cast<std::uint32_t>(columns.size() - 1);
}

NodeId Lowering::to_dec(NodeId node) {
  const Node& source = plan_.nodes[node];
  if (source.rep == Rep::Dec) return node;
  if (source.op == Op::Const && source.rep != Rep::Ratio) {
    Constant value = plan_.constants[source.x];
    const Int128 scale = source.rep == Rep::Int ? 1'000'000'000'000 : 1'000'000;
    value.decimal = static_cast<Int128>(value.number) * scale;
    value.number = 0;
    return constant(source.relation, Rep::Dec, value, source.type);
  }
  return add({Op::ToDec, Rep::Dec, {node}, 0, 0, 0, source.relation, source.type});
}

}  // namespace regel::plan
