// The part of RecordReader that reads lists.

#include <algorithm>
#include <string>

#include "engine/ingest/limits.hpp"
#include "engine/ingest/members.hpp"
#include "engine/ingest/read_text.hpp"
#include "engine/ingest/record_reader.hpp"

namespace regel::ingest {
namespace {

using Meaning = SpellingTable::Meaning;

}  // namespace

std::size_t RecordReader::read_list(RelationShape& shape, RelationBuilder& rows,
                                    std::uint32_t index, std::size_t i, bool through) {
  ListShape& list_shape = shape.lists[index];
  ListBuilder& list = rows.lists[index];
  list.reached = true;
  if (through && list.row_state.state == State::Invalid) return skip(i);
  const char c = tokens_.first(i);
  if (c == '[') {
    list.row_state = kValue;
    return read_elements(list_shape, list, i);
  }
  if (c == '{' && list_shape.spec->members) {
    list.row_state = kValue;
    return read_members(list_shape, list, i);
  }
  if (c == 'n' && !through) return skip(i);
  if (c == '"') {
    if (i >= tokens_.count) return fault_->incomplete();
    if (read_list_text(list_shape, list, i, through)) return i + 1;
  }
  // One value where a list is expected; inside an array it is simply an element.
  list.row_state = kValue;
  const std::size_t after = read_element(list_shape, list, i, 0, {});
  if (after != 0 && !through) list_shape.single += step_;
  return after;
}

// A text that says something about the whole list; false if it is an element.
bool RecordReader::read_list_text(ListShape& shape, ListBuilder& list, std::size_t i,
                                  bool through) {
  const std::size_t at = tokens_.at[i];
  const std::string_view text = text_of(i);
  if (!through) {
    const SpellingTable::Entry* word = shape.words.empty() ? nullptr : shape.words.lookup(text);
    if (word != nullptr) {
      list.row_state = word->meaning == Meaning::Unknown ? kUnknown : kMissing;
      return true;
    }
    if (is_blank(text)) return true;
  }
  if (!shape.spec->split_at) {
    escapes_->seek(at);
    return false;
  }
  list.row_state = kValue;
  push_parts(shape, list, text, i);
  return true;
}

void RecordReader::push_parts(ListShape& shape, ListBuilder& list, std::string_view text,
                              std::size_t i) {
  const std::string& separator = *shape.spec->split_at;
  std::uint32_t part = 0;
  for (std::size_t begin = 0; begin <= text.size(); ++part) {
    std::size_t end = separator.empty() ? text.size() : text.find(separator, begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view piece = text.substr(begin, end - begin);
    begin = end + std::max(separator.size(), std::size_t{1});
    if (is_blank(piece)) continue;
    list.element.begin_row();
    for (const std::uint32_t field : shape.element.whole) {
      Value value;
      char* const place = arena_->allocate(piece.size() + 16);
      std::copy(piece.begin(), piece.end(), place);
      const Reading reading =
          shape.element.fields[field].read_text({place, piece.size()}, *arena_, value);
      store(shape.element, list.element, field, reading, value);
    }
    list.element.end_row();
    list.position.push_back(static_cast<std::uint32_t>(tokens_.at[i] - record_at_));
    list.in_document.push_back(part);
  }
}

std::size_t RecordReader::read_element(ListShape& shape, ListBuilder& list, std::size_t i,
                                       std::uint32_t in_document, std::string_view member) {
  const std::size_t at = tokens_.at[i];
  list.element.begin_row();
  const std::size_t after = read_row(shape.element, list.element, i, member);
  if (after == 0) return 0;
  list.element.end_row();
  list.position.push_back(static_cast<std::uint32_t>(at - record_at_));
  list.in_document.push_back(in_document);
  return after;
}

std::size_t RecordReader::read_elements(ListShape& shape, ListBuilder& list, std::size_t i) {
  if (depth_ >= kMaxDepth) return fault_->limit(tokens_.at[i], FaultKind::TooDeep);
  if (tokens_.first(i + 1) == ']') return i + 2;
  ++depth_;
  for (std::uint32_t element = 0;; ++element) {
    ++i;
    const char c = tokens_.first(i);
    if (c == '[') {
      i = read_elements(shape, list, i);  // a list in a list without a name is one list
    } else if (c == '"' && shape.spec->split_at && i < tokens_.count && !is_blank(text_of(i))) {
      push_parts(shape, list, text_of(i), i);
      ++i;
    } else {
      i = read_element(shape, list, i, element, {});
    }
    if (i == 0) return 0;
    const char after = tokens_.first(i);
    if (after == ',') continue;
    if (after != ']') {
      return i >= tokens_.count ? fault_->incomplete()
                                : fault_->syntax(tokens_.at[i], Expected::CommaOrBracket);
    }
    --depth_;
    return i + 1;
  }
}

std::size_t RecordReader::read_members(ListShape& shape, ListBuilder& list, std::size_t i) {
  if (depth_ >= kMaxDepth) return fault_->limit(tokens_.at[i], FaultKind::TooDeep);
  if (tokens_.first(i + 1) == '}') return i + 2;
  ++depth_;
  for (std::uint32_t element = 0;; ++element) {
    if (i + 2 >= tokens_.count) return fault_->incomplete();
    if (tokens_.first(i + 1) != '"') {
      return fault_->syntax(tokens_.at[i + 1],
                            tokens_.first(i) == '{' ? Expected::KeyOrBrace : Expected::Key);
    }
    if (tokens_.first(i + 2) != ':') return fault_->syntax(tokens_.at[i + 2], Expected::Colon);
    const std::string_view name = text_of(i + 1);
    i = read_element(shape, list, i + 3, element, name);
    if (i == 0) return 0;
    const char after = tokens_.first(i);
    if (after == ',') continue;
    if (after != '}') {
      return i >= tokens_.count ? fault_->incomplete()
                                : fault_->syntax(tokens_.at[i], Expected::CommaOrBrace);
    }
    --depth_;
    return i + 1;
  }
}

// Every text and number of the record, whoever declared it. The record has been checked, so the
// tokens tell names from values. What the list has of them is what stands there, uncleaned, so a
// text without escapes can be used as it lies in the window.
std::size_t RecordReader::read_all_texts(ListShape& shape, ListBuilder& list, std::size_t i,
                                         std::size_t end) {
  std::vector<ColumnBuilder>& columns = list.element.columns;
  std::uint32_t element = 0;
  for (; i < end; ++i) {
    const char c = tokens_.first(i);
    const bool is_text = c == '"';
    if (!is_text && !begins_number(c)) continue;
    if (is_text && i + 1 < end && tokens_.first(i + 1) == ':') continue;
    const std::size_t at = tokens_.at[i];
    const std::string_view text = is_text ? tokens_.string(i) : std::string_view();
    if (is_text && !escapes_->inside(at, at + text.size() + 1)) {
      list.element.begin_row();
      for (ColumnBuilder& column : columns) {
        column.state.set_value(list.element.rows);
        if (column.has_text) column.text[list.element.rows] = text;
      }
      list.element.end_row();
      list.position.push_back(static_cast<std::uint32_t>(at - record_at_));
      list.in_document.push_back(element++);
      continue;
    }
    if (read_element(shape, list, i, element++, {}) == 0) return 0;
    // What stands there is known, even if it is blank.
    for (ColumnBuilder& column : columns) column.state.set(list.element.rows - 1, kValue);
  }
  return end;
}

// The elements of a list are the rows that have any of it; all texts are those of all rows.
void RecordReader::read_sheet_rows(const SheetRows& rows) {
  tokens_ = rows.tokens;
  escapes_ = rows.escapes;
  record_at_ = tokens_.at[rows.at[0]];
  for (const std::uint32_t index : shape_.of_rows) {
    ListShape& shape = shape_.lists[index];
    ListBuilder& list = rows_.lists[index];
    for (std::size_t row = 0; row < rows.at.size(); ++row) {
      if (!fills_any(tokens_, rows.at[row], shape.spec->cells)) continue;
      escapes_->seek(tokens_.at[rows.at[row]]);
      list.row_state = kValue;
      read_element(shape, list, rows.at[row], static_cast<std::uint32_t>(row), {});
    }
  }
  for (const std::uint32_t index : shape_.all_texts) {
    rows_.lists[index].row_state = kValue;
    for (const std::size_t row : rows.at) {
      escapes_->seek(tokens_.at[row]);
      read_all_texts(shape_.lists[index], rows_.lists[index], row, after_value(tokens_, row));
    }
  }
}

}  // namespace regel::ingest
