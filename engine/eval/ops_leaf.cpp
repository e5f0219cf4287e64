// Constants, fields and their states, and values brought in from other rows.

#include <utility>

#include "engine/eval/kernels/bits.hpp"
#include "engine/eval/ops.hpp"
#include "lang/base/check.hpp"

namespace regel::eval {

using plan::Rep;

void nothing_known(Vec& out, Rep rep, std::size_t rows) {
  if (rep == Rep::Truth) {
    out.t.reset(rows);
    out.f.reset(rows);
    return;
  }
  out.known.reset(rows);
  out.missing.reset(rows);
  switch (rep) {
    case Rep::Link:
      out.dangling.reset(rows);
      out.ambiguous.reset(rows);
      [[fallthrough]];
    case Rep::Int:
    case Rep::Num6:
      out.low.assign(rows, 0);
      return;
    case Rep::Dec:
      out.dec_low.assign(rows, 0);
      return;
    case Rep::Ratio:
      out.part.assign(rows, 0);
      out.whole.assign(rows, 1);
      out.part_high.assign(rows, 0);
      out.whole_high.assign(rows, 1);
      return;
    case Rep::Text:
      out.text.assign(rows, {});
      return;
    case Rep::Truth:
      return;
  }
}

namespace {

template <class T>
void set_high(std::vector<T>& high, const std::vector<T>& low, std::size_t row, T value) {
  if (high.empty()) high = low;
  high[row] = value;
}

}  // namespace

void copy_row(Vec& out, std::size_t to, const Vec& in, std::size_t from, Rep rep) {
  if (rep == Rep::Truth) {
    out.t.assign(to, in.t.get(from));
    out.f.assign(to, in.f.get(from));
    return;
  }
  out.known.assign(to, in.known.get(from));
  out.missing.assign(to, in.missing.get(from));
  switch (rep) {
    case Rep::Link:
      out.dangling.assign(to, in.dangling.get(from));
      out.ambiguous.assign(to, in.ambiguous.get(from));
      out.low[to] = in.low[from];
      return;
    case Rep::Int:
    case Rep::Num6:
      out.low[to] = in.low[from];
      if (in.interval || out.interval) {
        out.interval = true;
        set_high(out.high, out.low, to, in.interval ? in.high[from] : in.low[from]);
      }
      return;
    case Rep::Dec:
      out.dec_low[to] = in.dec_low[from];
      if (in.interval || out.interval) {
        out.interval = true;
        set_high(out.dec_high, out.dec_low, to, in.interval ? in.dec_high[from] : in.dec_low[from]);
      }
      return;
    case Rep::Ratio:
      out.part[to] = in.part[from];
      out.whole[to] = in.whole[from];
      out.part_high[to] = in.part_high[from];
      out.whole_high[to] = in.whole_high[from];
      return;
    case Rep::Text:
      out.text[to] = in.text[from];
      return;
    case Rep::Truth:
      return;
  }
}

void compute_constant(Frame& frame, const plan::Node& node, Vec& out) {
  const std::size_t rows = frame.rows();
  const plan::Constant& value = frame.context().plan->constants[node.x];
  nothing_known(out, node.rep, rows);
  if (!value.known) return;
  switch (node.rep) {
    case Rep::Truth:
      (value.number != 0 ? out.t : out.f).reset(rows, true);
      return;
    case Rep::Int:
    case Rep::Num6:
      out.low.assign(rows, value.number);
      break;
    case Rep::Dec:
      out.dec_low.assign(rows, value.decimal);
      break;
    case Rep::Text:
      out.text.assign(rows, value.text);
      break;
    case Rep::Ratio:
    case Rep::Link:
      REGEL_UNREACHABLE();
  }
  out.known.reset(rows, true);
}

void compute_field(Frame& frame, const plan::Node& node, Vec& out) {
  const column::Column& column = frame.columns()->columns[node.x];
  const std::size_t rows = frame.rows();
  if (node.rep == Rep::Truth) {
    kernels::fill(out.t, rows, [&](std::size_t i) { return column.low[i] != 0; });
    kernels::without(out.f, column.value, out.t);
    kernels::both(out.t, out.t, column.value);
    return;
  }
  out.known = column.value;
  out.missing = column.missing;
  if (node.rep == Rep::Text) {
    out.text.assign(column.text.begin(), column.text.begin() + static_cast<std::ptrdiff_t>(rows));
    const bool raw = frame.relation().spec.fields[node.x].as == column::ReadAs::Raw;
    if (raw) {
      // What stands there is a text whatever its state; only where nothing stands it is not known.
      for (std::size_t i = 0; i < rows; ++i) out.known.assign(i, !column.missing.get(i));
      out.missing.reset(rows);
    }
    return;
  }
  const auto end = static_cast<std::ptrdiff_t>(rows);
  out.low.assign(column.low.begin(), column.low.begin() + end);
  if (!column.high.empty()) {
    out.high.assign(column.high.begin(), column.high.begin() + end);
    out.interval = true;
  }
}

namespace {

// The table of language.md 4.2 for a field that is no link: what a state answers.
void state_test(StateTest test, const Bitmap& value, const Bitmap& missing, const Bitmap& unknown,
                Vec& out) {
  const std::size_t rows = value.rows();
  out.t.reset(rows);
  out.f.reset(rows);
  for (std::size_t i = 0; i < value.words(); ++i) {
    const std::uint64_t all = value.mask(i);
    const std::uint64_t v = value.word(i);
    const std::uint64_t m = missing.word(i);
    const std::uint64_t o = unknown.word(i);
    const std::uint64_t invalid = all & ~(v | m | o);
    std::uint64_t t = 0;
    std::uint64_t f = 0;
    switch (test) {
      case StateTest::Exists:
        t = v;
        f = m;
        break;
      case StateTest::Missing:
        t = m;
        f = v;
        break;
      case StateTest::Filled:
        t = v | invalid;
        f = m;
        break;
      case StateTest::Invalid:
        t = invalid;
        f = all & ~invalid;
        break;
      case StateTest::RecordedUnknown:
        t = o;
        f = all & ~o;
        break;
    }
    out.t.data()[i] = t;
    out.f.data()[i] = f;
  }
}

}  // namespace

void compute_field_state(Frame& frame, const plan::Node& node, Vec& out) {
  const column::Column& column = frame.columns()->columns[node.x];
  state_test(static_cast<StateTest>(node.y), column.value, column.missing, column.unknown, out);
}

void compute_list_state(Frame& frame, const plan::Node& node, Vec& out) {
  const column::ListColumn& list = frame.columns()->lists[node.x];
  state_test(static_cast<StateTest>(node.y), list.value, list.missing, list.unknown, out);
}

// `finns` and `saknas` of a link, an earlier record or a computed value: a dangling link does not
// exist.
void compute_value_state(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& value = frame.value(node.in[0]);
  const std::size_t rows = frame.rows();
  Bitmap there(rows);
  Bitmap absent(rows);
  if (frame.context().plan->nodes[node.in[0]].rep == Rep::Truth) {
    kernels::either(there, value.t, value.f);
  } else {
    there = value.known;
    absent = value.missing;
    if (value.dangling.rows() == rows) kernels::either(absent, absent, value.dangling);
  }
  const bool exists = static_cast<StateTest>(node.y) == StateTest::Exists;
  out.t = exists ? there : absent;
  out.f = exists ? absent : there;
}

void compute_broadcast(Frame& frame, const plan::Node& node, Vec& out) {
  const Vec& in = frame.parent()->value(node.in[0]);
  const std::size_t rows = frame.rows();
  const std::uint32_t* const from = frame.owner.data();
  const auto bits = [&](Bitmap& to, const Bitmap& of) {
    kernels::fill(to, rows, [&](std::size_t i) { return of.get(from[i]); });
  };
  const auto values = [&](auto& to, const auto& of) {
    to.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) to[i] = of[from[i]];
  };
  if (node.rep == Rep::Truth) {
    bits(out.t, in.t);
    bits(out.f, in.f);
    return;
  }
  bits(out.known, in.known);
  bits(out.missing, in.missing);
  out.interval = in.interval;
  switch (node.rep) {
    case Rep::Link:
      bits(out.dangling, in.dangling);
      bits(out.ambiguous, in.ambiguous);
      return values(out.low, in.low);
    case Rep::Int:
    case Rep::Num6:
      values(out.low, in.low);
      if (in.interval) values(out.high, in.high);
      return;
    case Rep::Dec:
      values(out.dec_low, in.dec_low);
      if (in.interval) values(out.dec_high, in.dec_high);
      return;
    case Rep::Ratio:
      values(out.part, in.part);
      values(out.whole, in.whole);
      values(out.part_high, in.part_high);
      return values(out.whole_high, in.whole_high);
    case Rep::Text:
      return values(out.text, in.text);
    case Rep::Truth:
      REGEL_UNREACHABLE();
  }
}

void compute_global(Frame& frame, const plan::Node& node, Vec& out) {
  // Computed once before the visit (prepare_globals); lives as long as the context.
  const Context& context = frame.context();
  const Vec& in = context.globals[context.slot[node.in[0].index]];
  nothing_known(out, node.rep, frame.rows());
  for (std::size_t i = 0; i < frame.rows(); ++i) copy_row(out, i, in, 0, node.rep);
}

}  // namespace regel::eval
