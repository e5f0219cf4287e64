// A comparison as a text: for a terminal, for programs (docs/diff.md), and as a comment that one
// wants to read in a pull request. They decide nothing; the same report gives the same bytes.

#pragma once

#include <cstddef>
#include <string>

#include "engine/diff/diff_report.hpp"

namespace regel::diff {

// Formats for people show this many records of a rule and a kind unless told otherwise.
inline constexpr std::uint64_t kShownRecords = 10;

std::string write_text(const DiffReport& report, diag::Language language, bool color);
std::string write_json(const DiffReport& report, diag::Language language);

// At most so many bytes; what is left out is said. GitHub takes 65,536 characters.
inline constexpr std::size_t kCommentBytes = 60'000;
std::string write_markdown(const DiffReport& report, diag::Language language,
                           std::size_t most_bytes = kCommentBytes);

}  // namespace regel::diff
