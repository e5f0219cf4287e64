// Reading stretches of one file, one after the other on one thread. What a stretch gave is joined
// with the others' in source order (joiner.hpp); until then nothing of it counts.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/eval/visit.hpp"
#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/stretch.hpp"

namespace regel::eval {

struct StretchResult {
  std::optional<Error> failure;
  bool guessed = true;  // a beginning was found
  std::uint64_t start = 0, end = 0, lines = 0;
  bool document_ended = false;
  Output output;
  ingest::Statistics statistics;
  ingest::BlockHashes hashes;
  std::vector<ingest::EnvelopeValue> envelope;
};

struct FileJob {
  Context& context;
  const plan::Visit& visit;
  const VisitSettings& settings;
  const column::ReadSpec& spec;
  ingest::ByteSource& source;
  std::uint32_t file;
  const SharedFirstKeys& first_keys;
};

// Keeps its memory from one stretch to the next.
class StretchJob {
 public:
  explicit StretchJob(const FileJob& job);
  StretchResult read(const ingest::Range& range);

 private:
  const FileJob& job_;
  ingest::Limits limits_;
  ingest::StretchReader reader_;
  Worker worker_;
  column::Batch batch_;
};

}  // namespace regel::eval
