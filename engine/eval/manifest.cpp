#include "engine/eval/manifest.hpp"

#include <string>

#include "lang/base/version.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/time_text.hpp"

namespace regel::eval {

using types::TypeKind;

namespace {

std::string text_of(const ir::Program& program, types::Type type, const ir::Constant& value) {
  switch (type.kind) {
    case TypeKind::Text:
    case TypeKind::Link:
      return value.text;
    case TypeKind::Bool:
      return value.number != 0 ? "ja" : "nej";
    case TypeKind::Number:
      return to_text(Decimal6{value.number});
    case TypeKind::Date:
      return to_text(Date{static_cast<std::int32_t>(value.number)});
    case TypeKind::Period:
      return to_text(Period{value.months, value.days});
    case TypeKind::Duration:
      return to_text(Duration{value.number});
    case TypeKind::Code:
    case TypeKind::Level:
      return program.schema.code_lists[type.code_list()]
          .codes[static_cast<std::size_t>(value.number)]
          .name;
    case TypeKind::Instant:
      return to_text(local_of(value.number)) + "Z";
    case TypeKind::Integer:
    case TypeKind::WorkingDays:
    case TypeKind::Row:
    case TypeKind::Error:
      return std::to_string(value.number);
  }
  return {};
}

}  // namespace

void add_manifest(RunState& state) {
  outcome::Manifest& manifest = state.report.manifest;
  manifest.engine = std::string(version());
  manifest.calendar = state.workdays.version();
  manifest.zones = state.zones.version();
  for (const ir::ParameterInfo& parameter : state.program.parameters) {
    const ir::DatedConstant* in_force = nullptr;
    for (const ir::DatedConstant& dated : parameter.values) {
      if (dated.from <= state.options.as_of) in_force = &dated;
    }
    manifest.parameters.emplace_back(
        parameter.name, in_force == nullptr ? std::string()
                                            : text_of(state.program, parameter.type,
                                                      state.program.constants[in_force->value]));
  }
}

}  // namespace regel::eval
