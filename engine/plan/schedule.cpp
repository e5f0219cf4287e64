#include "engine/plan/schedule.hpp"

#include <algorithm>
#include <map>

#include "lang/base/check.hpp"

namespace regel::plan {

void Needs::key_needs(TableId table, std::uint32_t index, std::set<Need>& into) {
  into.insert({table.index, kRows});
  for (const KeyPart& part : plan_.tables[table].keys[index].parts) {
    into.insert({part.in_list ? part.list_table.index : table.index, part.column});
  }
}

void Needs::tree_needs(TableId table, std::set<Need>& into) {
  into.insert({table.index, plan_.tables[table].tree->parent});
}

void Needs::relation_needs(const Relation& relation, std::set<Need>& into) {
  if (!relation.table.valid()) return;
  const Table& table = plan_.tables[relation.table];
  if (table.group || table.codes != kRows) return;
  into.insert({relation.table.index, kRows});
  if (relation.from == RowsFrom::LinkedTo) {
    const LinkIndex& link = table.links[relation.index];
    into.insert({link.in_list ? link.list_table.index : relation.table.index, link.column});
    into.insert({link.target.index, kRows});
    if (link.subtree) tree_needs(link.target, into);
  }
  if (relation.from == RowsFrom::EqualTo) {
    into.insert({relation.table.index, table.equals[relation.index].column});
  }
  if (relation.from == RowsFrom::Ancestors || relation.from == RowsFrom::Descendants) {
    tree_needs(relation.table, into);
  }
}

const std::set<Need>& Needs::of(NodeId id) {
  if (cache_.size() < plan_.nodes.size()) cache_.resize(plan_.nodes.size());
  if (!cache_[id.index].empty()) return cache_[id.index][0];
  const Node& node = plan_.nodes[id];
  std::set<Need> result;
  for (const NodeId in : node.in) {
    const std::set<Need>& more = of(in);
    result.insert(more.begin(), more.end());
  }
  if (node.op == Op::Member && plan_.relations[node.relation].from == RowsFrom::Records) {
    result.insert({node.x, kRows});
  }
  if (node.op == Op::Probe) key_needs(TableId{node.x}, node.y, result);
  if (node.op == Op::TreeUnder) tree_needs(TableId{node.x}, result);
  if (node.op == Op::Gather) {
    const Table& table = plan_.tables[TableId{node.x}];
    if (!table.group && table.codes == kRows) result.insert({node.x, node.y});
  }
  if (node.op == Op::Reduce) {
    const Relation& child = plan_.relations[RelationId{node.x}];
    relation_needs(child, result);
    if (child.link.valid()) {
      const std::set<Need>& more = of(child.link);
      result.insert(more.begin(), more.end());
    }
  }
  cache_[id.index].push_back(std::move(result));
  return cache_[id.index][0];
}

void Needs::message_needs(const MessagePlan& message, std::set<Need>& into) {
  for (const MessagePlan::Part& part : message.parts) {
    if (!part.value.valid()) continue;
    const std::set<Need>& more = of(part.value);
    into.insert(more.begin(), more.end());
  }
}

// A rule about groups needs what the groups are made of.
void Needs::group_needs(RelationId relation, std::set<Need>& into) {
  for (const Group& group : plan_.groups) {
    if (plan_.relations[relation].table != group.table) continue;
    into.insert({group.members.index, kRows});
    if (group.filter) into.insert({group.members.index, *group.filter});
    for (const std::uint32_t key : group.keys) into.insert({group.members.index, key});
  }
}

std::set<Need> Needs::of_rule(const RulePlan& rule) {
  std::set<Need> result = of(rule.applicable);
  const auto add = [&](NodeId node) {
    const std::set<Need>& more = of(node);
    result.insert(more.begin(), more.end());
  };
  add(rule.requirement);
  for (const RulePlan::Item& item : rule.items) add(item.condition);
  for (const NodeId key : rule.key) add(key);
  message_needs(rule.message, result);
  message_needs(rule.unclear, result);
  if (plan_.relations[rule.relation].from == RowsFrom::Table) group_needs(rule.relation, result);
  return result;
}

std::set<Need> Needs::of_summary(const SummaryPlan& summary) {
  std::set<Need> result = of(summary.applicable);
  for (const std::vector<NodeId>* nodes : {&summary.values, &summary.key}) {
    for (const NodeId node : *nodes) {
      const std::set<Need>& more = of(node);
      result.insert(more.begin(), more.end());
    }
  }
  if (plan_.relations[summary.relation].from == RowsFrom::Table) {
    group_needs(summary.relation, result);
  }
  return result;
}

namespace {

// What is left to do of one source.
struct Left {
  std::map<Need, std::set<Need>> columns;  // with what each needs
  bool evaluate = false;
  std::set<Need> to_evaluate;
};

bool met(const std::set<Need>& needs, const std::set<Need>& done) {
  return std::includes(done.begin(), done.end(), needs.begin(), needs.end());
}

std::vector<Left> tasks_of(const Plan& plan, Needs& needs) {
  std::vector<Left> left(plan.sources.size());
  const auto source_behind = [&](RelationId id) {
    while (plan.relations[id].from == RowsFrom::BatchList) id = plan.relations[id].parent;
    return plan.relations[id].source;
  };
  for (const TableId id : plan.tables.ids()) {
    const Table& table = plan.tables[id];
    if (table.group || table.codes != kRows) continue;
    Left& source = left[source_behind(table.home).index];
    source.columns[{id.index, kRows}] = {};
    for (std::uint32_t c = 0; c < table.columns.size(); ++c) {
      source.columns[{id.index, c}] = needs.of(table.columns[c]);
    }
  }
  // What no rule asks for is read when its links can be followed. So is every other source whose
  // links are looked up: which of them lead nowhere is told when its records are judged.
  for (const NodeId id : plan.nodes.ids()) {
    RelationId home = plan.nodes[id].relation;
    if (plan.relations[home].from == RowsFrom::BatchList) home = plan.relations[home].parent;
    if (plan.relations[home].from != RowsFrom::Records) continue;
    const SourceId source = plan.relations[home].source;
    if (plan.sources[source].read_anyway) {
      left[source.index].evaluate = true;
    } else if (plan.nodes[id].op != Op::Probe) {
      continue;
    }
    const std::set<Need>& more = needs.of(id);
    left[source.index].to_evaluate.insert(more.begin(), more.end());
  }
  for (const RulePlan& rule : plan.rules) {
    if (plan.relations[rule.relation].from != RowsFrom::Records) continue;
    Left& source = left[plan.relations[rule.relation].source.index];
    source.evaluate = true;
    const std::set<Need> more = needs.of_rule(rule);
    source.to_evaluate.insert(more.begin(), more.end());
  }
  for (const SummaryPlan& summary : plan.summaries) {
    if (plan.relations[summary.relation].from != RowsFrom::Records) continue;
    Left& source = left[plan.relations[summary.relation].source.index];
    source.evaluate = true;
    const std::set<Need> more = needs.of_summary(summary);
    source.to_evaluate.insert(more.begin(), more.end());
  }
  return left;
}

// What can be done of a source now; `all` says whether that is everything.
Visit ready_part(SourceId id, const Left& left, const std::set<Need>& done, bool& all) {
  Visit visit;
  visit.source = id;
  all = true;
  for (const auto& [column, needs] : left.columns) {
    if (met(needs, done)) {
      visit.columns.push_back(column);
    } else {
      all = false;
    }
  }
  if (left.evaluate) {
    visit.evaluate = met(left.to_evaluate, done);
    all = all && visit.evaluate;
  }
  return visit;
}

void finish(const Visit& visit, Left& left, std::set<Need>& done) {
  for (const Need& column : visit.columns) {
    left.columns.erase(column);
    done.insert(column);
  }
  if (visit.evaluate) left.evaluate = false;
}

}  // namespace

Schedule make_schedule(const Plan& plan, const std::function<std::uint64_t(SourceId)>& bytes,
                       bool rules_last) {
  Needs needs(plan);
  std::vector<Left> left = tasks_of(plan, needs);
  std::set<Need> done;
  Schedule schedule;
  for (;;) {
    std::vector<Visit> complete;
    std::vector<Visit> partial;
    bool any_left = false;
    for (const SourceId id : plan.sources.ids()) {
      const Left& source = left[id.index];
      if (source.columns.empty() && !source.evaluate) continue;
      any_left = true;
      bool all = false;
      Visit visit = ready_part(id, source, done, all);
      if (rules_last && visit.evaluate && !visit.columns.empty()) {
        visit.evaluate = false;
        all = false;
      }
      if (all) {
        complete.push_back(std::move(visit));
      } else if (!visit.columns.empty()) {
        partial.push_back(std::move(visit));
      }
    }
    if (!any_left) break;
    if (complete.empty()) {
      // Expressions are finite, so something is always ready.
      REGEL_CHECK(!partial.empty());
      const auto smallest = std::min_element(
          partial.begin(), partial.end(),
          [&](const Visit& a, const Visit& b) { return bytes(a.source) < bytes(b.source); });
      smallest->evaluate = false;
      complete.push_back(*smallest);
    }
    for (const Visit& visit : complete) finish(visit, left[visit.source.index], done);
    schedule.push_back(std::move(complete));
  }
  std::set<std::uint32_t> later;
  for (auto step = schedule.rbegin(); step != schedule.rend(); ++step) {
    for (Visit& visit : *step) {
      visit.last = later.insert(visit.source.index).second;
      REGEL_CHECK(visit.last || !visit.evaluate);  // rules are judged when all is ready
    }
  }
  return schedule;
}

}  // namespace regel::plan
