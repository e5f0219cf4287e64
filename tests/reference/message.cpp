#include "tests/reference/message.hpp"

#include "lang/value/time_text.hpp"

namespace regel::reference {

using types::TypeKind;

std::string key_text(const Evaluator& evaluator, const Value& value, types::Type type) {
  if (!value.is_value()) return "?";
  switch (type.kind) {
    case TypeKind::Bool:
      return value.low != 0 ? "ja" : "nej";
    case TypeKind::Integer:
    case TypeKind::WorkingDays:
      return std::to_string(value.low);
    case TypeKind::Number:
      return format(value.decimal_low, ',');
    case TypeKind::Text:
      return value.text;
    case TypeKind::Date:
      return format(DateInterval{{static_cast<std::int32_t>(value.low)},
                                 {static_cast<std::int32_t>(value.high)}});
    case TypeKind::Code:
    case TypeKind::Level:
      return evaluator.world()
          .schema()
          .code_lists[type.code_list()]
          .codes[static_cast<std::size_t>(value.low)]
          .name;
    case TypeKind::Link:
    case TypeKind::Row:
      return evaluator.world().key_of(value.row).value_or("");
    case TypeKind::Instant:
    case TypeKind::Period:
    case TypeKind::Duration:
    case TypeKind::Error:
      return "…";
  }
  return {};
}

std::string render(const Evaluator& evaluator, const ir::Message& message, const Env& env) {
  std::string out;
  for (const ir::MessagePart& part : message) {
    out += part.literal;
    if (!part.value.valid()) continue;
    out += key_text(evaluator, evaluator.value(part.value, env),
                    evaluator.program().exprs[part.value].type);
  }
  return out;
}

}  // namespace regel::reference
