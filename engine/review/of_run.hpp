// A finished run of `regel check` as a review: its findings, what the data and the rules showed
// about themselves, and a case for each rule.

#pragma once

#include "engine/outcome/baseline.hpp"
#include "engine/outcome/run_report.hpp"
#include "engine/review/repository.hpp"
#include "engine/review/review.hpp"
#include "lang/compile.hpp"

namespace regel::review {

struct RunParts {
  const outcome::RunReport& report;
  const Compilation& compiled;                            // what the run was of
  const outcome::BaselineComparison* baseline = nullptr;  // if it was compared with one
  Repository repository;
  ir::Severity fail_on = ir::Severity::Info;
  diag::Language language = diag::Language::Swedish;
};

// The review reads from report, compilation and baseline for as long as it is used.
Review review_of_run(const RunParts& parts);

}  // namespace regel::review
