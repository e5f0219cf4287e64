// From documents to records: where they lie, and the way to each field (language.md 2.10).

#include "tests/reference/import.hpp"

#include <algorithm>

#include "lang/base/check.hpp"
#include "lang/base/unicode.hpp"

namespace regel::reference {

using types::FieldSource;
using types::TypeKind;

namespace {

class Importer {
 public:
  Importer(const types::Schema& schema, const types::SourceSpec& source, const ZoneTable& zones)
      : schema_(schema), values_(schema, source, zones) {}

  // `name` is the member that holds the record, for records that are members of an object.
  Datum record(const Json& json, types::RecordId id, const std::vector<FieldSource>& sources,
               const std::string* name) const {
    Datum out;
    out.state = json.kind == Json::Kind::Object ? State::Value : State::Invalid;
    collect_texts(json, out.texts);
    const types::Record& record = schema_.records[id];
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      const FieldSource none;
      out.fields.push_back(
          field(json, record.fields[i], i < sources.size() ? sources[i] : none, name));
    }
    return out;
  }

 private:
  struct Found {
    State state = State::Value;       // Missing or Invalid if the way ends before the value
    std::vector<const Json*> values;  // null for an element that is missing
    std::vector<bool> invalid;        // by value: the way to it was not an object
    bool through_array = false;
  };

  Datum field(const Json& json, const types::Field& field, const FieldSource& from,
              const std::string* name) const {
    Datum out;
    if (!from.mapped) {
      out.state = State::NotSupplied;
      return out;
    }
    if (from.from_key) {
      if (name != nullptr) return values_.read_text(*name, field.type, from);
      out.state = State::Invalid;
      return out;
    }
    const Found found = walk(json, from);
    if (found.state != State::Value) {
      out.state = found.state;
      return out;
    }
    if (field.type.list) return list(found, field.type, from);
    if (found.through_array || found.invalid[0]) {
      out.state = State::Invalid;
      return out;
    }
    return one(*found.values[0], field.type, from, nullptr);
  }

  Datum one(const Json& json, types::Type type, const FieldSource& from,
            const std::string* name) const {
    if (type.kind != TypeKind::Row) return values_.read(json, type.element(), from);
    if (json.kind == Json::Kind::Null) return {};
    if (json.kind == Json::Kind::String) {
      const State state = values_.word_state(json.text, from);
      if (state != State::Value) {
        Datum out;
        out.state = state;
        return out;
      }
    }
    return record(json, type.record(), from.children, name);
  }

  Found walk(const Json& json, const FieldSource& from) const {
    Found found;
    step(json, from, 0, found);
    return found;
  }

  void step(const Json& json, const FieldSource& from, std::size_t at, Found& found) const {
    const std::vector<std::string>& path = from.path;
    if (at == path.size()) {
      found.values.push_back(&json);
      found.invalid.push_back(false);
      return;
    }
    if (json.kind == Json::Kind::Array && at > 0) {
      found.through_array = true;
      for (const Json& element : json.elements) step(element, from, at, found);
      return;
    }
    if (json.kind == Json::Kind::Object && json.count(path[at]) == 1) {
      const Json& next = *json.find(path[at]);
      // What is null on the way is missing there.
      if (at + 1 < path.size() && next.kind == Json::Kind::Null) return end(State::Missing, found);
      return step(next, from, at + 1, found);
    }
    // A text where a record should be may say that nothing is there, or that nobody knows.
    if (json.kind == Json::Kind::String && at > 0 && !found.through_array) {
      const State state = values_.word_state(json.text, from);
      return end(state == State::Value ? State::Invalid : state, found);
    }
    const bool missing = json.kind == Json::Kind::Null ||
                         (json.kind == Json::Kind::Object && json.count(path[at]) == 0);
    end(missing ? State::Missing : State::Invalid, found);
  }

  static void end(State state, Found& found) {
    if (!found.through_array) {
      found.state = state;
      return;
    }
    found.values.push_back(nullptr);
    found.invalid.push_back(state == State::Invalid);
  }

  Datum list(const Found& found, types::Type type, const FieldSource& from) const {
    Datum out;
    out.state = State::Value;
    if (!found.through_array) {
      const Json& json = *found.values[0];
      if (json.kind == Json::Kind::Null) return {};
      if (json.kind == Json::Kind::String) {
        out.state = values_.word_state(json.text, from);
        if (out.state != State::Value) return out;
        if (from.split_at) return split(json.text, type, from);
      }
    }
    for (std::size_t i = 0; i < found.values.size(); ++i) {
      if (found.values[i] == nullptr) {
        Datum missing;
        missing.state = found.invalid[i] ? State::Invalid : State::Missing;
        out.elements.push_back(missing);
        continue;
      }
      elements(*found.values[i], type, from, out);
    }
    return out;
  }

  // An array is its elements; an object whose members are named by a field is its members; anything
  // else is a list of one.
  void elements(const Json& json, types::Type type, const FieldSource& from, Datum& out) const {
    if (json.kind == Json::Kind::Array) {
      for (const Json& each : json.elements) {
        if (each.kind == Json::Kind::String && from.split_at && !clean_text(each.text).empty()) {
          for (Datum& part : split(each.text, type, from).elements) out.elements.push_back(part);
        } else {
          out.elements.push_back(element(each, type, from, nullptr));
        }
      }
      return;
    }
    const bool named = std::any_of(from.children.begin(), from.children.end(),
                                   [](const FieldSource& child) { return child.from_key; });
    if (json.kind == Json::Kind::Object && named) {
      for (const auto& [name, value] : json.members) {
        out.elements.push_back(element(value, type, from, &name));
      }
      return;
    }
    out.elements.push_back(element(json, type, from, nullptr));
  }

  // What stands in a list of records and is none, null too, is garbled, and so are all its fields.
  Datum element(const Json& json, types::Type type, const FieldSource& from,
                const std::string* name) const {
    if (type.kind != TypeKind::Row) return values_.read(json, type.element(), from);
    const bool none = json.kind == Json::Kind::Null;
    return record(none ? Json{Json::Kind::False, {}, {}, {}} : json, type.record(), from.children,
                  name);
  }

  Datum split(const std::string& text, types::Type type, const FieldSource& from) const {
    Datum out;
    out.state = State::Value;
    std::size_t begin = 0;
    while (begin <= text.size()) {
      const std::size_t end = std::min(text.find(*from.split_at, begin), text.size());
      const std::string part = text.substr(begin, end - begin);
      if (!clean_text(part).empty()) {
        out.elements.push_back(values_.read_text(part, type.element(), from));
      }
      begin = end + from.split_at->size();
    }
    return out;
  }

  const types::Schema& schema_;
  ValueReader values_;
};

struct Row {
  const Json* json;
  const std::string* name;
};

void find_rows(const Json& json, const types::JsonPath& path, std::size_t at,
               const std::string* name, std::vector<Row>& rows) {
  if (at == path.size()) {
    rows.push_back({&json, name});
    return;
  }
  switch (path[at].kind) {
    case types::PathStep::Kind::Member:
      if (const Json* next = json.find(path[at].name))
        find_rows(*next, path, at + 1, nullptr, rows);
      return;
    case types::PathStep::Kind::Elements:
      for (const Json& element : json.elements) find_rows(element, path, at + 1, nullptr, rows);
      return;
    case types::PathStep::Kind::Members:
      for (const auto& [member, value] : json.members) {
        find_rows(value, path, at + 1, &member, rows);
      }
      return;
  }
  REGEL_UNREACHABLE();
}

std::vector<std::string> documents(const std::string& name, const std::string& text) {
  if (name.find(".ndjson") == std::string::npos && name.find(".jsonl") == std::string::npos) {
    return {text};
  }
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (!clean_text(text.substr(begin, end - begin)).empty()) {
      lines.push_back(text.substr(begin, end - begin));
    }
    begin = end + 1;
  }
  return lines;
}

}  // namespace

Export import_files(const ir::Program& program, const Files& files, const ZoneTable& zones) {
  Export out;
  const types::Schema& schema = program.schema;
  for (const types::RegisterId id : schema.registers.ids()) {
    const types::Register& info = schema.registers[id];
    const Importer importer(schema, info.source, zones);
    Register reg;
    std::vector<std::string> names = info.source.files;
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
      const auto file = files.find(name);
      if (file == files.end()) continue;
      reg.supplied = true;
      for (const std::string& text : documents(name, file->second)) {
        const std::optional<Json> document = parse_json(text);
        REGEL_CHECK(document.has_value());
        std::vector<Row> rows;
        find_rows(*document, info.source.rows, 0, nullptr, rows);
        for (const Row& row : rows) {
          reg.records.push_back(
              importer.record(*row.json, info.record, info.source.fields, row.name));
        }
      }
    }
    out.registers.push_back(std::move(reg));
  }
  return out;
}

Export no_export(const ir::Program& program) {
  Export out;
  out.registers.resize(program.schema.registers.size());
  return out;
}

}  // namespace regel::reference
