// A visit reads one register's files once, on one or several threads, and joins what the workers
// make of them in source order. A guess at where a stretch of an array begins is confirmed before
// its results count; a source that ends badly leaves nothing behind.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/eval/fill.hpp"
#include "engine/eval/worker.hpp"
#include "engine/ingest/statistics.hpp"
#include "engine/ingest/stretch.hpp"
#include "engine/outcome/run_report.hpp"
#include "engine/run_options.hpp"

namespace regel::eval {

// The files of one register, in order.
struct SourceFiles {
  std::vector<std::string> paths;  // as the reader opens them
  std::vector<std::string> names;  // as reports show them
  std::uint64_t bytes = 0;
  std::optional<Error> failure;  // none could be found
};

struct VisitSettings {
  const FileReader* files = nullptr;
  const ZoneTable* zones = nullptr;
  RunOptions options;
  TestSettings test;
  WorkerOptions worker;
  std::function<void(std::uint64_t)> read;  // bytes since the last call
};

struct VisitResult {
  std::optional<Error> failure;
  Output output;  // joined, places within their files
  ingest::Statistics statistics;
  std::vector<outcome::SourceResult> sources;  // by file
  std::vector<bool> documents;                 // by file: a sequence of documents, as NDJSON is
};

VisitResult run_visit(Context& context, const plan::Visit& visit, const SourceFiles& files,
                      const VisitSettings& settings);

// What an export says of itself, for its line in the report. engine/eval/envelope.cpp
void note_envelope(const types::SourceSpec& spec, const std::vector<ingest::EnvelopeValue>& values,
                   outcome::SourceResult& report);

}  // namespace regel::eval
