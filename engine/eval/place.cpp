// Where rows lie in the exports.

#include <string>

#include "engine/eval/explain.hpp"

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

table::RawPlace place_of(Frame& frame, std::size_t row) {
  table::RawPlace place;
  if (frame.relation().from == RowsFrom::BatchList && frame.parent() != nullptr) {
    place = place_of(*frame.parent(), frame.owner[row]);
    const column::ListSpec& spec = frame.parent()->relation().spec.lists[frame.relation().list];
    for (const std::string& step : spec.path) append_pointer_step(place.below, step);
    const column::ListColumn& list = frame.parent()->columns()->lists[frame.relation().list];
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
