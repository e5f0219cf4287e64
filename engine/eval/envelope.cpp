// What an export says of itself: how many records it has, and when it was made.

#include "engine/eval/visit.hpp"
#include "engine/ingest/source_files.hpp"
#include "lang/base/text.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/time_text.hpp"

namespace regel::eval {

void note_envelope(const types::SourceSpec& spec, const std::vector<ingest::EnvelopeValue>& values,
                   outcome::SourceResult& report) {
  std::size_t next = 0;
  if (spec.count) {
    if (next < values.size() && values[next].seen) {
      const auto number = parse_integer(values[next].text);
      if (number && *number >= 0) report.claimed = static_cast<std::uint64_t>(*number);
    }
    ++next;
  }
  if (spec.freshness && spec.freshness->path && next < values.size() && values[next].seen) {
    const auto written = parse_iso_time(values[next].text);
    if (written) report.exported = to_text(written->dates);
  }
  if (spec.freshness && spec.freshness->file_pattern) {
    const auto date = ingest::date_of_name(report.file, *spec.freshness->file_pattern);
    if (date) report.exported = to_text(*date);
  }
}

}  // namespace regel::eval
