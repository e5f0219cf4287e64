// Runs a test written beside the rules (language.md 2.8) by the engine that judges exports: the
// given records are written as documents and read back. A field that is not mentioned is missing,
// exactly as in an export.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/outcome/finding.hpp"
#include "engine/outcome/record_trace.hpp"
#include "lang/ir/program.hpp"

namespace regel::ruletest {

struct Judged {
  std::string label;
  ir::Outcome expected;
  std::optional<std::string> expected_message;
  std::optional<ir::Outcome> got;  // none: no such record was judged
  std::string message, item;
  std::vector<outcome::Cause> causes;
  Span span;                         // of the expectation
  std::optional<RecordTrace> trace;  // of an outcome that was not the expected one
  bool passed() const {
    return got && *got == expected && (!expected_message || *expected_message == message);
  }
};

// One entry an expectation, in their order.
std::vector<Judged> run_test(const ir::Program& program, const ir::Test& test);

// The same of each of the program's rules, versions of one rule that are all in force, in one run;
// without traces.
std::vector<std::vector<Judged>> run_versions(const ir::Program& program, const ir::Test& test);

}  // namespace regel::ruletest
