// Quantifiers and aggregates: the elements of each row brought down to one value (language.md 4.5).
// Elements come in chunks; what is known of a row so far is kept in accumulators of plain integers,
// so that the result does not depend on where chunks end.

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/eval/kernels/bits.hpp"
#include "engine/eval/ops.hpp"
#include "engine/eval/text_numbers.hpp"
#include "lang/base/check.hpp"
#include "lang/value/decimal.hpp"

namespace regel::eval {

using plan::Node;
using plan::ReduceKind;
using plan::Rep;

namespace {

// For each row of the parent.
struct Tally {
  std::vector<std::int64_t> certain, possible;  // filter holds; filter may hold as well

  explicit Tally(std::size_t rows) : certain(rows, 0), possible(rows, 0) {}
};

// Calls visit(parent frame's child) for each chunk of elements.
template <class Visit>
void each_chunk(Frame& frame, const Node& node, const Bitmap* only, Frame*& child, Visit visit) {
  child = &frame.child(RelationId{node.x});
  Frame::Cursor cursor;
  while (child->next(cursor, only)) visit(*child);
}

// Rows whose collection is not known have no value, whatever was counted.
void withhold_unknown(const Frame& child, Vec& out, Rep rep) {
  kernels::each(child.unknown, [&](std::size_t row) {
    if (rep == Rep::Truth) {
      out.t.clear(row);
      out.f.clear(row);
    } else {
      out.known.clear(row);
      out.missing.clear(row);
    }
  });
}

void reduce_truth(Frame& frame, const Node& node, const Bitmap* only, Vec& out, bool any) {
  const std::size_t rows = frame.rows();
  Bitmap decided(rows);
  Bitmap maybe(rows);
  Frame* child = nullptr;
  each_chunk(frame, node, only, child, [&](Frame& elements) {
    const Vec& value = elements.value(node.in[0]);
    // An element that decides: true for `någon`, false for `alla`.
    kernels::each(any ? value.t : value.f, [&](std::size_t i) { decided.set(elements.owner[i]); });
    for (std::size_t w = 0; w < value.t.words(); ++w) {
      std::uint64_t unknown = value.t.mask(w) & ~(value.t.word(w) | value.f.word(w));
      while (unknown != 0) {
        const std::size_t i = w * 64 + static_cast<std::size_t>(__builtin_ctzll(unknown));
        maybe.set(elements.owner[i]);
        unknown &= unknown - 1;
      }
    }
  });
  Bitmap rest(rows, true);
  kernels::without(rest, rest, decided);
  kernels::without(rest, rest, maybe);
  out.t = any ? decided : rest;
  out.f = any ? rest : decided;
  withhold_unknown(*child, out, Rep::Truth);
}

void reduce_count(Frame& frame, const Node& node, const Bitmap* only, Vec& out) {
  const std::size_t rows = frame.rows();
  Tally counts(rows);
  Frame* child = nullptr;
  each_chunk(frame, node, only, child, [&](Frame& elements) {
    const Vec& filter = elements.value(node.in[0]);
    kernels::each(filter.t, [&](std::size_t i) { ++counts.certain[elements.owner[i]]; });
    for (std::size_t i = 0; i < elements.rows(); ++i) {
      if (!filter.f.get(i)) ++counts.possible[elements.owner[i]];
    }
  });
  nothing_known(out, Rep::Int, rows);
  out.known.reset(rows, true);
  out.interval = counts.certain != counts.possible;
  if (out.interval) out.high = counts.possible;
  out.low = std::move(counts.certain);
  withhold_unknown(*child, out, Rep::Int);
}

// Values as numbers, alike for equal values.
class Numbering {
 public:
  explicit Numbering(Rep rep) : rep_(rep) {}

  std::int64_t of(const Vec& value, std::size_t i) {
    switch (rep_) {
      case Rep::Text:
        return of(value.text[i]);
      case Rep::Dec:
        return decimals_.try_emplace(value.dec_low[i], decimals_.size()).first->second;
      case Rep::Truth:
        return value.t.get(i) ? 1 : 0;
      case Rep::Int:
      case Rep::Num6:
      case Rep::Link:
        return value.low[i];
      case Rep::Ratio:
        break;
    }
    REGEL_UNREACHABLE();
  }

 private:
  std::int64_t of(std::string_view text) {
    const auto known = texts_.find(text);
    if (known != texts_.end()) return known->second;
    return texts_.emplace(text, static_cast<std::uint32_t>(texts_.size())).first->second;
  }

  Rep rep_;
  // Own the texts: those of a chunk are gone with it.
  TextNumbers texts_;
  std::map<Int128, std::int64_t> decimals_;
};

// How many different values each row has. What was added more than once is thrown away every time
// there is twice as much as was left the last time.
class Different {
 public:
  void add(std::uint32_t row, std::int64_t value) {
    values_.emplace_back(row, value);
    if (values_.size() < limit_) return;
    compact();
    limit_ = std::max(limit_, 2 * values_.size());
  }

  std::vector<std::int64_t> counts(std::size_t rows) {
    compact();
    std::vector<std::int64_t> counts(rows, 0);
    for (const auto& [row, value] : values_) ++counts[row];
    return counts;
  }

 private:
  void compact() {
    std::sort(values_.begin(), values_.end());
    values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
  }

  std::vector<std::pair<std::uint32_t, std::int64_t>> values_;
  std::size_t limit_ = 4096;
};

bool is_value(const Vec& value, std::size_t i, Rep rep) {
  if (rep == Rep::Truth) return value.t.get(i) || value.f.get(i);
  if (!value.known.get(i)) return false;
  if (!value.interval) return true;
  return rep == Rep::Dec ? value.dec_low[i] == value.dec_high[i] : value.low[i] == value.high[i];
}

void reduce_distinct(Frame& frame, const Node& node, const Bitmap* only, Vec& out) {
  const std::size_t rows = frame.rows();
  const Rep rep = frame.context().plan->nodes[node.in[1]].rep;
  const bool ignoring = (node.a & plan::kIgnoring) != 0;
  Different certain, all;
  Numbering numbering(rep);
  std::vector<std::int64_t> unknown(rows, 0);
  std::vector<bool> some(rows, false);
  Frame* child = nullptr;
  each_chunk(frame, node, only, child, [&](Frame& elements) {
    const Vec& filter = elements.value(node.in[0]);
    const Vec& value = elements.value(node.in[1]);
    for (std::size_t i = 0; i < elements.rows(); ++i) {
      if (filter.f.get(i)) continue;
      const std::uint32_t row = elements.owner[i];
      const bool known = is_value(value, i, rep);
      if (!known && ignoring && rep != Rep::Truth && value.missing.get(i)) continue;
      if (filter.t.get(i)) some[row] = true;
      if (!known) {
        ++unknown[row];
        continue;
      }
      const std::int64_t number = numbering.of(value, i);
      all.add(row, number);
      if (filter.t.get(i)) certain.add(row, number);
    }
  });
  nothing_known(out, Rep::Int, rows);
  out.known.reset(rows, true);
  out.high.assign(rows, 0);
  const std::vector<std::int64_t> least = certain.counts(rows);
  const std::vector<std::int64_t> most = all.counts(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    out.low[row] = std::max<std::int64_t>(least[row], some[row] ? 1 : 0);
    out.high[row] = most[row] + unknown[row];
    out.interval = out.interval || out.low[row] != out.high[row];
  }
  withhold_unknown(*child, out, Rep::Int);
}

// The interval of shares: see language.md 4.5 and its SQL (6).
void reduce_share(Frame& frame, const Node& node, const Bitmap* only, Vec& out) {
  const std::size_t rows = frame.rows();
  // By certain and possible members; `met` where the condition holds, `not_met` where it cannot.
  std::vector<std::int64_t> certain(rows, 0), certain_met(rows, 0), certain_not_false(rows, 0);
  std::vector<std::int64_t> possible_not_met(rows, 0), possible_met(rows, 0);
  Frame* child = nullptr;
  each_chunk(frame, node, only, child, [&](Frame& elements) {
    const Vec& filter = elements.value(node.in[0]);
    const Vec& value = elements.value(node.in[1]);
    for (std::size_t i = 0; i < elements.rows(); ++i) {
      if (filter.f.get(i)) continue;
      const std::uint32_t row = elements.owner[i];
      if (filter.t.get(i)) {
        ++certain[row];
        if (value.t.get(i)) ++certain_met[row];
        if (!value.f.get(i)) ++certain_not_false[row];
      } else {
        if (!value.t.get(i)) ++possible_not_met[row];
        if (!value.f.get(i)) ++possible_met[row];
      }
    }
  });
  nothing_known(out, Rep::Ratio, rows);
  for (std::size_t row = 0; row < rows; ++row) {
    if (certain[row] == 0) continue;  // the share of nothing, or perhaps of nothing
    out.known.set(row);
    out.part[row] = certain_met[row];
    out.whole[row] = certain[row] + possible_not_met[row];
    out.part_high[row] = certain_not_false[row] + possible_met[row];
    out.whole_high[row] = certain[row] + possible_met[row];
  }
  withhold_unknown(*child, out, Rep::Ratio);
}

// Sum, mean, greatest, least. One member that may or may not count, or whose value is not known,
// and nothing is known of the result.
void reduce_values(Frame& frame, const Node& node, const Bitmap* only, Vec& out) {
  const std::size_t rows = frame.rows();
  const auto kind = static_cast<ReduceKind>(node.y);
  const Rep rep = frame.context().plan->nodes[node.in[1]].rep;
  const bool ignoring = (node.a & plan::kIgnoring) != 0;
  std::vector<Int128> total(rows, 0);
  std::vector<std::int64_t> count(rows, 0);
  Bitmap spoilt(rows);
  Frame* child = nullptr;
  each_chunk(frame, node, only, child, [&](Frame& elements) {
    const Vec& filter = elements.value(node.in[0]);
    const Vec& value = elements.value(node.in[1]);
    for (std::size_t i = 0; i < elements.rows(); ++i) {
      if (filter.f.get(i)) continue;
      const std::uint32_t row = elements.owner[i];
      if (ignoring && value.missing.get(i)) {
        continue;
      }
      if (!filter.t.get(i) || !is_value(value, i, rep)) {
        spoilt.set(row);
        continue;
      }
      const Int128 x = rep == Rep::Dec ? value.dec_low[i] : Int128{value.low[i]};
      const bool first = count[row]++ == 0;
      switch (kind) {
        case ReduceKind::Sum:
        case ReduceKind::Average:
          total[row] += x;  // 2^32 members of DECIMAL(38,12) would be needed to leave 128 bits
          if (total[row] > Decimal::kMax || total[row] < -Decimal::kMax) spoilt.set(row);
          break;
        case ReduceKind::Highest:
          total[row] = first ? x : std::max(total[row], x);
          break;
        case ReduceKind::Lowest:
          total[row] = first ? x : std::min(total[row], x);
          break;
        case ReduceKind::Any:
        case ReduceKind::All:
        case ReduceKind::Count:
        case ReduceKind::CountDistinct:
        case ReduceKind::Share:
          REGEL_UNREACHABLE();
      }
    }
  });
  nothing_known(out, node.rep, rows);
  for (std::size_t row = 0; row < rows; ++row) {
    if (spoilt.get(row)) continue;
    if (count[row] == 0 && kind != ReduceKind::Sum) {
      out.missing.set(row);
      continue;
    }
    Int128 result = total[row];
    if (kind == ReduceKind::Average) {
      const auto mean = divide(Decimal{result}, from_integer(count[row]));
      if (!mean) continue;
      result = mean->scaled;
    }
    if (node.rep == Rep::Dec) {
      out.dec_low[row] = result;
    } else {
      if (result > INT64_MAX || result < INT64_MIN) continue;
      out.low[row] = static_cast<std::int64_t>(result);
    }
    out.known.set(row);
  }
  withhold_unknown(*child, out, node.rep);
}

}  // namespace

void reduce_rows(Frame& frame, const Node& node, const Bitmap* only, Vec& out) {
  switch (static_cast<ReduceKind>(node.y)) {
    case ReduceKind::Any:
      return reduce_truth(frame, node, only, out, true);
    case ReduceKind::All:
      return reduce_truth(frame, node, only, out, false);
    case ReduceKind::Count:
      return reduce_count(frame, node, only, out);
    case ReduceKind::CountDistinct:
      return reduce_distinct(frame, node, only, out);
    case ReduceKind::Share:
      return reduce_share(frame, node, only, out);
    case ReduceKind::Sum:
    case ReduceKind::Average:
    case ReduceKind::Highest:
    case ReduceKind::Lowest:
      return reduce_values(frame, node, only, out);
  }
  REGEL_UNREACHABLE();
}

}  // namespace regel::eval
