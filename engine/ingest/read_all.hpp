// Reads a whole source in order, on the caller's thread: what small inputs and tests need. Larger
// ones are read in stretches (plan_stretches.hpp).

#pragma once

#include "engine/column/batch.hpp"
#include "engine/column/read_spec.hpp"
#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/limits.hpp"
#include "engine/ingest/stretch.hpp"
#include "lang/base/result.hpp"
#include "lang/value/zone.hpp"

namespace regel::ingest {

// What is known of a source when all of it has been read.
struct SourceSummary {
  Statistics statistics;
  std::vector<EnvelopeValue> envelope;
  Hash128 hash;
  std::uint64_t bytes = 0;  // as they are stored
  std::uint64_t lines = 0;
};

// `consume(const column::Batch&)` gets every batch in order; views in it are valid until it
// returns.
template <class Consumer>
Result<SourceSummary> read_all(ByteSource& source, const column::ReadSpec& spec,
                               const ZoneTable& zones, Consumer&& consume,
                               const Limits& limits = {}) {
  StretchReader reader;
  REGEL_TRY(opened, reader.open(source, spec, zones, Range{}, limits));
  static_cast<void>(opened);
  column::Batch batch;
  for (;;) {
    REGEL_TRY(more, reader.next(batch));
    if (!more) break;
    consume(static_cast<const column::Batch&>(batch));
  }
  return SourceSummary{reader.statistics(), reader.envelope(), content_hash(reader.hashes()),
                       source.stored_size(), reader.lines()};
}

}  // namespace regel::ingest
