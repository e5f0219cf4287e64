#include "engine/plan/idle_rows.hpp"

#include <algorithm>
#include <utility>

namespace regel::plan {
namespace {

// A row is left aside by `all` where the condition holds, by everything else where the condition or
// the filter, which is the first input of both, fails.
bool idle_value(const Node& reduce) { return static_cast<ReduceKind>(reduce.y) == ReduceKind::All; }

class Finder {
 public:
  explicit Finder(const Plan& plan) : plan_(plan) {}

  // The columns that alone give `id`, a truth, the value `wanted`.
  void deciding(RelationId relation, NodeId id, bool wanted, std::vector<Idle>& out) const {
    const Node& node = plan_.nodes[id];
    if (node.relation != relation) return;
    switch (node.op) {
      case Op::Not:
        return deciding(relation, node.in[0], !wanted, out);
      case Op::And:
      case Op::Or:
        // One input that fails decides `and`, one that holds `or`.
        if (wanted == (node.op == Op::Or)) {
          for (const NodeId in : node.in) deciding(relation, in, wanted, out);
        }
        return;
      case Op::Gather: {
        const Node& row = plan_.nodes[node.in[0]];
        const bool own = row.op == Op::Member && row.x == plan_.relations[relation].table.index;
        if (node.rep == Rep::Truth && own && node.x == row.x) out.push_back({node.y, wanted});
        return;
      }
      default:
        return;
    }
  }

 private:
  const Plan& plan_;
};

}  // namespace

void find_idle_rows(Plan& plan) {
  const Finder finder(plan);
  for (const NodeId id : plan.nodes.ids()) {
    const Node& node = plan.nodes[id];
    if (node.op != Op::Reduce) continue;
    const RelationId relation{node.x};
    std::vector<Idle> idle;
    finder.deciding(relation, node.in[0], idle_value(node), idle);
    plan.relations[relation].idle.push_back(std::move(idle));
  }
  for (const RelationId id : plan.relations.ids()) {
    std::vector<std::vector<Idle>>& idle = plan.relations[id].idle;
    // A reduction that needs every row decides for all.
    const bool needed =
        std::any_of(idle.begin(), idle.end(), [](const auto& one) { return one.empty(); });
    if (needed || !plan.relations[id].table.valid()) idle.clear();
  }
}

}  // namespace regel::plan
