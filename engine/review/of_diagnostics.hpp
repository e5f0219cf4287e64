// What `regel lint` has to say of rule files, as a review: a result for each message and a case for
// each file.

#pragma once

#include <vector>

#include "engine/review/repository.hpp"
#include "engine/review/review.hpp"

namespace regel::review {

// One project that was looked at.
struct Linted {
  std::vector<diag::Diagnostic> diagnostics;  // in their final order
  const SourceMap& sources;
  Repository repository;
};

// `exit` is what the command ends with. Nothing of `projects` is needed afterwards.
Review review_of_diagnostics(const std::vector<Linted>& projects, diag::Language language,
                             int exit);

}  // namespace regel::review
