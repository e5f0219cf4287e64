// From the schema's mappings to what ingest reads.

#include <utility>

#include "engine/plan/lowering.hpp"

namespace regel::plan {

using column::ReadAs;
using types::TypeKind;

ReadAs read_as(types::Type type) {
  switch (type.kind) {
    case TypeKind::Bool:
      return ReadAs::Bool;
    case TypeKind::Integer:
    case TypeKind::WorkingDays:
      return ReadAs::Integer;
    case TypeKind::Number:
      return ReadAs::Number;
    case TypeKind::Date:
      return ReadAs::Date;
    case TypeKind::Instant:
      return ReadAs::Instant;
    case TypeKind::Period:
      return ReadAs::Period;
    case TypeKind::Duration:
      return ReadAs::Duration;
    case TypeKind::Code:
    case TypeKind::Level:
      return ReadAs::Code;
    case TypeKind::Text:
    case TypeKind::Link:
    case TypeKind::Row:
    case TypeKind::Error:
      return ReadAs::Text;
  }
  return ReadAs::Text;
}

Rep rep_of(types::Type type) {
  switch (type.kind) {
    case TypeKind::Bool:
      return Rep::Truth;
    case TypeKind::Integer:
    case TypeKind::WorkingDays:
    case TypeKind::Date:
    case TypeKind::Instant:
    case TypeKind::Period:
    case TypeKind::Duration:
    case TypeKind::Code:
    case TypeKind::Level:
      return Rep::Int;
    case TypeKind::Number:
      return Rep::Num6;
    case TypeKind::Text:
      return Rep::Text;
    case TypeKind::Link:
    case TypeKind::Row:
      return Rep::Link;
    case TypeKind::Error:
      return Rep::Truth;
  }
  return Rep::Truth;
}

column::FieldSpec make_field_spec(const types::Schema& schema, const types::SourceSpec& source,
                                  const types::FieldSource& from, types::Type type,
                                  types::FieldPath path, ReadAs as) {
  column::FieldSpec spec;
  spec.as = as;
  spec.from_key = from.from_key;
  spec.path = std::move(path);
  spec.written = from.written;
  spec.blank = source.blank;
  spec.blank.insert(spec.blank.end(), from.blank.begin(), from.blank.end());
  spec.unknown = source.unknown;
  spec.unknown.insert(spec.unknown.end(), from.unknown.begin(), from.unknown.end());
  spec.time_zone = source.time_zone;
  spec.spellings = from.spellings;
  if (type.kind == TypeKind::Code || type.kind == TypeKind::Level) {
    const types::CodeList& list = schema.code_lists[type.code_list()];
    for (std::size_t code = 0; code < list.codes.size(); ++code) {
      for (const std::string& label : list.codes[code].labels) {
        spec.spellings.emplace_back(label, static_cast<std::int64_t>(code));
      }
    }
  }
  if (type.kind == TypeKind::Bool) {
    for (const char* word : {"nej", "no", "false"}) spec.spellings.emplace_back(word, 0);
    for (const char* word : {"ja", "yes", "true"}) spec.spellings.emplace_back(word, 1);
  }
  return spec;
}

}  // namespace regel::plan
