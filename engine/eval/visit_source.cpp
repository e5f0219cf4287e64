// One visit of a run: its results taken over, or its failure noted and everything it was to fill
// with it.

#include <utility>

#include "engine/eval/run_account.hpp"
#include "engine/eval/run_state.hpp"
#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/content_hash.hpp"
#include "lang/base/hash.hpp"
#include "lang/diag/environment.hpp"
#include "lang/source/shipped.hpp"

namespace regel::eval {

namespace {

constexpr std::uint64_t kHashedBelow = 64ull << 20;  // a SHA-256 beside the fast hash up to this

void fail(RunState& state, const plan::Visit& visit) {
  state.failed[visit.source.index] = true;
  for (const auto& [table, column] : visit.columns) {
    state.context.tables[table].failed = true;
    state.context.tables[table].complete = false;
  }
}

// Of a file that was judged: it is read once more, and must be what it was.
Result<std::string> sha256_of(const FileReader& reader, const std::string& path,
                              const std::string& name, Hash128 judged) {
  REGEL_TRY(file, ingest::open_stored(reader, path, name));
  Sha256 sha;
  ingest::BlockHasher content;
  std::string piece(std::size_t{1} << 16, '\0');
  std::uint64_t at = 0;
  for (;;) {
    REGEL_TRY(got, file->read(at, piece.data(), piece.size()));
    if (got == 0) break;
    const std::string_view bytes = std::string_view(piece).substr(0, got);
    sha.update(bytes);
    content.update(bytes);
    at += got;
  }
  content.finish();
  if (ingest::content_hash(content.blocks()) != judged) {
    return diag::make_error<diag::Code::S012>(name);
  }
  return hex(sha.finish());
}

// Beside the fast hash, for runs that are not large unless it was asked for.
void add_sha256(const RunState& state, const FileReader& reader, const SourceFiles& files,
                VisitResult& result) {
  if (!state.options.sha256 && state.total_bytes > kHashedBelow) return;
  for (std::size_t i = 0; i < result.sources.size(); ++i) {
    outcome::SourceResult& source = result.sources[i];
    Result<std::string> sha256 = sha256_of(reader, files.paths[i], files.names[i], source.hash);
    if (sha256.ok()) {
      source.sha256 = std::move(sha256.value());
    } else {
      source.failure = sha256.error();
      result.failure = sha256.error();
    }
  }
}

// A source that is read again must be what it was.
bool same_as_before(const RunState& state, const VisitResult& result) {
  for (const outcome::SourceResult& before : state.report.sources) {
    for (const outcome::SourceResult& now : result.sources) {
      const bool same_file = before.register_name == now.register_name && before.file == now.file &&
                             before.previous == now.previous;
      if (same_file && before.hash != now.hash) return false;
    }
  }
  return true;
}

}  // namespace

void take_output(RunState& state, Output&& output) {
  for (const auto& [rule, counts] : output.counts) state.counts[rule].add(counts);
  for (RawFinding& finding : output.findings) state.findings.push_back(std::move(finding));
  for (RawFinding& other : output.others) state.others.push_back(std::move(other));
  for (RawRecordTrace& trace : output.traces) state.traces.push_back(std::move(trace));
  state.waived_keys.merge(output.waived_keys);
  for (RawSummaryRow& row : output.summary_rows) state.summary_rows.push_back(std::move(row));
  for (const auto& [s, n] : output.summary_subjects) state.summary_subjects[s] += n;
  for (const auto& [s, n] : output.summary_undetermined) state.summary_undetermined[s] += n;
}

void visit_source(RunState& state, const plan::Visit& visit) {
  const std::uint32_t index = visit.source.index;
  const SourceFiles& files = state.files[index];
  const plan::Source& source = state.plan.sources[visit.source];
  const types::Register& info = state.program.schema.registers[source.register_id];
  if (state.failed[index]) return fail(state, visit);
  if (files.failure) {
    outcome::SourceResult missing;
    missing.register_name = info.name;
    missing.file = info.source.files.empty() ? std::string() : info.source.files[0];
    missing.previous = source.previous;
    missing.failure = files.failure;
    state.report.sources.push_back(std::move(missing));
    return fail(state, visit);
  }
  VisitSettings settings;
  MemoryFileReader own;
  settings.files = &state.reader;
  if (info.source.run) own.add(kRunAccount, run_account(state));
  // A caller may have given files of its own instead of the library's.
  const auto table = files.paths.empty() ? std::nullopt : shipped_table(files.paths[0]);
  if (table) own.add(files.paths[0], std::string(*table));
  if (info.source.run || table) settings.files = &own;
  settings.zones = &state.zones;
  settings.options = state.options;
  settings.test = state.settings;
  settings.worker = state.worker_options();
  settings.read = [&](std::uint64_t bytes) {
    state.read_bytes += bytes;
    if (state.options.progress) state.options.progress(state.read_bytes, state.total_bytes);
  };
  VisitResult result = run_visit(state.context, visit, files, settings);
  const bool again = state.visited[index];
  if (!result.failure && again && !same_as_before(state, result)) {
    result.failure = diag::make_error<diag::Code::S012>(files.names[0]);
    result.sources[0].failure = result.failure;
  }
  if (!result.failure && !again && !info.source.run) {
    add_sha256(state, *settings.files, files, result);
  }
  if (result.failure) {
    for (outcome::SourceResult& report : result.sources) {
      if (report.failure) state.report.sources.push_back(std::move(report));
    }
    return fail(state, visit);
  }
  state.names[index].files = files.names;
  state.names[index].rows = info.source.rows;
  state.names[index].documents.clear();
  for (const std::string& name : files.names) {
    state.names[index].documents.push_back(name.find(".ndjson") != std::string::npos ||
                                           name.find(".jsonl") != std::string::npos);
  }
  if (visit.last) {
    state.statistics[index] = std::move(result.statistics);
    state.defects[index] = std::move(result.output.defects);
  }
  state.visited[index] = true;
  take_output(state, std::move(result.output));
  if (again) return;
  if (info.source.run) return;
  for (outcome::SourceResult& report : result.sources) {
    state.report.sources.push_back(std::move(report));
  }
}

}  // namespace regel::eval
