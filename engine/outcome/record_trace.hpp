// Why one record got its outcome under one rule: every condition with what it gave.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/outcome/finding.hpp"
#include "lang/source/span.hpp"

namespace regel {

// One condition of a rule as it stood for one record: what `regel explain RULE KEY` prints.
struct ConditionTrace {
  Span span;          // the condition in the rule text
  ir::Outcome truth;  // Pass: holds, Fail: does not hold, Undetermined: not known
  std::string item;   // label of a list item, "b"
  std::string value;  // of a value: as text, or its state in words; "(skyddat)" if protected
  std::vector<outcome::Cause> causes;  // why it is not known
  outcome::Place place;                // of a field's value
  std::vector<ConditionTrace> parts;
  // Of what is asked of a list or a collection: how many members there are, for how many of them it
  // holds or does not hold, and the first of those that decide.
  struct Member {
    std::string register_name, key;  // of a record
    ir::Outcome truth;
    outcome::Place place;  // of an element
  };
  std::vector<Member> members;
  std::optional<std::uint64_t> all;
  std::uint64_t hold = 0, fail = 0;
};
struct RecordTrace {
  std::string rule, register_name, key;
  ir::Outcome outcome;
  outcome::Place place;
  std::vector<ConditionTrace> when, unless, unclear_when;
  ConditionTrace requirement;
};

}  // namespace regel
