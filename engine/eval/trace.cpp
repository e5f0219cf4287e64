// Why one record got its outcome: the rule's conditions as the checker made them, each with what
// the plan's node for it says of the record. It judges nothing itself.

#include "engine/eval/trace.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/eval/explain.hpp"
#include "engine/eval/findings.hpp"
#include "engine/eval/format_value.hpp"

namespace regel::eval {

using plan::Rep;

namespace {

ir::Outcome truth_of(const Vec& value, std::size_t row) {
  if (value.t.get(row)) return ir::Outcome::Pass;
  return value.f.get(row) ? ir::Outcome::Fail : ir::Outcome::Undetermined;
}

std::string state_text(Frame& frame, NodeId node, std::size_t row, diag::Language language) {
  return format_value(frame, node, row, language);
}

class Tracer {
 public:
  Tracer(Frame& frame, std::size_t row, diag::Language language)
      : frame_(frame), row_(row), language_(language) {}

  RawTrace trace(const plan::TracedCondition& condition) {
    RawTrace result;
    result.span = condition.span;
    result.item = condition.item;
    const plan::Node& node = frame_.context().plan->nodes[condition.node];
    const Vec& value = frame_.value(condition.node);
    if (node.rep == Rep::Truth) {
      result.truth = truth_of(value, row_);
      if (result.truth == ir::Outcome::Undetermined) {
        Causes causes;
        explain(frame_, condition.node, row_, causes);
        result.causes = causes.take();
      }
    } else {
      result.truth = value.known.get(row_) ? ir::Outcome::Pass : ir::Outcome::Undetermined;
      result.value = condition.is_protected
                         ? (language_ == diag::Language::Swedish ? "(skyddat)" : "(protected)")
                         : state_text(frame_, condition.node, row_, language_);
      result.place = place_of_value(condition.node);
    }
    for (const plan::TracedCondition& part : condition.parts) {
      result.parts.push_back(trace(part));
    }
    if (node.rep != Rep::Truth) return result;
    if (const auto asked = collection(condition.node)) members(*asked, result);
    return result;
  }

 private:
  static constexpr std::size_t kMembers = 5;

  // Where a value stands that is read from the record itself.
  table::RawPlace place_of_value(NodeId id) const {
    const plan::Node* node = &frame_.context().plan->nodes[id];
    if (node->op == plan::Op::Probe) node = &frame_.context().plan->nodes[node->in[0]];
    if (node->op != plan::Op::Field || node->relation != frame_.relation_id()) return {};
    table::RawPlace place = place_of(frame_, row_);
    add_path(place, frame_, frame_.relation().spec.fields[node->x].path, row_);
    return place;
  }

  // The reduction that a condition is about, if it is about a list or a collection.
  std::optional<NodeId> collection(NodeId id) const {
    const plan::Node& node = frame_.context().plan->nodes[id];
    const bool about = node.op == plan::Op::Not || node.op == plan::Op::Compare ||
                       node.op == plan::Op::ValueState || node.op == plan::Op::ToDec;
    if (node.op == plan::Op::Reduce) return id;
    if (!about || node.in.empty()) return std::nullopt;
    return collection(node.in[0]);
  }

  void members(NodeId id, RawTrace& into) {
    const plan::Node& node = frame_.context().plan->nodes[id];
    Frame elements(frame_.context(), RelationId{node.x}, &frame_);
    elements.expand_row(row_);
    if (elements.unknown.get(row_)) return;
    const auto kind = static_cast<plan::ReduceKind>(node.y);
    // What makes `alla` false; elsewhere what is counted.
    const ir::Outcome decisive =
        kind == plan::ReduceKind::All ? ir::Outcome::Fail : ir::Outcome::Pass;
    std::vector<RawTrace::Member> rest;
    into.all = 0;
    for (std::size_t i = 0; i < elements.rows(); ++i) {
      if (elements.owner[i] != row_) continue;
      ++*into.all;
      const ir::Outcome truth = of_member(elements, node, i);
      into.hold += truth == ir::Outcome::Pass ? 1u : 0u;
      into.fail += truth == ir::Outcome::Fail ? 1u : 0u;
      std::vector<RawTrace::Member>& list = truth == decisive ? into.members : rest;
      if (list.size() < kMembers) list.push_back(member(elements, i, truth));
    }
    for (RawTrace::Member& more : rest) {
      if (into.members.size() < kMembers) into.members.push_back(std::move(more));
    }
  }

  static ir::Outcome of_member(Frame& elements, const plan::Node& reduce, std::size_t row) {
    ir::Outcome truth = ir::Outcome::Pass;
    for (const NodeId in : reduce.in) {
      if (elements.context().plan->nodes[in].rep != Rep::Truth) continue;
      const ir::Outcome one = truth_of(elements.value(in), row);
      if (one == ir::Outcome::Fail) return one;
      if (one == ir::Outcome::Undetermined) truth = one;
    }
    return truth;
  }

  static RawTrace::Member member(Frame& elements, std::size_t row, ir::Outcome truth) {
    RawTrace::Member result;
    result.truth = truth;
    const plan::Plan& plan = *elements.context().plan;
    const plan::Relation& relation = elements.relation();
    const plan::TableId id = relation.table;
    // Of `textfält` the record is known, not the field.
    const bool fields = relation.from == plan::RowsFrom::BatchList &&
                        elements.parent()->relation().spec.lists[relation.list].text_fields;
    if (!fields) result.place = place_of(elements, row);
    if (!id.valid() || plan.relations[plan.tables[id].home].from != plan::RowsFrom::Records) {
      return result;
    }
    const plan::Table& planned = plan.tables[id];
    const table::Table& table = elements.context().tables[id.index];
    const std::vector<NodeId>& key = plan.sources[plan.relations[planned.home].source].key;
    result.register_name = planned.name;
    for (std::size_t c = 0; c < planned.columns.size(); ++c) {
      const bool is_key = key.size() == 1 && planned.columns[c] == key[0];
      const std::uint32_t at = elements.member[row];
      if (is_key && table.columns[c].known(at)) result.key = table.columns[c].text(at);
    }
    return result;
  }

  Frame& frame_;
  std::size_t row_;
  diag::Language language_;
};

}  // namespace

RawRecordTrace trace_record(Frame& frame, const plan::RulePlan& rule, std::size_t row,
                            diag::Language language) {
  RawRecordTrace result;
  result.key = format_key(frame, rule.key, row, language);
  result.place = place_of(frame, row);
  Tracer tracer(frame, row, language);
  for (const plan::TracedCondition& when : rule.traced_when) {
    result.when.push_back(tracer.trace(when));
  }
  for (const plan::TracedCondition& unless : rule.traced_unless) {
    result.unless.push_back(tracer.trace(unless));
  }
  for (const plan::TracedCondition& unclear : rule.traced_unclear) {
    result.unclear_when.push_back(tracer.trace(unclear));
  }
  result.requirement = tracer.trace(rule.traced_requirement);
  const ir::Outcome applies = truth_of(frame.value(rule.applicable), row);
  const ir::Outcome met = truth_of(frame.value(rule.requirement), row);
  result.outcome = applies == ir::Outcome::Pass   ? met
                   : applies == ir::Outcome::Fail ? ir::Outcome::NotApplicable
                                                  : ir::Outcome::Undetermined;
  return result;
}

}  // namespace regel::eval
