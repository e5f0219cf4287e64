#include "engine/ingest/field.hpp"

#include <algorithm>
#include <variant>

#include "engine/ingest/json_grammar.hpp"
#include "engine/ingest/read_text.hpp"
#include "lang/base/check.hpp"
#include "lang/base/text.hpp"
#include "lang/value/decimal.hpp"

namespace regel::ingest {
namespace {

using column::InvalidDetail;
using column::ReadAs;
using Meaning = SpellingTable::Meaning;

// Words that need no declaration (language.md 2.4).
constexpr std::string_view kYes[] = {"ja", "yes", "true"};
constexpr std::string_view kNo[] = {"nej", "no", "false"};

bool begins_like_number(std::string_view word) {
  return !word.empty() && (is_digit(word[0]) || word[0] == '-');
}

Reading from_word(const SpellingTable::Entry& word, Value& value) {
  switch (word.meaning) {
    case Meaning::Blank:
      return kMissing;
    case Meaning::Unknown:
      return kUnknown;
    case Meaning::Code:
      value.low = word.code;
      return kValue;
    case Meaning::None:
      break;
  }
  REGEL_UNREACHABLE();
}

void set_interval(Value& value, std::int64_t low, std::int64_t high) {
  value.low = low;
  value.high = high;
  value.interval = low != high;
}

Reading read_dates(const std::optional<DateInterval>& dates, Value& value) {
  if (!dates) return invalid(InvalidDetail::NotADate);
  set_interval(value, dates->first.days, dates->last.days);
  return kValue;
}

Reading read_decimal(const std::optional<ParsedDecimal>& number, bool is_number, Value& value) {
  if (!number) return invalid(is_number ? InvalidDetail::OutOfRange : InvalidDetail::NotANumber);
  value.low = number->value.scaled;
  value.rounded = number->rounded;
  return kValue;
}

// A number that stands as text, in the way a person writes it: whole, if it is a field of integers.
Reading read_written(std::string_view text, bool integer, Value& value) {
  const auto number = parse_written_decimal(text);
  if (!integer || !number) return read_decimal(number, false, value);
  if (number->rounded || number->value.scaled % Decimal6::kOne != 0)
    return invalid(InvalidDetail::NotANumber);
  value.low = number->value.scaled / Decimal6::kOne;
  return kValue;
}

}  // namespace

Field::Field(const column::FieldSpec& spec, const ZoneTable& zones)
    : as_(spec.as),
      kind_(spec.as == ReadAs::State ? spec.state_of : spec.as),
      in_attribute_(std::ranges::any_of(
          spec.path, [](const types::FieldStep& step) { return !step.by.empty(); })) {
  for (const std::string& word : spec.blank) words_.add(word, {Meaning::Blank, 0});
  for (const std::string& word : spec.unknown) words_.add(word, {Meaning::Unknown, 0});
  plain_numbers_ = std::none_of(spec.blank.begin(), spec.blank.end(), begins_like_number) &&
                   std::none_of(spec.unknown.begin(), spec.unknown.end(), begins_like_number);
  if (kind_ == ReadAs::Code || kind_ == ReadAs::Bool) {
    for (const auto& [word, code] : spec.spellings) words_.add(word, {Meaning::Code, code});
  }
  if (kind_ == ReadAs::Bool) {
    for (const std::string_view word : kYes) words_.add(word, {Meaning::Code, 1});
    for (const std::string_view word : kNo) words_.add(word, {Meaning::Code, 0});
  }
  if (spec.written) {
    written_number_ = kind_ == ReadAs::Integer || kind_ == ReadAs::Number;
    if (kind_ == ReadAs::Date || kind_ == ReadAs::Instant) {
      auto pattern = DatePattern::compile(*spec.written);
      REGEL_CHECK(std::holds_alternative<DatePattern>(pattern));  // the checker has compiled it
      pattern_ = std::move(std::get<DatePattern>(pattern));
    }
  }
  if (kind_ == ReadAs::Instant) {
    const Zone* zone = zones.find(spec.time_zone.empty() ? "Europe/Stockholm" : spec.time_zone);
    REGEL_CHECK(zone != nullptr);  // the checker knows the zones
    clock_.emplace(*zone);
  }
  if (kind_ == ReadAs::Code || kind_ == ReadAs::Bool) quick_ = Quick::Code;
  if (kind_ == ReadAs::Date && !pattern_) quick_ = Quick::Date;
  if (kind_ == ReadAs::Text) quick_ = Quick::Text;
  if (kind_ == ReadAs::Raw) quick_ = Quick::Raw;
  if (as_ == ReadAs::State && (kind_ == ReadAs::Text || kind_ == ReadAs::Raw))
    quick_ = Quick::Presence;
}

Reading Field::read_text(std::string_view text, Arena& arena, Value& value) {
  if (as_ == ReadAs::Raw) value.text = text;
  if (has_words()) {
    const SpellingTable::Entry* word = words_.lookup(text);
    if (word != nullptr) return from_word(*word, value);
  }
  if (is_blank(text)) return kMissing;
  if (kind_ == ReadAs::Code || kind_ == ReadAs::Bool) return invalid(InvalidDetail::NotInList);
  if (kind_ == ReadAs::Raw) return kValue;
  return read_kind(clean(text, arena), value);
}

Reading Field::read_kind(std::string_view clean, Value& value) {
  switch (kind_) {
    case ReadAs::Integer:
    case ReadAs::Number:
      if (!written_number_) return invalid(InvalidDetail::NotANumber);
      return read_written(clean, kind_ == ReadAs::Integer, value);
    case ReadAs::Date:
      if (pattern_) {
        const auto written = pattern_->parse(clean);
        if (!written) return invalid(InvalidDetail::NotADate);
        return read_dates(written->dates, value);
      }
      return read_dates(parse_date(clean), value);
    case ReadAs::Instant:
      return read_time(clean, value);
    case ReadAs::Period: {
      const auto period = parse_period(clean);
      if (!period) return invalid(InvalidDetail::NotADate);
      value.low = static_cast<std::int64_t>(
          (static_cast<std::uint64_t>(static_cast<std::uint32_t>(period->months)) << 32) |
          static_cast<std::uint32_t>(period->days));
      return kValue;
    }
    case ReadAs::Duration: {
      const auto duration = parse_duration(clean);
      if (!duration) return invalid(InvalidDetail::NotADate);
      value.low = duration->micros;
      return kValue;
    }
    case ReadAs::Text:
      value.text = clean;
      return kValue;
    case ReadAs::State:
      return invalid(InvalidDetail::NotAnObject);
    case ReadAs::Bool:
    case ReadAs::Code:
    case ReadAs::Raw:
      break;
  }
  REGEL_UNREACHABLE();
}

Reading Field::read_time(std::string_view text, Value& value) {
  const auto written = pattern_ ? pattern_->parse(text) : parse_iso_time(text);
  if (!written) return invalid(InvalidDetail::NotADate);
  const LocalReading local = clock_->read(*written);
  switch (local.kind) {
    case LocalKind::Unique:
      set_interval(value, local.instants.first.micros, local.instants.last.micros);
      return kValue;
    case LocalKind::Gap:
    case LocalKind::Overlap:
      return invalid(InvalidDetail::SummerTime);
    case LocalKind::Outside:
      return invalid(InvalidDetail::OutOfRange);
  }
  REGEL_UNREACHABLE();
}

Reading Field::read_number(std::string_view text, Value& value) {
  if (as_ == ReadAs::Raw) value.text = text;
  if (!plain_numbers_ || kind_ == ReadAs::Code || kind_ == ReadAs::Bool) {
    const SpellingTable::Entry* word = words_.lookup(text);
    if (word != nullptr) return from_word(*word, value);
  }
  switch (kind_) {
    case ReadAs::Integer: {
      const auto number = parse_integer(text);
      if (number) {
        value.low = *number;
        return kValue;
      }
      const auto decimal = parse_decimal(text);
      const bool whole =
          !decimal || (!decimal->rounded && decimal->value.scaled % Decimal6::kOne == 0);
      return invalid(whole ? InvalidDetail::OutOfRange : InvalidDetail::NotANumber);
    }
    case ReadAs::Number:
      return read_decimal(parse_decimal(text), true, value);
    case ReadAs::Date:
    case ReadAs::Instant:
      if (!pattern_) return invalid(InvalidDetail::WrongType);
      return read_kind(text, value);
    case ReadAs::Text:
      value.text = text;
      return kValue;
    case ReadAs::Raw:
      return kValue;
    case ReadAs::Code:
    case ReadAs::Bool:
      return invalid(InvalidDetail::NotInList);
    case ReadAs::Period:
    case ReadAs::Duration:
      return invalid(InvalidDetail::WrongType);
    case ReadAs::State:
      return invalid(InvalidDetail::NotAnObject);
  }
  REGEL_UNREACHABLE();
}

Reading Field::read_literal(std::string_view text, Value& value) const {
  if (text == "null") return kMissing;
  if (as_ == ReadAs::Raw) value.text = text;
  if (kind_ == ReadAs::Raw) return kValue;
  if (kind_ == ReadAs::State) return invalid(InvalidDetail::NotAnObject);
  if (kind_ != ReadAs::Bool) return invalid(InvalidDetail::WrongType);
  value.low = text == "true" ? 1 : 0;
  return kValue;
}

Reading Field::read_container(std::string_view json, Value& value) const {
  if (as_ == ReadAs::Raw) value.text = json;
  if (kind_ == ReadAs::State) {
    return json[0] == '{' ? kValue : invalid(InvalidDetail::NotAnObject);
  }
  return invalid(InvalidDetail::WrongType);
}

}  // namespace regel::ingest
