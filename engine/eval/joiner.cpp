#include "engine/eval/joiner.hpp"

#include <string>
#include <utility>

#include "lang/diag/environment.hpp"

namespace regel::eval {

namespace {

void rebase_trace(RawTrace& trace, const table::CauseBase& base) {
  for (table::RawCause& cause : trace.causes.first) table::rebase(cause.place, base);
  table::rebase(trace.place, base);
  for (RawTrace::Member& member : trace.members) table::rebase(member.place, base);
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
    for (RawTrace& trace : record.unclear_when) rebase_trace(trace, base);
    rebase_trace(record.requirement, base);
  }
  for (auto& [id, defect] : output.defects) {
    for (DefectRecord& record : defect.first) table::rebase(record.place, base);
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

}  // namespace

Joiner::Joiner(Context& context, const plan::Visit& visit, const VisitSettings& settings)
    : fill_(context, visit, settings.worker.collide),
      context_(context),
      visit_(visit),
      settings_(settings),
      first_keys_(context.plan->rules.size(), settings.worker.max_findings) {}

void Joiner::begin_file(std::uint32_t file) {
  file_ = file;
  base_ = {};
}

std::optional<Error> Joiner::join(StretchResult&& stretch, VisitResult& into) {
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
  add_defects(all.defects, std::move(stretch.output.defects));
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

// What is kept of registers stays below the limit of the run.
std::optional<Error> Joiner::within_memory() const {
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

}  // namespace regel::eval
