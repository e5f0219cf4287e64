#include "engine/eval/visit.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/eval/joiner.hpp"
#include "engine/eval/pool.hpp"
#include "engine/ingest/plan_stretches.hpp"
#include "engine/plan/reads.hpp"

namespace regel::eval {

using ingest::Range;

namespace {

// What is read of each row of a relation: the elements of its lists, and of lists within these, are
// relations of their own in the plan.
column::RelationSpec with_elements(const plan::Plan& plan, plan::RelationId id,
                                   const plan::Reads* reads) {
  column::RelationSpec spec = plan.relations[id].spec;
  if (reads != nullptr) {
    for (std::size_t i = 0; i < spec.fields.size(); ++i)
      spec.fields[i].unread = !reads->fields[id.index][i];
    for (std::size_t i = 0; i < spec.lists.size(); ++i)
      spec.lists[i].unread = !reads->lists[id.index][i];
  }
  for (const plan::RelationId below : plan.relations.ids()) {
    const plan::Relation& relation = plan.relations[below];
    if (relation.from != plan::RowsFrom::BatchList || relation.parent != id) continue;
    spec.lists[relation.list].element = with_elements(plan, below, reads);
  }
  return spec;
}

// The last visit reads everything that anything asks for; others what they compute.
column::ReadSpec read_spec(const plan::Plan& plan, const plan::Visit& visit) {
  std::optional<plan::Reads> reads;
  if (!visit.last) reads = plan::reads_of(plan, visit);
  const plan::Source& source = plan.sources[visit.source];
  const types::SourceSpec& spec = plan.program->schema.registers[source.register_id].source;
  column::ReadSpec result;
  column::RowsSpec rows;
  rows.path = spec.rows;
  rows.record = with_elements(plan, source.relation, reads ? &*reads : nullptr);
  rows.sheet = {spec.new_record, spec.as_above};
  result.rows.push_back(std::move(rows));
  if (spec.count) result.envelope.push_back(*spec.count);
  if (spec.freshness && spec.freshness->path) result.envelope.push_back(*spec.freshness->path);
  return result;
}

struct FileResult {
  std::optional<Error> failure;
  std::uint64_t records = 0, bytes = 0;
  Hash128 hash;
  std::vector<ingest::EnvelopeValue> envelope;
};

FileResult read_file(const FileJob& job, Joiner& joiner, VisitResult& into) {
  FileResult result;
  const auto fail = [&](Error error) {
    result.failure = std::move(error);
    return result;
  };
  const unsigned threads = std::max(1u, job.settings.options.threads);
  std::vector<Range> ranges{Range{}};
  if (threads > 1) {
    const std::size_t wanted =
        static_cast<std::size_t>(job.source.stored_size() / job.settings.test.stretch) + 1;
    auto planned = ingest::plan_stretches(job.source, job.spec, wanted, job.settings.test.stretch);
    if (!planned.ok()) return fail(planned.error());
    ranges = std::move(planned.value());
  }
  ingest::BlockHashes hashes;
  std::optional<Pool> pool;
  if (ranges.size() > 1) pool.emplace(job, ranges, threads);
  StretchJob stretches(job);
  std::uint64_t end = 0;
  bool ended = false;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    StretchResult stretch = pool ? pool->take(i) : stretches.read(ranges[i]);
    if (i > 0 && (ended || !stretch.guessed || stretch.start != end)) {
      Range again = ranges[i];
      again.from = end;
      if (ended) again.kind = ingest::StretchKind::Rest;
      stretch = stretches.read(again);
    }
    if (stretch.failure) return fail(std::move(*stretch.failure));
    end = stretch.end;
    ended = stretch.document_ended;
    hashes.insert(hashes.end(), stretch.hashes.begin(), stretch.hashes.end());
    result.records += stretch.output.records;
    result.envelope.resize(std::max(result.envelope.size(), stretch.envelope.size()));
    for (std::size_t e = 0; e < stretch.envelope.size(); ++e) {
      if (stretch.envelope[e].seen) result.envelope[e] = stretch.envelope[e];
    }
    if (auto over = joiner.join(std::move(stretch), into)) return fail(std::move(*over));
    if (job.settings.read) {
      const std::uint64_t upto = std::min(ranges[i].end, job.source.stored_size());
      job.settings.read(upto - std::min(upto, ranges[i].begin));
    }
  }
  if (const Status same = job.source.check_unchanged(); !same.ok()) return fail(same.error());
  result.bytes = job.source.stored_size();
  const ingest::BlockHashes* stored = job.source.stored_hashes();
  result.hash = ingest::content_hash(stored != nullptr ? *stored : hashes);
  return result;
}

}  // namespace

VisitResult run_visit(Context& context, const plan::Visit& visit, const SourceFiles& files,
                      const VisitSettings& settings) {
  VisitResult result;
  const column::ReadSpec spec = read_spec(*context.plan, visit);
  const plan::Source& source = context.plan->sources[visit.source];
  const types::Register& info = context.plan->program->schema.registers[source.register_id];
  Joiner joiner(context, visit, settings);
  for (std::size_t i = 0; i < files.paths.size(); ++i) {
    outcome::SourceResult report;
    report.register_name = info.name;
    report.file = files.names[i];
    report.previous = source.previous;
    ingest::Limits limits;
    limits.standard_input = settings.options.memory;
    auto opened = ingest::open_source(*settings.files, files.paths[i], files.names[i], limits);
    std::optional<Error> failure;
    if (opened.ok()) {
      joiner.begin_file(static_cast<std::uint32_t>(i));
      const FileJob job{context,
                        visit,
                        settings,
                        spec,
                        *opened.value(),
                        static_cast<std::uint32_t>(i),
                        joiner.first_keys()};
      const FileResult read = read_file(job, joiner, result);
      failure = read.failure;
      report.bytes = read.bytes;
      report.records = read.records;
      report.hash = read.hash;
      note_envelope(info.source, read.envelope, report);
    } else {
      failure = opened.error();
    }
    report.failure = failure;
    result.sources.push_back(std::move(report));
    if (failure) {
      result.failure = failure;
      return result;
    }
  }
  joiner.publish();
  return result;
}

}  // namespace regel::eval
