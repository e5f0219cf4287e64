// The meaning of Regel in code: a checked program and two exports in, outcomes out. Record at a
// time, by recursion over lang/ir, as plainly as language.md section 4 puts it; slow on purpose. It
// is what the engine is compared with, and where the two differ one of them is wrong.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lang/ir/program.hpp"
#include "lang/value/workdays.hpp"
#include "lang/value/zone.hpp"
#include "tests/reference/import.hpp"

namespace regel::reference {

struct Options {
  std::int32_t today = 0;           // days
  std::optional<std::int64_t> now;  // microseconds; default 23:59:59 of today in `zone`
  std::string zone = "Europe/Stockholm";
};

struct Verdict {
  std::string key;          // of the record, the group or the code; empty if it has none
  std::size_t ordinal = 0;  // among the records of the register, the groups, the codes
  ir::Outcome outcome = ir::Outcome::Undetermined;
  std::vector<std::string> items;  // of a list in the requirement: those that fail, if it fails
  std::string message;             // of a failure
};

struct Judged {
  std::string rule;
  bool in_force = true;
  bool supplied = true;  // the register of the subject
  std::vector<Verdict> verdicts;
  std::size_t count(ir::Outcome outcome) const;
};

// One entry for each rule of the program, in its order.
std::vector<Judged> evaluate(const ir::Program& program, const Export& current,
                             const Export& previous, const Options& options);

struct TestVerdict {
  std::string label;
  ir::Outcome expected;
  std::optional<ir::Outcome> outcome;  // none: no such record was judged
  std::optional<std::string> expected_message;
  std::string message;
  bool holds() const {
    return outcome == expected && (!expected_message || *expected_message == message);
  }
};
std::vector<TestVerdict> run_test(const ir::Program& program, const ir::Test& test);

}  // namespace regel::reference
