#include "engine/eval/explain.hpp"

#include <algorithm>
#include <utility>

#include "engine/column/batch.hpp"
#include "lang/base/check.hpp"

namespace regel::eval {

using outcome::CauseKind;
using plan::Op;
using plan::ReduceKind;
using plan::Rep;
using table::RawCause;

namespace {

// A record has one offset, but two ordinals while its stretch is read: what was kept of it before
// has its number in the file.
bool is_same(const RawCause& a, const RawCause& b) {
  return a.kind == b.kind && a.place.offset == b.place.offset && a.place.file == b.place.file &&
         a.place.below == b.place.below && a.field == b.field && a.key == b.key &&
         a.register_name == b.register_name;
}

std::string identity(const RawCause& cause) {
  return std::to_string(static_cast<int>(cause.kind)) + '|' + cause.register_name + '|' +
         cause.key + '|' + cause.field + '|' + cause.place.below + '|' +
         std::to_string(cause.place.file) + '|' + std::to_string(cause.place.offset);
}

}  // namespace

void Causes::add(RawCause cause) {
  // Nearly always there is one or a few: those are compared, the rest looked up.
  const auto& first = result_.first;
  const auto same = [&](const RawCause& other) { return is_same(other, cause); };
  if (std::any_of(first.begin(), first.end(), same)) return;
  if (first.size() == kCauses && !rest_.insert(identity(cause)).second) return;
  ++result_.total;
  if (result_.first.size() < kCauses) result_.first.push_back(std::move(cause));
}

void Causes::add(const table::RawCauses& causes) {
  const std::uint64_t before = result_.total;
  for (const RawCause& cause : causes.first) add(cause);
  const std::uint64_t rest = causes.total - causes.first.size();
  if (result_.total > before) result_.total += rest;
}

namespace {

class Explainer {
 public:
  explicit Explainer(Causes& into) : into_(into) {}

  void why(Frame& frame, NodeId id, std::size_t row) {
    const plan::Node& node = frame.context().plan->nodes[id];
    switch (node.op) {
      case Op::Const:
        return bare(CauseKind::OutOfRange, {}, {});
      case Op::Unsupplied:
        return unsupplied(frame, node);
      case Op::Field:
      case Op::FieldState:
        return field(frame, node, row);
      case Op::ListState:
        return list(frame, node.x, row);
      case Op::Broadcast:
        return why(*frame.parent(), node.in[0], frame.owner[row]);
      case Op::Member:
        return;
      case Op::Probe:
        return probe(frame, id, node, row);
      case Op::Gather:
        return gather(frame, node, row);
      case Op::Global:
        return global(frame, node);
      case Op::Reduce:
        return reduce(frame, node, row);
      case Op::Decide:
        if (frame.value(node.in[0]).t.get(row)) {
          return bare(CauseKind::Unclear, {}, {});
        }
        return operands(frame, node, row, false);
      case Op::If: {
        const Vec& condition = frame.value(node.in[0]);
        if (undecided(frame, node.in[0], row)) return why(frame, node.in[0], row);
        return why(frame, node.in[condition.t.get(row) ? 1 : 2], row);
      }
      case Op::IfMissing: {
        const Vec& value = frame.value(node.in[0]);
        return why(frame, node.in[value.missing.get(row) ? 1 : 0], row);
      }
      case Op::ValueState:
      case Op::Not:
      case Op::And:
      case Op::Or:
      case Op::CountOf:
        return operands(frame, node, row, false);
      case Op::Compare:
      case Op::InSet:
      case Op::CodeUnder:
      case Op::TextMatch:
      case Op::Add:
      case Op::Subtract:
      case Op::Multiply:
      case Op::Divide:
      case Op::AddPeriod:
      case Op::AddWorkdays:
      case Op::TimesPeriod:
      case Op::ToDec:
      case Op::Call:
      case Op::Extreme:
        return operands(frame, node, row, true);
      case Op::TreeUnder:
        return tree_under(frame, node, row);
    }
    REGEL_UNREACHABLE();
  }

  // The presence tests that make a condition fail (or hold, where `holds`): what should be there is
  // not.
  void failing(Frame& frame, NodeId id, std::size_t row, bool holds) {
    const plan::Node& node = frame.context().plan->nodes[id];
    const Vec& value = frame.value(id);
    if (!(holds ? value.t : value.f).get(row)) return;
    switch (node.op) {
      case Op::Not:
        return failing(frame, node.in[0], row, !holds);
      case Op::And:
      case Op::Or:
        for (const NodeId in : node.in) failing(frame, in, row, holds);
        return;
      case Op::Decide:
        return failing(frame, node.in[1], row, holds);
      case Op::CountOf: {
        const auto bound = static_cast<Bound>(node.x);
        if (bound == Bound::Exactly) return;
        // Too many hold, or too few.
        for (const NodeId in : node.in) failing(frame, in, row, holds == (bound == Bound::AtLeast));
        return;
      }
      case Op::ValueState: {
        const plan::Node& link = frame.context().plan->nodes[node.in[0]];
        const bool exists = static_cast<StateTest>(node.y) == StateTest::Exists;
        if (exists == holds) return;
        if (link.op == Op::Probe) return probe(frame, node.in[0], link, row);
        return;
      }
      case Op::FieldState: {
        const bool exists = static_cast<StateTest>(node.y) == StateTest::Exists ||
                            static_cast<StateTest>(node.y) == StateTest::Filled;
        if (exists != holds) field(frame, node, row);
        return;
      }
      case Op::Const:
      case Op::Unsupplied:
      case Op::Field:
      case Op::ListState:
      case Op::Broadcast:
      case Op::Member:
      case Op::Probe:
      case Op::Gather:
      case Op::If:
      case Op::IfMissing:
      case Op::Compare:
      case Op::InSet:
      case Op::CodeUnder:
      case Op::TreeUnder:
      case Op::TextMatch:
      case Op::Add:
      case Op::Subtract:
      case Op::Multiply:
      case Op::Divide:
      case Op::AddPeriod:
      case Op::AddWorkdays:
      case Op::TimesPeriod:
      case Op::ToDec:
      case Op::Call:
      case Op::Extreme:
      case Op::Reduce:
      case Op::Global:
        return;
    }
  }

  void list(Frame& frame, std::uint32_t index, std::size_t row) {
    const column::ListColumn& list = frame.columns()->lists[index];
    RawCause cause;
    cause.kind = kind_of(list, row);
    if (cause.kind == CauseKind::Invalid) cause.detail = detail_of(list.invalid, row);
    cause.register_name = name_of(frame);
    cause.key = key_of(frame, row);
    cause.field = field_name(frame, frame.relation().list_names[index]);
    cause.place = place_of(frame, row);
    add_path(cause.place, frame, frame.relation().spec.lists[index].path, row);
    into_.add(std::move(cause));
  }

 private:
  // No value that a strict operation could use.
  static bool undecided(Frame& frame, NodeId id, std::size_t row) {
    const Vec& value = frame.value(id);
    if (frame.context().plan->nodes[id].rep == Rep::Truth) {
      return !value.t.get(row) && !value.f.get(row);
    }
    return !value.known.get(row);
  }
  static bool inexact(Frame& frame, NodeId id, std::size_t row) {
    const Vec& value = frame.value(id);
    switch (frame.context().plan->nodes[id].rep) {
      case Rep::Ratio:
        return value.part[row] * value.whole_high[row] != value.part_high[row] * value.whole[row];
      case Rep::Dec:
        return value.interval && value.dec_low[row] != value.dec_high[row];
      case Rep::Int:
      case Rep::Num6:
        return value.interval && value.low[row] != value.high[row];
      case Rep::Truth:
      case Rep::Text:
      case Rep::Link:
        return false;
    }
    return false;
  }

  void operands(Frame& frame, const plan::Node& node, std::size_t row, bool strict) {
    bool found = false;
    for (const NodeId in : node.in) {
      if (!undecided(frame, in, row)) continue;
      found = true;
      why(frame, in, row);
    }
    if (found || !strict) return;
    for (const NodeId in : node.in) {
      if (!inexact(frame, in, row)) continue;
      found = true;
      why(frame, in, row);
    }
    if (found) return;
    // Every operand has a value, so the operation itself has none.
    const bool calendar = node.op == Op::AddPeriod || node.op == Op::AddWorkdays ||
                          node.op == Op::Call || node.op == Op::Divide;
    bare(calendar ? CauseKind::OutOfRange : CauseKind::Overflow, name_of(frame),
         key_of(frame, row));
  }

  static std::string name_of(Frame& frame) {
    if (frame.relation().from == plan::RowsFrom::BatchList && frame.parent() != nullptr) {
      return name_of(*frame.parent());
    }
    return frame.relation().name;
  }

  void bare(CauseKind kind, std::string register_name, std::string key) {
    RawCause cause;
    cause.kind = kind;
    cause.register_name = std::move(register_name);
    cause.key = std::move(key);
    into_.add(std::move(cause));
  }

  void unsupplied(Frame& frame, const plan::Node& node) {
    const std::string& what = frame.context().plan->cause_fields[node.x];
    const std::size_t dot = what.find('.');
    RawCause cause;
    cause.kind = static_cast<CauseKind>(node.y);
    cause.register_name = what.substr(0, dot);
    if (dot != std::string::npos) cause.field = what.substr(dot + 1);
    into_.add(std::move(cause));
  }

  // The declared way from the record to the rows of a frame: "saker.märken".
  static std::string list_path(Frame& frame) {
    const plan::Relation& relation = frame.relation();
    if (relation.from != plan::RowsFrom::BatchList || frame.parent() == nullptr) return {};
    const std::string outer = list_path(*frame.parent());
    const std::string& name = frame.parent()->relation().list_names[relation.list];
    return outer.empty() ? name : outer + "." + name;
  }

  // The declared name of a field of the frame's relation; of the element itself without one.
  static std::string field_name(Frame& frame, const std::string& name) {
    const std::string outer = list_path(frame);
    if (outer.empty()) return name;
    return name.empty() ? outer : outer + "." + name;
  }

  static std::uint8_t detail_of(
      const std::vector<std::pair<std::uint32_t, column::InvalidDetail>>& details,
      std::size_t row) {
    for (const auto& [at, detail] : details) {
      if (at == row) return static_cast<std::uint8_t>(static_cast<int>(detail) + 1);
    }
    return 0;
  }

  template <class States>
  static CauseKind kind_of(const States& states, std::size_t row) {
    if (states.value.get(row)) return CauseKind::Imprecise;
    if (states.missing.get(row)) return CauseKind::Missing;
    if (states.unknown.get(row)) return CauseKind::RecordedUnknown;
    return CauseKind::Invalid;
  }

  void field(Frame& frame, const plan::Node& node, std::size_t row) {
    const column::Column& column = frame.columns()->columns[node.x];
    const column::FieldSpec& spec = frame.relation().spec.fields[node.x];
    RawCause cause;
    cause.kind = kind_of(column, row);
    if (cause.kind == CauseKind::Invalid) cause.detail = detail_of(column.invalid, row);
    cause.register_name = name_of(frame);
    cause.key = key_of(frame, row);
    cause.field = field_name(frame, frame.relation().field_names[node.x]);
    cause.place = place_of(frame, row);
    add_path(cause.place, frame, spec.path, row);
    into_.add(std::move(cause));
  }

  void probe(Frame& frame, NodeId id, const plan::Node& node, std::size_t row) {
    const Vec& link = frame.value(id);
    const bool absent = !link.dangling.get(row) && !link.ambiguous.get(row);
    const Vec& key = frame.value(node.in[0]);
    if (absent && key.known.get(row)) {
      return bare(CauseKind::SourceMissing,
                  frame.context().plan->tables[plan::TableId{node.x}].name, {});
    }
    if (absent) return why(frame, node.in[0], row);
    const plan::Node& text = frame.context().plan->nodes[node.in[0]];
    RawCause cause;
    cause.kind = link.dangling.get(row) ? CauseKind::Dangling : CauseKind::Ambiguous;
    if (text.op != Op::Field) {
      // A parameter, or the key of a record in another export: nothing, or too much, has that key.
      const std::string& name = frame.context().plan->tables[plan::TableId{node.x}].name;
      return bare(cause.kind, name, std::string(key.text[row]));
    }
    cause.register_name = name_of(frame);
    cause.key = key_of(frame, row);
    cause.place = place_of(frame, row);
    cause.field = field_name(frame, frame.relation().field_names[text.x]);
    add_path(cause.place, frame, frame.relation().spec.fields[text.x].path, row);
    into_.add(std::move(cause));
  }

  void gather(Frame& frame, const plan::Node& node, std::size_t row) {
    const Vec& link = frame.value(node.in[0]);
    if (!link.known.get(row)) {
      const plan::Node& source = frame.context().plan->nodes[node.in[0]];
      if (source.op == Op::Probe && link.missing.get(row)) return why(frame, source.in[0], row);
      return why(frame, node.in[0], row);
    }
    const plan::Table& planned = frame.context().plan->tables[plan::TableId{node.x}];
    const table::Table& table = frame.context().tables[node.x];
    if (!table.complete) return bare(CauseKind::SourceMissing, planned.name, {});
    const auto at = static_cast<std::uint32_t>(link.low[row]);
    if (const table::RawCauses* kept = table.columns[node.y].causes(at)) return into_.add(*kept);
    const bool known = node.rep != Rep::Truth && table.columns[node.y].known(at);
    bare(known ? CauseKind::Imprecise : CauseKind::Missing, planned.name, {});
  }

  void global(Frame& frame, const plan::Node& node) {
    Frame unit(frame.context(), frame.context().plan->unit, nullptr);
    unit.set_rows(1, 0);
    why(unit, node.in[0], 0);
  }

  void tree_under(Frame& frame, const plan::Node& node, std::size_t row) {
    const auto& nodes = frame.context().plan->nodes;
    bool found = false;
    for (const NodeId in : node.in) {
      // A record that is known, looked for by its key in the other's export: that asks for the
      // other.
      const plan::Node& key = nodes[nodes[in].in.empty() ? in : nodes[in].in[0]];
      const bool of_other_export = nodes[in].op == Op::Probe && key.op == Op::Gather &&
                                   frame.value(key.in[0]).known.get(row);
      if (!undecided(frame, in, row) || (found && of_other_export)) continue;
      found = true;
      why(frame, in, row);
    }
    if (!found) broken_chain(frame, node.x, frame.value(node.in[0]).low[row]);
  }

  // The record above which the chain breaks: its link is what there is to mend.
  void broken_chain(Frame& frame, std::uint32_t id, std::int64_t from) {
    const plan::Plan& plan = *frame.context().plan;
    const table::Table& table = frame.context().tables[id];
    auto row = static_cast<std::uint32_t>(from);
    const auto ends = [&](std::uint32_t at) {
      return table.tree->ring[at] || table.tree->parent[at] == table::Tree::kNone;
    };
    while (!ends(row)) row = table.tree->parent[row];
    const plan::Table& planned = plan.tables[plan::TableId{id}];
    RawCause cause;
    const table::RawCauses* kept = table.columns[planned.tree->parent].causes(row);
    if (kept != nullptr && !kept->first.empty()) cause = kept->first[0];
    cause.kind = CauseKind::TreeBroken;
    cause.detail = 0;
    cause.register_name = planned.name;
    cause.key = kept_key(plan, id, table, row);
    into_.add(std::move(cause));
  }

  // The key of a row of a table, if it is kept there.
  static std::string kept_key(const plan::Plan& plan, std::uint32_t id, const table::Table& table,
                              std::uint32_t row) {
    const plan::Table& planned = plan.tables[plan::TableId{id}];
    const std::vector<NodeId>& key = plan.sources[plan.relations[planned.home].source].key;
    for (std::size_t c = 0; c < planned.columns.size(); ++c) {
      const bool is_key = key.size() == 1 && planned.columns[c] == key[0];
      if (is_key && table.columns[c].known(row)) return std::string(table.columns[c].text(row));
    }
    return {};
  }

  // Others have the key of the record that the members would belong to.
  void shared_key(Frame& frame, const plan::Relation& members, std::size_t row) {
    const plan::Plan& plan = *frame.context().plan;
    if (plan.nodes[members.link].op == Op::Member && !frame.relation().table.valid()) {
      return bare(CauseKind::Ambiguous, name_of(frame), key_of(frame, row));
    }
    const std::uint32_t id = plan.tables[members.table].links[members.index].target.index;
    const auto at = static_cast<std::uint32_t>(frame.value(members.link).low[row]);
    bare(CauseKind::Ambiguous, plan.tables[plan::TableId{id}].name,
         kept_key(plan, id, frame.context().tables[id], at));
  }

  void reduce(Frame& frame, const plan::Node& node, std::size_t row) {
    const plan::Relation& relation = frame.context().plan->relations[RelationId{node.x}];
    if (relation.from == plan::RowsFrom::BatchList) {
      // All elements of the batch are there, side by side.
      Frame& elements = frame.child(RelationId{node.x});
      Frame::Cursor all;
      elements.next(all);
      const auto& offsets = frame.columns()->lists[relation.list].offsets;
      return reduce_over(frame, node, row, elements, offsets[row], offsets[row + 1]);
    }
    Frame elements(frame.context(), RelationId{node.x}, &frame);
    elements.expand_row(row);
    reduce_over(frame, node, row, elements, 0, elements.rows());
  }

  // Over the elements of `row`, which are those from `begin` to `end`.
  void reduce_over(Frame& frame, const plan::Node& node, std::size_t row, Frame& elements,
                   std::size_t begin, std::size_t end) {
    if (elements.unknown.get(row)) {
      return collection(frame, elements, static_cast<Frame::Why>(elements.why[row]), row);
    }
    bool found = false;
    for (std::size_t i = begin; i < end; ++i) {
      const bool excluded = node.in.size() > 1 && elements.value(node.in[0]).f.get(i);
      const Vec& last = elements.value(node.in.back());
      const bool skipped =
          (node.a & plan::kIgnoring) != 0 && last.missing.rows() > i && last.missing.get(i);
      if (excluded || skipped) continue;
      for (const NodeId in : node.in) {
        if (!undecided(elements, in, i) && !inexact(elements, in, i)) continue;
        found = true;
        why(elements, in, i);
      }
    }
    // The members are known, so the result has no value: a share of nothing, a sum that is too
    // large.
    if (found) return;
    const bool share = static_cast<ReduceKind>(node.y) == ReduceKind::Share;
    bare(share ? CauseKind::OutOfRange : CauseKind::Overflow, name_of(frame), key_of(frame, row));
  }

  void collection(Frame& frame, Frame& elements, Frame::Why reason, std::size_t row) {
    const plan::Relation& relation = elements.relation();
    switch (reason) {
      case Frame::Why::List:
        if (relation.from == plan::RowsFrom::BatchList) return list(frame, relation.list, row);
        return kept_list(frame, relation, row);
      case Frame::Why::Link:
        return why(frame, relation.link, row);
      case Frame::Why::Tree:
        return bare(CauseKind::TreeBroken, name_of(frame), key_of(frame, row));
      case Frame::Why::Ambiguous:
        return shared_key(frame, relation, row);
      case Frame::Why::Source:
        return bare(CauseKind::SourceMissing, frame.context().plan->tables[relation.table].name,
                    {});
    }
  }

  // Of a list that was kept, what was said of it where its record was read.
  void kept_list(Frame& frame, const plan::Relation& relation, std::size_t row) {
    const table::Table& table = frame.context().tables[relation.table.index];
    const auto owner = static_cast<std::uint32_t>(frame.value(relation.link).low[row]);
    const table::RawCauses* kept = table.lists.causes(owner);
    REGEL_CHECK(kept != nullptr);
    into_.add(*kept);
  }

  Causes& into_;
};

}  // namespace

void explain(Frame& frame, NodeId node, std::size_t row, Causes& into) {
  Explainer(into).why(frame, node, row);
}

void explain_list(Frame& frame, std::uint32_t list, std::size_t row, Causes& into) {
  Explainer(into).list(frame, list, row);
}

void explain_failure(Frame& frame, NodeId node, std::size_t row, Causes& into) {
  Explainer(into).failing(frame, node, row, false);
}

}  // namespace regel::eval
