#include "engine/ingest/record_reader.hpp"

#include <algorithm>

#include "engine/ingest/limits.hpp"
#include "engine/ingest/read_number.hpp"
#include "engine/ingest/read_text.hpp"
#include "engine/ingest/read_time.hpp"
#include "lang/base/check.hpp"
#include "lang/base/unicode.hpp"

namespace regel::ingest {
namespace {

using column::InvalidDetail;
using column::ReadAs;
using Meaning = SpellingTable::Meaning;

}  // namespace

RelationShape::RelationShape(const column::RelationSpec& relation, const ZoneTable& zones,
                             bool records)
    : spec(&relation), names(relation), rounded(relation.fields.size()) {
  for (std::uint32_t i = 0; i < relation.fields.size(); ++i) {
    const column::FieldSpec& field = relation.fields[i];
    fields.emplace_back(field, zones);
    if (field.unread) continue;
    if (field.from_key) {
      from_name.push_back(i);
    } else if (field.path.empty()) {
      whole.push_back(i);
    }
  }
  for (std::uint32_t i = 0; i < relation.lists.size(); ++i) {
    const column::ListSpec& list = relation.lists[i];
    lists.emplace_back(list, zones);
    if (list.unread) continue;
    if (list.text_fields) all_texts.push_back(i);
    if (!list.cells.empty()) of_rows.push_back(i);
  }
  REGEL_CHECK(records || all_texts.empty());
}

RelationShape::~RelationShape() = default;

ListShape::ListShape(const column::ListSpec& list, const ZoneTable& zones)
    : spec(&list), element(list.element, zones, false) {
  for (const std::string& word : list.blank) words.add(word, {Meaning::Blank, 0});
  for (const std::string& word : list.unknown) words.add(word, {Meaning::Unknown, 0});
}

RecordReader::RecordReader(const column::RelationSpec& spec, const ZoneTable& zones)
    : shape_(spec, zones, true), rows_(spec) {}

std::size_t RecordReader::read(const Tokens& tokens, EscapeIndex& escapes, std::size_t i,
                               std::size_t depth, std::string_view member, Arena& arena,
                               Fault& fault, const SheetRows* rows) {
  tokens_ = tokens;
  escapes_ = &escapes;
  arena_ = &arena;
  fault_ = &fault;
  record_at_ = tokens.at[i];
  depth_ = depth;
  const std::size_t row = rows_.rows;
  last_was_object_ = tokens.first(i) == '{';
  rows_.begin_row();
  std::size_t after = read_row(shape_, rows_, i, member);
  if (rows != nullptr && after != 0) read_sheet_rows(*rows);
  for (const std::uint32_t list : shape_.all_texts) {
    if (rows != nullptr || after == 0) break;
    escapes.seek(record_at_);
    rows_.lists[list].row_state = kValue;
    read_all_texts(shape_.lists[list], rows_.lists[list], i, after);
  }
  if (after != 0) {
    rows_.end_row();
    return after;
  }
  // What the record counted is taken back by reading as far once more.
  rows_.truncate(row);
  Fault again;
  fault_ = &again;
  step_ = ~std::uint64_t{0};
  depth_ = depth;
  escapes.seek(record_at_);
  rows_.begin_row();
  read_row(shape_, rows_, i, member);
  step_ = 1;
  rows_.truncate(row);
  return 0;
}

std::size_t RecordReader::skip(std::size_t i) {
  return tokens_.first(i) == '"' ? i + 1 : skip_value(tokens_, i, depth_, *fault_);
}

std::string_view RecordReader::text_of(std::size_t i) {
  const std::string_view raw = tokens_.string(i);
  const std::size_t begin = tokens_.at[i];
  if (!escapes_->inside(begin, begin + raw.size() + 1)) return raw;
  char* const place = arena_->allocate(raw.size() + 16);
  return {place, unescape(raw, place)};
}

void RecordReader::fail_all(RelationBuilder& rows, const std::vector<std::uint32_t>& fields,
                            const std::vector<std::uint32_t>& lists, InvalidDetail detail) {
  for (const std::uint32_t field : fields) {
    ColumnBuilder& column = rows.columns[field];
    column.state.set(rows.rows, invalid(detail));
    if (column.has_text) column.text[rows.rows] = {};
    if (!column.high.empty() && column.high.back().first == rows.rows) column.high.pop_back();
  }
  for (const std::uint32_t list : lists) {
    rows.lists[list].fail(detail);
    rows.lists[list].reached = true;
  }
}

std::size_t RecordReader::fail_target(RelationBuilder& rows, const Target& target, std::size_t i,
                                      bool lists_only, InvalidDetail detail) {
  static const std::vector<std::uint32_t> kNone;
  fail_all(rows, lists_only ? kNone : target.all_fields, target.all_lists, detail);
  return skip(i);
}

// --- rows and objects

std::size_t RecordReader::read_row(RelationShape& shape, RelationBuilder& rows, std::size_t i,
                                   std::string_view member) {
  if (i >= tokens_.count) return fault_->incomplete();
  for (const std::uint32_t field : shape.from_name) {
    if (member.data() == nullptr) continue;
    Value value;
    char* const place = arena_->allocate(member.size() + 16);
    std::copy(member.begin(), member.end(), place);
    const Reading reading = shape.fields[field].read_text({place, member.size()}, *arena_, value);
    store(shape, rows, field, reading, value);
  }
  std::size_t after = 0;
  for (const std::uint32_t field : shape.whole) {
    if (after != 0) escapes_->seek(tokens_.at[i]);
    after = read_field(shape, rows, field, i);
    if (after == 0) return 0;
  }
  if (shape.names.empty() && after != 0) return after;
  if (after != 0) escapes_->seek(tokens_.at[i]);
  const char c = tokens_.first(i);
  if (c == '{') return read_object(shape, shape.names, rows, i, false);
  fail_all(rows, shape.names.all_fields(), shape.names.all_lists(), InvalidDetail::NotAnObject);
  return skip(i);
}

std::size_t RecordReader::read_object(RelationShape& shape, Shape& names, RelationBuilder& rows,
                                      std::size_t i, bool lists_only) {
  if (depth_ >= kMaxDepth) return fault_->limit(tokens_.at[i], FaultKind::TooDeep);
  if (tokens_.first(i + 1) == '}') return i + 2;
  ++depth_;
  names.begin_object();
  std::uint32_t before = 0;
  for (;;) {
    // A name stands at i + 1.
    std::uint32_t met = names.spelling(before).next;
    if (!names.spelling(met).matches(tokens_.text(i + 1))) {
      if (i + 1 >= tokens_.count) return fault_->incomplete();
      if (tokens_.first(i + 1) != '"') {
        return fault_->syntax(tokens_.at[i + 1],
                              tokens_.first(i) == '{' ? Expected::KeyOrBrace : Expected::Key);
      }
      if (i + 2 >= tokens_.count) return fault_->incomplete();
      met = names.find(tokens_.string(i + 1));
      names.spelling(before).next = met;
    }
    if (tokens_.first(i + 2) != ':') {
      return i + 2 >= tokens_.count ? fault_->incomplete()
                                    : fault_->syntax(tokens_.at[i + 2], Expected::Colon);
    }
    before = met;
    Spelling& spelling = names.spelling(met);
    spelling.count += step_;
    i += 3;
    if (spelling.target == Shape::kNoTarget) {
      i = skip(i);
    } else {
      std::uint64_t& seen = names.seen()[spelling.target >> 6];
      const std::uint64_t bit = std::uint64_t{1} << (spelling.target & 63);
      if ((seen & bit) != 0) {
        i = fail_target(rows, names.target(spelling.target), i, lists_only, InvalidDetail::Twice);
      } else {
        seen |= bit;
        switch (spelling.action) {
          case Action::Field:
            i = lists_only ? skip(i) : read_field(shape, rows, spelling.index, i);
            break;
          case Action::List:
            i = read_list(shape, rows, spelling.index, i, lists_only);
            break;
          case Action::Step:
            i = read_step(shape, rows, names.target(spelling.target), i, lists_only);
            break;
          case Action::Several:
            i = read_target(shape, names, rows, names.target(spelling.target), i, lists_only);
            break;
          case Action::Skip:
            i = skip(i);
            break;
        }
      }
    }
    if (i == 0) return 0;
    const char c = tokens_.first(i);
    if (c == ',') continue;
    if (c != '}') {
      return i >= tokens_.count ? fault_->incomplete()
                                : fault_->syntax(tokens_.at[i], Expected::CommaOrBrace);
    }
    --depth_;
    return i + 1;
  }
}

// A name that several fields or lists end at or pass: each reads the value for itself.
std::size_t RecordReader::read_target(RelationShape& shape, Shape&, RelationBuilder& rows,
                                      Target& target, std::size_t i, bool lists_only) {
  std::size_t after = 0;
  const std::size_t depth = depth_;
  const auto again = [&] {
    escapes_->seek(tokens_.at[i]);
    depth_ = depth;
  };
  if (!lists_only) {
    for (const std::uint32_t field : target.fields) {
      again();
      if ((after = read_field(shape, rows, field, i)) == 0) return 0;
    }
  }
  for (const std::uint32_t list : target.lists) {
    again();
    if ((after = read_list(shape, rows, list, i, lists_only)) == 0) return 0;
  }
  if (target.below != nullptr) {
    again();
    if ((after = read_step(shape, rows, target, i, lists_only)) == 0) return 0;
  }
  for (Attributes& attributes : target.attributes) {
    again();
    if ((after = read_attributes(shape, rows, attributes, i, lists_only)) == 0) return 0;
  }
  return after != 0 || fault_->kind != FaultKind::None ? after : skip(i);
}

// The value of a name that is only a step on the way.
std::size_t RecordReader::read_step(RelationShape& shape, RelationBuilder& rows,
                                    const Target& target, std::size_t i, bool lists_only) {
  const Shape& below = *target.below;
  const char c = tokens_.first(i);
  if (c == '{') return read_object(shape, *target.below, rows, i, lists_only);
  if (c != '[') return read_instead(shape, rows, below, i, lists_only);
  std::size_t after = 0;
  if (target.in_attribute && one_element(i, after)) {
    if (depth_ >= kMaxDepth) return fault_->limit(tokens_.at[i], FaultKind::TooDeep);
    ++depth_;
    escapes_->seek(tokens_.at[i + 1]);
    const std::size_t read = read_step(shape, rows, target, i + 1, lists_only);
    --depth_;
    return read == 0 ? 0 : after;
  }
  const bool nothing = target.in_attribute && tokens_.first(i + 1) == ']';
  if (!lists_only && !nothing) fail_all(rows, below.all_fields(), {}, InvalidDetail::WrongType);
  return read_through(shape, rows, target, i);
}

// A text on the way may say that nothing is there, or that nobody knows; fields have words of their
// own.
std::size_t RecordReader::read_instead(RelationShape& shape, RelationBuilder& rows,
                                       const Shape& below, std::size_t i, bool lists_only) {
  const char c = tokens_.first(i);
  const std::size_t after = skip(i);
  if (after == 0 || c == 'n') return after;
  const bool is_text = c == '"';
  const std::string_view text = is_text ? text_of(i) : std::string_view();
  const bool blank = is_text && is_blank(text);
  const auto meaning = [&](SpellingTable& words) {
    if (!is_text) return invalid(InvalidDetail::NotAnObject);
    const SpellingTable::Entry* word = words.empty() ? nullptr : words.lookup(text);
    if (word != nullptr && word->meaning == Meaning::Unknown) return kUnknown;
    if (blank || (word != nullptr && word->meaning == Meaning::Blank)) return kMissing;
    return invalid(InvalidDetail::NotAnObject);
  };
  if (lists_only) return after;
  for (const std::uint32_t field : below.all_fields())
    rows.columns[field].state.set(rows.rows, meaning(shape.fields[field].words()));
  for (const std::uint32_t index : below.all_lists())
    rows.lists[index].row_state = meaning(shape.lists[index].words);
  return after;
}

// An array on the way: every list below gets the elements of all its objects.
std::size_t RecordReader::read_through(RelationShape& shape, RelationBuilder& rows,
                                       const Target& target, std::size_t i) {
  if (depth_ >= kMaxDepth) return fault_->limit(tokens_.at[i], FaultKind::TooDeep);
  const std::vector<std::uint32_t>& lists = target.below->all_lists();
  for (const std::uint32_t list : lists) {
    if (rows.lists[list].row_state.state != State::Invalid) rows.lists[list].row_state = kValue;
  }
  if (tokens_.first(i + 1) == ']') return i + 2;
  ++depth_;
  for (std::uint32_t element = 0;; ++element) {
    ++i;
    const std::size_t at = i;
    for (const std::uint32_t list : lists) rows.lists[list].reached = false;
    const char c = tokens_.first(i);
    if (c == '{') {
      i = read_object(shape, *target.below, rows, i, true);
    } else if (c == '[') {
      i = read_through(shape, rows, target, i);
      for (const std::uint32_t list : lists) rows.lists[list].reached = true;
    } else {
      i = skip(i);
    }
    if (i == 0) return 0;
    for (const std::uint32_t index : lists) {
      ListBuilder& list = rows.lists[index];
      if (list.reached) continue;
      // Nothing there: an element that is missing, or that cannot have what is asked for.
      RelationShape& inner = shape.lists[index].element;
      list.element.begin_row();
      if (c != '{' && c != 'n') {
        fail_all(list.element, inner.whole, {}, InvalidDetail::NotAnObject);
        fail_all(list.element, inner.names.all_fields(), inner.names.all_lists(),
                 InvalidDetail::NotAnObject);
      }
      list.element.end_row();
      list.position.push_back(static_cast<std::uint32_t>(tokens_.at[at] - record_at_));
      list.in_document.push_back(element);
    }
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

// --- single values

void RecordReader::store(RelationShape& shape, RelationBuilder& rows, std::uint32_t index,
                         Reading reading, const Value& value) {
  ColumnBuilder& column = rows.columns[index];
  const std::size_t row = rows.rows;
  if (reading.state == State::Value) {
    column.state.set_value(row);
    if (column.has_low) {
      column.low[row] = value.low;
      if (value.interval) column.high.emplace_back(static_cast<std::uint32_t>(row), value.high);
    }
    if (value.rounded) shape.rounded[index] += step_;
  } else if (reading.state != State::Missing) {
    column.state.set(row, reading);
  }
  if (column.has_text) column.text[row] = value.text;
}

std::size_t RecordReader::read_field(RelationShape& shape, RelationBuilder& rows,
                                     std::uint32_t index, std::size_t i) {
  Field& field = shape.fields[index];
  ColumnBuilder& column = rows.columns[index];
  const std::size_t row = rows.rows;
  const char* const at = tokens_.text(i);
  const char c = *at;
  if (c == '"') {
    const std::string_view raw = tokens_.string(i);
    switch (field.quick()) {
      case Quick::Date:
        if (raw.size() == 10) {
          std::int64_t days = 0;
          if (!quick_date(raw.data(), days)) break;
          if (column.has_low) column.low[row] = days;
          column.state.set_value(row);
          return i + 1;
        }
        break;
      case Quick::Code: {
        const SpellingTable::Entry* word = field.words().exact(raw);
        if (word == nullptr || word->meaning != Meaning::Code) break;
        if (column.has_low) column.low[row] = word->code;
        column.state.set_value(row);
        return i + 1;
      }
      case Quick::Text:
        if (escapes_->inside(tokens_.at[i], tokens_.at[i] + raw.size() + 1) || !is_plain(raw))
          break;
        if (field.is_word(raw)) break;
        column.text[row] = raw;
        column.state.set_value(row);
        return i + 1;
      case Quick::Raw:
        if (raw.empty() || !is_solid(raw[0]) || field.has_words()) break;
        if (escapes_->inside(tokens_.at[i], tokens_.at[i] + raw.size() + 1)) break;
        column.text[row] = raw;
        column.state.set_value(row);
        return i + 1;
      case Quick::Presence:
        if (raw.empty() || !is_solid(raw[0])) break;
        if (escapes_->inside(tokens_.at[i], tokens_.at[i] + raw.size() + 1)) break;
        if (field.has_words() && (!is_plain(raw) || field.is_word(raw))) break;
        column.state.set_value(row);
        return i + 1;
      case Quick::None:
        break;
    }
  } else if (begins_number(c) && field.plain_numbers()) {
    std::int64_t number = 0;
    const char* const end = tokens_.bytes + tokens_.end;
    const bool quick = field.kind() == ReadAs::Integer  ? quick_integer(at, end, number) != nullptr
                       : field.kind() == ReadAs::Number ? quick_decimal(at, end, number) != nullptr
                                                        : false;
    if (quick && i < tokens_.count) {
      if (column.has_low) column.low[row] = number;
      column.state.set_value(row);
      return i + 1;
    }
  }
  return read_field_slow(shape, rows, index, i);
}

std::size_t RecordReader::read_field_slow(RelationShape& shape, RelationBuilder& rows,
                                          std::uint32_t index, std::size_t i) {
  Field& field = shape.fields[index];
  const char c = tokens_.first(i);
  Value value;
  if (c == '"') {
    const Reading reading = field.read_text(text_of(i), *arena_, value);
    store(shape, rows, index, reading, value);
    return i + 1;
  }
  const std::size_t after = skip(i);
  if (after == 0) return 0;
  Reading reading;
  if (c == '[' && field.in_attribute()) {
    std::size_t same = 0;
    if (tokens_.first(i + 1) == ']') return after;
    if (one_element(i, same)) {
      escapes_->seek(tokens_.at[i + 1]);
      return read_field_slow(shape, rows, index, i + 1) == 0 ? 0 : after;
    }
  }
  if (c == '{' || c == '[') {
    const char* const begin = tokens_.text(i);
    const auto size = static_cast<std::size_t>(tokens_.text(after - 1) + 1 - begin);
    reading = field.read_container({begin, size}, value);
  } else if (begins_number(c)) {
    reading = field.read_number(scalar_text(tokens_, i), value);
  } else {
    reading = field.read_literal(scalar_text(tokens_, i), value);
  }
  store(shape, rows, index, reading, value);
  return after;
}

}  // namespace regel::ingest
