#include "lang/explain/constant.hpp"

#include <fmt/format.h>

#include "lang/base/check.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/time_text.hpp"

namespace regel::explain {

using types::TypeKind;

namespace {

Bilingual working_days(std::int64_t number) {
  const bool one = number == 1;
  return {fmt::format("{} {}", number, one ? "arbetsdag" : "arbetsdagar"),
          fmt::format("{} working day{}", number, one ? "" : "s")};
}

}  // namespace

std::string constant_words(const types::Schema& schema, const ir::Constant& value, types::Type type,
                           diag::Language language) {
  const auto pick = [&](const Bilingual& text) { return std::string(diag::pick(language, text)); };
  switch (type.kind) {
    case TypeKind::Bool:
      return pick(value.number != 0 ? Bilingual{"ja", "yes"} : Bilingual{"nej", "no"});
    case TypeKind::Integer:
      return std::to_string(value.number);
    case TypeKind::Number:
      return to_text(Decimal6{value.number}, language == diag::Language::Swedish ? ',' : '.');
    case TypeKind::Text:
    case TypeKind::Link:
      return fmt::format("\"{}\"", value.text);
    case TypeKind::Date:
      return to_text(Date{static_cast<std::int32_t>(value.number)});
    case TypeKind::Instant:
      return to_text(local_of(value.number)) + "Z";
    case TypeKind::Period:
      return pick(in_words(Period{value.months, value.days}));
    case TypeKind::WorkingDays:
      return pick(working_days(value.number));
    case TypeKind::Duration:
      return pick(in_words(Duration{value.number}));
    case TypeKind::Code:
    case TypeKind::Level: {
      const types::CodeList& list = schema.code_lists[type.code_list()];
      return list.codes[static_cast<std::size_t>(value.number)].name;
    }
    case TypeKind::Row:
    case TypeKind::Error:
      return value.text;
  }
  REGEL_UNREACHABLE();
}

}  // namespace regel::explain
