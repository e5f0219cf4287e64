#include "engine/eval/format_value.hpp"

#include <optional>

#include "engine/eval/few_people.hpp"
#include "engine/outcome/withhold.hpp"
#include "lang/base/check.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/swedish_ids.hpp"
#include "lang/value/time_text.hpp"
#include "lang/value/zone.hpp"

namespace regel::eval {

using diag::Language;
using plan::Rep;
using types::TypeKind;

namespace {

std::string instant_text(const Context& context, std::int64_t micros) {
  const Zone* zone = context.zones.empty() ? nullptr : context.zones[0];
  if (zone == nullptr) return std::to_string(micros);
  // To the minute where the seconds are zero, as it was most likely written.
  std::string text = to_text(ZoneClock(*zone).utc_to_local(Instant{micros}));
  if (text.size() > 10 && text[10] == 'T') text[10] = ' ';
  if (text.size() == 19 && text.compare(16, 3, ":00") == 0) text.resize(16);
  return text;
}

std::string whole_text(const Context& context, types::Type type, std::int64_t value,
                       Language language) {
  const auto pick = [&](const Bilingual& text) {
    return language == Language::Swedish ? text.sv : text.en;
  };
  switch (type.kind) {
    case TypeKind::Date:
      return to_text(Date{static_cast<std::int32_t>(value)});
    case TypeKind::Instant:
      return instant_text(context, value);
    case TypeKind::Duration:
      return pick(in_words(Duration{value}));
    case TypeKind::Period:
      return pick(in_words(
          Period{static_cast<std::int32_t>(value >> 32), static_cast<std::int32_t>(value)}));
    case TypeKind::Code:
    case TypeKind::Level: {
      const types::CodeList& list = context.plan->program->schema.code_lists[type.code_list()];
      const types::Code& code = list.codes[static_cast<std::size_t>(value)];
      return code.labels.empty() ? code.name : code.labels[0];
    }
    case TypeKind::Bool:
    case TypeKind::Integer:
    case TypeKind::Number:
    case TypeKind::Text:
    case TypeKind::WorkingDays:
    case TypeKind::Link:
    case TypeKind::Row:
    case TypeKind::Error:
      return std::to_string(value);
  }
  return std::to_string(value);
}

std::string percent(Int128 share, Language language) {
  const auto scaled = multiply(Decimal{share}, from_integer(100));
  if (!scaled) return "?";
  const auto rounded = round_half_away(*scaled, 1);
  const char point = language == Language::Swedish ? ',' : '.';
  return to_text(rounded ? *rounded : *scaled, point) + " %";
}

struct Ends {
  std::string low, high;
};

std::optional<Ends> ends_of(Frame& frame, NodeId id, std::size_t row, Language language) {
  const plan::Node& node = frame.context().plan->nodes[id];
  const Vec& value = frame.value(id);
  const char point = language == Language::Swedish ? ',' : '.';
  if (node.rep == Rep::Truth) {
    const bool swedish = language == Language::Swedish;
    if (value.t.get(row)) return Ends{swedish ? "ja" : "yes", swedish ? "ja" : "yes"};
    if (value.f.get(row)) return Ends{swedish ? "nej" : "no", swedish ? "nej" : "no"};
    return std::nullopt;
  }
  if (!value.known.get(row)) return std::nullopt;
  switch (node.rep) {
    case Rep::Int: {
      const std::int64_t high = value.interval ? value.high[row] : value.low[row];
      return Ends{whole_text(frame.context(), node.type, value.low[row], language),
                  whole_text(frame.context(), node.type, high, language)};
    }
    case Rep::Num6: {
      const std::int64_t high = value.interval ? value.high[row] : value.low[row];
      return Ends{to_text(Decimal6{value.low[row]}, point), to_text(Decimal6{high}, point)};
    }
    case Rep::Dec: {
      const Int128 high = value.interval ? value.dec_high[row] : value.dec_low[row];
      return Ends{to_text(Decimal{value.dec_low[row]}, point), to_text(Decimal{high}, point)};
    }
    case Rep::Ratio: {
      const auto low = divide(from_integer(value.part[row]), from_integer(value.whole[row]));
      const auto high =
          divide(from_integer(value.part_high[row]), from_integer(value.whole_high[row]));
      if (!low || !high) return std::nullopt;
      return Ends{percent(low->scaled, language), percent(high->scaled, language)};
    }
    case Rep::Text:
      return Ends{std::string(value.text[row]), std::string(value.text[row])};
    case Rep::Link:
      return Ends{std::to_string(value.low[row]), std::to_string(value.low[row])};
    case Rep::Truth:
      break;
  }
  REGEL_UNREACHABLE();
}

// Of a field that is kept with another record, why it has no value there.
bool is_invalid_there(Frame& frame, const plan::Node& node, std::size_t row) {
  const Vec& link = frame.value(node.in[0]);
  const plan::Plan& plan = *frame.context().plan;
  const NodeId kept = plan.tables[plan::TableId{node.x}].columns[node.y];
  if (plan.nodes[kept].op != plan::Op::Field || !link.known.get(row)) return false;
  const table::KeptColumn& column = frame.context().tables[node.x].columns[node.y];
  const table::RawCauses* causes = column.causes(static_cast<std::uint32_t>(link.low[row]));
  return causes != nullptr && !causes->first.empty() &&
         causes->first[0].kind == outcome::CauseKind::Invalid;
}

std::string absent(Frame& frame, NodeId id, std::size_t row, Language language) {
  const plan::Node& node = frame.context().plan->nodes[id];
  const bool swedish = language == Language::Swedish;
  const Vec& value = frame.value(id);
  if (node.rep != Rep::Truth && value.missing.get(row)) {
    return swedish ? "(saknas)" : "(missing)";
  }
  if (node.op == plan::Op::Field) {
    const column::Column& column = frame.columns()->columns[node.x];
    if (column.missing.get(row)) return swedish ? "(saknas)" : "(missing)";
    if (!column.unknown.get(row)) return swedish ? "(ogiltigt)" : "(invalid)";
  }
  if (node.op == plan::Op::Gather && is_invalid_there(frame, node, row)) {
    return swedish ? "(ogiltigt)" : "(invalid)";
  }
  return swedish ? "(okänt)" : "(unknown)";
}

}  // namespace

std::pair<std::string, std::string> format_ends(Frame& frame, NodeId node, std::size_t row,
                                                Language language) {
  auto ends = ends_of(frame, node, row, language);
  if (!ends) return {};
  return {mask_personal_numbers(ends->low), mask_personal_numbers(ends->high)};
}

std::string format_value(Frame& frame, NodeId node, std::size_t row, Language language) {
  if (about_few_people(frame, node, row)) {
    return std::string(diag::pick(language, outcome::withheld_text()));
  }
  const auto ends = ends_of(frame, node, row, language);
  if (!ends) return absent(frame, node, row, language);
  if (ends->low == ends->high) return ends->low;
  return ends->low + "\u2013" + ends->high;
}

std::string format_message(Frame& frame, const plan::MessagePlan& message, std::size_t row,
                           Language language) {
  std::string text;
  for (const plan::MessagePlan::Part& part : message.parts) {
    text += part.value.valid() ? format_value(frame, part.value, row, language) : part.literal;
  }
  return mask_personal_numbers(text);
}

std::string format_key(Frame& frame, const std::vector<NodeId>& key, std::size_t row,
                       Language language) {
  std::string text;
  bool first = true;
  for (const NodeId id : key) {
    if (!first) text += " \u00b7 ";
    first = false;
    const plan::Node& node = frame.context().plan->nodes[id];
    const Vec& value = frame.value(id);
    const bool code = node.type.kind == TypeKind::Code || node.type.kind == TypeKind::Level;
    if (code && value.known.get(row)) {
      const types::CodeList& list =
          frame.context().plan->program->schema.code_lists[node.type.code_list()];
      text += list.codes[static_cast<std::size_t>(value.low[row])].name;
    } else if (node.rep == Rep::Truth || value.known.get(row)) {
      text += format_value(frame, id, row, language);
    }
  }
  return mask_personal_numbers(text);
}

}  // namespace regel::eval
