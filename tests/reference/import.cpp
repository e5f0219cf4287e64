// From documents to records: where they lie, and the way to each field (language.md 2.10).

#include "tests/reference/import.hpp"

#include <algorithm>

#include "lang/base/check.hpp"
#include "lang/base/unicode.hpp"

namespace regel::reference {

using types::FieldSource;
using types::TypeKind;

namespace {

// What an export gives as one record: the value, and the rows of a sheet that it was made of.
struct Row {
  Json json;
  const std::string* name = nullptr;  // of the member, for records that are members of an object
  std::vector<Json> rows;
};

// Whether something stands in one of a row's cells.
bool fills_any(const Json& row, const std::vector<std::string>& cells) {
  return std::any_of(row.members.begin(), row.members.end(), [&](const Member& member) {
    const Json& json = member.second;
    const bool empty = json.kind == Json::Kind::Null ||
                       (json.kind == Json::Kind::String && clean_text(json.text).empty());
    return !empty && std::find(cells.begin(), cells.end(), to_nfc(member.first)) != cells.end();
  });
}

class Importer {
 public:
  Importer(const types::Schema& schema, const types::SourceSpec& source, const ZoneTable& zones)
      : schema_(schema), values_(schema, source, zones) {}

  Datum record(const Row& row, types::RecordId id, const std::vector<FieldSource>& sources) const {
    Datum out = record(row.json, id, sources, row.name);
    if (row.rows.empty()) return out;
    out.texts.clear();
    for (const Json& each : row.rows) collect_texts(each, out.texts);
    const types::Record& record = schema_.records[id];
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      if (sources[i].from_rows) out.fields[i] = rows(row.rows, record.fields[i].type, sources[i]);
    }
    return out;
  }

  // `name` is the member that holds the record, for records that are members of an object; `within`
  // an attribute that holds it.
  Datum record(const Json& json, types::RecordId id, const std::vector<FieldSource>& sources,
               const std::string* name, bool within = false) const {
    Datum out;
    out.state = json.kind == Json::Kind::Object ? State::Value : State::Invalid;
    collect_texts(json, out.texts);
    const types::Record& record = schema_.records[id];
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      const FieldSource none;
      out.fields.push_back(
          field(json, record.fields[i], i < sources.size() ? sources[i] : none, name, within));
    }
    return out;
  }

 private:
  // The rows that have any of it; nothing can be told where none has.
  Datum rows(const std::vector<Json>& all, types::Type type, const FieldSource& from) const {
    std::vector<std::string> cells;
    for (const FieldSource& child : from.children) {
      if (!child.path.empty()) cells.push_back(child.path[0].name);
    }
    Datum out;
    for (const Json& row : all) {
      if (!fills_any(row, cells)) continue;
      out.state = State::Value;
      out.elements.push_back(record(row, type.record(), from.children, nullptr));
    }
    return out;
  }

  struct Found {
    State state = State::Value;       // Missing or Invalid if the way ends before the value
    std::vector<const Json*> values;  // null for an element that is missing
    std::vector<bool> invalid;        // by value: the way to it was not an object
    bool through_array = false;
    bool list = false;    // is looked for
    bool within = false;  // an attribute
  };

  Datum field(const Json& json, const types::Field& field, const FieldSource& from,
              const std::string* name, bool within) const {
    Datum out;
    if (!from.mapped) {
      out.state = State::NotSupplied;
      return out;
    }
    if (from.from_rows) return out;  // of rows only
    if (from.from_key) {
      if (name != nullptr) return values_.read_text(*name, field.type, from);
      out.state = State::Invalid;
      return out;
    }
    const Found found = walk(json, from, field.type.list, within);
    if (found.state != State::Value) {
      out.state = found.state;
      return out;
    }
    if (field.type.list) return list(found, field.type, from);
    if (found.through_array || found.invalid[0]) {
      out.state = State::Invalid;
      return out;
    }
    const Json* value = found.values[0];
    const bool holds = within || in_attribute(from.path, from.path.size());
    if (holds) {
      while (value->kind == Json::Kind::Array && value->elements.size() == 1)
        value = &value->elements[0];
      if (value->kind == Json::Kind::Array && value->elements.empty()) return out;
    }
    return one(*value, field.type, from, nullptr, holds);
  }

  // Whether an attribute is among the first steps of a path.
  static bool in_attribute(const types::FieldPath& path, std::size_t steps) {
    return std::any_of(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(steps),
                       [](const types::FieldStep& step) { return !step.by.empty(); });
  }

  Datum one(const Json& json, types::Type type, const FieldSource& from, const std::string* name,
            bool within) const {
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
    return record(json, type.record(), from.children, name, within);
  }

  Found walk(const Json& json, const FieldSource& from, bool list, bool within) const {
    Found found;
    found.list = list;
    found.within = within;
    step(json, from, 0, found);
    return found;
  }

  void step(const Json& json, const FieldSource& from, std::size_t at, Found& found) const {
    const types::FieldPath& path = from.path;
    if (at == path.size()) {
      found.values.push_back(&json);
      found.invalid.push_back(false);
      return;
    }
    if (!path[at].by.empty()) return attribute(json, from, at, found);
    if (json.kind == Json::Kind::Array && (found.within || in_attribute(path, at))) {
      // What an attribute holds is a list, if only of one.
      if (json.elements.size() == 1) return step(json.elements[0], from, at, found);
      if (json.elements.empty() && !found.list) return end(State::Missing, found);
    }
    if (json.kind == Json::Kind::Array && at > 0) {
      found.through_array = true;
      for (const Json& element : json.elements) step(element, from, at, found);
      return;
    }
    if (json.kind == Json::Kind::Object && json.count(path[at].name) == 1) {
      const Json& next = *json.find(path[at].name);
      // What is null on the way is missing there.
      if (at + 1 < path.size() && next.kind == Json::Kind::Null) return end(State::Missing, found);
      return step(next, from, at + 1, found);
    }
    // A text where a record should be may say that nothing is there, or that nobody knows.
    if (json.kind == Json::Kind::String && at > 0 && !found.through_array) {
      const State state = values_.word_state(json.text, from);
      return end(state == State::Value ? State::Invalid : state, found);
    }
    // Nothing where a record should be is no record.
    const bool missing = (json.kind == Json::Kind::Null && at > 0) ||
                         (json.kind == Json::Kind::Object && json.count(path[at].name) == 0);
    end(missing ? State::Missing : State::Invalid, found);
  }

  // A list of objects that say what they are is read as an object with these members.
  void attribute(const Json& json, const FieldSource& from, std::size_t at, Found& found) const {
    if (json.kind == Json::Kind::Null) return end(State::Missing, found);
    if (json.kind == Json::Kind::String && !found.through_array) {
      const State state = values_.word_state(json.text, from);
      return end(state == State::Value ? State::Invalid : state, found);
    }
    if (json.kind != Json::Kind::Array && json.kind != Json::Kind::Object)
      return end(State::Invalid, found);
    std::vector<const Json*> all;
    for (const Json& each : json.elements) all.push_back(&each);
    if (json.kind == Json::Kind::Object) all.push_back(&json);
    std::vector<const Json*> met;
    bool nameless = false;
    for (const Json* each : all) {
      const bool one = each->kind == Json::Kind::Object && each->count(from.path[at].by) == 1;
      const Json* name = one ? each->find(from.path[at].by) : nullptr;
      const bool says = name != nullptr && name->kind == Json::Kind::String;
      nameless = nameless || !says;
      if (says && to_nfc(name->text) == from.path[at].name) met.push_back(each);
    }
    if (met.size() == 1) return step(*met[0], from, at + 1, found);
    end(met.empty() && !nameless ? State::Missing : State::Invalid, found);
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

  // An array is its elements, an array in it likewise; an object whose members are named by a field
  // is its members; anything else is a list of one.
  void elements(const Json& json, types::Type type, const FieldSource& from, Datum& out) const {
    if (json.kind == Json::Kind::Array) {
      for (const Json& each : json.elements) {
        if (each.kind == Json::Kind::Array) {
          elements(each, type, from, out);
        } else if (each.kind == Json::Kind::String && from.split_at &&
                   !clean_text(each.text).empty()) {
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

// Makes records of the rows of one list.
class Sheet {
 public:
  explicit Sheet(const types::SourceSpec& source) : source_(source) {}

  void add(const Json& json, const std::string* name, bool in_list, std::vector<Row>& records) {
    if (!source_.new_record && source_.as_above.empty()) {
      records.push_back({json, name, {}});
      return;
    }
    const bool object = json.kind == Json::Kind::Object;
    const bool goes_on =
        in_list && object && open_ && source_.new_record && !fills_any(json, {*source_.new_record});
    if (!goes_on) {
      close(records);
      records.push_back({json, name, {}});
      open_ = object;
    }
    if (object) records.back().rows.push_back(json);
  }

  // The record that is open is whole: its cells are what its rows fill in.
  void close(std::vector<Row>& records) {
    if (!open_) return;
    open_ = false;
    Row& record = records.back();
    Json whole;
    whole.kind = Json::Kind::Object;
    for (const Json& row : record.rows) {
      for (const Member& member : row.members) {
        if (whole.count(member.first) == 0) add_cell(record.rows, member.first, whole);
      }
    }
    for (const std::string& cell : source_.as_above) {
      if (fills_any(whole, {cell}) || whole.count(cell) > 1) {
        above_[cell].clear();
        for (const Member& member : whole.members) {
          if (to_nfc(member.first) == cell) above_[cell].push_back(member);
        }
      } else if (above_.count(cell) != 0) {
        std::erase_if(whole.members,
                      [&](const Member& member) { return to_nfc(member.first) == cell; });
        for (const Member& member : above_[cell]) whole.members.push_back(member);
      }
    }
    record.json = whole;
  }

 private:
  static void add_cell(const std::vector<Json>& rows, const std::string& name, Json& whole) {
    std::vector<Json> all, filled;
    bool twice = false;
    for (const Json& row : rows) {
      twice = twice || row.count(name) > 1;
      for (const Member& member : row.members) {
        if (to_nfc(member.first) != to_nfc(name)) continue;
        all.push_back(member.second);
        const Json alone{Json::Kind::Object, {}, {}, {member}};
        if (fills_any(alone, {to_nfc(name)})) filled.push_back(member.second);
      }
    }
    if (twice) {
      for (const Json& value : all) whole.members.push_back({name, value});
    } else if (filled.size() > 1) {
      whole.members.push_back({name, Json{Json::Kind::Array, {}, filled, {}}});
    } else {
      whole.members.push_back({name, filled.empty() ? all[0] : filled[0]});
    }
  }

  const types::SourceSpec& source_;
  bool open_ = false;
  std::map<std::string, std::vector<Member>> above_;
};

void find_rows(const Json& json, const types::JsonPath& path, std::size_t at,
               const std::string* name, Sheet& sheet, std::vector<Row>& rows) {
  if (at == path.size()) {
    const bool in_list = at > 0 && path[at - 1].kind == types::PathStep::Kind::Elements;
    sheet.add(json, name, in_list, rows);
    return;
  }
  switch (path[at].kind) {
    case types::PathStep::Kind::Member:
      if (const Json* next = json.find(path[at].name))
        find_rows(*next, path, at + 1, nullptr, sheet, rows);
      return;
    case types::PathStep::Kind::Elements:
      for (const Json& element : json.elements)
        find_rows(element, path, at + 1, nullptr, sheet, rows);
      sheet.close(rows);
      return;
    case types::PathStep::Kind::Members:
      for (const auto& [member, value] : json.members) {
        find_rows(value, path, at + 1, &member, sheet, rows);
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
      Sheet sheet(info.source);
      for (const std::string& text : documents(name, file->second)) {
        const std::optional<Json> document = parse_json(text);
        REGEL_CHECK(document.has_value());
        std::vector<Row> rows;
        find_rows(*document, info.source.rows, 0, nullptr, sheet, rows);
        sheet.close(rows);
        for (const Row& row : rows) {
          reg.records.push_back(importer.record(row, info.record, info.source.fields));
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
