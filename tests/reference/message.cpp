#include "tests/reference/message.hpp"

#include "lang/base/check.hpp"
#include "lang/compile.hpp"
#include "lang/value/time_text.hpp"

namespace regel::reference {

using types::TypeKind;

namespace {

std::string percent(std::int64_t part, std::int64_t whole) {
  const auto share = divide(from_integer(part), from_integer(whole));
  const auto hundred = share ? multiply(*share, from_integer(100)) : std::nullopt;
  const auto rounded = hundred ? round_half_away(*hundred, 1) : std::nullopt;
  return rounded ? to_text(*rounded, ',') + " %" : "?";
}

std::string instant(const Evaluator& evaluator, std::int64_t micros) {
  const Zone* zone = shipped_zones().find(evaluator.zone());
  REGEL_CHECK(zone != nullptr);
  std::string text = to_text(ZoneClock(*zone).utc_to_local(Instant{micros}));
  text[10] = ' ';
  const bool whole_minute = text.size() == 19 && text.substr(16) == ":00";
  return whole_minute ? text.substr(0, 16) : text;
}

// One end of a value, as a message has it: codes by their label.
std::string end_text(const Evaluator& evaluator, const Value& value, types::Type type, bool high) {
  const std::int64_t number = high ? value.high : value.low;
  switch (type.kind) {
    case TypeKind::Bool:
      return number != 0 ? "ja" : "nej";
    case TypeKind::Integer:
    case TypeKind::WorkingDays:
      return std::to_string(number);
    case TypeKind::Number:
      if (value.is_share) {
        return percent(value.share.part[high ? 1 : 0], value.share.whole[high ? 1 : 0]);
      }
      return to_text(high ? value.decimal_high : value.decimal_low, ',');
    case TypeKind::Text:
      return value.text;
    case TypeKind::Date:
      return to_text(Date{static_cast<std::int32_t>(number)});
    case TypeKind::Instant:
      return instant(evaluator, number);
    case TypeKind::Period:
      return in_words(value.period).sv;
    case TypeKind::Duration:
      return in_words(Duration{number}).sv;
    case TypeKind::Code:
    case TypeKind::Level: {
      const auto& codes = evaluator.world().schema().code_lists[type.code_list()].codes;
      return codes[static_cast<std::size_t>(number)].labels[0];
    }
    case TypeKind::Link:
    case TypeKind::Row:
      return evaluator.world().key_of(value.row).value_or("");
    case TypeKind::Error:
      break;
  }
  REGEL_UNREACHABLE();
}

std::string shown(const Evaluator& evaluator, const Value& value, types::Type type) {
  const std::string low = end_text(evaluator, value, type, false);
  const std::string high = end_text(evaluator, value, type, true);
  return low == high ? low : low + "–" + high;
}

std::string absent(Known known) {
  if (known == Known::Missing) return "(saknas)";
  return known == Known::Invalid ? "(ogiltigt)" : "(okänt)";
}

// A link as it stands, wherever it leads.
std::string link_text(const Datum& link) {
  if (link.state == State::Value) return link.text;
  return absent(link.state == State::Missing   ? Known::Missing
                : link.state == State::Invalid ? Known::Invalid
                                               : Known::Unknown);
}

std::string part_text(const Evaluator& evaluator, ir::ExprId id, const Env& env) {
  const types::Type type = evaluator.type_of(id);
  const auto* field = std::get_if<ir::Field>(&evaluator.program().exprs[id].node);
  const bool own = field != nullptr &&
                   std::holds_alternative<ir::RowVar>(evaluator.program().exprs[field->row].node);
  if (own && type.is(TypeKind::Link)) return link_text(*evaluator.datum(id, env));
  const Value value = evaluator.value(id, env);
  if (value.is_value()) return shown(evaluator, value, type);
  // Nothing stands there, so there is no text of it; what is said is that it is missing.
  const auto* call = std::get_if<ir::Call>(&evaluator.program().exprs[id].node);
  if (call != nullptr && call->function == types::Builtin::Raw) {
    const Datum* read = evaluator.datum(call->arguments[0], env);
    if (read != nullptr && read->state == State::Missing) return absent(Known::Missing);
  }
  return absent(value.known);
}

}  // namespace

// The names of codes; nothing for what has no key.
std::string key_text(const Evaluator& evaluator, const Value& value, types::Type type) {
  if (!value.is_value()) return "?";
  if (type.kind != TypeKind::Code && type.kind != TypeKind::Level) {
    return shown(evaluator, value, type);
  }
  const auto& codes = evaluator.world().schema().code_lists[type.code_list()].codes;
  return codes[static_cast<std::size_t>(value.low)].name;
}

std::pair<std::string, std::string> ends(const Evaluator& evaluator, ir::ExprId id,
                                         const Env& env) {
  const Value value = evaluator.value(id, env);
  if (!value.is_value()) return {};
  const types::Type type = evaluator.type_of(id);
  return {end_text(evaluator, value, type, false), end_text(evaluator, value, type, true)};
}

std::string render(const Evaluator& evaluator, const ir::Message& message, const Env& env) {
  std::string out;
  for (const ir::MessagePart& part : message) {
    out += part.literal;
    if (part.value.valid()) out += part_text(evaluator, part.value, env);
  }
  return out;
}

}  // namespace regel::reference
