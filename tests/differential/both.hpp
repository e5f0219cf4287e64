// One project as both evaluators judge it; that they do so alike is checked on the way.

#pragma once

#include <utility>

#include "lang/compile.hpp"
#include "tests/differential/compare.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel::differential {

inline outcome::RunReport judged_by_both(const Compilation& compiled,
                                         const property::Project& project) {
  INFO(test::reports(compiled));
  REQUIRE_FALSE(compiled.sink.has_errors());
  outcome::RunReport report = run_engine(compiled.program, project, {});
  CHECK(differences(compiled.program, project, report) == std::string());
  return report;
}

inline outcome::RunReport judged_by_both(const property::Project& project) {
  return judged_by_both(test::compiled({project.rules}), project);
}

}  // namespace regel::differential
