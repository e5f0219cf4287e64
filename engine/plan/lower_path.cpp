// Fields, links and what stands behind them.

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/plan/lowering.hpp"
#include "lang/base/check.hpp"

namespace regel::plan {

using column::ReadAs;
using outcome::CauseKind;
using types::TypeKind;

NodeId Lowering::unsupplied(RelationId relation, Rep rep, CauseKind kind, std::string what) {
  auto& texts = plan_.cause_fields;
  const auto found = std::find(texts.begin(), texts.end(), what);
  const auto index = static_cast<std::uint32_t>(found - texts.begin());
  if (found == texts.end()) texts.push_back(std::move(what));
  return add({Op::Unsupplied, rep, {}, index, static_cast<std::uint32_t>(kind), 0, relation, {}});
}

NodeId Lowering::unsupplied_as(NodeId id, Rep rep) {
  const Node& node = plan_.nodes[id];
  return add({Op::Unsupplied, rep, {}, node.x, node.y, 0, node.relation, node.type});
}

// The source whose records the rows of a relation come from, however indirectly.
SourceId Lowering::source_behind(RelationId id) const {
  const Relation& relation = plan_.relations[id];
  if (relation.from == RowsFrom::Records) return relation.source;
  if (relation.from == RowsFrom::BatchList) return source_behind(relation.parent);
  if (relation.table.valid() && plan_.tables[relation.table].home.valid() &&
      plan_.tables[relation.table].home != id) {
    return source_behind(plan_.tables[relation.table].home);
  }
  return {};
}

bool Lowering::in_previous(RelationId id) const {
  const SourceId source = source_behind(id);
  return source.valid() && plan_.sources[source].previous;
}

const types::SourceSpec& Lowering::source_spec(RelationId id) const {
  const SourceId source = source_behind(id);
  REGEL_CHECK(source.valid());
  return program_.schema.registers[plan_.sources[source].register_id].source;
}

std::uint32_t Lowering::zone_index(const std::string& zone) {
  const auto found = std::find(plan_.zones.begin(), plan_.zones.end(), zone);
  if (found != plan_.zones.end()) return static_cast<std::uint32_t>(found - plan_.zones.begin());
  plan_.zones.push_back(zone);
  return static_cast<std::uint32_t>(plan_.zones.size() - 1);
}

// The zone in which the calendar of an instant is read: that of the register it is recorded in.
std::uint32_t Lowering::zone_of(ir::ExprId id) {
  const auto* field = std::get_if<ir::Field>(&program_.exprs[id].node);
  if (field == nullptr) return 0;
  const types::Record& record = program_.schema.records[program_.exprs[field->row].type.record()];
  if (!record.register_id.valid()) return 0;
  return zone_index(program_.schema.registers[record.register_id].source.time_zone);
}

std::optional<std::vector<std::uint32_t>> Lowering::local_path(ir::ExprId id, const Link& link) {
  if (!link.alias.empty() && key(id) == link.alias) return std::vector<std::uint32_t>{};
  const ir::Expr& expr = program_.exprs[id];
  if (const auto* row = std::get_if<ir::RowVar>(&expr.node)) {
    if (link.var.valid() && row->var == link.var) return std::vector<std::uint32_t>{};
    return std::nullopt;
  }
  if (const auto* element = std::get_if<ir::VarValue>(&expr.node)) {
    if (link.var.valid() && element->var == link.var) return std::vector<std::uint32_t>{};
    return std::nullopt;
  }
  const auto* field = std::get_if<ir::Field>(&expr.node);
  if (field == nullptr) return std::nullopt;
  auto path = local_path(field->row, link);
  if (path) path->push_back(field->field);
  return path;
}

std::optional<Lowering::Place> Lowering::place(RelationId id,
                                               const std::vector<std::uint32_t>& path) const {
  const Relation& relation = plan_.relations[id];
  const types::SourceSpec& source = source_spec(id);
  Place result{nullptr, nullptr, {}};
  const std::vector<types::FieldSource>* sources = &source.fields;
  if (relation.from == RowsFrom::BatchList) {
    sources = &list_sources_.at(id.index)->children;
  }
  types::RecordId record = relation.record;
  for (const std::uint32_t step : path) {
    if (step >= sources->size()) return std::nullopt;
    result.field = &program_.schema.records[record].fields[step];
    result.source = &(*sources)[step];
    if (!result.source->mapped && !result.source->from_key) return std::nullopt;
    result.path.insert(result.path.end(), result.source->path.begin(), result.source->path.end());
    sources = &result.source->children;
    if (result.field->type.kind == TypeKind::Row) record = result.field->type.record();
  }
  return result;
}

std::uint32_t Lowering::spec_field(RelationId id, column::FieldSpec spec,
                                   const std::vector<std::uint32_t>& path) {
  Relation& relation = plan_.relations[id];
  for (std::size_t i = 0; i < relation.spec.fields.size(); ++i) {
    const column::FieldSpec& have = relation.spec.fields[i];
    const bool same = have.as == spec.as && have.path == spec.path &&
                      have.from_key == spec.from_key && have.written == spec.written &&
                      have.spellings == spec.spellings && have.state_of == spec.state_of &&
                      have.blank == spec.blank && have.unknown == spec.unknown;
    if (same) return static_cast<std::uint32_t>(i);
  }
  relation.spec.fields.push_back(std::move(spec));
  relation.fields.push_back(path.empty() ? -1 : static_cast<std::int32_t>(path[0]));
  relation.field_names.push_back(name_at(relation.record, path));
  return static_cast<std::uint32_t>(relation.spec.fields.size() - 1);
}

// A field of the rows of a streaming relation, or the element itself for an empty path.
NodeId Lowering::field_node(RelationId id, const std::vector<std::uint32_t>& path, ReadAs as) {
  Relation& relation = plan_.relations[id];
  types::Type type;
  column::FieldSpec spec;
  if (path.empty()) {
    type = relation.value_type;
    const auto found = list_sources_.find(id.index);
    if (found != list_sources_.end()) {
      spec = make_field_spec(program_.schema, source_spec(id), *found->second, type, {}, as);
      spec.from_key = false;
    } else {
      // textfält: every text as it stands, whatever the source says of blank or unknown words.
      spec.as = ReadAs::Raw;
    }
  } else {
    const auto where = place(id, path);
    const types::Field& field = field_at(relation.record, path);
    type = field.type;
    if (!where) {
      const bool text = as == ReadAs::Raw || as == ReadAs::Text;
      return unsupplied(id, text ? Rep::Text : rep_of(type), CauseKind::NotInSource,
                        relation.name + "." + field.name);
    }
    spec = make_field_spec(program_.schema, source_spec(id), *where->source, type, where->path, as);
  }
  const std::uint32_t index = spec_field(id, std::move(spec), path);
  const bool text = as == ReadAs::Raw || as == ReadAs::Text;
  const Rep rep = text ? Rep::Text : rep_of(type);
  // A key is read as text whatever its type; what is printed is the text.
  if (text && type.kind != TypeKind::Link) type.kind = TypeKind::Text;
  return add({Op::Field, rep, {}, index, 0, 0, id, type});
}

const types::Field& Lowering::field_at(types::RecordId record,
                                       const std::vector<std::uint32_t>& path) const {
  const types::Field* field = nullptr;
  for (const std::uint32_t step : path) {
    field = &program_.schema.records[record].fields[step];
    if (field->type.kind == TypeKind::Row) record = field->type.record();
  }
  REGEL_CHECK(field != nullptr);
  return *field;
}

std::string Lowering::name_at(types::RecordId record,
                              const std::vector<std::uint32_t>& path) const {
  std::string name;
  for (const std::uint32_t step : path) {
    const types::Field& field = program_.schema.records[record].fields[step];
    name += (name.empty() ? "" : ".") + field.name;
    if (field.type.kind == TypeKind::Row) record = field.type.record();
  }
  return name;
}

NodeId Lowering::field_state(RelationId id, const std::vector<std::uint32_t>& path,
                             StateTest test) {
  const Relation& relation = plan_.relations[id];
  types::Type type = relation.value_type;
  column::FieldSpec spec;
  if (path.empty()) {
    const types::FieldSource none;
    const auto found = list_sources_.find(id.index);
    spec = make_field_spec(program_.schema, source_spec(id),
                           found == list_sources_.end() ? none : *found->second, type, {},
                           ReadAs::State);
    spec.from_key = false;
  } else {
    const auto where = place(id, path);
    const types::Field& field = field_at(relation.record, path);
    type = field.type;
    if (!where) {
      return unsupplied(id, Rep::Truth, CauseKind::NotInSource, relation.name + "." + field.name);
    }
    if (type.list) {
      const auto list = spec_list(id, path);
      return add(
          {Op::ListState, Rep::Truth, {}, *list, static_cast<std::uint32_t>(test), 0, id, {}});
    }
    spec = make_field_spec(program_.schema, source_spec(id), *where->source, type, where->path,
                           ReadAs::State);
  }
  spec.state_of = read_as(type);
  const std::uint32_t index = spec_field(id, std::move(spec), path);
  return add({Op::FieldState, Rep::Truth, {}, index, static_cast<std::uint32_t>(test), 0, id, {}});
}

// A nested record: an object there is its value.
NodeId Lowering::nested_state(RelationId id, const std::vector<std::uint32_t>& path,
                              StateTest test) {
  const auto where = place(id, path);
  const Relation& relation = plan_.relations[id];
  if (!where) {
    return unsupplied(id, Rep::Truth, CauseKind::NotInSource,
                      relation.name + "." + field_at(relation.record, path).name);
  }
  column::FieldSpec spec = make_field_spec(program_.schema, source_spec(id), *where->source,
                                           where->field->type, where->path, ReadAs::State);
  spec.state_of = ReadAs::State;
  const std::uint32_t index = spec_field(id, std::move(spec), path);
  return add({Op::FieldState, Rep::Truth, {}, index, static_cast<std::uint32_t>(test), 0, id, {}});
}

// The list that a path leads to, as an entry of the relation's read spec; none if it is not mapped.
std::optional<std::uint32_t> Lowering::spec_list(RelationId id,
                                                 const std::vector<std::uint32_t>& path) {
  const auto where = place(id, path);
  if (!where) return std::nullopt;
  Relation& relation = plan_.relations[id];
  column::ListSpec spec;
  spec.path = where->path;
  spec.split_at = where->source->split_at;
  const types::SourceSpec& source = source_spec(id);
  spec.blank = source.blank;
  spec.blank.insert(spec.blank.end(), where->source->blank.begin(), where->source->blank.end());
  spec.unknown = source.unknown;
  spec.unknown.insert(spec.unknown.end(), where->source->unknown.begin(),
                      where->source->unknown.end());
  for (const types::FieldSource& child : where->source->children) {
    spec.members = spec.members || child.from_key;
    if (where->source->from_rows && !child.path.empty()) spec.cells.push_back(child.path[0].name);
  }
  const auto number = static_cast<std::int32_t>(path[0]);
  for (std::size_t i = 0; i < relation.spec.lists.size(); ++i) {
    if (relation.list_fields[i] == number && relation.spec.lists[i].path == spec.path) {
      return static_cast<std::uint32_t>(i);
    }
  }
  relation.spec.lists.push_back(std::move(spec));
  relation.list_fields.push_back(number);
  relation.list_names.push_back(name_at(relation.record, path));
  const auto index = static_cast<std::uint32_t>(relation.spec.lists.size() - 1);
  list_places_[{id.index, index}] = *where;
  return index;
}

// A value read from a field or element.
NodeId Lowering::lower_value(ir::ExprId id, ReadAs as, const Chain& chain) {
  const Link& last = chain.back();
  const Relation& relation = plan_.relations[last.relation];
  const ir::Expr& expr = program_.exprs[id];
  const auto path = local_path(id, last);
  REGEL_CHECK(path.has_value());
  if (relation.from == RowsFrom::Table || relation.table.valid()) {
    // Codes as elements or subject: the one column of their table.
    const NodeId self =
        add({Op::Member, Rep::Link, {}, relation.table.index, 0, 0, last.relation, {}});
    return add({Op::Gather,
                rep_of(expr.type),
                {self},
                relation.table.index,
                0,
                0,
                last.relation,
                expr.type});
  }
  return field_node(last.relation, *path, as);
}

// The row that an expression of type Link or Row stands for.
NodeId Lowering::lower_link(ir::ExprId id, const Chain& chain) {
  const Link& last = chain.back();
  const RelationId here = last.relation;
  const ir::Expr& expr = program_.exprs[id];

  // Not of the innermost rows: computed outside and brought in.
  const Roots mentioned = roots(id, chain.front().alias);
  if (chain.size() > 1 && !mentions(mentioned, last)) {
    const Chain outer(chain.begin(), chain.end() - 1);
    return broadcast(lower_link(id, outer), chain, chain.size() - 2);
  }
  if (const auto path = local_path(id, last)) {
    if (expr.type.kind == TypeKind::Row) return self_link(chain);
    const Relation& relation = plan_.relations[here];
    const types::Type type = expr.type;
    if (relation.table.valid()) {
      // A link of a row of a table: kept there.
      const TableId table = relation.table;
      const NodeId there = lower_link(id, {{plan_.tables[table].home, last.var, last.alias}});
      const NodeId self = add({Op::Member, Rep::Link, {}, table.index, 0, 0, here, {}});
      if (plan_.nodes[there].op == Op::Unsupplied) {
        return unsupplied(here, Rep::Link, static_cast<CauseKind>(plan_.nodes[there].y),
                          plan_.cause_fields[plan_.nodes[there].x]);
      }
      return gather(self, table, keep(table, there));
    }
    const std::vector<std::uint32_t> on =
        path->empty() ? relation.link_on : field_at(relation.record, *path).link_on;
    const NodeId text = field_node(here, *path, ReadAs::Text);
    if (plan_.nodes[text].op == Op::Unsupplied) return unsupplied_as(text, Rep::Link);
    return probe(text, type.target(), in_previous(here), on);
  }
  if (const auto* follow = std::get_if<ir::Follow>(&expr.node)) {
    return lower_link(follow->link, chain);
  }
  if (const auto* previous = std::get_if<ir::Previous>(&expr.node)) {
    const types::RegisterId target = program_.schema.records[expr.type.record()].register_id;
    const std::string& name = program_.schema.registers[target].name;
    if (in_previous(here)) return unsupplied(here, Rep::Link, CauseKind::PreviousMissing, name);
    const std::vector<std::uint32_t>& on = program_.schema.registers[target].key;
    if (const auto own = local_path(previous->row, last)) {
      const Relation& relation = plan_.relations[here];
      if (relation.table.valid()) {
        const TableId table = relation.table;
        const NodeId there = lower_link(id, {{plan_.tables[table].home, last.var, last.alias}});
        if (plan_.nodes[there].op == Op::Unsupplied) {
          return unsupplied(here, Rep::Link, CauseKind::PreviousMissing, name);
        }
        const NodeId self = add({Op::Member, Rep::Link, {}, table.index, 0, 0, here, {}});
        return gather(self, table, keep(table, there));
      }
      // A record without a key cannot be looked for: whether it was there is not known.
      const NodeId found = probe(field_node(here, {on[0]}, ReadAs::Text), target, true, on);
      if (plan_.nodes[found].op != Op::Probe) return found;
      Node looked_up = plan_.nodes[found];
      looked_up.a = kKeyRequired;
      return add(std::move(looked_up));
    }
  }
  if (std::holds_alternative<ir::Parameter>(expr.node)) {
    // A record of today's export, also in a rule about the earlier one.
    const NodeId text = lower_here(id, chain);
    return probe(text, expr.type.target(), false,
                 program_.schema.registers[expr.type.target()].key);
  }
  if (std::holds_alternative<ir::GroupKey>(expr.node)) return lower_here(id, chain);
  if (std::holds_alternative<ir::If>(expr.node) ||
      std::holds_alternative<ir::IfMissing>(expr.node)) {
    return lower_here(id, chain);
  }
  // A field of a record behind a link: computed at that record.
  REGEL_CHECK(mentioned.first.has_value());
  const ir::ExprId first = *mentioned.first;
  const NodeId link = lower_link(first, chain);
  if (plan_.nodes[link].op == Op::Unsupplied) return link;
  const TableId table = table_of(link);
  const NodeId there = lower_link(id, {{plan_.tables[table].home, {}, key(first)}});
  if (plan_.nodes[there].op == Op::Unsupplied) {
    return unsupplied(here, Rep::Link, static_cast<CauseKind>(plan_.nodes[there].y),
                      plan_.cause_fields[plan_.nodes[there].x]);
  }
  return gather(link, table, keep(table, there));
}

// The record itself as a row of its register's table: found by its own key.
NodeId Lowering::self_link(const Chain& chain) {
  const RelationId here = chain.back().relation;
  const Relation& relation = plan_.relations[here];
  if (relation.table.valid()) {
    return add({Op::Member, Rep::Link, {}, relation.table.index, 0, 0, here, {}});
  }
  const SourceId source = source_behind(here);
  types::Type type;
  type.kind = TypeKind::Link;
  type.ref = plan_.sources[source].register_id.index;
  return add({Op::Member, Rep::Link, {}, source_table(source).index, 0, 0, here, type});
}

NodeId Lowering::probe(NodeId key, types::RegisterId target, bool previous,
                       const std::vector<std::uint32_t>& on) {
  const RelationId here = plan_.nodes[key].relation;
  if (plan_.nodes[key].op == Op::Unsupplied) return unsupplied_as(key, Rep::Link);
  if (!supplied(target, previous)) {
    return unsupplied(here, Rep::Link,
                      previous ? CauseKind::PreviousMissing : CauseKind::SourceMissing,
                      program_.schema.registers[target].name);
  }
  const TableId table = source_table(source_of(target, previous));
  const std::uint32_t index = key_index(table, target, on);
  types::Type type;
  type.kind = TypeKind::Link;
  type.ref = target.index;
  return add({Op::Probe, Rep::Link, {key}, table.index, index, 0, here, type});
}

// A field of a register as text, kept; none if the source does not map it.
std::optional<KeyPart> Lowering::key_part(TableId table, types::RegisterId target,
                                          std::uint32_t number) {
  const RelationId home = plan_.tables[table].home;
  const types::Field& field = program_.schema.record_of(target).fields[number];
  KeyPart part;
  part.fold = field.any_case;
  if (field.type.list) {
    const auto list = spec_list(home, {number});
    if (!list) return std::nullopt;
    part.in_list = true;
    part.list_table = list_table(table, *list);
    const RelationId elements = plan_.tables[part.list_table].home;
    part.column = keep(part.list_table, field_node(elements, {}, ReadAs::Text));
    return part;
  }
  const NodeId text = field_node(home, {number}, ReadAs::Text);
  if (plan_.nodes[text].op == Op::Unsupplied) return std::nullopt;
  part.column = keep(table, text);
  return part;
}

std::uint32_t Lowering::key_index(TableId table, types::RegisterId target,
                                  const std::vector<std::uint32_t>& on) {
  const std::vector<std::uint32_t> fields = on.empty() ? program_.schema.registers[target].key : on;
  KeyIndex index;
  for (const std::uint32_t number : fields) {
    if (const auto part = key_part(table, target, number)) index.parts.push_back(*part);
  }
  std::vector<KeyIndex>& keys = plan_.tables[table].keys;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto same = [](const KeyPart& a, const KeyPart& b) {
      return a.in_list == b.in_list && a.column == b.column && a.list_table == b.list_table;
    };
    if (std::equal(keys[i].parts.begin(), keys[i].parts.end(), index.parts.begin(),
                   index.parts.end(), same)) {
      return static_cast<std::uint32_t>(i);
    }
  }
  keys.push_back(std::move(index));
  return static_cast<std::uint32_t>(keys.size() - 1);
}

void Lowering::ensure_tree(TableId id) {
  if (plan_.tables[id].tree) return;
  const RelationId home = plan_.tables[id].home;
  const types::RegisterId target = plan_.sources[source_behind(home)].register_id;
  const types::Register& info = program_.schema.registers[target];
  REGEL_CHECK(info.tree.has_value());
  const types::Field& field = program_.schema.record_of(target).fields[*info.tree];
  const NodeId text = field_node(home, {*info.tree}, ReadAs::Text);
  const NodeId link = probe(text, target, in_previous(home), field.link_on);
  TreeIndex tree;
  tree.optional = field.optional;
  tree.parent = keep(id, link);
  plan_.tables[id].tree = tree;
}

}  // namespace regel::plan
