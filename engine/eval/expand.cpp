#include "engine/eval/expand.hpp"

#include <algorithm>
#include <numeric>

#include "engine/eval/kernels/bits.hpp"
#include "lang/base/check.hpp"

namespace regel::eval {

using plan::Rep;
using plan::RowsFrom;
using table::RowLists;

void reset_unknown(Frame& parent, Frame& child) {
  child.unknown.reset(parent.rows());
  child.why.clear();
}

namespace {

using Why = Frame::Why;

// Takes the members of one row of the parent until the chunk is full.
class Taker {
 public:
  Taker(Frame& child, Frame::Cursor& cursor, const Bitmap* idle = nullptr)
      : child_(child), cursor_(cursor), idle_(idle) {}

  bool full() const { return child_.owner.size() >= Frame::kChunk; }

  // `count` members, numbered by `at`; goes on where the cursor stopped. False if the chunk is
  // full.
  template <class At>
  bool take(std::size_t row, std::size_t count, At at) {
    std::vector<std::uint32_t>& member = child_.member;
    while (cursor_.at < count) {
      if (full()) return false;
      std::size_t end = member.size();
      const std::size_t some = std::min(count - cursor_.at, Frame::kChunk - end);
      member.resize(end + some);
      for (std::size_t i = 0; i < some; ++i) {
        const std::uint32_t taken = at(cursor_.at + i);
        member[end] = taken;
        end += idle_ != nullptr && idle_->get(taken) ? 0 : 1;
      }
      cursor_.at += some;
      member.resize(end);
      child_.owner.resize(end, static_cast<std::uint32_t>(row));
    }
    return true;
  }

  void not_known(std::size_t row, Why why) {
    if (child_.why.size() < child_.unknown.rows()) child_.why.resize(child_.unknown.rows());
    child_.unknown.set(row);
    child_.why[row] = static_cast<std::uint8_t>(why);
  }

 private:
  Frame& child_;
  Frame::Cursor& cursor_;
  const Bitmap* idle_;
};

void expand_list(Frame& parent, Frame& child, Frame::Cursor& cursor, std::size_t end_row) {
  const column::ListColumn& list = parent.columns()->lists[child.relation().list];
  // The elements of a batch are few, and their columns lie side by side: always all at once, so
  // that element numbers are row numbers.
  const std::size_t elements = list.element.rows;
  child.member.resize(elements);
  std::iota(child.member.begin(), child.member.end(), 0u);
  // Lists are short and no two alike, so four places are written without asking how long one is;
  // the next row's overwrite what was too much.
  constexpr std::size_t kAtOnce = 4;
  child.owner.resize(elements + kAtOnce);
  for (std::size_t row = 0; row < parent.rows(); ++row) {
    std::uint32_t* const owner = child.owner.data() + list.offsets[row];
    const std::size_t size = list.offsets[row + 1] - list.offsets[row];
    std::fill_n(owner, kAtOnce, static_cast<std::uint32_t>(row));
    for (std::size_t i = kAtOnce; i < size; ++i) owner[i] = static_cast<std::uint32_t>(row);
  }
  child.owner.resize(elements);
  Frame::Cursor none;
  Taker taker(child, none);
  for (std::size_t row = 0; row < parent.rows(); ++row) {
    const bool empty = child.relation().optional && list.missing.get(row);
    if (!list.value.get(row) && !empty) taker.not_known(row, Why::List);
  }
  cursor.row = end_row;
}

// The members of one row: how many, and which.
struct Expansion {
  Frame& parent;
  Frame& child;
  const plan::Relation& relation;
  const table::Table& table;
  const Vec* link;

  bool one(Taker& taker, std::size_t row) const {
    switch (relation.from) {
      case RowsFrom::ListOf:
        return list_of(taker, row);
      case RowsFrom::LinkedTo:
        return linked_to(taker, row);
      case RowsFrom::EqualTo:
        return equal_to(taker, row);
      case RowsFrom::All:
        return taker.take(row, table.rows,
                          [](std::size_t i) { return static_cast<std::uint32_t>(i); });
      case RowsFrom::InGroup:
        return slot(taker, row, parent.context().tables[relation.index].members,
                    static_cast<std::uint32_t>(link->low[row]));
      case RowsFrom::Ancestors:
        return ancestors(taker, row);
      case RowsFrom::Descendants:
        return descendants(taker, row);
      case RowsFrom::Records:
      case RowsFrom::BatchList:
      case RowsFrom::Unit:
      case RowsFrom::Table:
        break;
    }
    REGEL_UNREACHABLE();
  }

  static bool slot(Taker& taker, std::size_t row, const RowLists& lists, std::uint32_t slot) {
    const std::uint32_t begin = lists.begin(slot);
    return taker.take(row, lists.end(slot) - begin, [&](std::size_t i) {
      return lists.row(begin + static_cast<std::uint32_t>(i));
    });
  }

  std::uint32_t target(std::size_t row) const { return static_cast<std::uint32_t>(link->low[row]); }

  bool list_of(Taker& taker, std::size_t row) const {
    if (!link->known.get(row)) {
      taker.not_known(row, Why::Link);
      return true;
    }
    if (!table.lists.t(target(row))) {
      taker.not_known(row, Why::List);
      return true;
    }
    const std::uint32_t begin = table.offsets[target(row)];
    return taker.take(row, table.offsets[target(row) + 1] - begin,
                      [&](std::size_t i) { return begin + static_cast<std::uint32_t>(i); });
  }

  bool linked_to(Taker& taker, std::size_t row) const {
    const table::LinkFinder& finder = table.links[relation.index];
    if (!link->known.get(row)) {
      taker.not_known(row, Why::Link);
      return true;
    }
    if (finder.subtree && tree_of_target(finder)->ring[target(row)]) {
      taker.not_known(row, Why::Tree);
      return true;
    }
    if (finder.ambiguous.get(target(row))) {
      taker.not_known(row, Why::Ambiguous);
      return true;
    }
    if (!finder.subtree) return slot(taker, row, finder.rows, target(row));
    const table::Tree& tree = *tree_of_target(finder);
    const std::uint32_t place = tree.position[target(row)];
    const std::uint32_t begin = finder.rows.begin(place);
    const std::uint32_t end = finder.rows.end(tree.last[target(row)]);
    return taker.take(row, end - begin, [&](std::size_t i) {
      return finder.rows.row(begin + static_cast<std::uint32_t>(i));
    });
  }

  const table::Tree* tree_of_target(const table::LinkFinder&) const {
    const plan::Table& planned = parent.context().plan->tables[relation.table];
    const plan::TableId owner = planned.links[relation.index].target;
    return &*parent.context().tables[owner.index].tree;
  }

  bool equal_to(Taker& taker, std::size_t row) const {
    const table::EqualFinder& finder = table.equals[relation.index];
    const auto all = [](std::size_t i) { return static_cast<std::uint32_t>(i); };
    const auto rep = parent.context().plan->nodes[relation.link].rep;
    const bool known =
        link->known.get(row) && !(link->interval && link->low[row] != link->high[row]);
    if (!known) return taker.take(row, table.rows, all);
    const std::uint32_t slot_number = slot_of(finder, rep, row);
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    if (slot_number != RowLists::kNone && slot_number < finder.rows.slots()) {
      begin = finder.rows.begin(slot_number);
      end = finder.rows.end(slot_number);
    }
    const std::size_t hits = end - begin;
    return taker.take(row, hits + finder.unknown.size(), [&](std::size_t i) {
      return i < hits ? finder.rows.row(begin + static_cast<std::uint32_t>(i))
                      : finder.unknown[i - hits];
    });
  }

  std::uint32_t slot_of(const table::EqualFinder& finder, Rep rep, std::size_t row) const {
    const plan::Table& planned = parent.context().plan->tables[relation.table];
    const table::KeptColumn& column = table.columns[planned.equals[relation.index].column];
    if (rep == Rep::Text) return column.texts().find(link->text[row]);
    if (rep == Rep::Link) return target(row);
    const auto found = finder.values.find(link->low[row]);
    return found == finder.values.end() ? RowLists::kNone : found->second;
  }

  bool ancestors(Taker& taker, std::size_t row) const {
    if (!link->known.get(row)) {
      taker.not_known(row, Why::Link);
      return true;
    }
    const table::Tree& tree = *table.tree;
    if (tree.broken[target(row)]) {
      taker.not_known(row, Why::Tree);
      return true;
    }
    std::vector<std::uint32_t> above;
    for (std::uint32_t at = tree.parent[target(row)]; at != table::Tree::kNone;
         at = tree.parent[at]) {
      above.push_back(at);
    }
    return taker.take(row, above.size(), [&](std::size_t i) { return above[i]; });
  }

  bool descendants(Taker& taker, std::size_t row) const {
    if (!link->known.get(row)) {
      taker.not_known(row, Why::Link);
      return true;
    }
    const table::Tree& tree = *table.tree;
    if (tree.ring[target(row)]) {
      taker.not_known(row, Why::Tree);
      return true;
    }
    const std::uint32_t begin = tree.position[target(row)] + 1;
    const std::uint32_t end = tree.last[target(row)] + 1;
    return taker.take(row, end - begin, [&](std::size_t i) {
      return tree.at[begin + static_cast<std::uint32_t>(i)];
    });
  }
};

}  // namespace

void expand(Frame& parent, Frame& child, Frame::Cursor& cursor, std::size_t end_row,
            const Bitmap* idle, const Bitmap* only) {
  child.owner.clear();
  child.member.clear();
  const plan::Relation& relation = child.relation();
  if (relation.from == RowsFrom::BatchList) {
    expand_list(parent, child, cursor, end_row);
    return;
  }
  const table::Table& table = parent.context().tables[relation.table.index];
  if (!table.complete) {
    Frame::Cursor none;
    Taker taker(child, none);
    for (std::size_t row = 0; row < parent.rows(); ++row) taker.not_known(row, Why::Source);
    cursor.row = end_row;
    return;
  }
  const Vec* link = relation.link.valid() ? &parent.value(relation.link) : nullptr;
  const Expansion expansion{parent, child, relation, table, link};
  Taker taker(child, cursor, idle);
  while (cursor.row < end_row) {
    if (only != nullptr && !only->get(cursor.row)) {
      cursor.row = next_set(*only, cursor.row);
      continue;
    }
    if (!expansion.one(taker, cursor.row)) return;
    ++cursor.row;
    cursor.at = 0;
    if (taker.full()) return;
  }
}

Bitmap idle_rows(const Context& context, const plan::Relation& relation) {
  if (relation.idle.empty()) return {};
  const table::Table& table = context.tables[relation.table.index];
  if (!table.complete) return {};
  Bitmap idle(table.rows, true);
  for (const std::vector<plan::Idle>& reduction : relation.idle) {
    Bitmap one(table.rows);
    for (const plan::Idle& cause : reduction) {
      if (cause.column >= table.columns.size()) continue;
      const table::KeptColumn& column = table.columns[cause.column];
      if (column.rows() != table.rows) continue;  // kept by a later visit
      for (std::size_t row = 0; row < table.rows; ++row) {
        if (cause.value ? column.t(row) : column.f(row)) one.set(row);
      }
    }
    kernels::both(idle, idle, one);
  }
  return idle.any() ? idle : Bitmap();
}

}  // namespace regel::eval
