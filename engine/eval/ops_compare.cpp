// Comparisons and tests of codes and texts. A comparison of intervals holds if it holds for all
// values, fails if it holds for none, and is not known otherwise (language.md 4.5, 4.7).

#include <optional>
#include <string_view>

#include "engine/eval/kernels/bits.hpp"
#include "engine/eval/kernels/compare.hpp"
#include "engine/eval/ops.hpp"
#include "lang/base/check.hpp"
#include "lang/value/decimal.hpp"

namespace regel::eval {

using plan::Op;
using plan::Rep;

namespace {

enum class Truth : std::uint8_t { T, F, Unknown };

template <class T>
Truth compare_intervals(CompareOp op, T a_low, T a_high, T b_low, T b_high) {
  bool all = false;
  bool none = false;
  switch (op) {
    case CompareOp::Equal:
    case CompareOp::NotEqual:
      all = a_low == a_high && b_low == b_high && a_low == b_low;
      none = a_high < b_low || b_high < a_low;
      if (op == CompareOp::NotEqual) std::swap(all, none);
      break;
    case CompareOp::Less:
      all = a_high < b_low;
      none = !(a_low < b_high);
      break;
    case CompareOp::LessEqual:
      all = !(b_low < a_high);
      none = b_high < a_low;
      break;
    case CompareOp::Greater:
      all = b_high < a_low;
      none = !(b_low < a_high);
      break;
    case CompareOp::GreaterEqual:
      all = !(a_low < b_high);
      none = a_high < b_low;
      break;
  }
  return all ? Truth::T : none ? Truth::F : Truth::Unknown;
}

void put(Vec& out, std::size_t row, Truth truth) {
  if (truth == Truth::T) out.t.set(row);
  if (truth == Truth::F) out.f.set(row);
}

// What an operand is for every row, if it is one number: no column of it is made.
std::optional<std::int64_t> same_for_all(const Context& context, NodeId id) {
  const plan::Node& node = context.plan->nodes[id];
  if (node.op == Op::Const) {
    const plan::Constant& value = context.plan->constants[node.x];
    if (value.known) return value.number;
  }
  if (node.op == Op::Global) {
    const Vec& value = context.globals[context.slot[node.in[0].index]];
    if (value.known.any() && !value.interval) return value.low[0];
  }
  return std::nullopt;
}

void compare_whole(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& a = frame.value(node.in[0]);
  const auto op = static_cast<CompareOp>(node.x);
  const std::size_t rows = frame.rows();
  const std::optional<std::int64_t> limit = same_for_all(frame.context(), node.in[1]);
  if (limit && !a.interval) {
    kernels::compare(out.t, a.low.data(), *limit, rows, op);
    kernels::without(out.f, a.known, out.t);
    kernels::both(out.t, out.t, a.known);
    return;
  }
  const Vec& b = frame.value(node.in[1]);
  if (!a.interval && !b.interval) {
    Bitmap holds;
    kernels::compare(holds, a.low.data(), b.low.data(), rows, op);
    Bitmap known(rows);
    kernels::both(known, a.known, b.known);
    kernels::both(out.t, holds, known);
    kernels::without(out.f, known, holds);
    return;
  }
  out.t.reset(rows);
  out.f.reset(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    if (!a.known.get(i) || !b.known.get(i)) continue;
    put(out, i,
        compare_intervals(op, a.low[i], a.interval ? a.high[i] : a.low[i], b.low[i],
                          b.interval ? b.high[i] : b.low[i]));
  }
}

void compare_decimals(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& a = frame.value(node.in[0]);
  const Vec& b = frame.value(node.in[1]);
  const std::size_t rows = frame.rows();
  out.t.reset(rows);
  out.f.reset(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    if (!a.known.get(i) || !b.known.get(i)) continue;
    put(out, i,
        compare_intervals(static_cast<CompareOp>(node.x), a.dec_low[i],
                          a.interval ? a.dec_high[i] : a.dec_low[i], b.dec_low[i],
                          b.interval ? b.dec_high[i] : b.dec_low[i]));
  }
}

// A share against a number, by multiplication: part / whole op limit.
void compare_share(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& a = frame.value(node.in[0]);
  const Vec& b = frame.value(node.in[1]);
  const std::size_t rows = frame.rows();
  out.t.reset(rows);
  out.f.reset(rows);
  // A share lies from 0 to 1, so a limit beyond 2 compares as 2 does and the products stay small.
  const Int128 one = Decimal::kOne;
  const auto clamp = [&](Int128 limit) {
    return limit > 2 * one ? 2 * one : limit < -one ? -one : limit;
  };
  for (std::size_t i = 0; i < rows; ++i) {
    if (!a.known.get(i) || !b.known.get(i)) continue;
    const Int128 limit = clamp(b.dec_low[i]);
    const Int128 limit_high = clamp(b.interval ? b.dec_high[i] : b.dec_low[i]);
    // The four products are on one scale: that of low_whole * high_whole.
    const Int128 low_whole = a.whole[i];
    const Int128 high_whole = a.whole_high[i];
    const Int128 low = static_cast<Int128>(a.part[i]) * one * high_whole;
    const Int128 high = static_cast<Int128>(a.part_high[i]) * one * low_whole;
    const Int128 scale = low_whole * high_whole;
    put(out, i,
        compare_intervals(static_cast<CompareOp>(node.x), low, high, limit * scale,
                          limit_high * scale));
  }
}

void compare_texts(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& a = frame.value(node.in[0]);
  const Vec& b = frame.value(node.in[1]);
  const std::size_t rows = frame.rows();
  Bitmap known(rows);
  kernels::both(known, a.known, b.known);
  kernels::fill(out.t, rows, [&](std::size_t i) { return known.get(i) && a.text[i] == b.text[i]; });
  kernels::without(out.f, known, out.t);
}

}  // namespace

void compute_compare(Frame& frame, const plan::Node& node, Vec& out) {
  switch (frame.context().plan->nodes[node.in[0]].rep) {
    case Rep::Int:
    case Rep::Num6:
    case Rep::Link:
      return compare_whole(frame, node, out);
    case Rep::Dec:
      return compare_decimals(frame, node, out);
    case Rep::Ratio:
      return compare_share(frame, node, out);
    case Rep::Text:
      return compare_texts(frame, node, out);
    case Rep::Truth:
      break;
  }
  REGEL_UNREACHABLE();
}

void compute_code_test(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& value = frame.value(node.in[0]);
  const std::size_t rows = frame.rows();
  if (node.op == Op::InSet) {
    const std::vector<bool>& set = frame.context().plan->sets[node.x];
    std::vector<std::uint8_t> member(set.begin(), set.end());
    member.push_back(0);
    kernels::fill(out.t, rows, [&](std::size_t i) {
      // Where there is no value the number is anything.
      const auto code = static_cast<std::uint64_t>(value.low[i]);
      return code < set.size() && member[code] != 0;
    });
    kernels::both(out.t, out.t, value.known);
    kernels::without(out.f, value.known, out.t);
    return;
  }
  const Vec& other = frame.value(node.in[1]);
  const auto& under = frame.context().under[node.x];
  Bitmap known(rows);
  kernels::both(known, value.known, other.known);
  out.t.reset(rows);
  kernels::each(known, [&](std::size_t i) {
    const auto a = static_cast<std::size_t>(value.low[i]);
    const auto b = static_cast<std::size_t>(other.low[i]);
    const bool below = !under.empty() && under[a][b];
    if (below || (node.y != 0 && a == b)) out.t.set(i);
  });
  kernels::without(out.f, known, out.t);
}

void compute_text_match(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& value = frame.value(node.in[0]);
  const std::size_t rows = frame.rows();
  const Context& context = frame.context();
  const auto op = static_cast<ir::TextOp>(node.x);
  Bitmap known = value.known;
  const Vec* other = node.in.size() > 1 ? &frame.value(node.in[1]) : nullptr;
  if (other != nullptr) kernels::both(known, known, other->known);
  out.t.reset(rows);
  kernels::each(known, [&](std::size_t i) {
    const std::string_view text = value.text[i];
    bool holds = false;
    switch (op) {
      case ir::TextOp::StartsWith:
        holds = text.substr(0, other->text[i].size()) == other->text[i];
        break;
      case ir::TextOp::EndsWith:
        holds = text.size() >= other->text[i].size() &&
                text.substr(text.size() - other->text[i].size()) == other->text[i];
        break;
      case ir::TextOp::Contains:
        holds = text.find(other->text[i]) != std::string_view::npos;
        break;
      case ir::TextOp::HasForm:
        holds = context.forms[node.y].matches(text);
        break;
      case ir::TextOp::Matches:
        holds = context.patterns[context.pattern_of[node.y]].full_match(text);
        break;
    }
    if (holds) out.t.set(i);
  });
  kernels::without(out.f, known, out.t);
}

}  // namespace regel::eval
