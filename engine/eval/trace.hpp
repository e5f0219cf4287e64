// Why one record got its outcome under one rule: what `regel explain RULE KEY` prints.

#pragma once

#include <string>
#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/table/raw_cause.hpp"
#include "lang/diag/diagnostic.hpp"

namespace regel::eval {

struct RawTrace {
  Span span;
  ir::Outcome truth = ir::Outcome::Undetermined;
  std::string item, value;
  table::RawCauses causes;
  std::vector<RawTrace> parts;
};

struct RawRecordTrace {
  std::string key;
  ir::Outcome outcome = ir::Outcome::Undetermined;
  table::RawPlace place;
  std::vector<RawTrace> when, unless;
  RawTrace requirement;
};

RawRecordTrace trace_record(Frame& frame, const plan::RulePlan& rule, std::size_t row,
                            diag::Language language);

}  // namespace regel::eval
