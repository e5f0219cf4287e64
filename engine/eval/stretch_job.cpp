#include "engine/eval/stretch_job.hpp"

namespace regel::eval {

StretchJob::StretchJob(const FileJob& job)
    : job_(job), worker_(job.context, job.visit, job.settings.worker) {
  limits_.window = job.settings.test.window;
  limits_.batch_rows = job.settings.test.batch_rows;
}

StretchResult StretchJob::read(const ingest::Range& range) {
  StretchResult result;
  const Status opened = reader_.open(job_.source, job_.spec, *job_.settings.zones, range, limits_);
  if (!opened.ok()) {
    result.failure = opened.error();
    return result;
  }
  worker_.begin(job_.first_keys.limits());
  for (;;) {
    const Result<bool> more = reader_.next(batch_);
    if (!more.ok()) result.failure = more.error();
    if (!more.ok() || !more.value()) break;
    if (batch_.records.rows == 0) continue;
    worker_.add(batch_, job_.file, reader_.start());
    result.failure =
        too_many_rows(job_.context, {}, worker_.output().tables, job_.settings.test.kept_rows);
    if (result.failure) break;
  }
  result.guessed = reader_.start().has_value();
  result.start = reader_.start().value_or(0);
  result.output = worker_.take_output();
  if (result.failure) return result;
  result.end = reader_.end();
  result.lines = reader_.lines();
  result.document_ended = reader_.document_ended();
  result.statistics = reader_.statistics();
  result.hashes = reader_.hashes();
  result.envelope = reader_.envelope();
  return result;
}

}  // namespace regel::eval
