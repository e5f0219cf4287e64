// Dates and times as people write them elsewhere: `1/3 2026`, `2026/03/01`, `1 mars 2026`,
// `2026-03-01 kl. 14.00`. Recognised only to say how the same day is written in Regel.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lang/diag/diagnostic.hpp"

namespace regel::parse {

struct WrittenDate {
  std::size_t end;    // of what was written
  std::string right;  // the same day as Regel has it; with MM and DD where it could be two days
};
// A date that begins at `at` and is not written as Regel writes dates.
std::optional<WrittenDate> written_date(std::string_view text, std::size_t at,
                                        diag::Language language);

}  // namespace regel::parse
