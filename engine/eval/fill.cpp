#include "engine/eval/fill.hpp"

#include <algorithm>
#include <utility>

#include "lang/base/check.hpp"
#include "lang/diag/environment.hpp"

namespace regel::eval {

using table::RowLists;

std::optional<Error> too_many_rows(const Context& context,
                                   const std::map<std::uint32_t, PartialTable>& have,
                                   const std::map<std::uint32_t, PartialTable>& more,
                                   std::uint64_t most) {
  for (const auto& [id, table] : more) {
    const auto before = have.find(id);
    const std::uint64_t rows = before == have.end() ? 0 : before->second.rows;
    if (rows + table.rows <= most) continue;
    return diag::make_error<diag::Code::S030>(context.plan->tables[plan::TableId{id}].name,
                                              std::to_string(most));
  }
  return std::nullopt;
}

void Fill::join(std::map<std::uint32_t, PartialTable>&& tables, const table::CauseBase& base) {
  for (auto& [id, more] : tables) {
    PartialTable& have = tables_[id];
    have.rows += more.rows;
    have.list_sizes.insert(have.list_sizes.end(), more.list_sizes.begin(), more.list_sizes.end());
    have.lists.append(std::move(more.lists), base);
    for (auto& [column, kept] : more.columns) {
      auto found = have.columns.find(column);
      if (found == have.columns.end()) {
        found = have.columns.emplace(column, table::KeptColumn(kept.shape(), collide_)).first;
      }
      found->second.append(std::move(kept), base);
    }
  }
}

void Fill::publish() {
  // A source without records fills its tables too: with nothing.
  for (const auto& [id, column] : visit_.columns) {
    const plan::Table& planned = context_.plan->tables[plan::TableId{id}];
    table::Table& table = context_.tables[id];
    PartialTable& partial = tables_[id];
    table.columns.resize(planned.columns.size());
    table.keys.resize(planned.keys.size());
    table.links.resize(planned.links.size());
    table.equals.resize(planned.equals.size());
    table.rows = partial.rows;
    table.complete = true;
    if (planned.owner.valid() && column == plan::kRows) {
      table.offsets.assign(1, 0);
      for (const std::uint32_t size : partial.list_sizes) {
        table.offsets.push_back(table.offsets.back() + size);
      }
      table.lists = std::move(partial.lists);
    }
    if (column == plan::kRows) continue;
    const auto found = partial.columns.find(column);
    if (found != partial.columns.end()) {
      table.columns[column] = std::move(found->second);
    }
    table.filled.insert(column);
  }
}

std::size_t Fill::memory() const {
  std::size_t total = 0;
  for (const auto& [id, table] : tables_) {
    total += table.list_sizes.capacity() * 4 + table.lists.memory();
    for (const auto& [column, kept] : table.columns) total += kept.memory();
  }
  return total;
}

namespace {

const std::vector<std::uint32_t> kNoOwners;

// By row of a list table: the row of its owner.
std::vector<std::uint32_t> owners_of(const table::Table& list) {
  std::vector<std::uint32_t> owners(list.rows);
  for (std::uint32_t owner = 0; owner + 1 < list.offsets.size(); ++owner) {
    for (std::uint32_t at = list.offsets[owner]; at < list.offsets[owner + 1]; ++at) {
      owners[at] = owner;
    }
  }
  return owners;
}

void build_keys(Context& context, std::uint32_t id, bool collide) {
  const plan::Table& planned = context.plan->tables[plan::TableId{id}];
  table::Table& table = context.tables[id];
  for (std::size_t k = 0; k < planned.keys.size(); ++k) {
    const plan::KeyIndex& index = planned.keys[k];
    const bool ready = std::all_of(index.parts.begin(), index.parts.end(), [&](const auto& part) {
      const std::uint32_t from = part.in_list ? part.list_table.index : id;
      return context.tables[from].filled.count(part.column) != 0;
    });
    if (!ready || table.built.count({'k', k}) != 0) continue;
    table::KeyFinder finder(collide);
    for (const bool fold : {true, false}) {
      for (const plan::KeyPart& part : index.parts) {
        if (part.fold != fold) continue;
        const table::Table& from = context.tables[part.in_list ? part.list_table.index : id];
        const table::KeptColumn& column = from.columns[part.column];
        const std::vector<std::uint32_t> owners = part.in_list ? owners_of(from) : kNoOwners;
        for (std::uint32_t row = 0; row < from.rows; ++row) {
          if (!column.known(row)) continue;
          const std::uint32_t owner = part.in_list ? owners[row] : row;
          if (fold) {
            finder.add_any_case(column.text(row), owner);
          } else {
            finder.add(column.text(row), owner);
          }
        }
      }
    }
    table.keys[k] = std::move(finder);
    table.built.insert({'k', k});
  }
}

void build_tree(Context& context, std::uint32_t id) {
  const plan::Table& planned = context.plan->tables[plan::TableId{id}];
  table::Table& table = context.tables[id];
  if (!planned.tree || table.tree || table.filled.count(planned.tree->parent) == 0) return;
  const table::KeptColumn& parent = table.columns[planned.tree->parent];
  std::vector<std::uint32_t> above(table.rows, table::Tree::kNone);
  std::vector<bool> broken(table.rows, false);
  for (std::uint32_t row = 0; row < table.rows; ++row) {
    if (parent.known(row)) {
      above[row] = static_cast<std::uint32_t>(parent.low(row));
    } else {
      broken[row] = !(planned.tree->optional && parent.missing(row));
    }
  }
  table.tree = table::make_tree(std::move(above), std::move(broken));
}

void mark_ambiguous(table::LinkFinder& finder, const table::Table& target, std::uint32_t row) {
  finder.ambiguous.set(row);
  if (!finder.subtree) return;
  while (!target.tree->ring[row] && target.tree->parent[row] != table::Tree::kNone) {
    row = target.tree->parent[row];
    finder.ambiguous.set(row);
  }
}

void build_links(Context& context, std::uint32_t id) {
  const plan::Table& planned = context.plan->tables[plan::TableId{id}];
  table::Table& table = context.tables[id];
  for (std::size_t l = 0; l < planned.links.size(); ++l) {
    const plan::LinkIndex& index = planned.links[l];
    const std::uint32_t from_id = index.in_list ? index.list_table.index : id;
    const table::Table& from = context.tables[from_id];
    const table::Table& target = context.tables[index.target.index];
    const bool ready =
        from.filled.count(index.column) != 0 && target.complete && (!index.subtree || target.tree);
    if (!ready || table.built.count({'l', l}) != 0) continue;
    const table::KeptColumn& column = from.columns[index.column];
    table::LinkFinder finder;
    finder.subtree = index.subtree;
    const std::vector<std::uint32_t> owners = index.in_list ? owners_of(from) : kNoOwners;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // slot, member
    finder.ambiguous.reset(target.rows);
    const plan::NodeId probe = context.plan->tables[plan::TableId{from_id}].columns[index.column];
    const table::KeyFinder& keys = target.keys[context.plan->nodes[probe].y];
    for (std::uint32_t row = 0; row < from.rows; ++row) {
      if (column.ambiguous(row)) {
        for (const std::uint32_t to : keys.rows_of(static_cast<std::uint32_t>(column.low(row)))) {
          mark_ambiguous(finder, target, to);
        }
      }
      if (!column.known(row)) continue;
      const auto to = static_cast<std::uint32_t>(column.low(row));
      pairs.emplace_back(index.subtree ? target.tree->position[to] : to,
                         index.in_list ? owners[row] : row);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    finder.rows.build(pairs, target.rows);
    table.links[l] = std::move(finder);
    table.built.insert({'l', l});
  }
}

void build_equals(Context& context, std::uint32_t id) {
  const plan::Table& planned = context.plan->tables[plan::TableId{id}];
  table::Table& table = context.tables[id];
  for (std::size_t e = 0; e < planned.equals.size(); ++e) {
    const std::uint32_t number = planned.equals[e].column;
    if (table.filled.count(number) == 0 || table.built.count({'e', e}) != 0) continue;
    const table::KeptColumn& column = table.columns[number];
    table::EqualFinder finder;
    std::vector<std::uint32_t> slots(table.rows, RowLists::kNone);
    std::uint32_t count = 0;
    for (std::uint32_t row = 0; row < table.rows; ++row) {
      const bool exact = column.known(row) && !(column.shape() == table::Shape::Int &&
                                                column.low(row) != column.high(row));
      if (!exact) {
        finder.unknown.push_back(row);
        continue;
      }
      switch (column.shape()) {
        case table::Shape::Text:
          slots[row] = column.text_id(row);
          break;
        case table::Shape::Link:
          slots[row] = static_cast<std::uint32_t>(column.low(row));
          break;
        case table::Shape::Int: {
          const auto next = static_cast<std::uint32_t>(finder.values.size());
          slots[row] = finder.values.emplace(column.low(row), next).first->second;
          break;
        }
        case table::Shape::Truth:
        case table::Shape::Dec:
          REGEL_UNREACHABLE();
      }
      count = std::max(count, slots[row] + 1);
    }
    finder.rows.build(slots, count);
    table.equals[e] = std::move(finder);
    table.built.insert({'e', e});
  }
}

}  // namespace

void build_finders(Context& context, bool collide) {
  const auto tables = static_cast<std::uint32_t>(context.tables.size());
  for (std::uint32_t id = 0; id < tables; ++id) {
    if (context.tables[id].complete) build_keys(context, id, collide);
  }
  for (std::uint32_t id = 0; id < tables; ++id) {
    if (context.tables[id].complete) build_tree(context, id);
  }
  for (std::uint32_t id = 0; id < tables; ++id) {
    if (!context.tables[id].complete) continue;
    build_links(context, id);
    build_equals(context, id);
  }
}

void fill_codes(Context& context) {
  for (std::uint32_t id = 0; id < context.tables.size(); ++id) {
    const plan::Table& planned = context.plan->tables[plan::TableId{id}];
    if (planned.codes == plan::kRows) continue;
    table::Table& table = context.tables[id];
    Vec codes;
    const auto& list = context.plan->code_tables[planned.codes].codes;
    codes.known.reset(list.size(), true);
    codes.missing.reset(list.size());
    for (const std::int32_t code : list) codes.low.push_back(code);
    table.columns.emplace_back(table::Shape::Int);
    table.columns[0].append(codes, list.size());
    table.rows = static_cast<std::uint32_t>(list.size());
    table.complete = true;
  }
}

namespace {

// The key of a group as one text: equal for rows of one group. False: it is not known.
bool group_key(const table::Table& members, const std::vector<std::uint32_t>& columns,
               std::uint32_t row, std::string& key) {
  key.clear();
  bool known = true;
  const auto put = [&](std::int64_t value) {
    key.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  for (const std::uint32_t number : columns) {
    const table::KeptColumn& column = members.columns[number];
    switch (column.shape()) {
      case table::Shape::Truth:
        known = known && (column.t(row) || column.f(row));
        put(column.t(row) ? 1 : 0);
        break;
      case table::Shape::Int:
      case table::Shape::Link:
        known = known && column.known(row) && column.low(row) == column.high(row);
        put(column.low(row));
        break;
      case table::Shape::Dec:
        known = known && column.known(row);
        key += to_string(column.dec(row)) + ';';
        break;
      case table::Shape::Text:
        known = known && column.known(row);
        put(column.text_id(row));
        break;
    }
  }
  return known;
}

}  // namespace

void make_group(Context& context, const plan::Group& group) {
  const table::Table& members = context.tables[group.members.index];
  table::Table& table = context.tables[group.table.index];
  if (!members.complete) return;
  table.in_no_group = 0;
  table::KeyTable groups;
  std::vector<std::uint32_t> slots(members.rows, RowLists::kNone);
  std::vector<std::uint32_t> first;  // by group: its first member
  // The texts of a column are numbered already: groups by one text need no table.
  const table::KeptColumn* text = nullptr;
  std::vector<std::uint32_t> slot_of_text;
  if (group.keys.size() == 1 && members.columns[group.keys[0]].shape() == table::Shape::Text) {
    text = &members.columns[group.keys[0]];
    slot_of_text.assign(text->texts().size(), RowLists::kNone);
  }
  std::string key;
  for (std::uint32_t row = 0; row < members.rows; ++row) {
    if (group.filter && members.columns[*group.filter].f(row)) continue;
    const auto fresh = static_cast<std::uint32_t>(first.size());
    if (text != nullptr) {
      if (!text->known(row)) {
        ++table.in_no_group;
        continue;
      }
      std::uint32_t& slot = slot_of_text[text->text_id(row)];
      if (slot == RowLists::kNone) slot = fresh;
      slots[row] = slot;
    } else {
      if (!group_key(members, group.keys, row, key)) {
        ++table.in_no_group;
        continue;
      }
      slots[row] = groups.insert(key);
    }
    if (slots[row] == fresh) first.push_back(row);
  }
  const auto count = static_cast<std::uint32_t>(first.size());
  table.members.build(slots, count);
  table.rows = count;
  table.complete = true;
  table.columns.clear();
  for (const std::uint32_t number : group.keys) {
    table.columns.push_back(members.columns[number].select(first));
  }
}

void prepare_globals(Context& context) {
  const plan::Relation& unit = context.plan->relations[context.plan->unit];
  context.globals.resize(unit.nodes.size());
  context.prepared.resize(unit.nodes.size());
  plan::Needs needs(*context.plan);
  Frame frame(context, context.plan->unit, nullptr);
  frame.set_rows(1, 0);
  for (const NodeId id : unit.nodes) {
    if (context.prepared[context.slot[id.index]]) continue;
    const std::set<plan::Need>& wanted = needs.of(id);
    const bool ready = std::all_of(wanted.begin(), wanted.end(), [&](const plan::Need& need) {
      const table::Table& table = context.tables[need.first];
      return table.failed ||
             (need.second == plan::kRows ? table.complete : table.filled.count(need.second) != 0);
    });
    if (!ready) continue;
    context.prepared[context.slot[id.index]] = true;
    Vec& kept = context.globals[context.slot[id.index]];
    kept = frame.value(id);
    // A computed text lies in the value itself, which has just been copied.
    if (!kept.owned.empty()) kept.text[0] = kept.owned.back();
  }
}

}  // namespace regel::eval
