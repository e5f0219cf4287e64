// Numbers a forest depth first without recursion: chains may be as long as the register.

#include <utility>

#include "engine/table/table.hpp"

namespace regel::table {

namespace {

constexpr std::uint32_t kNone = Tree::kNone;

// Marks the rows that are part of a ring: following parents from them leads back.
std::vector<bool> find_rings(const std::vector<std::uint32_t>& parent) {
  enum Visit : std::uint8_t { New, Open, Done };
  std::vector<std::uint8_t> state(parent.size(), New);
  std::vector<bool> ring(parent.size(), false);
  std::vector<std::uint32_t> path;
  for (std::uint32_t row = 0; row < parent.size(); ++row) {
    path.clear();
    std::uint32_t at = row;
    while (at != kNone && state[at] == New) {
      state[at] = Open;
      path.push_back(at);
      at = parent[at];
    }
    if (at != kNone && state[at] == Open) {
      std::uint32_t member = at;
      do {
        ring[member] = true;
        member = parent[member];
      } while (member != at);
    }
    for (const std::uint32_t done : path) state[done] = Done;
  }
  return ring;
}

}  // namespace

Tree make_tree(std::vector<std::uint32_t> parent, std::vector<bool> broken_link) {
  const auto rows = static_cast<std::uint32_t>(parent.size());
  Tree tree;
  tree.ring = find_rings(parent);
  tree.broken_link = std::move(broken_link);
  // A ring has no first row: its members hang loose, and what lies below them below each.
  std::vector<std::uint32_t> above = parent;
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (tree.ring[row]) above[row] = kNone;
  }
  RowLists children;
  children.build(above, rows);
  tree.position.assign(rows, 0);
  tree.last.assign(rows, 0);
  tree.at.reserve(rows);
  tree.broken.assign(rows, false);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> open;  // row, next child
  for (std::uint32_t root = 0; root < rows; ++root) {
    if (above[root] != kNone) continue;
    open.emplace_back(root, children.begin(root));
    tree.position[root] = static_cast<std::uint32_t>(tree.at.size());
    tree.at.push_back(root);
    tree.broken[root] = tree.ring[root] || tree.broken_link[root];
    while (!open.empty()) {
      auto& [row, next] = open.back();
      if (next == children.end(row)) {
        tree.last[row] = static_cast<std::uint32_t>(tree.at.size() - 1);
        open.pop_back();
        continue;
      }
      const std::uint32_t child = children.row(next++);
      tree.position[child] = static_cast<std::uint32_t>(tree.at.size());
      tree.at.push_back(child);
      tree.broken[child] = tree.broken[row] || tree.broken_link[child];
      open.emplace_back(child, children.begin(child));
    }
  }
  tree.parent = std::move(parent);
  return tree;
}

}  // namespace regel::table
