// What a text report says of the baseline: how many findings are known, how many new, and which
// entries of the file must go.

#pragma once

#include <string>

#include "engine/outcome/baseline.hpp"
#include "engine/report/writer.hpp"

namespace regel::report {

std::string baseline_text(const outcome::BaselineComparison& baseline, const WriteOptions& options);

// "PUB-007 Behandling B-017 (bruten): finns inte längre"
std::string stale_text(const outcome::BaselineComparison& baseline,
                       const outcome::StaleEntry& stale, diag::Language language);

}  // namespace regel::report
