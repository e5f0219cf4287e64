// Why one record got its outcome under one rule: what `regel explain RULE KEY` prints.

#pragma once

#include <cstdint>
#include <optional>
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
  table::RawPlace place;  // of a field's value
  std::vector<RawTrace> parts;
  struct Member {
    std::string register_name, key;
    ir::Outcome truth = ir::Outcome::Undetermined;
    table::RawPlace place;
  };
  std::vector<Member> members;
  std::optional<std::uint64_t> all;
  std::uint64_t hold = 0, fail = 0;
};

struct RawRecordTrace {
  std::string key;
  ir::Outcome outcome = ir::Outcome::Undetermined;
  table::RawPlace place;
  std::vector<RawTrace> when, unless, unclear_when;
  RawTrace requirement;
};

RawRecordTrace trace_record(Frame& frame, const plan::RulePlan& rule, std::size_t row,
                            diag::Language language);

}  // namespace regel::eval
