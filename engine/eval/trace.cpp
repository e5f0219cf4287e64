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
    }
    for (const plan::TracedCondition& part : condition.parts) {
      result.parts.push_back(trace(part));
    }
    return result;
  }

 private:
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
  result.requirement = tracer.trace(rule.traced_requirement);
  const ir::Outcome applies = truth_of(frame.value(rule.applicable), row);
  const ir::Outcome met = truth_of(frame.value(rule.requirement), row);
  result.outcome = applies == ir::Outcome::Pass   ? met
                   : applies == ir::Outcome::Fail ? ir::Outcome::NotApplicable
                                                  : ir::Outcome::Undetermined;
  return result;
}

}  // namespace regel::eval
