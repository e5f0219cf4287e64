#include "engine/plan/reads.hpp"

#include <utility>

namespace regel::plan {

namespace {

class Finder {
 public:
  explicit Finder(const Plan& plan)
      : plan_(plan), nodes_(plan.nodes.size()), relations_(plan.relations.size()) {
    for (const RelationId id : plan.relations.ids()) {
      reads_.fields.emplace_back(plan.relations[id].spec.fields.size(), false);
      reads_.lists.emplace_back(plan.relations[id].spec.lists.size(), false);
    }
  }

  void node(NodeId id) {
    if (nodes_[id.index]) return;
    nodes_[id.index] = true;
    const Node& node = plan_.nodes[id];
    rows(node.relation);
    for (const NodeId in : node.in) this->node(in);
    const std::uint32_t here = node.relation.index;
    if (node.op == Op::Field || node.op == Op::FieldState) reads_.fields[here][node.x] = true;
    if (node.op == Op::ListState) reads_.lists[here][node.x] = true;
    if (node.op == Op::Reduce) rows(RelationId{node.x});
  }

  // What says which rows there are.
  void rows(RelationId id) {
    if (!id.valid() || relations_[id.index]) return;
    relations_[id.index] = true;
    const Relation& relation = plan_.relations[id];
    rows(relation.parent);
    if (relation.link.valid()) node(relation.link);
    if (relation.from == RowsFrom::BatchList) {
      reads_.lists[relation.parent.index][relation.list] = true;
    }
  }

  Reads take() { return std::move(reads_); }

 private:
  const Plan& plan_;
  std::vector<bool> nodes_, relations_;  // that were looked at
  Reads reads_;
};

}  // namespace

Reads reads_of(const Plan& plan, const Visit& visit) {
  Finder finder(plan);
  for (const NodeId key : plan.sources[visit.source].key) finder.node(key);
  for (const auto& [table, column] : visit.columns) {
    const Table& filled = plan.tables[TableId{table}];
    finder.rows(filled.home);
    if (column != kRows) finder.node(filled.columns[column]);
  }
  return finder.take();
}

}  // namespace regel::plan
