// Where rows lie in the exports.

#include <algorithm>
#include <string>

#include "engine/eval/explain.hpp"
#include "engine/ingest/locate.hpp"
#include "engine/ingest/place.hpp"

namespace regel::eval {

using plan::RowsFrom;

void append_pointer_step(std::string& pointer, const std::string& name) {
  pointer += '/';
  for (const char c : name) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

namespace {

bool is_element(Frame& frame) {
  return frame.relation().from == RowsFrom::BatchList && frame.parent() != nullptr;
}

const column::ListColumn& list_of(Frame& elements) {
  return elements.parent()->columns()->lists[elements.relation().list];
}

// The text that the row was read from, to its end or beyond.
std::string_view bytes_of(Frame& frame, std::size_t row) {
  if (is_element(frame)) {
    const std::string_view record = bytes_of(*frame.parent(), frame.owner[row]);
    const auto& position = list_of(frame).position;
    return row < position.size() && position[row] < record.size() ? record.substr(position[row])
                                                                  : std::string_view();
  }
  return frame.batch() == nullptr ? std::string_view() : frame.batch()->bytes[row];
}

bool is_sheet(const Frame& frame) {
  const plan::Plan& plan = *frame.context().plan;
  const plan::Source& source = plan.sources[frame.relation().source];
  return plan.program->schema.registers[source.register_id].source.new_record.has_value();
}

void go_to(table::RawPlace& place, std::string_view rows, const ingest::RowOfSheet& row) {
  place.ordinal += row.number;
  place.line += ingest::count_lines(rows.substr(0, row.begin));
}

}  // namespace

void add_path(table::RawPlace& place, Frame& frame, const types::FieldPath& path, std::size_t row) {
  const bool record = frame.relation().from == RowsFrom::Records && frame.batch() != nullptr;
  if (record && !path.empty() && is_sheet(frame)) {
    const std::string_view rows = bytes_of(frame, row);
    go_to(place, rows, ingest::row_that_fills(rows, path[0].name));
  }
  const auto by = [](const types::FieldStep& step) { return !step.by.empty(); };
  if (std::ranges::any_of(path, by)) {
    place.below += ingest::locate(bytes_of(frame, row), path).pointer;
    return;
  }
  for (const types::FieldStep& step : path) append_pointer_step(place.below, step.name);
}

table::RawPlace place_of(Frame& frame, std::size_t row) {
  table::RawPlace place;
  if (is_element(frame)) {
    Frame& parent = *frame.parent();
    place = place_of(parent, frame.owner[row]);
    const column::ListSpec& spec = parent.relation().spec.lists[frame.relation().list];
    const column::ListColumn& list = list_of(frame);
    if (!spec.cells.empty()) {
      const std::string_view rows = bytes_of(parent, frame.owner[row]);
      go_to(place, rows, ingest::row_of_number(rows, list.in_document[row]));
      return place;
    }
    add_path(place, parent, spec.path, frame.owner[row]);
    if (!spec.text_fields && row < list.in_document.size()) {
      append_pointer_step(place.below, std::to_string(list.in_document[row]));
    }
    return place;
  }
  if (frame.relation().from != RowsFrom::Records || frame.batch() == nullptr) return place;
  const column::Batch& batch = *frame.batch();
  place.source = frame.relation().source.index;
  place.file = frame.file;
  place.relative = true;
  place.rows_index = batch.rows_index;
  place.ordinal = batch.ordinal[row];
  if (row < batch.member.size()) place.member = std::string(batch.member[row]);
  place.line = batch.line[row];
  place.offset = batch.offset[row];
  return place;
}

std::string key_of(Frame& frame, std::size_t row) {
  if (frame.relation().from == RowsFrom::BatchList && frame.parent() != nullptr) {
    return key_of(*frame.parent(), frame.owner[row]);
  }
  if (frame.relation().from != RowsFrom::Records) return {};
  std::string key;
  bool first = true;
  for (const NodeId id : frame.context().plan->sources[frame.relation().source].key) {
    const Vec& value = frame.value(id);
    if (!first) key += " \u00b7 ";
    first = false;
    if (value.known.get(row)) key += value.text[row];
  }
  return key;
}

}  // namespace regel::eval
