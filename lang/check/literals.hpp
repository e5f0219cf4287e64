// Dates and instants as they are written in rules, with a report of what is wrong with them. All
// other literals: Names::constant() and Names::literal_value().

#pragma once

#include <optional>
#include <string_view>

#include "lang/diag/sink.hpp"
#include "lang/value/zone.hpp"

namespace regel::check {

// "2026-03-01". No value where the parser refused what was written; it looks at every part.
std::optional<Date> literal_date(std::string_view iso, Span span, diag::Sink& sink);

// "2026-03-01T09:00", perhaps with seconds and an offset; without one it is local time in `zone`.
// R118 and R126 for times that occur twice or not at all when clocks are changed, R125 for those
// outside of the years that there are.
std::optional<Instant> literal_instant(std::string_view iso, Span span, const Zone& zone,
                                       diag::Sink& sink);

}  // namespace regel::check
