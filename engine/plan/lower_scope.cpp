// Quantifiers and aggregates: a child relation for their elements, and a reduction to the parent.

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/plan/lowering.hpp"
#include "lang/base/check.hpp"

namespace regel::plan {

using outcome::CauseKind;
using types::TypeKind;

namespace {

ReduceKind reduce_kind(AggregateKind kind) {
  switch (kind) {
    case AggregateKind::Count:
      return ReduceKind::Count;
    case AggregateKind::CountDistinct:
      return ReduceKind::CountDistinct;
    case AggregateKind::Share:
      return ReduceKind::Share;
    case AggregateKind::Sum:
      return ReduceKind::Sum;
    case AggregateKind::Average:
      return ReduceKind::Average;
    case AggregateKind::Highest:
    case AggregateKind::Latest:
      return ReduceKind::Highest;
    case AggregateKind::Lowest:
    case AggregateKind::Earliest:
      return ReduceKind::Lowest;
  }
  REGEL_UNREACHABLE();
}

CompareOp compare_of(Bound bound) {
  switch (bound) {
    case Bound::AtLeast:
      return CompareOp::GreaterEqual;
    case Bound::AtMost:
      return CompareOp::LessEqual;
    case Bound::Exactly:
      return CompareOp::Equal;
  }
  REGEL_UNREACHABLE();
}

}  // namespace

NodeId Lowering::quantified(const ir::Expr& expr, const ir::Quantified& q, const Chain& chain) {
  static_cast<void>(expr);
  const RelationId here = chain.back().relation;
  const ir::Scope& scope = program_.scopes[q.scope];
  // Members whose condition is false add nothing, except to `alla`.
  const bool restricts = q.kind != ir::QuantifierKind::All;
  const Child child = child_of(scope, restricts ? q.condition : ir::ExprId{}, chain);
  if (!child.relation.valid()) return unsupplied_as(child.unknown, Rep::Truth);
  Chain inner = chain;
  inner.push_back({child.relation, scope.var, {}});
  const NodeId condition =
      restricts ? member_condition(q.condition, scope, inner) : truth(q.condition, inner);
  const NodeId filter = membership(scope, inner);
  const auto reduce = [&](ReduceKind kind, NodeId value) {
    const Rep rep = kind == ReduceKind::Count ? Rep::Int : Rep::Truth;
    types::Type type;
    type.kind = kind == ReduceKind::Count ? TypeKind::Integer : TypeKind::Bool;
    return add({Op::Reduce,
                rep,
                {value},
                child.relation.index,
                static_cast<std::uint32_t>(kind),
                kHasFilter,
                here,
                type});
  };
  const NodeId both = conjunction(child.relation, {filter, condition}, true);
  switch (q.kind) {
    case ir::QuantifierKind::Some:
      return reduce(ReduceKind::Any, both);
    case ir::QuantifierKind::None:
      return negation(reduce(ReduceKind::Any, both));
    case ir::QuantifierKind::All:
      return reduce(ReduceKind::All,
                    conjunction(child.relation, {negation(filter), condition}, false));
    case ir::QuantifierKind::Count: {
      const NodeId count = reduce(ReduceKind::Count, both);
      Constant number;
      number.number = q.number;
      return add({Op::Compare,
                  Rep::Truth,
                  {count, constant(here, Rep::Int, number)},
                  static_cast<std::uint32_t>(compare_of(q.bound)),
                  0,
                  0,
                  here,
                  {}});
    }
  }
  REGEL_UNREACHABLE();
}

NodeId Lowering::aggregate(const ir::Expr& expr, const ir::Aggregate& a, const Chain& chain) {
  const RelationId here = chain.back().relation;
  const ir::Scope& scope = program_.scopes[a.scope];
  const ReduceKind kind = reduce_kind(a.kind);
  Rep rep = rep_of(expr.type);
  if (kind == ReduceKind::Count || kind == ReduceKind::CountDistinct) rep = Rep::Int;
  if (kind == ReduceKind::Share) rep = Rep::Ratio;
  if (kind == ReduceKind::Average || rep == Rep::Num6) {
    rep = kind == ReduceKind::Share ? Rep::Ratio : Rep::Dec;
  }
  const Child child = child_of(scope, {}, chain);
  if (!child.relation.valid()) return unsupplied_as(child.unknown, rep);
  Chain inner = chain;
  inner.push_back({child.relation, scope.var, {}});
  Node node{Op::Reduce, rep,  {},       child.relation.index, static_cast<std::uint32_t>(kind),
            0,          here, expr.type};
  node.in.push_back(membership(scope, inner));
  node.a = kHasFilter | (a.ignoring_missing ? kIgnoring : 0);
  if (kind == ReduceKind::Share && !a.value.valid()) {
    // andel(X där f): the share of X for which f holds.
    node.in = {constant_truth(child.relation, true), node.in[0]};
    node.a |= kHasValue;
  } else if (a.value.valid()) {
    NodeId value = lower(a.value, inner);
    // Ratios are compared by their value; a column of them has no form of its own.
    if (rep == Rep::Dec || plan_.nodes[value].rep == Rep::Ratio) value = to_dec(value);
    node.in.push_back(value);
    node.a |= kHasValue;
  }
  return add(std::move(node));
}

// The filter of the rule's subject, of each member of a group; invalid if it has none.
NodeId Lowering::group_filter(const Chain& inner) {
  const RelationId elements = inner.back().relation;
  const TableId members = plan_.relations[elements].table;
  // However far in its members are asked for.
  const TableId groups = plan_.relations[inner.front().relation].table;
  for (const Group& group : plan_.groups) {
    if (group.table != groups || !group.filter) continue;
    const NodeId self = add({Op::Member, Rep::Link, {}, members.index, 0, 0, elements, {}});
    return gather(self, members, *group.filter);
  }
  return {};
}

// Of groups with a filter: one that has possible members only may not be one.
NodeId Lowering::group_exists(const Chain& chain) {
  const RelationId here = chain.back().relation;
  Chain inner = chain;
  inner.push_back({members_of_group(chain), {}, {}});
  types::Type type;
  type.kind = TypeKind::Bool;
  return add({Op::Reduce,
              Rep::Truth,
              {group_filter(inner)},
              inner.back().relation.index,
              static_cast<std::uint32_t>(ReduceKind::Any),
              kHasFilter,
              here,
              type});
}

// Whether an element of the innermost relation is a member: by the filter of the scope and, of a
// group, by that of its subject, under which a record may be a possible member only.
NodeId Lowering::membership(const ir::Scope& scope, const Chain& inner) {
  const RelationId elements = inner.back().relation;
  std::vector<NodeId> conditions;
  if (scope.kind == ir::ScopeKind::Members) {
    const NodeId may = group_filter(inner);
    if (may.valid()) conditions.push_back(may);
  }
  if (scope.filter.valid()) conditions.push_back(member_condition(scope.filter, scope, inner));
  if (conditions.empty()) return constant_truth(elements, true);
  if (conditions.size() == 1) return conditions.front();
  return conjunction(elements, std::move(conditions), true);
}

bool Lowering::is_key_of(ir::ExprId id, ir::VarId member) const {
  const auto* field = std::get_if<ir::Field>(&program_.exprs[id].node);
  if (field == nullptr) return false;
  const auto* row = std::get_if<ir::RowVar>(&program_.exprs[field->row].node);
  if (row == nullptr || row->var != member) return false;
  const types::Register& info = program_.schema.registers[program_.vars[member].register_id];
  const std::vector<std::uint32_t> alone{field->field};
  return info.key == alone ||
         std::find(info.uniques.begin(), info.uniques.end(), alone) != info.uniques.end();
}

// Whether a field of a member has a value at all; kept with the member.
NodeId Lowering::has_value(ir::ExprId field, ir::VarId member, RelationId members) {
  const TableId table = plan_.relations[members].table;
  const RelationId home = plan_.tables[table].home;
  const Chain there = {{home, member, {}}};
  const NodeId value =
      conjunction(home,
                  {lower_state({StateTest::Exists, field}, there),
                   negation(lower_state({StateTest::Invalid, field}, there)),
                   negation(lower_state({StateTest::RecordedUnknown, field}, there))},
                  true);
  const NodeId self = add({Op::Member, Rep::Link, {}, table.index, 0, 0, members, {}});
  return gather(self, table, keep(table, value));
}

// What is asked of the members of a register. Declared keys are read as recorded: a member without
// one equals nothing (language.md 0.12).
NodeId Lowering::member_condition(ir::ExprId id, const ir::Scope& scope, const Chain& inner) {
  if (scope.kind != ir::ScopeKind::Register) return truth(id, inner);
  std::vector<ir::ExprId> conditions;
  conjuncts(id, conditions);
  std::vector<NodeId> all;
  for (const ir::ExprId each : conditions) {
    all.push_back(truth(each, inner));
    const auto* equal = std::get_if<ir::Compare>(&program_.exprs[each].node);
    if (equal == nullptr || equal->op != CompareOp::Equal) continue;
    for (const auto& [key, other] :
         {std::pair{equal->left, equal->right}, std::pair{equal->right, equal->left}}) {
      if (!is_key_of(key, scope.var)) continue;
      if (roots(other, {}).vars.count(scope.var.index) != 0) continue;
      all.push_back(has_value(key, scope.var, inner.back().relation));
    }
  }
  return conjunction(inner.back().relation, std::move(all), true);
}

RelationId Lowering::members_of_group(const Chain& chain) {
  Relation members;
  members.from = RowsFrom::InGroup;
  members.parent = chain.back().relation;
  // The group is the rule's subject, however far in its members are asked for.
  const RelationId subject = chain.front().relation;
  const TableId groups = plan_.relations[subject].table;
  for (const Group& group : plan_.groups) {
    if (group.table == groups) members.table = group.members;
  }
  REGEL_CHECK(members.table.valid());
  members.index = groups.index;
  members.link =
      broadcast(add({Op::Member, Rep::Link, {}, groups.index, 0, 0, subject, {}}), chain, 0);
  return add_relation(std::move(members));
}

Lowering::Child Lowering::child_of(const ir::Scope& scope, ir::ExprId restricting,
                                   const Chain& chain) {
  switch (scope.kind) {
    case ir::ScopeKind::List:
    case ir::ScopeKind::TextFields:
      return list_child(scope, chain);
    case ir::ScopeKind::Collection:
      return collection_child(scope, chain);
    case ir::ScopeKind::Register:
      return register_child(scope, restricting, chain);
    case ir::ScopeKind::Members:
      return {members_of_group(chain), {}};
    case ir::ScopeKind::Codes:
      return codes_child(scope, chain);
    case ir::ScopeKind::Descendants:
    case ir::ScopeKind::Ancestors:
      return tree_child(scope, chain);
  }
  REGEL_UNREACHABLE();
}

RelationId Lowering::element_relation(RelationId parent, std::uint32_t list) {
  Relation elements;
  elements.from = RowsFrom::BatchList;
  elements.parent = parent;
  elements.list = list;
  const auto where = list_places_.find({parent.index, list});
  if (where != list_places_.end()) {
    const types::Field& field = *where->second.field;
    elements.name = field.name;
    elements.value_type = field.type.element();
    elements.link_on = field.link_on;
    elements.optional = field.optional;
    if (field.type.kind == TypeKind::Row) elements.record = field.type.record();
  } else {
    elements.name = "textfält";
    elements.value_type.kind = TypeKind::Text;
  }
  const RelationId id = add_relation(std::move(elements));
  if (where != list_places_.end()) list_sources_[id.index] = where->second.source;
  return id;
}

Lowering::Child Lowering::list_child(const ir::Scope& scope, const Chain& chain) {
  const Link& last = chain.back();
  // Where the record lies that holds the list.
  const bool text = scope.kind == ir::ScopeKind::TextFields;
  const auto path = local_path(scope.of, last);
  // The list of an outer row, seen from inner rows, or one behind a link that is compared with what
  // is here: its elements for each row.
  if (!path) return outer_list_child(scope, chain);
  const RelationId here = last.relation;
  const TableId table = plan_.relations[here].table;
  const RelationId home = table.valid() ? plan_.tables[table].home : here;
  std::uint32_t list = 0;
  if (text) {
    list = text_list(home);
  } else {
    const auto found = spec_list(home, *path);
    if (!found) {
      const types::Field& field = field_at(plan_.relations[home].record, *path);
      return {{},
              unsupplied(here, Rep::Truth, CauseKind::NotInSource,
                         plan_.relations[home].name + "." + field.name)};
    }
    list = *found;
  }
  if (!table.valid()) return {element_relation(here, list), {}};
  const TableId elements = list_table(table, list);
  return {list_of(here, elements, add({Op::Member, Rep::Link, {}, table.index, 0, 0, here, {}})),
          {}};
}

RelationId Lowering::list_of(RelationId here, TableId elements, NodeId link) {
  Relation relation;
  relation.from = RowsFrom::ListOf;
  relation.parent = here;
  relation.table = elements;
  relation.link = link;
  return add_relation(std::move(relation));
}

// The elements of a list that lies behind a link, or on an outer row: kept with their record.
Lowering::Child Lowering::outer_list_child(const ir::Scope& scope, const Chain& chain) {
  const RelationId here = chain.back().relation;
  const auto* field = std::get_if<ir::Field>(&program_.exprs[scope.of].node);
  const ir::ExprId row = field != nullptr ? field->row : scope.of;
  const NodeId link = lower_link(row, chain);
  if (plan_.nodes[link].op == Op::Unsupplied) return {{}, unsupplied_as(link, Rep::Truth)};
  const TableId table = table_of(link);
  const RelationId home = plan_.tables[table].home;
  std::uint32_t list = 0;
  if (field == nullptr) {
    list = text_list(home);
  } else {
    const auto found = spec_list(home, {field->field});
    if (!found) {
      return {{}, unsupplied(here, Rep::Truth, CauseKind::NotInSource, plan_.tables[table].name)};
    }
    list = *found;
  }
  return {list_of(here, list_table(table, list), link), {}};
}

std::uint32_t Lowering::text_list(RelationId home) {
  Relation& relation = plan_.relations[home];
  for (std::size_t i = 0; i < relation.spec.lists.size(); ++i) {
    if (relation.spec.lists[i].text_fields) return static_cast<std::uint32_t>(i);
  }
  column::ListSpec spec;
  spec.text_fields = true;
  relation.spec.lists.push_back(std::move(spec));
  relation.list_fields.push_back(-1);
  relation.list_names.emplace_back("textfält");
  return static_cast<std::uint32_t>(relation.spec.lists.size() - 1);
}

Lowering::Child Lowering::collection_child(const ir::Scope& scope, const Chain& chain) {
  const RelationId here = chain.back().relation;
  const ir::Expr& row = program_.exprs[scope.of];
  const types::RegisterId owner = program_.schema.records[row.type.record()].register_id;
  const types::Collection& collection =
      program_.schema.registers[owner].collections[scope.collection];
  const NodeId link = lower_link(scope.of, chain);
  if (plan_.nodes[link].op == Op::Unsupplied) return {{}, unsupplied_as(link, Rep::Truth)};
  // Those of the export that the record is of, wherever it is asked for.
  const TableId target = table_of(link);
  const bool previous = in_previous(plan_.tables[target].home);
  if (!supplied(collection.members, previous)) {
    return {{},
            unsupplied(here, Rep::Truth,
                       previous ? CauseKind::PreviousMissing : CauseKind::SourceMissing,
                       program_.schema.registers[collection.members].name)};
  }
  const TableId members = source_table(source_of(collection.members, previous));
  if (collection.with_descendants) ensure_tree(target);
  // A record behind a link, whose key others have, is told of by that key.
  const std::vector<NodeId>& key = plan_.sources[source_behind(plan_.tables[target].home)].key;
  const bool itself = plan_.nodes[link].op == Op::Member && !plan_.relations[here].table.valid();
  if (!itself && !key.empty()) keep(target, key[0]);
  LinkIndex index;
  index.target = target;
  index.subtree = collection.with_descendants;
  const RelationId home = plan_.tables[members].home;
  const types::Field& via = program_.schema.record_of(collection.members).fields[collection.via];
  if (via.type.list) {
    const auto list = spec_list(home, {collection.via});
    if (!list) {
      return {{},
              unsupplied(here, Rep::Truth, CauseKind::NotInSource,
                         plan_.tables[members].name + "." + via.name)};
    }
    index.in_list = true;
    element_relation(home, *list);
    index.list_table = list_table(members, *list);
    const RelationId elements = plan_.tables[index.list_table].home;
    const NodeId text = field_node(elements, {}, column::ReadAs::Text);
    index.column = keep(index.list_table, probe(text, owner, previous, via.link_on));
  } else {
    const NodeId text = field_node(home, {collection.via}, column::ReadAs::Text);
    if (plan_.nodes[text].op == Op::Unsupplied) return {{}, reseat(text, here)};
    index.column = keep(members, probe(text, owner, previous, via.link_on));
  }
  Relation relation;
  relation.from = RowsFrom::LinkedTo;
  relation.parent = here;
  relation.table = members;
  relation.link = link;
  relation.subtree = collection.with_descendants;
  std::vector<LinkIndex>& links = plan_.tables[members].links;
  const auto same = [&](const LinkIndex& have) {
    return have.target == index.target && have.in_list == index.in_list &&
           have.list_table == index.list_table && have.column == index.column &&
           have.subtree == index.subtree;
  };
  const auto found = std::find_if(links.begin(), links.end(), same);
  relation.index = static_cast<std::uint32_t>(found - links.begin());
  if (found == links.end()) links.push_back(index);
  return {add_relation(std::move(relation)), {}};
}

// An Unsupplied node of another relation, said again here.
NodeId Lowering::reseat(NodeId id, RelationId here) {
  const Node& node = plan_.nodes[id];
  return unsupplied(here, Rep::Truth, static_cast<CauseKind>(node.y), plan_.cause_fields[node.x]);
}

void Lowering::conjuncts(ir::ExprId id, std::vector<ir::ExprId>& into) const {
  if (!id.valid()) return;
  const ir::Node& node = program_.exprs[id].node;
  if (const auto* both = std::get_if<ir::And>(&node)) {
    for (const ir::ExprId each : both->operands) conjuncts(each, into);
    return;
  }
  if (const auto* items = std::get_if<ir::Items>(&node)) {
    if (items->kind == ir::ItemsKind::All) {
      for (const ir::ItemRef& item : items->items) conjuncts(item.condition, into);
      return;
    }
  }
  into.push_back(id);
}

// Every record of a register, or those that an equality with the outer row picks out.
Lowering::Child Lowering::register_child(const ir::Scope& scope, ir::ExprId restricting,
                                         const Chain& chain) {
  const RelationId here = chain.back().relation;
  const ir::Var& var = program_.vars[scope.var];
  // A register that is named is today's, also where the subject is of the earlier export.
  const bool previous = var.kind == ir::RelationKind::Previous;
  if (!supplied(var.register_id, previous)) {
    return {{},
            unsupplied(here, Rep::Truth,
                       previous ? CauseKind::PreviousMissing : CauseKind::SourceMissing,
                       program_.schema.registers[var.register_id].name)};
  }
  const TableId table = source_table(source_of(var.register_id, previous));
  const RelationId home = plan_.tables[table].home;
  Relation relation;
  relation.from = RowsFrom::All;
  relation.parent = here;
  relation.table = table;

  std::vector<ir::ExprId> conditions;
  conjuncts(scope.filter, conditions);
  conjuncts(restricting, conditions);
  for (const ir::ExprId id : conditions) {
    const auto* compare = std::get_if<ir::Compare>(&program_.exprs[id].node);
    if (compare == nullptr || compare->op != CompareOp::Equal) continue;
    ir::ExprId member = compare->left;
    ir::ExprId outer = compare->right;
    const auto only_member = [&](ir::ExprId side) {
      const Roots& mentioned = roots(side, {});
      return mentioned.vars.size() == 1 && mentioned.vars.count(scope.var.index) != 0 &&
             !mentioned.global;
    };
    const auto without_member = [&](ir::ExprId side) {
      return roots(side, chain.front().alias).vars.count(scope.var.index) == 0;
    };
    if (!only_member(member)) std::swap(member, outer);
    if (!only_member(member) || !without_member(outer)) continue;
    const types::Type type = program_.exprs[member].type;
    if (type.kind == TypeKind::Bool || type.kind == TypeKind::Row) continue;
    if (program_.exprs[outer].type.kind == TypeKind::Row && type.kind != TypeKind::Link) continue;
    const Chain there = {{home, scope.var, {}}};
    const bool fold = type.is(TypeKind::Text) && (folds(member) || folds(outer));
    NodeId kept = type.kind == TypeKind::Link ? lower_link(member, there)
                  : type.is(TypeKind::Text)   ? lower_text(member, fold, there)
                                              : lower(member, there);
    NodeId wanted = type.kind == TypeKind::Link ? lower_link(outer, chain)
                    : type.is(TypeKind::Text)   ? lower_text(outer, fold, chain)
                                                : lower(outer, chain);
    if (plan_.nodes[kept].op == Op::Unsupplied || plan_.nodes[wanted].op == Op::Unsupplied) {
      continue;
    }
    if (type.kind != TypeKind::Text && type.kind != TypeKind::Link) {
      if (plan_.nodes[kept].rep != Rep::Int || plan_.nodes[wanted].rep != Rep::Int) continue;
    }
    // Across exports the key tells what is the same.
    if (type.kind == TypeKind::Link && table_of(kept) != table_of(wanted)) continue;
    EqualIndex index;
    index.column = keep(table, kept);
    std::vector<EqualIndex>& equals = plan_.tables[table].equals;
    const auto found = std::find_if(equals.begin(), equals.end(), [&](const EqualIndex& have) {
      return have.column == index.column;
    });
    relation.from = RowsFrom::EqualTo;
    relation.index = static_cast<std::uint32_t>(found - equals.begin());
    relation.link = wanted;
    if (found == equals.end()) equals.push_back(index);
    break;
  }
  return {add_relation(std::move(relation)), {}};
}

Lowering::Child Lowering::tree_child(const ir::Scope& scope, const Chain& chain) {
  const RelationId here = chain.back().relation;
  const NodeId link = lower_link(scope.of, chain);
  if (plan_.nodes[link].op == Op::Unsupplied) return {{}, unsupplied_as(link, Rep::Truth)};
  const TableId table = table_of(link);
  ensure_tree(table);
  Relation relation;
  relation.from =
      scope.kind == ir::ScopeKind::Ancestors ? RowsFrom::Ancestors : RowsFrom::Descendants;
  relation.parent = here;
  relation.table = table;
  relation.link = link;
  return {add_relation(std::move(relation)), {}};
}

TableId Lowering::code_table(types::CodeListId list, types::CodeSetId set) {
  const std::string name = std::to_string(list.index) + "/" + std::to_string(set.index);
  const auto found = code_tables_.find(name);
  if (found != code_tables_.end()) return found->second;
  CodeTable codes;
  codes.list = list;
  const std::size_t count = program_.schema.code_lists[list].codes.size();
  for (std::size_t code = 0; code < count; ++code) {
    if (set.valid() && !program_.schema.code_sets[set].members[code]) continue;
    codes.codes.push_back(static_cast<std::int32_t>(code));
  }
  Relation rows;
  rows.from = RowsFrom::Table;
  rows.index = static_cast<std::uint32_t>(plan_.code_tables.size());
  rows.name = program_.schema.code_lists[list].name;
  rows.value_type.kind = program_.schema.code_lists[list].scale ? TypeKind::Level : TypeKind::Code;
  rows.value_type.ref = list.index;
  Table table;
  table.codes = static_cast<std::uint32_t>(plan_.code_tables.size());
  table.name = rows.name;
  plan_.code_tables.push_back(std::move(codes));
  const types::Type type = rows.value_type;
  const TableId id = plan_.tables.add(std::move(table));
  rows.table = id;
  const RelationId home = add_relation(std::move(rows));
  // The one column: the code itself. Filled by the engine, so the node is only its description.
  plan_.tables[id].home = home;
  plan_.tables[id].columns.push_back(add({Op::Member, Rep::Int, {}, id.index, 0, 0, home, type}));
  code_tables_.emplace(name, id);
  return id;
}

Lowering::Child Lowering::codes_child(const ir::Scope& scope, const Chain& chain) {
  const ir::Var& var = program_.vars[scope.var];
  Relation relation;
  relation.from = RowsFrom::All;
  relation.parent = chain.back().relation;
  relation.table = code_table(var.type.code_list(), scope.set);
  return {add_relation(std::move(relation)), {}};
}

}  // namespace regel::plan
