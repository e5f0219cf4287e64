// Rules and summaries: their subjects, conditions, messages and keys.

#include <utility>
#include <variant>

#include "engine/plan/lowering.hpp"
#include "lang/base/check.hpp"

namespace regel::plan {

using types::TypeKind;

void Lowering::prepare_sources() {
  zone_index(binding_.zone);
  Relation unit;
  unit.from = RowsFrom::Unit;
  unit.name = "unit";
  plan_.unit = add_relation(std::move(unit));
  for (const types::RegisterId id : program_.schema.registers.ids()) {
    const types::Register& info = program_.schema.registers[id];
    for (const bool previous : {false, true}) {
      Source source;
      source.register_id = id;
      source.previous = previous;
      Relation records;
      records.from = RowsFrom::Records;
      records.source = source_of(id, previous);
      records.name = info.name;
      records.record = info.record;
      source.relation = add_relation(std::move(records));
      const SourceId added = plan_.sources.add(std::move(source));
      REGEL_CHECK(added == source_of(id, previous));
      for (const std::uint32_t field : info.key) {
        const NodeId text =
            field_node(plan_.sources[added].relation, {field}, column::ReadAs::Text);
        if (plan_.nodes[text].op == Op::Field) plan_.sources[added].key.push_back(text);
      }
    }
  }
}

std::optional<Lowering::SubjectPlan> Lowering::subject(const ir::Subject& subject) {
  switch (subject.kind) {
    case ir::RelationKind::Register:
    case ir::RelationKind::Previous: {
      const bool previous = subject.kind == ir::RelationKind::Previous;
      if (!supplied(subject.register_id, previous)) return std::nullopt;
      Source& source = plan_.sources[source_of(subject.register_id, previous)];
      source.used = true;
      return SubjectPlan{{{source.relation, subject.var, {}}}, source.key};
    }
    case ir::RelationKind::Group:
      if (!supplied(subject.register_id, subject.previous)) return std::nullopt;
      return group_subject(subject);
    case ir::RelationKind::Codes:
      return code_subject(subject);
    case ir::RelationKind::List:
    case ir::RelationKind::Text:
      break;
  }
  REGEL_UNREACHABLE();
}

Lowering::SubjectPlan Lowering::group_subject(const ir::Subject& subject) {
  const TableId members = source_table(source_of(subject.register_id, subject.previous));
  const Chain home = {{plan_.tables[members].home, subject.member, {}}};
  Group group;
  group.members = members;
  if (subject.filter.valid()) group.filter = keep(members, truth(subject.filter, home));
  Table table;
  table.group = true;
  table.name = program_.schema.registers[subject.register_id].name;
  for (const ir::GroupKeyInfo& info : subject.keys) {
    NodeId node = lower(info.value, home);
    const std::uint32_t column = keep(members, node);
    group.keys.push_back(column);
    table.columns.push_back(plan_.tables[members].columns[column]);
  }
  Relation rows;
  rows.from = RowsFrom::Table;
  rows.index = 0x80000000u + static_cast<std::uint32_t>(plan_.groups.size());
  rows.name = table.name;
  const std::vector<NodeId> columns = table.columns;
  group.table = plan_.tables.add(std::move(table));
  rows.table = group.table;
  const RelationId relation = add_relation(std::move(rows));
  plan_.groups.push_back(group);
  const NodeId self = add({Op::Member, Rep::Link, {}, group.table.index, 0, 0, relation, {}});
  SubjectPlan result{{{relation, subject.var, {}}}, {}};
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    const Node kept = plan_.nodes[columns[i]];
    NodeId value = add({Op::Gather,
                        kept.rep,
                        {self},
                        group.table.index,
                        i,
                        0,
                        relation,
                        program_.exprs[subject.keys[i].value].type});
    if (kept.rep == Rep::Link) {
      const types::RegisterId target = program_.exprs[subject.keys[i].value].type.target();
      const SourceId source = source_of(target, subject.previous);
      if (plan_.sources[source].key.empty()) continue;
      const TableId keys = source_table(source);
      value = gather(value, keys, keep(keys, plan_.sources[source].key[0]));
    }
    result.key.push_back(value);
  }
  return result;
}

Lowering::SubjectPlan Lowering::code_subject(const ir::Subject& subject) {
  const TableId table = code_table(subject.list, subject.set);
  Relation rows;
  rows.from = RowsFrom::Table;
  rows.table = table;
  rows.index = plan_.tables[table].codes;
  const RelationId relation = plan_.tables[table].home;
  const NodeId self = add({Op::Member, Rep::Link, {}, table.index, 0, 0, relation, {}});
  const NodeId code = add({Op::Gather,
                           Rep::Int,
                           {self},
                           table.index,
                           0,
                           0,
                           relation,
                           plan_.relations[relation].value_type});
  return {{{relation, subject.var, {}}}, {code}};
}

// A value as a message prints it: links and records by their key.
NodeId Lowering::shown(ir::ExprId id, const Chain& chain) {
  const ir::Expr& expr = program_.exprs[id];
  if (expr.type.kind != TypeKind::Link && expr.type.kind != TypeKind::Row) return lower(id, chain);
  if (const auto path = local_path(id, chain.back()); path && expr.type.kind == TypeKind::Link) {
    if (!plan_.relations[chain.back().relation].table.valid()) {
      return field_node(chain.back().relation, *path, column::ReadAs::Text);
    }
  }
  const NodeId link = lower_link(id, chain);
  if (plan_.nodes[link].op == Op::Unsupplied) return unsupplied_as(link, Rep::Text);
  const TableId table = table_of(link);
  const SourceId source = source_behind(plan_.tables[table].home);
  if (plan_.sources[source].key.empty()) return link;
  return gather(link, table, keep(table, plan_.sources[source].key[0]));
}

MessagePlan Lowering::message(const ir::Message& message, const Chain& chain) {
  MessagePlan result;
  for (const ir::MessagePart& part : message) {
    MessagePlan::Part planned;
    planned.literal = part.literal;
    if (part.value.valid()) planned.value = shown(part.value, chain);
    result.parts.push_back(std::move(planned));
  }
  return result;
}

void Lowering::add_rule(std::uint32_t index) {
  const ir::Rule& rule = program_.rules[index];
  const bool begun = !rule.validity.from || *rule.validity.from <= binding_.today;
  const bool ended = rule.validity.through && *rule.validity.through < binding_.today;
  if (!begun || ended) {
    plan_.not_in_force.push_back(index);
    return;
  }
  auto planned = subject(rule.subject);
  if (!planned) {
    plan_.without_source.push_back(index);
    return;
  }
  const Chain& chain = planned->chain;
  RulePlan result;
  result.rule = index;
  result.relation = chain.back().relation;
  std::vector<NodeId> conditions;
  if (rule.subject.filter.valid()) conditions.push_back(group_exists(chain));
  for (const ir::ExprId id : rule.when) {
    result.when.push_back(truth(id, chain));
    conditions.push_back(result.when.back());
  }
  for (const ir::ExprId id : rule.unless) {
    result.unless.push_back(truth(id, chain));
    conditions.push_back(negation(result.unless.back()));
  }
  result.applicable = conjunction(result.relation, std::move(conditions), true);
  result.requirement = truth(rule.requirement, chain);
  if (const auto* items = std::get_if<ir::Items>(&program_.exprs[rule.requirement].node)) {
    for (const ir::ItemRef& item : items->items) {
      result.items.push_back({item.label, truth(item.condition, chain)});
    }
  }
  if (rule.prohibition) result.requirement = negation(result.requirement);
  if (!rule.unclear_when.empty()) {
    std::vector<NodeId> unclear;
    for (const ir::ExprId id : rule.unclear_when) unclear.push_back(truth(id, chain));
    result.unclear_when = conjunction(result.relation, std::move(unclear), false);
    result.requirement = add({Op::Decide,
                              Rep::Truth,
                              {result.unclear_when, result.requirement},
                              0,
                              0,
                              0,
                              result.relation,
                              {}});
  }
  if (binding_.trace == rule.id) {
    if (rule.subject.filter.valid()) {
      TracedCondition members;
      members.span = program_.exprs[rule.subject.filter].span;
      members.node = group_exists(chain);
      result.traced_when.push_back(std::move(members));
    }
    for (const ir::ExprId id : rule.when) result.traced_when.push_back(traced(id, chain));
    for (const ir::ExprId id : rule.unless) result.traced_unless.push_back(traced(id, chain));
    for (const ir::ExprId id : rule.unclear_when) {
      result.traced_unclear.push_back(traced(id, chain));
    }
    result.traced_requirement = traced(rule.requirement, chain);
  }
  result.message = message(rule.message, chain);
  result.unclear = message(rule.unclear, chain);
  result.key = std::move(planned->key);
  plan_.rules.push_back(std::move(result));
}

void Lowering::add_summary(std::uint32_t index) {
  const ir::Summary& summary = program_.summaries[index];
  auto planned = subject(summary.subject);
  if (!planned) return;
  const Chain& chain = planned->chain;
  SummaryPlan result;
  result.summary = index;
  result.relation = chain.back().relation;
  std::vector<NodeId> conditions;
  if (summary.subject.filter.valid()) conditions.push_back(group_exists(chain));
  for (const ir::ExprId id : summary.when) conditions.push_back(truth(id, chain));
  result.applicable = conjunction(result.relation, std::move(conditions), true);
  for (const ir::SummaryValue& value : summary.values) {
    result.values.push_back(shown(value.value, chain));
  }
  result.key = std::move(planned->key);
  plan_.summaries.push_back(std::move(result));
}

}  // namespace regel::plan
