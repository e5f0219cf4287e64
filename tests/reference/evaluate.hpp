// The meaning of Regel in code: a checked program and two exports in, outcomes out. Record at a
// time, by recursion over lang/ir, as plainly as language.md section 4 puts it; slow on purpose. It
// is what the engine is compared with, and where the two differ one of them is wrong.

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
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

// What an outcome was undetermined for. Of what is no value of a record (no export, a calculation
// without a result) register, key or field are empty.
struct Cause {
  std::string kind;  // as the report spells it
  std::string register_name, key, field;
  friend bool operator<(const Cause& a, const Cause& b) {
    return std::tie(a.kind, a.register_name, a.key, a.field) <
           std::tie(b.kind, b.register_name, b.key, b.field);
  }
};

struct Verdict {
  std::string key;          // of the record, the group or the code; empty if it has none
  std::size_t ordinal = 0;  // among the records of the register, the groups, the codes
  ir::Outcome outcome = ir::Outcome::Undetermined;
  // Of a list in the requirement: those that fail if it fails, are unknown if it is.
  std::vector<std::string> items;
  std::string message;     // of a failure, and of what is undetermined
  std::set<Cause> causes;  // of what is undetermined
};

struct Judged {
  std::string rule;
  bool in_force = true;
  bool supplied = true;  // the register of the subject
  std::vector<Verdict> verdicts;
  std::size_t waived = 0;  // failures and what is undetermined, by a waiver in force
  std::size_t count(ir::Outcome outcome) const;
};

// One entry for each rule of the program, in its order.
std::vector<Judged> evaluate(const ir::Program& program, const Export& current,
                             const Export& previous, const Options& options);

// A summary: the figures of each subject that it is about, as texts from low to high; both are
// empty where nothing is known.
struct Summed {
  std::string id;
  std::size_t undetermined = 0;
  using Figures = std::vector<std::pair<std::string, std::string>>;
  std::vector<std::pair<std::string, Figures>> rows;
};

// One entry for each summary whose register is supplied.
std::vector<Summed> sum_up(const ir::Program& program, const Export& current,
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
