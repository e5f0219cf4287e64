// A comparison as a review for CI systems: what stops the change as errors, what moves as notes,
// and a case for each rule that was changed.

#pragma once

#include "engine/diff/diff_report.hpp"
#include "engine/review/repository.hpp"
#include "engine/review/review.hpp"

namespace regel::diff {

// `repository` is that of the rules as they are now. Nothing of the report is needed afterwards.
review::Review review_of_diff(const DiffReport& report, const review::Repository& repository,
                              diag::Language language);

}  // namespace regel::diff
