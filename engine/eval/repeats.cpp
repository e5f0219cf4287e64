#include "engine/eval/repeats.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/eval/ops.hpp"
#include "lang/base/check.hpp"

namespace regel::eval {

using plan::Op;
using plan::Rep;
using plan::RowsFrom;

namespace {

constexpr std::size_t kMost = 1 << 15;       // kinds that are remembered
constexpr std::uint64_t kSample = 1 << 14;   // rows after which it shows whether rows repeat
constexpr std::size_t kMostBytes = 1 << 20;  // of the texts of one node
constexpr std::uint32_t kNone = 0xFFFFFFFFu;

// The nodes of the parent's row that members and conditions depend on.
class Inputs {
 public:
  Inputs(const plan::Plan& plan, RelationId members) : plan_(plan), members_(members) {}

  void node(NodeId id) {
    if (!seen_.insert(id.index).second) return;
    const plan::Node& node = plan_.nodes[id];
    if (node.op == Op::Broadcast && node.relation == members_) {
      const Op op = plan_.nodes[node.in[0]].op;
      const bool same_for_all = op == Op::Const || op == Op::Global || op == Op::Unsupplied;
      if (!same_for_all) found_.insert(node.in[0].index);
      return;
    }
    if (node.op == Op::Global) return;
    for (const NodeId in : node.in) this->node(in);
    if (node.op != Op::Reduce) return;
    const plan::Relation& below = plan_.relations[RelationId{node.x}];
    if (below.link.valid()) this->node(below.link);
  }

  std::vector<std::uint32_t> take(NodeId link) {
    if (link.valid()) found_.insert(link.index);
    return {found_.begin(), found_.end()};
  }

 private:
  const plan::Plan& plan_;
  RelationId members_;
  std::set<std::uint32_t> seen_, found_;
};

template <class T>
void put(std::string& bytes, const T& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// A value that takes more than one word to tell.
std::string bytes_of(const Vec& value, Rep rep, std::size_t i) {
  std::string bytes;
  switch (rep) {
    case Rep::Int:
    case Rep::Num6:
      put(bytes, value.low[i]);
      put(bytes, value.high[i]);
      return bytes;
    case Rep::Dec:
      put(bytes, value.dec_low[i]);
      put(bytes, value.interval ? value.dec_high[i] : value.dec_low[i]);
      return bytes;
    case Rep::Ratio:
      put(bytes, value.part[i]);
      put(bytes, value.whole[i]);
      put(bytes, value.part_high[i]);
      put(bytes, value.whole_high[i]);
      return bytes;
    case Rep::Truth:
    case Rep::Link:
    case Rep::Text:
      break;
  }
  REGEL_UNREACHABLE();
}

// Room for `rows`, keeping what is there.
void grow(Vec& values, Bitmap& there, Rep rep, std::size_t rows) {
  const std::size_t before = there.rows();
  if (rows <= before) return;
  rows = std::max(rows, 2 * before);
  Vec larger;
  nothing_known(larger, rep, rows);
  Bitmap now(rows);
  for (std::size_t i = 0; i < before; ++i) {
    if (!there.get(i)) continue;
    copy_row(larger, i, values, i, rep);
    now.set(i);
  }
  values = std::move(larger);
  there = std::move(now);
}

}  // namespace

Repeats::Repeats() = default;
Repeats::~Repeats() = default;

Repeats::Results& Repeats::results_of(const Frame& frame, NodeId id) {
  const auto [at, added] = results_.try_emplace(id.index);
  if (!added) return at->second;
  const plan::Plan& plan = *frame.context().plan;
  const plan::Node& node = plan.nodes[id];
  Inputs inputs(plan, RelationId{node.x});
  for (const NodeId in : node.in) inputs.node(in);
  const std::vector<std::uint32_t> found = inputs.take(plan.relations[RelationId{node.x}].link);
  std::unique_ptr<Kinds>& kinds = kinds_[found];
  if (!kinds) {
    kinds = std::make_unique<Kinds>();
    for (const std::uint32_t input : found) kinds->inputs.push_back(NodeId{input});
  }
  at->second.kinds = kinds.get();
  return at->second;
}

std::uint32_t Repeats::Values::number(const Vec& value, Rep rep, std::size_t row) {
  const auto in_list = [this](std::vector<std::uint32_t>& list, std::size_t at) {
    if (at >= list.size()) list.resize(at + at / 2 + 16, kNone);
    if (list[at] == kNone) list[at] = count++;
    return list[at];
  };
  const auto in_map = [this](auto& map, const auto& key) {
    auto at = map.find(key);
    if (at == map.end()) at = map.emplace(key, count++).first;
    return at->second;
  };
  const auto bit = [row](const column::Bitmap& bits, unsigned at) {
    return static_cast<unsigned>(bits.get(row)) << at;
  };
  if (rep == Rep::Truth) return in_list(states, bit(value.t, 0) | bit(value.f, 1));
  if (!value.known.get(row)) {
    const unsigned link = rep == Rep::Link ? bit(value.dangling, 1) | bit(value.ambiguous, 2) : 0;
    return in_list(states, bit(value.missing, 0) | link);
  }
  if (rep == Rep::Link) return in_list(links, static_cast<std::size_t>(value.low[row]));
  if (rep == Rep::Text) {
    const std::uint32_t before = count;
    const std::uint32_t number = in_map(texts, value.text[row]);
    if (count != before) bytes += value.text[row].size();
    return number;
  }
  const bool one_word = (rep == Rep::Int || rep == Rep::Num6) &&
                        !(value.interval && value.low[row] != value.high[row]);
  if (one_word) return in_map(whole, value.low[row]);
  return in_map(others, bytes_of(value, rep, row));
}

const Repeats::Values& Repeats::values_of(Frame& frame, NodeId input) {
  Values& known = values_[input.index];
  if (known.stamp == frame.stamp()) return known;
  const Vec& value = frame.value(input);
  const Rep rep = frame.context().plan->nodes[input].rep;
  known.of_row.resize(frame.rows());
  for (std::size_t row = 0; row < frame.rows(); ++row) {
    known.of_row[row] = known.number(value, rep, row);
  }
  known.stamp = frame.stamp();
  return known;
}

void Repeats::number(Frame& frame, Kinds& kinds) {
  if (kinds.stamp == frame.stamp()) return;
  kinds.of_row.assign(frame.rows(), 0);
  kinds.count = 1;
  kinds.pairs.resize(kinds.inputs.size());
  bool small = true;
  for (std::size_t i = 0; i < kinds.inputs.size(); ++i) {
    const Values& values = values_of(frame, kinds.inputs[i]);
    small = small && values.bytes <= kMostBytes;
    if (i == 0) {
      kinds.of_row = values.of_row;
      kinds.count = values.count;
      continue;
    }
    auto& pairs = kinds.pairs[i];
    for (std::size_t row = 0; row < frame.rows(); ++row) {
      const std::uint64_t pair = std::uint64_t{kinds.of_row[row]} << 32 | values.of_row[row];
      const auto next = static_cast<std::uint32_t>(pairs.size());
      kinds.of_row[row] = pairs.try_emplace(pair, next).first->second;
    }
    kinds.count = static_cast<std::uint32_t>(pairs.size());
  }
  kinds.rows += frame.rows();
  kinds.stamp = frame.stamp();
  const bool repeats = kinds.rows < kSample || 4 * std::uint64_t{kinds.count} < kinds.rows;
  kinds.pays = small && repeats && kinds.count <= kMost;
  if (!kinds.pays) kinds.pairs = {};
}

void Repeats::reduce(Frame& frame, NodeId id, Vec& out) {
  const plan::Node& node = frame.context().plan->nodes[id];
  // Elements of the batch's own lists lie side by side, and none is looked up.
  if (frame.context().plan->relations[RelationId{node.x}].from == RowsFrom::BatchList) {
    return reduce_rows(frame, node, nullptr, out);
  }
  Results& results = results_of(frame, id);
  Kinds& kinds = *results.kinds;
  // First of all what is read of the row: an input may be a reduction over the same members, and
  // those are in one frame. Nothing of the row is computed while its members are gone through.
  for (const NodeId input : kinds.inputs) frame.value(input);
  if (kinds.pays && frame.rows() > 1) number(frame, kinds);
  if (!kinds.pays) results = Results{&kinds, {}, {}, {}};  // of no more use
  if (!kinds.pays || frame.rows() < 2) return reduce_rows(frame, node, nullptr, out);
  grow(results.values, results.there, node.rep, kinds.count);
  Bitmap fresh(frame.rows());
  for (std::size_t row = 0; row < frame.rows(); ++row) {
    const std::uint32_t kind = kinds.of_row[row];
    if (results.there.get(kind)) continue;
    results.there.set(kind);
    fresh.set(row);
  }
  if (fresh.any()) {
    results.fresh.clear();
    reduce_rows(frame, node, &fresh, results.fresh);
    for (std::size_t row = next_set(fresh, 0); row < fresh.rows(); row = next_set(fresh, row + 1)) {
      copy_row(results.values, kinds.of_row[row], results.fresh, row, node.rep);
    }
  }
  nothing_known(out, node.rep, frame.rows());
  for (std::size_t row = 0; row < frame.rows(); ++row) {
    copy_row(out, row, results.values, kinds.of_row[row], node.rep);
  }
}

}  // namespace regel::eval
