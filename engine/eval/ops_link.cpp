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
  const table::Table& table = frame.context().tables[node.x];
  if (!table.complete) return nothing_known(out, node.rep, rows);
  const table::KeptColumn& column = table.columns[node.y];
  const auto row = [&](std::size_t i) { return static_cast<std::size_t>(link.low[i]); };
  const auto bits = [&](Bitmap& to, auto of) {
    kernels::fill_where(to, link.known, [&](std::size_t i) { return of(row(i)); });
  };
  const auto values = [&](auto& to, auto of) {
    to.assign(rows, {});
    kernels::each(link.known, [&](std::size_t i) { to[i] = of(row(i)); });
  };
  if (node.rep == Rep::Truth) {
    bits(out.t, [&](std::size_t at) { return column.t(at); });
    bits(out.f, [&](std::size_t at) { return column.f(at); });
    return;
  }
  bits(out.known, [&](std::size_t at) { return column.known(at); });
  bits(out.missing, [&](std::size_t at) { return column.missing(at); });
  out.interval = column.interval();
  switch (node.rep) {
    case Rep::Link:
      bits(out.dangling, [&](std::size_t at) { return column.dangling(at); });
      bits(out.ambiguous, [&](std::size_t at) { return column.ambiguous(at); });
      return values(out.low, [&](std::size_t at) { return column.low(at); });
    case Rep::Int:
    case Rep::Num6:
      values(out.low, [&](std::size_t at) { return column.low(at); });
      if (out.interval) values(out.high, [&](std::size_t at) { return column.high(at); });
      return;
    case Rep::Dec:
      values(out.dec_low, [&](std::size_t at) { return column.dec(at); });
      if (out.interval) values(out.dec_high, [&](std::size_t at) { return column.dec_high(at); });
      return;
    case Rep::Text:
      return values(out.text, [&](std::size_t at) {
        return column.known(at) ? column.text(at) : std::string_view();
      });
    case Rep::Ratio:
    case Rep::Truth:
      REGEL_UNREACHABLE();
  }
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
