// The one table of exit codes (docs/limits.md), and which of them a finished run ends with. Nobody
// else decides about success: not the writers, not the command line.

#pragma once

#include <optional>
#include <string>

#include "engine/outcome/baseline.hpp"
#include "engine/outcome/run_report.hpp"

namespace regel::outcome {

inline constexpr int kExitPassed = 0;        // everything that was checked passed
inline constexpr int kExitBroken = 1;        // a rule is broken, at or above `fail_on`
inline constexpr int kExitWrongCall = 2;     // the call, the project file or the rules are wrong
inline constexpr int kExitUndetermined = 3;  // nothing broken, but not everything could be decided
inline constexpr int kExitFailed = 4;        // a source or the machine failed: no conclusion
inline constexpr int kExitBug = 70;          // a bug in Regel

// 4 before 1 before 3. What a waiver in force covers counts neither as broken nor as undecided, nor
// does what a baseline knows; an entry of it that is stale counts as broken.
int exit_code(const RunReport& report, ir::Severity fail_on,
              const BaselineComparison* baseline = nullptr);

// The first rule whose counts do not add up to its records, if there is one: a bug.
std::optional<std::string> rule_with_wrong_counts(const RunReport& report);

}  // namespace regel::outcome
