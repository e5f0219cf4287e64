// What `regel test` says: of every test what came out, of those that failed why.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/review/repository.hpp"
#include "engine/review/review.hpp"
#include "engine/ruletest/run_tests.hpp"
#include "lang/diag/diagnostic.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

struct TestReport {
  std::size_t all_tests = 0;                  // of the project; more than were chosen
  std::vector<ruletest::TestResult> results;  // those that were chosen
  std::vector<diag::Diagnostic> untested;     // R801, where every rule must have a test
  bool times = false;
  std::size_t failed() const;
  bool passed() const { return failed() == 0 && untested.empty(); }
};

std::string tests_as_text(const TestReport& report, const Session& session, bool color);
// docs/testing-rules.md describes it.
std::string tests_as_json(const TestReport& report, const Session& session);

// A result for each thing that is wrong, and a case for each test.
review::Review tests_as_review(const TestReport& report, const Session& session,
                               const review::Repository& repository);

}  // namespace regel::tool
