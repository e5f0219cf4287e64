#include "engine/catalogue/table_doubts.hpp"

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "lang/base/check.hpp"
#include "lang/source/shipped.hpp"

namespace regel::catalogue {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kField = "ej_kontrollerat";

// A record is known by its name, one inside it by what stands first.
std::string name_of(const Json& record) {
  for (const char* member : {"namn", "name"}) {
    if (record.contains(member) && record[member].is_string()) {
      return record[member].get<std::string>();
    }
  }
  for (const Json& value : record) {
    if (value.is_string()) return value.get<std::string>();
  }
  return {};
}

void collect(const Json& value, const std::string& above, const Term& term,
             std::vector<Doubt>& doubts) {
  if (value.is_array()) {
    for (const Json& element : value) collect(element, above, term, doubts);
  }
  if (!value.is_object()) return;
  const std::string own = name_of(value);
  const std::string name = above.empty() || own.empty() ? above + own : above + ", " + own;
  const auto doubt = value.find(kField);
  if (doubt != value.end() && doubt->is_string()) {
    // The tables are written in Swedish.
    doubts.push_back({term.anchor,
                      term.name + ": " + name,
                      {doubt->get<std::string>(), diag::Language::Swedish}});
  }
  for (const Json& member : value) collect(member, name, term, doubts);
}

}  // namespace

std::vector<Doubt> table_doubts(const ir::Program& program, const std::vector<Term>& registers) {
  std::vector<Doubt> doubts;
  for (const Term& term : registers) {
    const auto known =
        std::ranges::find(program.schema.registers, term.name, &types::Register::name);
    if (known == program.schema.registers.end() || !known->source.present) continue;
    for (const std::string& file : known->source.files) {
      const auto text = shipped_table(file);
      if (!text) continue;
      const Json table = Json::parse(*text, nullptr, false);
      REGEL_CHECK(table.is_object());
      // The table as a whole has a version and an account of itself, which name no record.
      for (const Json& rows : table) {
        if (rows.is_array()) collect(rows, {}, term, doubts);
      }
    }
  }
  return doubts;
}

}  // namespace regel::catalogue
