// Which operation computes a node.

#include "engine/eval/ops.hpp"
#include "lang/base/check.hpp"

namespace regel::eval {

using plan::Op;

void compute(Frame& frame, NodeId id, Vec& out) {
  const plan::Node& node = frame.context().plan->nodes[id];
  switch (node.op) {
    case Op::Const:
      return compute_constant(frame, node, out);
    case Op::Unsupplied:
      return nothing_known(out, node.rep, frame.rows());
    case Op::Field:
      return compute_field(frame, node, out);
    case Op::FieldState:
      return compute_field_state(frame, node, out);
    case Op::ListState:
      return compute_list_state(frame, node, out);
    case Op::Broadcast:
      return compute_broadcast(frame, node, out);
    case Op::Member:
      return compute_member(frame, node, out);
    case Op::Probe:
      return compute_probe(frame, node, out);
    case Op::Gather:
      return compute_gather(frame, node, out);
    case Op::ValueState:
      return compute_value_state(frame, node, out);
    case Op::Not:
      return compute_not(frame, node, out);
    case Op::And:
    case Op::Or:
      return compute_junction(frame, node, out);
    case Op::CountOf:
      return compute_count_of(frame, node, out);
    case Op::Decide:
      return compute_decide(frame, node, out);
    case Op::If:
    case Op::IfMissing:
      return compute_choice(frame, node, out);
    case Op::Compare:
      return compute_compare(frame, node, out);
    case Op::InSet:
    case Op::CodeUnder:
      return compute_code_test(frame, node, out);
    case Op::TreeUnder:
      return compute_tree_under(frame, node, out);
    case Op::TextMatch:
      return compute_text_match(frame, node, out);
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide:
      return compute_arith(frame, node, out);
    case Op::AddPeriod:
    case Op::AddWorkdays:
    case Op::TimesPeriod:
      return compute_calendar(frame, node, out);
    case Op::ToDec:
      return compute_to_dec(frame, node, out);
    case Op::Call:
      return compute_call(frame, node, out);
    case Op::Extreme:
      return compute_extreme(frame, node, out);
    case Op::Reduce:
      return frame.repeats.reduce(frame, id, out);
    case Op::Global:
      return compute_global(frame, node, out);
  }
  REGEL_UNREACHABLE();
}

}  // namespace regel::eval
