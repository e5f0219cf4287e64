// Links: finding the record that a key names, and what was kept of it.

#include <array>
#include <span>
#include <string_view>

#include "engine/eval/kernels/bits.hpp"
#include "engine/eval/ops.hpp"
#include "lang/base/check.hpp"

namespace regel::eval {

using plan::Rep;

void compute_member(Frame& frame, const plan::Node& node, Vec& out) {
  const std::size_t rows = frame.rows();
  nothing_known(out, Rep::Link, rows);
  if (frame.member.size() < rows) return;
  const std::uint32_t kept = frame.context().tables[node.x].rows;
  for (std::size_t i = 0; i < rows; ++i) {
    out.low[i] = frame.member[i];
    out.known.assign(i, frame.member[i] < kept);
  }
}

void compute_probe(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& key = frame.value(node.in[0]);
  const std::size_t rows = frame.rows();
  const table::Table& table = frame.context().tables[node.x];
  nothing_known(out, Rep::Link, rows);
  if (node.a != plan::kKeyRequired) out.missing = key.missing;
  if (!table.complete) {
    // The register's source failed: nothing is known of it, and nothing is missing there either.
    return;
  }
  const table::KeyFinder& finder = table.keys[node.y];
  const auto set = [&](std::size_t i, table::Found found) {
    switch (found.kind) {
      case table::Found::Kind::One:
        out.known.set(i);
        out.low[i] = found.row;
        return;
      case table::Found::Kind::Many:
        out.ambiguous.set(i);
        out.low[i] = found.row;
        return;
      case table::Found::Kind::None:
        out.dangling.set(i);
        return;
    }
  };
  std::array<std::size_t, table::KeyTable::kAhead> at;
  std::array<std::string_view, table::KeyTable::kAhead> texts;
  std::size_t count = 0;
  const auto look_up = [&] {
    const table::KeyTable::Hashes hashes = finder.look_ahead(std::span(texts).first(count));
    for (std::size_t k = 0; k < count; ++k) set(at[k], finder.find(texts[k], hashes[k]));
    count = 0;
  };
  kernels::each(key.known, [&](std::size_t i) {
    at[count] = i;
    texts[count++] = key.text[i];
    if (count == texts.size()) look_up();
  });
  look_up();
}

void compute_gather(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& link = frame.value(node.in[0]);
  const std::size_t rows = frame.rows();
  nothing_known(out, node.rep, rows);
  const table::Table& table = frame.context().tables[node.x];
  if (!table.complete) return;
  const table::KeptColumn& column = table.columns[node.y];
  if (column.interval()) {
    out.interval = true;
    out.high = out.low;
    out.dec_high = out.dec_low;
  }
  kernels::each(link.known, [&](std::size_t i) {
    const auto row = static_cast<std::size_t>(link.low[i]);
    if (node.rep == Rep::Truth) {
      out.t.assign(i, column.t(row));
      out.f.assign(i, column.f(row));
      return;
    }
    out.known.assign(i, column.known(row));
    out.missing.assign(i, column.missing(row));
    switch (node.rep) {
      case Rep::Link:
        out.dangling.assign(i, column.dangling(row));
        out.ambiguous.assign(i, column.ambiguous(row));
        out.low[i] = column.low(row);
        return;
      case Rep::Int:
      case Rep::Num6:
        out.low[i] = column.low(row);
        if (out.interval) out.high[i] = column.high(row);
        return;
      case Rep::Dec:
        out.dec_low[i] = column.dec(row);
        if (out.interval) out.dec_high[i] = column.dec_high(row);
        return;
      case Rep::Text:
        if (column.known(row)) out.text[i] = column.text(row);
        return;
      case Rep::Ratio:
      case Rep::Truth:
        return;
    }
  });
}

void compute_tree_under(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& value = frame.value(node.in[0]);
  const Vec& other = frame.value(node.in[1]);
  const std::size_t rows = frame.rows();
  out.t.reset(rows);
  out.f.reset(rows);
  const table::Table& table = frame.context().tables[node.x];
  if (!table.complete) return;
  const table::Tree& tree = *table.tree;
  for (std::size_t i = 0; i < rows; ++i) {
    if (!value.known.get(i) || !other.known.get(i)) continue;
    const auto x = static_cast<std::uint32_t>(value.low[i]);
    const auto y = static_cast<std::uint32_t>(other.low[i]);
    // A row in a ring hangs loose, so what lies above it is not met but not ruled out either.
    const bool below = tree.position[y] < tree.position[x] && tree.position[x] <= tree.last[y];
    const bool met = x == y ? node.y != 0 : below;
    if (met) {
      out.t.set(i);
    } else if (!tree.broken[x]) {
      out.f.set(i);
    }
  }
}

}  // namespace regel::eval
