// Strong Kleene logic on pairs of bitmaps (language.md 4.3).

#include "engine/eval/kernels/bits.hpp"
#include "engine/eval/ops.hpp"

namespace regel::eval {

using plan::Op;

void compute_not(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& in = frame.value(node.in[0]);
  out.t = in.f;
  out.f = in.t;
}

void compute_junction(Frame& frame, const plan::Node& node, Vec& out) {
  const bool all = node.op == Op::And;
  const Vec& first = frame.value(node.in[0]);
  out.t = first.t;
  out.f = first.f;
  for (std::size_t i = 1; i < node.in.size(); ++i) {
    const Vec& next = frame.value(node.in[i]);
    if (all) {
      kernels::both(out.t, out.t, next.t);
      kernels::either(out.f, out.f, next.f);
    } else {
      kernels::either(out.t, out.t, next.t);
      kernels::both(out.f, out.f, next.f);
    }
  }
}

void compute_decide(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& unclear = frame.value(node.in[0]);
  const Vec& condition = frame.value(node.in[1]);
  kernels::both(out.t, unclear.f, condition.t);
  kernels::both(out.f, unclear.f, condition.f);
}

void compute_count_of(Frame& frame, const plan::Node& node, Vec& out) {
  const std::size_t rows = frame.rows();
  std::vector<std::int64_t> certain(rows, 0);
  std::vector<std::int64_t> possible(rows, static_cast<std::int64_t>(node.in.size()));
  for (const NodeId item : node.in) {
    const Vec& value = frame.value(item);
    kernels::each(value.t, [&](std::size_t row) { ++certain[row]; });
    kernels::each(value.f, [&](std::size_t row) { --possible[row]; });
  }
  const std::int64_t k = node.a;
  switch (static_cast<Bound>(node.x)) {
    case Bound::AtLeast:
      kernels::fill(out.t, rows, [&](std::size_t i) { return certain[i] >= k; });
      kernels::fill(out.f, rows, [&](std::size_t i) { return possible[i] < k; });
      return;
    case Bound::AtMost:
      kernels::fill(out.t, rows, [&](std::size_t i) { return possible[i] <= k; });
      kernels::fill(out.f, rows, [&](std::size_t i) { return certain[i] > k; });
      return;
    case Bound::Exactly:
      kernels::fill(out.t, rows,
                    [&](std::size_t i) { return certain[i] == k && possible[i] == k; });
      kernels::fill(out.f, rows, [&](std::size_t i) { return certain[i] > k || possible[i] < k; });
      return;
  }
}

void compute_choice(Frame& frame, const plan::Node& node, Vec& out) {
  const std::size_t rows = frame.rows();
  nothing_known(out, node.rep, rows);
  if (node.op == Op::If) {
    const Vec& condition = frame.value(node.in[0]);
    const Vec& then = frame.value(node.in[1]);
    const Vec& otherwise = frame.value(node.in[2]);
    for (std::size_t i = 0; i < rows; ++i) {
      if (condition.t.get(i)) copy_row(out, i, then, i, node.rep);
      if (condition.f.get(i)) copy_row(out, i, otherwise, i, node.rep);
    }
    return;
  }
  const Vec& value = frame.value(node.in[0]);
  const Vec& fallback = frame.value(node.in[1]);
  for (std::size_t i = 0; i < rows; ++i) {
    copy_row(out, i, value.missing.get(i) ? fallback : value, i, node.rep);
  }
}

}  // namespace regel::eval
