#include "engine/eval/visit.hpp"

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/plan_stretches.hpp"
#include "engine/ingest/stretch.hpp"
#include "lang/diag/environment.hpp"

namespace regel::eval {

using ingest::ByteSource;
using ingest::Range;

namespace {

// What is read of each row of a relation: the elements of its lists, and of lists within these, are
// relations of their own in the plan.
column::RelationSpec with_elements(const plan::Plan& plan, plan::RelationId id) {
  column::RelationSpec spec = plan.relations[id].spec;
  for (const plan::RelationId below : plan.relations.ids()) {
    const plan::Relation& relation = plan.relations[below];
    if (relation.from != plan::RowsFrom::BatchList || relation.parent != id) continue;
    spec.lists[relation.list].element = with_elements(plan, below);
  }
  return spec;
}

}  // namespace

column::ReadSpec read_spec(const plan::Plan& plan, plan::SourceId id) {
  const plan::Source& source = plan.sources[id];
  const types::SourceSpec& spec = plan.program->schema.registers[source.register_id].source;
  column::ReadSpec result;
  column::RowsSpec rows;
  rows.path = spec.rows;
  rows.record = with_elements(plan, source.relation);
  result.rows.push_back(std::move(rows));
  if (spec.count) result.envelope.push_back(*spec.count);
  if (spec.freshness && spec.freshness->path) result.envelope.push_back(*spec.freshness->path);
  return result;
}

namespace {

// What one stretch gave.
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
  ByteSource& source;
  std::uint32_t file;
  const SharedFirstKeys& first_keys;
};

// Reads one stretch after the other, on one thread; keeps its memory in between.
class StretchJob {
 public:
  explicit StretchJob(const FileJob& job)
      : job_(job), worker_(job.context, job.visit, job.settings.worker) {
    limits_.window = job.settings.test.window;
    limits_.batch_rows = job.settings.test.batch_rows;
  }

  StretchResult read(const Range& range) {
    StretchResult result;
    const Status opened =
        reader_.open(job_.source, job_.spec, *job_.settings.zones, range, limits_);
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

 private:
  const FileJob& job_;
  ingest::Limits limits_;
  ingest::StretchReader reader_;
  Worker worker_;
  column::Batch batch_;
};

void rebase_trace(RawTrace& trace, const table::CauseBase& base) {
  for (table::RawCause& cause : trace.causes.first) table::rebase(cause.place, base);
  for (RawTrace& part : trace.parts) rebase_trace(part, base);
}

void rebase_all(Output& output, const table::CauseBase& base) {
  for (std::vector<RawFinding>* findings : {&output.findings, &output.others}) {
    for (RawFinding& finding : *findings) {
      table::rebase(finding.place, base);
      for (table::RawCause& cause : finding.causes.first) table::rebase(cause.place, base);
    }
  }
  for (RawRecordTrace& record : output.traces) {
    table::rebase(record.place, base);
    for (RawTrace& trace : record.when) rebase_trace(trace, base);
    for (RawTrace& trace : record.unless) rebase_trace(trace, base);
    rebase_trace(record.requirement, base);
  }
  for (RawSummaryRow& row : output.summary_rows) {
    for (table::RawCauses& causes : row.causes) {
      for (table::RawCause& cause : causes.first) table::rebase(cause.place, base);
    }
  }
}

template <class T>
void move_all(std::vector<T>& to, std::vector<T>&& from) {
  if (to.empty()) {
    to = std::move(from);
    return;
  }
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

// Takes over what a confirmed stretch gave.
class Joiner {
 public:
  Joiner(Context& context, const plan::Visit& visit, const VisitSettings& settings)
      : fill_(context, visit, settings.worker.collide),
        context_(context),
        visit_(visit),
        settings_(settings),
        first_keys_(context.plan->rules.size(), settings.worker.max_findings) {}

  void begin_file(std::uint32_t file) {
    file_ = file;
    base_ = {};
  }
  std::optional<Error> join(StretchResult&& stretch, VisitResult& into) {
    rebase_all(stretch.output, base_);
    Output& all = into.output;
    context_.records_before[visit_.source.index][{file_, stretch.start}] = all.records;
    all.records += stretch.output.records;
    for (const RawFinding& f : stretch.output.findings) first_keys_.add(f.rule, f.key);
    for (const auto& [rule, counts] : stretch.output.counts) all.counts[rule].add(counts);
    move_all(all.findings, std::move(stretch.output.findings));
    move_all(all.others, std::move(stretch.output.others));
    move_all(all.traces, std::move(stretch.output.traces));
    all.waived_keys.merge(stretch.output.waived_keys);
    move_all(all.summary_rows, std::move(stretch.output.summary_rows));
    for (const auto& [s, n] : stretch.output.summary_subjects) all.summary_subjects[s] += n;
    for (const auto& [s, n] : stretch.output.summary_undetermined) {
      all.summary_undetermined[s] += n;
    }
    if (auto over = too_many_rows(context_, fill_.tables(), stretch.output.tables,
                                  settings_.test.kept_rows)) {
      return over;
    }
    fill_.join(std::move(stretch.output.tables), base_);
    if (into.statistics.rows.empty()) {
      into.statistics = std::move(stretch.statistics);
    } else {
      into.statistics.add(stretch.statistics);
    }
    base_.ordinal += stretch.output.records;
    base_.line += stretch.lines;
    return within_memory();
  }
  void publish() { fill_.publish(); }
  const SharedFirstKeys& first_keys() const { return first_keys_; }

 private:
  // What is kept of registers stays below the limit of the run.
  std::optional<Error> within_memory() const {
    std::uint64_t used = fill_.memory();
    for (const table::Table& table : context_.tables) used += table.memory();
    if (used <= settings_.options.memory) return std::nullopt;
    constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;
    const auto text = [](std::uint64_t bytes) { return std::to_string(bytes / kMiB + 1) + "M"; };
    return diag::make_error<diag::Code::S013>(
        "Regel", text(used),
        Bilingual{"det som slås upp i registren", "what is looked up in registers"},
        text(settings_.options.memory - 1), text(2 * used));
  }

  Fill fill_;
  Context& context_;
  const plan::Visit& visit_;
  const VisitSettings& settings_;
  std::uint32_t file_ = 0;
  table::CauseBase base_;
  SharedFirstKeys first_keys_;
};

// Reads stretches ahead on threads; results are taken in order.
class Pool {
 public:
  Pool(const FileJob& job, std::vector<Range> ranges, unsigned threads)
      : job_(job), ranges_(std::move(ranges)), results_(ranges_.size()), threads_(threads) {
    for (unsigned i = 0; i < std::min<std::size_t>(threads, ranges_.size()); ++i) {
      workers_.emplace_back([this] { work(); });
    }
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    changed_.notify_all();
    for (std::thread& worker : workers_) worker.join();
  }

  StretchResult take(std::size_t i) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return results_[i] != nullptr; });
    StretchResult result = std::move(*results_[i]);
    results_[i] = nullptr;
    taken_ = i + 1;
    changed_.notify_all();
    return result;
  }

 private:
  void work() {
    StretchJob stretches(job_);
    for (;;) {
      std::size_t i = 0;
      {
        std::unique_lock lock(mutex_);
        // Not too far ahead: what is read waits in memory until its turn.
        changed_.wait(lock, [&] {
          return stop_ || next_ == ranges_.size() || next_ < taken_ + threads_ + 2;
        });
        if (stop_ || next_ == ranges_.size()) return;
        i = next_++;
      }
      auto result = std::make_unique<StretchResult>(stretches.read(ranges_[i]));
      const std::lock_guard lock(mutex_);
      results_[i] = std::move(result);
      changed_.notify_all();
    }
  }

  const FileJob& job_;
  std::vector<Range> ranges_;
  std::vector<std::unique_ptr<StretchResult>> results_;
  unsigned threads_;
  std::vector<std::thread> workers_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0, taken_ = 0;
  bool stop_ = false;
};

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
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    StretchResult stretch = pool ? pool->take(i) : stretches.read(ranges[i]);
    if (i > 0 && (!stretch.guessed || stretch.start != end)) {
      Range again = ranges[i];
      again.from = end;
      stretch = stretches.read(again);
    }
    if (stretch.failure) return fail(std::move(*stretch.failure));
    end = stretch.end;
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
  const column::ReadSpec spec = read_spec(*context.plan, visit.source);
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
