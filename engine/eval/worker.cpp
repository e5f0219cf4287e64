#include "engine/eval/worker.hpp"

#include <algorithm>
#include <bit>
#include <utility>
#include <variant>

#include "engine/eval/explain.hpp"
#include "engine/eval/few_people.hpp"
#include "engine/eval/format_value.hpp"
#include "engine/eval/kernels/bits.hpp"
#include "lang/base/hash.hpp"

namespace regel::eval {

using ir::Outcome;
using plan::Op;
using plan::Rep;

namespace {

constexpr std::uint64_t kNoneIsLate = ~std::uint64_t{0};

table::Shape shape_of(Rep rep) {
  switch (rep) {
    case Rep::Truth:
      return table::Shape::Truth;
    case Rep::Int:
    case Rep::Num6:
      return table::Shape::Int;
    case Rep::Dec:
    case Rep::Ratio:
      return table::Shape::Dec;
    case Rep::Text:
      return table::Shape::Text;
    case Rep::Link:
      return table::Shape::Link;
  }
  return table::Shape::Int;
}

// A field that may be missing needs no explanation where it is.
bool may_be_missing(const Frame& frame, const plan::Node& node) {
  const plan::Relation& relation = frame.relation();
  if (node.op != Op::Field || !relation.record.valid()) return false;
  const std::int32_t field = relation.fields[node.x];
  if (field < 0) return false;
  // A field of a nested record has its own say.
  const bool nested = relation.field_names[node.x].find('.') != std::string::npos;
  if (nested) return false;
  const types::Record& record = frame.context().plan->program->schema.records[relation.record];
  return record.fields[static_cast<std::size_t>(field)].optional;
}

// Rows of one word of bits whose value is not one exact value.
std::uint64_t inexact(const Vec& value, Rep rep, std::size_t word) {
  std::uint64_t found = 0;
  for (std::uint64_t left = value.known.word(word); left != 0; left &= left - 1) {
    const auto bit = static_cast<std::size_t>(std::countr_zero(left));
    const std::size_t row = word * 64 + bit;
    const bool apart = rep == Rep::Dec ? value.dec_low[row] != value.dec_high[row]
                                       : value.low[row] != value.high[row];
    if (apart) found |= std::uint64_t{1} << bit;
  }
  return found;
}

void keep_causes(Frame& frame, NodeId id, std::uint32_t base, table::KeptColumn& column) {
  const plan::Node& node = frame.context().plan->nodes[id];
  const Vec& value = frame.value(id);
  const Bitmap& yes = node.rep == Rep::Truth ? value.t : value.known;
  const Bitmap& no = node.rep == Rep::Truth ? value.f : value.missing;
  const bool optional = node.rep == Rep::Truth || may_be_missing(frame, node);
  for (std::size_t w = 0; w < yes.words(); ++w) {
    std::uint64_t open = yes.mask(w) & ~yes.word(w);
    if (optional) open &= ~no.word(w);
    if (value.interval) open |= inexact(value, node.rep, w);
    while (open != 0) {
      const std::size_t row = w * 64 + static_cast<std::size_t>(__builtin_ctzll(open));
      open &= open - 1;
      Causes causes;
      explain(frame, id, row, causes);
      column.set_causes(base + static_cast<std::uint32_t>(row), causes.take());
    }
  }
}

// Which lists of the records are known, and why the others are not.
void keep_lists(Frame& records, std::uint32_t list, const Bitmap& unknown,
                table::KeptColumn& lists) {
  const auto base = static_cast<std::uint32_t>(lists.rows());
  Vec known;
  kernels::fill(known.t, records.rows(), [&](std::size_t i) { return !unknown.get(i); });
  known.f.reset(records.rows());
  lists.append(known, records.rows());
  for (std::uint32_t row = 0; row < records.rows(); ++row) {
    if (!unknown.get(row)) continue;
    Causes causes;
    explain_list(records, list, row, causes);
    lists.set_causes(base + row, causes.take());
  }
}

// Whether a key that somebody asks for is the row's: as reports show it, or as it is recorded,
// which tells records apart whose keys are masked.
bool names(Frame& frame, const std::vector<NodeId>& key, std::size_t row, const std::string& asked,
           diag::Language language) {
  if (format_key(frame, key, row, language) == asked) return true;
  if (key.size() != 1 || frame.context().plan->nodes[key[0]].rep != Rep::Text) return false;
  const Vec& value = frame.value(key[0]);
  return value.known.get(row) && value.text[row] == asked;
}

// The labels of the items that break a rule, or leave it open. What breaks it are those that fail;
// of `inget av`, `högst n av` and under `får inte` those that hold; of `exakt n av` those that hold
// if they are too many.
std::string deciding_items(Frame& frame, const plan::RulePlan& rule, std::size_t row, bool fails) {
  const ir::Program& program = *frame.context().plan->program;
  const ir::Rule& written = program.rules[rule.rule];
  const auto& list = std::get<ir::Items>(program.exprs[written.requirement].node);
  const auto holds = [&](const plan::RulePlan::Item& item) {
    return frame.value(item.condition).t.get(row);
  };
  const bool counted = list.kind == ir::ItemsKind::Count;
  bool at_most = list.kind == ir::ItemsKind::None || (counted && list.bound == Bound::AtMost);
  if (counted && list.bound == Bound::Exactly && !written.prohibition) {
    at_most = std::count_if(rule.items.begin(), rule.items.end(), holds) > list.number;
  }
  const bool holding = at_most != written.prohibition;
  std::string labels;
  for (const plan::RulePlan::Item& item : rule.items) {
    const bool fails_itself = frame.value(item.condition).f.get(row);
    const bool breaks = holding ? holds(item) : fails_itself;
    const bool open = !holds(item) && !fails_itself;
    if (!(fails ? breaks : open)) continue;
    if (!labels.empty()) labels += ", ";
    labels += item.label;
  }
  return labels;
}

}  // namespace

Worker::Worker(const Context& context, const plan::Visit& visit, WorkerOptions options)
    : context_(context),
      visit_(visit),
      options_(options),
      first_keys_(FirstKeys::Limits(context.plan->rules.size()), options.max_findings) {
  const plan::Plan& plan = *context.plan;
  waived_keys_.resize(plan.rules.size());
  for (std::uint32_t i = 0; i < plan.rules.size(); ++i) {
    for (const ir::Waiver& waiver : plan.program->waivers) {
      if (waiver.rule != plan.program->rules[plan.rules[i].rule].id) continue;
      waived_keys_[i].insert(waiver.keys.begin(), waiver.keys.end());
    }
  }
  if (!visit.source.valid()) return;
  const RelationId relation = plan.sources[visit.source].relation;
  defect_nodes_ = defect_nodes(plan, relation);
  if (!visit.evaluate) return;
  for (std::uint32_t i = 0; i < plan.rules.size(); ++i) {
    if (plan.rules[i].relation == relation) rules_.push_back(i);
  }
  for (std::uint32_t i = 0; i < plan.summaries.size(); ++i) {
    if (plan.summaries[i].relation == relation) summaries_.push_back(i);
  }
}

void Worker::begin(FirstKeys::Limits limits) {
  first_keys_ = FirstKeys(std::move(limits), options_.max_findings);
}

void Worker::add(const column::Batch& batch, std::uint32_t file,
                 std::optional<std::uint64_t> start) {
  if (output_.records == 0) {
    const auto& known = context_.records_before[visit_.source.index];
    const auto found = start ? known.find({file, *start}) : known.end();
    before_ = found == known.end() ? std::nullopt : std::optional(found->second);
  }
  const plan::Plan& plan = *context_.plan;
  const plan::Source& source = plan.sources[visit_.source];
  auto frame = frames_.find(source.relation.index);
  if (frame == frames_.end()) {
    frame = frames_
                .emplace(std::piecewise_construct, std::forward_as_tuple(source.relation.index),
                         std::forward_as_tuple(context_, source.relation, nullptr))
                .first;
  }
  Frame& records = frame->second;
  records.file = file;
  records.set_batch(batch, before_ ? std::optional(*before_ + output_.records) : std::nullopt);
  has_row_key_.reset(0);
  output_.records += batch.records.rows;
  std::uint32_t last = plan::kRows;
  for (const auto& [table, column] : visit_.columns) {
    if (table != last) keep(records, plan::TableId{table});
    last = table;
  }
  for (const std::uint32_t rule : rules_) judge(records, rule);
  for (const std::uint32_t summary : summaries_) sum_up(records, summary);
  if (visit_.last) note_defects(records, defect_nodes_, output_.defects);
}

void Worker::add_rows(plan::RelationId relation, std::uint32_t rows) {
  constexpr std::uint32_t kBatch = 4096;
  Frame frame(context_, relation, nullptr);
  const plan::Plan& plan = *context_.plan;
  for (std::uint32_t first = 0; first < rows; first += kBatch) {
    frame.set_rows(std::min(kBatch, rows - first), first);
    has_row_key_.reset(0);
    for (std::uint32_t i = 0; i < plan.rules.size(); ++i) {
      if (plan.rules[i].relation == relation) judge(frame, i);
    }
    for (std::uint32_t i = 0; i < plan.summaries.size(); ++i) {
      if (plan.summaries[i].relation == relation) sum_up(frame, i);
    }
  }
}

void Worker::keep(Frame& records, plan::TableId id) {
  const plan::Table& planned = context_.plan->tables[id];
  PartialTable& partial = output_.tables[id.index];
  Frame* frame = &records;
  if (planned.owner.valid()) {
    frame = &records.child(planned.home);
    Frame::Cursor cursor;
    frame->next(cursor);
    std::vector<std::uint32_t> sizes(records.rows(), 0);
    for (const std::uint32_t owner : frame->owner) ++sizes[owner];
    partial.list_sizes.insert(partial.list_sizes.end(), sizes.begin(), sizes.end());
    keep_lists(records, frame->relation().list, frame->unknown, partial.lists);
  }
  for (const auto& [table, column] : visit_.columns) {
    if (table != id.index || column == plan::kRows) continue;
    const NodeId node = planned.columns[column];
    auto kept = partial.columns.find(column);
    if (kept == partial.columns.end()) {
      const Rep rep = context_.plan->nodes[node].rep;
      kept =
          partial.columns.emplace(column, table::KeptColumn(shape_of(rep), options_.collide)).first;
    }
    const Vec& value = frame->value(node);
    kept->second.append(value, frame->rows());
    keep_causes(*frame, node, partial.rows, kept->second);
  }
  partial.rows += static_cast<std::uint32_t>(frame->rows());
}

void Worker::judge(Frame& frame, std::uint32_t index) {
  const plan::RulePlan& rule = context_.plan->rules[index];
  const std::size_t rows = frame.rows();
  Counts& counts = output_.counts[index];
  counts.records += rows;
  use_key(frame, rule.key);
  const Vec& applicable = frame.value(rule.applicable);
  const std::size_t out_of_scope = applicable.f.count();
  counts.not_applicable += out_of_scope;
  if (out_of_scope < rows) {
    const Vec& requirement = frame.value(rule.requirement);
    // What a waiver names is counted, so all are looked at.
    const std::uint64_t& last =
        waived_keys_[index].empty() ? first_keys_.last_beginning(index) : kNoneIsLate;
    for (std::size_t w = 0; w < applicable.t.words(); ++w) {
      const std::uint64_t fail = applicable.t.word(w) & requirement.f.word(w);
      const std::uint64_t pass = applicable.t.word(w) & requirement.t.word(w);
      const std::uint64_t open = applicable.t.mask(w) & ~(applicable.f.word(w) | fail | pass);
      counts.fail += static_cast<std::uint64_t>(std::popcount(fail));
      counts.pass += static_cast<std::uint64_t>(std::popcount(pass));
      counts.undetermined += static_cast<std::uint64_t>(std::popcount(open));
      for (std::uint64_t listed = fail | open; listed != 0; listed &= listed - 1) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(listed));
        const std::size_t row = w * 64 + bit;
        // Most findings of a large run come after those that are shown.
        if (row_key(frame, row).beginning > last) continue;
        const bool fails = (fail >> bit & 1) != 0;
        find(frame, index, row, fails ? Outcome::Fail : Outcome::Undetermined);
      }
    }
  }
  note_waived(frame, index);
  if (!options_.trace_rule.empty() &&
      context_.plan->program->rules[rule.rule].id == options_.trace_rule) {
    for (std::size_t row = 0; row < rows; ++row) {
      if (!names(frame, rule.key, row, options_.trace_key, options_.language)) continue;
      output_.traces.push_back(trace_record(frame, rule, row, options_.language));
    }
  }
  if (!options_.all_outcomes) return;
  for (std::size_t row = 0; row < rows; ++row) {
    const bool outside = applicable.f.get(row);
    const bool passes = applicable.t.get(row) && frame.value(rule.requirement).t.get(row);
    if (!outside && !passes) continue;
    RawFinding other;
    other.rule = index;
    other.outcome = passes ? Outcome::Pass : Outcome::NotApplicable;
    other.key = format_key(frame, rule.key, row, options_.language);
    other.place = place_of(frame, row);
    output_.others.push_back(std::move(other));
  }
}

// Which of the keys that waivers of the rule name are there at all.
void Worker::note_waived(Frame& frame, std::uint32_t index) {
  if (waived_keys_[index].empty()) return;
  for (std::size_t row = 0; row < frame.rows(); ++row) {
    const std::string& key = row_key(frame, row).text;
    if (waived_keys_[index].contains(key)) output_.waived_keys.emplace(index, key);
  }
}

void Worker::use_key(const Frame& frame, const std::vector<NodeId>& key) {
  if (has_row_key_.rows() == frame.rows() && key_ == key) return;
  key_ = key;
  has_row_key_.reset(frame.rows());
  row_keys_.resize(std::max(row_keys_.size(), frame.rows()));
}

const Worker::RowKey& Worker::row_key(Frame& frame, std::size_t row) {
  if (!has_row_key_.get(row)) {
    std::string text = format_key(frame, key_, row, options_.language);
    const std::uint64_t beginning = FirstKeys::beginning(text);
    row_keys_[row] = {std::move(text), beginning};
    has_row_key_.set(row);
  }
  return row_keys_[row];
}

// Whether a finding with this key may be among the first that are kept.
bool Worker::wanted(std::uint32_t rule, const std::string& key) {
  // What a waiver names is counted, so it is always kept.
  if (options_.max_findings == 0 || waived_keys_[rule].count(key) != 0) return true;
  return first_keys_.add(rule, key);
}

void Worker::find(Frame& frame, std::uint32_t index, std::size_t row, Outcome outcome) {
  const plan::RulePlan& rule = context_.plan->rules[index];
  const std::string& key = row_key(frame, row).text;
  if (!wanted(index, key)) return;
  RawFinding finding;
  finding.rule = index;
  finding.outcome = outcome;
  finding.key = key;
  const bool fails = outcome == Outcome::Fail;
  const plan::MessagePlan& message = fails ? rule.message : rule.unclear;
  finding.message = format_message(frame, message, row, options_.language);
  if (!fails && message.parts.empty()) {
    finding.message = options_.language == diag::Language::Swedish
                          ? "Det går inte att avgöra om regeln är uppfylld."
                          : "It cannot be determined whether the rule is met.";
  }
  finding.place = place_of(frame, row);
  if (finding.key.empty() && frame.batch() != nullptr) {
    finding.digest = hash128(frame.batch()->bytes[row]).hex();
  }
  const Vec& applicable = frame.value(rule.applicable);
  const bool scope_open = !applicable.t.get(row);
  const bool unclear = rule.unclear_when.valid() && !frame.value(rule.unclear_when).f.get(row);
  if (!scope_open && !unclear && !rule.items.empty()) {
    finding.item = deciding_items(frame, rule, row, fails);
  }
  if (!fails) {
    Causes causes;
    explain(frame, scope_open ? rule.applicable : rule.requirement, row, causes);
    finding.causes = causes.take();
  } else {
    Causes causes;
    explain_failure(frame, rule.requirement, row, causes);
    finding.causes = causes.take();
  }
  output_.findings.push_back(std::move(finding));
}

void Worker::sum_up(Frame& frame, std::uint32_t index) {
  const plan::SummaryPlan& summary = context_.plan->summaries[index];
  const Vec& applicable = frame.value(summary.applicable);
  for (std::size_t row = 0; row < frame.rows(); ++row) {
    if (applicable.f.get(row)) continue;
    if (!applicable.t.get(row)) {
      ++output_.summary_undetermined[index];
      continue;
    }
    ++output_.summary_subjects[index];
    RawSummaryRow result;
    result.summary = index;
    result.key = format_key(frame, summary.key, row, options_.language);
    for (const NodeId node : summary.values) {
      const std::uint64_t people = people_behind(frame, node, row);
      if (people != 0 && (result.people == 0 || people < result.people)) result.people = people;
      result.values.push_back(format_ends(frame, node, row, options_.language));
      Causes causes;
      if (result.values.back().first.empty()) explain(frame, node, row, causes);
      result.causes.push_back(causes.take());
    }
    output_.summary_rows.push_back(std::move(result));
  }
}

}  // namespace regel::eval
