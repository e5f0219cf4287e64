// The file that a baseline lies in: JSON, one finding a line and in a settled order, so that a
// change of it reads well in a review.
//
//   {"regel_baseline": 1,
//    "rules": {"PUB-007": {"fail": 2, "undetermined": 1}},
//    "findings": {"<fingerprint>": {"rule": "PUB-007", "register": "Behandling", "key": "B-017",
//                                   "outcome": "fail"}}}
//
// The counts are what a reviewer looks at first, and a lock: there may be fewer entries of a rule
// than its counts say, never more.

#pragma once

#include <optional>
#include <string_view>

#include "engine/outcome/baseline.hpp"
#include "engine/report/byte_sink.hpp"

namespace regel::report {

// Takes the entries of the text into `baseline`, in the text's order. Otherwise what is wrong with
// it and where, for a message that names the file.
std::optional<Bilingual> read_baseline(std::string_view text, outcome::Baseline& baseline);

Status write_baseline(const outcome::Baseline& baseline, ByteSink& sink);

}  // namespace regel::report
