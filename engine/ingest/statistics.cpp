#include "engine/ingest/statistics.hpp"

#include <algorithm>

#include "engine/ingest/limits.hpp"

namespace regel::ingest {
namespace {

void add_examples(Examples& to, const Examples& later, std::uint64_t ordinals) {
  for (const Example& example : later) {
    if (to.size() == kMaxExamples) return;
    to.push_back({example.ordinal + ordinals, example.offset});
  }
}

std::vector<std::string> above(const std::vector<std::string>& name) {
  return {name.begin(), name.end() - 1};
}

// From the rows of a relation to the records they are in.
class Records {
 public:
  explicit Records(const column::Batch& batch) : batch_(&batch) {}
  Records inside(const column::ListColumn& list) const {
    Records inner = *this;
    inner.lists_.push_back(&list);
    return inner;
  }
  Example of(std::size_t row) const {
    for (auto list = lists_.rbegin(); list != lists_.rend(); ++list) {
      const auto& offsets = (*list)->offsets;
      const auto after = std::upper_bound(offsets.begin(), offsets.end(), row);
      row = static_cast<std::size_t>(after - offsets.begin()) - 1;
    }
    return {batch_->ordinal[row], batch_->offset[row]};
  }

 private:
  const column::Batch* batch_;
  std::vector<const column::ListColumn*> lists_;
};

// Of a Column or a ListColumn, which have their states by the same names.
template <class AnyColumn>
void count_states(const AnyColumn& column, const Records& records, FieldStatistics& statistics) {
  statistics.value += column.value.count();
  statistics.missing += column.missing.count();
  const std::size_t unknown = column.unknown.count();
  statistics.unknown += unknown;
  if (unknown != 0) {
    std::size_t row = next_set(column.unknown, 0);
    while (row < column.unknown.rows() && statistics.unknown_examples.size() < kMaxExamples) {
      statistics.unknown_examples.push_back(records.of(row));
      row = next_set(column.unknown, row + 1);
    }
  }
  for (const auto& [row, detail] : column.invalid) {
    ++statistics.invalid[static_cast<std::size_t>(detail)];
    if (statistics.invalid_examples.size() < kMaxExamples)
      statistics.invalid_examples.push_back(records.of(row));
  }
}

void count_relation(const column::Relation& relation, const Records& records,
                    RelationStatistics& statistics) {
  for (std::size_t i = 0; i < relation.columns.size(); ++i) {
    const column::Column& column = relation.columns[i];
    count_states(column, records, statistics.fields[i]);
    for (std::size_t row = 0; row < column.high.size(); ++row) {
      statistics.fields[i].imprecise +=
          column.value.get(row) && column.high[row] != column.low[row];
    }
  }
  for (std::size_t i = 0; i < relation.lists.size(); ++i) {
    const column::ListColumn& list = relation.lists[i];
    count_states(list, records, statistics.lists[i]);
    count_relation(list.element, records.inside(list), statistics.element[i]);
  }
}

}  // namespace

void FieldStatistics::add(const FieldStatistics& later, std::uint64_t ordinals) {
  value += later.value;
  missing += later.missing;
  unknown += later.unknown;
  for (std::size_t i = 0; i < kInvalidDetails; ++i) invalid[i] += later.invalid[i];
  rounded += later.rounded;
  imprecise += later.imprecise;
  single += later.single;
  name_met += later.name_met;
  add_examples(invalid_examples, later.invalid_examples, ordinals);
  add_examples(unknown_examples, later.unknown_examples, ordinals);
}

RelationStatistics::RelationStatistics(const column::RelationSpec& spec)
    : fields(spec.fields.size()), lists(spec.lists.size()) {
  for (const column::ListSpec& list : spec.lists) element.emplace_back(list.element);
}

void RelationStatistics::add(const RelationStatistics& later, std::uint64_t ordinals) {
  for (std::size_t i = 0; i < fields.size(); ++i) fields[i].add(later.fields[i], ordinals);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    lists[i].add(later.lists[i], ordinals);
    element[i].add(later.element[i], ordinals);
  }
  std::map<std::vector<std::string>, std::size_t> at_level;  // names, by those above them
  for (const auto& [name, count] : undeclared) ++at_level[above(name)];
  for (const auto& [name, count] : later.undeclared) {
    const auto known = undeclared.find(name);
    if (known != undeclared.end()) {
      known->second += count;
      continue;
    }
    std::vector<std::string> counted = name;
    std::size_t& names = at_level[above(name)];
    if (names >= kMaxNames) counted.back() = kFurtherNames;
    if (undeclared.emplace(counted, 0).second) ++names;
    undeclared[counted] += count;
  }
}

void RowsStatistics::add(const RowsStatistics& later) {
  record.add(later.record, records);
  add_examples(not_object_examples, later.not_object_examples, records);
  records += later.records;
  not_objects += later.not_objects;
}

Statistics::Statistics(const column::ReadSpec& spec) : rows(spec.rows.size()) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows[i].record = RelationStatistics(spec.rows[i].record);
}

void Statistics::add(const Statistics& later) {
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].add(later.rows[i]);
}

void count_batch(const column::Batch& batch, RowsStatistics& statistics) {
  count_relation(batch.records, Records(batch), statistics.record);
  statistics.records += batch.records.rows;
}

}  // namespace regel::ingest
