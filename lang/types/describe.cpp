#include "lang/types/describe.hpp"

#include <string>
#include <string_view>

#include "lang/base/check.hpp"

namespace regel::types {

namespace {

// In a list the kind is named alone: "en lista av datum".
std::string without_article(const std::string& words) {
  for (const std::string_view article : {"en ", "ett ", "a ", "an "}) {
    if (words.starts_with(article)) return words.substr(article.size());
  }
  return words;
}

}  // namespace

Bilingual describe(const Schema& schema, Type type) {
  if (type.list) {
    const Bilingual element = describe(schema, type.element());
    return {"en lista av " + without_article(element.sv),
            "a list of " + without_article(element.en)};
  }
  switch (type.kind) {
    case TypeKind::Error:
      return {"okänt", "unknown"};
    case TypeKind::Bool:
      return {"ja/nej", "yes/no"};
    case TypeKind::Integer:
      return {"ett heltal", "an integer"};
    case TypeKind::Number:
      return {"ett tal", "a number"};
    case TypeKind::Text:
      return {"text", "text"};
    case TypeKind::Date:
      return {"ett datum", "a date"};
    case TypeKind::Instant:
      return {"en tidpunkt", "an instant"};
    case TypeKind::Period:
      return {"en period", "a period"};
    case TypeKind::WorkingDays:
      return {"ett antal arbetsdagar", "a number of working days"};
    case TypeKind::Duration:
      return {"en varaktighet", "a duration"};
    case TypeKind::Code: {
      const std::string& name = schema.code_lists[type.code_list()].name;
      return {"en kod ur " + name, "a code of " + name};
    }
    case TypeKind::Level: {
      const std::string& name = schema.code_lists[type.code_list()].name;
      return {"en nivå på skalan " + name, "a level of the scale " + name};
    }
    case TypeKind::Link: {
      const std::string& name = schema.registers[type.target()].name;
      return {"en länk till " + name, "a link to " + name};
    }
    case TypeKind::Row: {
      const std::string& name = schema.records[type.record()].name;
      return {"en post ur " + name, "a record of " + name};
    }
  }
  REGEL_UNREACHABLE();
}

}  // namespace regel::types
