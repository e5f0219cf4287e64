// One value of a type: language.md 2.4, 2.10, 4.6 to 4.8.

#include "lang/base/check.hpp"
#include "lang/base/unicode.hpp"
#include "lang/value/date_pattern.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/time_text.hpp"
#include "tests/reference/import.hpp"

namespace regel::reference {

using types::TypeKind;

namespace {

std::string folded(const std::string& text) { return fold_case(clean_text(text)); }

bool is_one_of(const std::string& text, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (folded(word) == folded(text)) return true;
  }
  return false;
}

void set(Datum& out, std::int64_t value) {
  out.state = State::Value;
  out.low = out.high = value;
}

void set(Datum& out, const DateInterval& dates) {
  out.state = State::Value;
  out.low = dates.first.days;
  out.high = dates.last.days;
}

bool is_coded(types::Type type) {
  return type.is(TypeKind::Code) || type.is(TypeKind::Level) || type.is(TypeKind::Bool);
}

}  // namespace

State ValueReader::word_state(const std::string& text, const types::FieldSource& from) const {
  if (clean_text(text).empty()) return State::Missing;
  if (is_one_of(text, source_.blank) || is_one_of(text, from.blank)) return State::Missing;
  if (is_one_of(text, source_.unknown) || is_one_of(text, from.unknown)) {
    return State::RecordedUnknown;
  }
  return State::Value;
}

Datum ValueReader::read(const Json& json, types::Type type, const types::FieldSource& from) const {
  Datum out;
  switch (json.kind) {
    case Json::Kind::Null:
      return out;
    case Json::Kind::False:
    case Json::Kind::True: {
      const bool value = json.kind == Json::Kind::True;
      out.raw = value ? "true" : "false";
      out.state = State::Invalid;
      if (type.is(TypeKind::Bool)) set(out, value ? 1 : 0);
      return out;
    }
    case Json::Kind::Number:
      return read_number(json.text, type, from);
    case Json::Kind::String:
      return read_text(json.text, type, from);
    case Json::Kind::Array:
    case Json::Kind::Object:
      out.raw = compact(json);
      out.state = State::Invalid;
      return out;
  }
  REGEL_UNREACHABLE();
}

Datum ValueReader::read_text(const std::string& text, types::Type type,
                             const types::FieldSource& from) const {
  Datum out;
  out.raw = text;
  out.is_text = true;
  out.state = word_state(text, from);
  if (out.state != State::Value) return out;
  out.state = State::Invalid;
  if (is_coded(type)) {
    read_spelling(text, type, from, out);
  } else {
    read_kind(clean_text(text), type, from, out);
  }
  return out;
}

Datum ValueReader::read_number(const std::string& text, types::Type type,
                               const types::FieldSource& from) const {
  Datum out;
  out.raw = text;
  out.is_text = true;
  out.state = word_state(text, from);
  if (out.state != State::Value) return out;
  out.state = State::Invalid;
  if (is_coded(type)) {
    read_spelling(text, type, from, out);
  } else if (type.is(TypeKind::Integer)) {
    if (const auto value = parse_integer(text)) set(out, *value);
  } else if (type.is(TypeKind::Number)) {
    if (const auto value = parse_decimal(text)) set(out, value->value.scaled);
  } else if (type.is(TypeKind::Text) || type.is(TypeKind::Link)) {
    read_kind(text, type, from, out);
  } else if ((type.is(TypeKind::Date) || type.is(TypeKind::Instant)) && from.written) {
    read_kind(text, type, from, out);
  }
  return out;
}

bool ValueReader::read_spelling(const std::string& text, types::Type type,
                                const types::FieldSource& from, Datum& out) const {
  const std::string wanted = folded(text);
  for (const auto& [spelling, value] : from.spellings) {
    if (folded(spelling) != wanted) continue;
    set(out, value);
    return true;
  }
  if (type.is(TypeKind::Bool)) {
    for (const char* yes : {"ja", "yes", "true"}) {
      if (wanted == yes) set(out, 1);
    }
    for (const char* no : {"nej", "no", "false"}) {
      if (wanted == no) set(out, 0);
    }
    return out.state == State::Value;
  }
  const types::CodeList& list = schema_.code_lists[type.code_list()];
  for (std::size_t code = 0; code < list.codes.size(); ++code) {
    for (const std::string& label : list.codes[code].labels) {
      if (folded(label) != wanted) continue;
      set(out, static_cast<std::int64_t>(code));
      return true;
    }
  }
  return false;
}

void ValueReader::read_kind(const std::string& clean, types::Type type,
                            const types::FieldSource& from, Datum& out) const {
  if (type.is(TypeKind::Text) || type.is(TypeKind::Link)) {
    out.state = State::Value;
    out.text = clean;
  } else if (type.is(TypeKind::Integer) && from.written) {
    const auto value = parse_written_decimal(clean);
    if (value && !value->rounded && value->value.scaled % Decimal6::kOne == 0) {
      set(out, value->value.scaled / Decimal6::kOne);
    }
  } else if (type.is(TypeKind::Number) && from.written) {
    if (const auto value = parse_written_decimal(clean)) set(out, value->value.scaled);
  } else if (type.is(TypeKind::Date)) {
    if (from.written) {
      const auto pattern = DatePattern::compile(*from.written);
      const auto written = std::get<DatePattern>(pattern).parse(clean);
      if (written) set(out, written->dates);
    } else if (const auto dates = parse_date(clean)) {
      set(out, *dates);
    }
  } else if (type.is(TypeKind::Instant)) {
    read_time(clean, from, out);
  } else if (type.is(TypeKind::Period)) {
    if (const auto period = parse_period(clean)) {
      out.state = State::Value;
      out.period = *period;
    }
  } else if (type.is(TypeKind::Duration)) {
    if (const auto duration = parse_duration(clean)) set(out, duration->micros);
  }
}

void ValueReader::read_time(const std::string& clean, const types::FieldSource& from,
                            Datum& out) const {
  std::optional<WrittenTime> written;
  if (from.written) {
    const auto pattern = DatePattern::compile(*from.written);
    written = std::get<DatePattern>(pattern).parse(clean);
  } else {
    written = parse_iso_time(clean);
  }
  const Zone* zone = zones_.find(source_.time_zone);
  REGEL_CHECK(zone != nullptr);
  if (!written) return;
  const LocalReading reading = ZoneClock(*zone).read(*written);
  if (reading.kind != LocalKind::Unique) return;
  out.state = State::Value;
  out.low = reading.instants.first.micros;
  out.high = reading.instants.last.micros;
}

}  // namespace regel::reference
