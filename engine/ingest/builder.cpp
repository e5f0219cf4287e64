#include "engine/ingest/builder.hpp"

#include <algorithm>
#include <cstring>

namespace regel::ingest {
namespace {

void copy_words(const std::vector<std::uint64_t>& words, std::size_t rows, column::Bitmap& out) {
  out.reset(rows);
  if (out.words() != 0) std::memcpy(out.data(), words.data(), out.words() * sizeof words[0]);
}

void clear_from(std::vector<std::uint64_t>& words, std::size_t row) {
  std::size_t word = row >> 6;
  if (word >= words.size()) return;
  words[word] &= (std::uint64_t{1} << (row & 63)) - 1;
  while (++word < words.size()) words[word] = 0;
}

}  // namespace

void StateBuilder::set(std::size_t row, Reading reading) {
  const std::uint64_t bit = std::uint64_t{1} << (row & 63);
  value[row >> 6] &= ~bit;
  unknown[row >> 6] &= ~bit;
  if (!faults.empty() && faults.back().first == row) faults.pop_back();
  switch (reading.state) {
    case State::Value:
      value[row >> 6] |= bit;
      break;
    case State::Missing:
      break;
    case State::Unknown:
      unknown[row >> 6] |= bit;
      break;
    case State::Invalid:
      faults.emplace_back(static_cast<std::uint32_t>(row), reading.detail);
      break;
  }
}

void StateBuilder::clear() {
  value.clear();
  unknown.clear();
  faults.clear();
}

void StateBuilder::truncate(std::size_t rows) {
  clear_from(value, rows);
  clear_from(unknown, rows);
  while (!faults.empty() && faults.back().first >= rows) faults.pop_back();
}

void StateBuilder::finish(std::size_t rows, column::Bitmap& value_out, column::Bitmap& missing_out,
                          column::Bitmap& unknown_out,
                          std::vector<std::pair<std::uint32_t, column::InvalidDetail>>& out) {
  copy_words(value, rows, value_out);
  copy_words(unknown, rows, unknown_out);
  missing_out.reset(rows);
  for (std::size_t i = 0; i < missing_out.words(); ++i)
    missing_out.data()[i] = ~(value[i] | unknown[i]) & missing_out.mask(i);
  for (const auto& fault : faults) missing_out.clear(fault.first);
  out.swap(faults);
}

RelationBuilder::RelationBuilder(const column::RelationSpec& spec) : columns(spec.fields.size()) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (spec.fields[i].unread) continue;
    const column::ReadAs as = spec.fields[i].as;
    columns[i].has_text = as == column::ReadAs::Text || as == column::ReadAs::Raw;
    columns[i].has_low = as != column::ReadAs::State && !columns[i].has_text;
  }
  lists.reserve(spec.lists.size());
  for (const column::ListSpec& list : spec.lists) lists.emplace_back(list.element);
}

RelationBuilder::RelationBuilder(RelationBuilder&&) noexcept = default;
RelationBuilder::~RelationBuilder() = default;

void RelationBuilder::grow() {
  capacity_ += 64;
  for (ColumnBuilder& column : columns) {
    column.state.grow();
    if (column.has_low) column.low.resize(capacity_);
    if (column.has_text) column.text.resize(capacity_);
  }
  for (ListBuilder& list : lists) list.state.grow();
}

void RelationBuilder::end_lists() {
  for (ListBuilder& list : lists) {
    if (list.row_state.state != State::Missing) {
      list.state.set(rows, list.row_state);
      list.row_state = kMissing;
    }
    list.offsets.push_back(static_cast<std::uint32_t>(list.element.rows));
  }
}

void RelationBuilder::truncate(std::size_t keep) {
  for (ColumnBuilder& column : columns) {
    column.state.truncate(keep);
    while (!column.high.empty() && column.high.back().first >= keep) column.high.pop_back();
    if (column.has_text && keep < column.text.size()) {
      const auto from = column.text.begin() + static_cast<std::ptrdiff_t>(keep);
      const std::size_t used = std::min(rows + 1, column.text.size());
      std::fill(from, column.text.begin() + static_cast<std::ptrdiff_t>(std::max(used, keep)),
                std::string_view());
    }
  }
  for (ListBuilder& list : lists) {
    list.state.truncate(keep);
    list.offsets.resize(keep + 1);
    list.drop_elements();
    list.row_state = kMissing;
  }
  rows = keep;
}

void RelationBuilder::clear() {
  rows = capacity_ = 0;
  for (ColumnBuilder& column : columns) {
    column.state.clear();
    column.low.clear();
    column.text.clear();
    column.high.clear();
  }
  for (ListBuilder& list : lists) {
    list.state.clear();
    list.offsets.assign(1, 0);
    list.position.clear();
    list.in_document.clear();
    list.row_state = kMissing;
  }
}

void RelationBuilder::finish(column::Relation& out) {
  out.rows = rows;
  out.columns.resize(columns.size());
  out.lists.resize(lists.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    ColumnBuilder& from = columns[i];
    column::Column& to = out.columns[i];
    from.state.finish(rows, to.value, to.missing, to.unknown, to.invalid);
    // The batch may have held rows of another kind.
    to.low.clear();
    to.high.clear();
    to.text.clear();
    if (from.has_low) {
      from.low.resize(rows);
      to.low.swap(from.low);
      if (!from.high.empty()) {
        to.high = to.low;
        for (const auto& [row, high] : from.high) to.high[row] = high;
      }
    }
    if (from.has_text) {
      from.text.resize(rows);
      to.text.swap(from.text);
    }
  }
  for (std::size_t i = 0; i < lists.size(); ++i) {
    ListBuilder& from = lists[i];
    column::ListColumn& to = out.lists[i];
    from.state.finish(rows, to.value, to.missing, to.unknown, to.invalid);
    to.offsets.swap(from.offsets);
    to.position.swap(from.position);
    to.in_document.swap(from.in_document);
    from.element.finish(to.element);
  }
  clear();
}

}  // namespace regel::ingest
