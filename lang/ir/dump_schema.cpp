#include "lang/base/escape.hpp"
#include "lang/ir/dump.hpp"
#include "lang/ir/dump_parts.hpp"

namespace regel::ir {

using types::TypeKind;

namespace {

std::string path_text(const types::JsonPath& path) {
  std::string out = "$";
  for (const types::PathStep& step : path) {
    switch (step.kind) {
      case types::PathStep::Kind::Member:
        out += "." + step.name;
        break;
      case types::PathStep::Kind::Elements:
        out += "[*]";
        break;
      case types::PathStep::Kind::Members:
        out += ".*";
        break;
    }
  }
  return out;
}

std::string words_text(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += " " + quoted(word);
  return out;
}

std::string source_text(const types::FieldSource& source) {
  std::string out;
  if (source.from_key) out += " from the key";
  if (source.from_rows) out += " from the rows";
  if (!source.path.empty()) out += " from";
  for (const types::FieldStep& step : source.path) {
    out += step.by.empty() ? " " + quoted(step.name)
                           : " where " + quoted(step.by) + " = " + quoted(step.name);
  }
  if (source.written) out += ", written " + quoted(*source.written);
  if (source.split_at) out += ", split at " + quoted(*source.split_at);
  if (!source.blank.empty()) out += ", blank" + words_text(source.blank);
  if (!source.unknown.empty()) out += ", unknown" + words_text(source.unknown);
  for (const auto& [text, value] : source.spellings) {
    out += ", " + quoted(text) + " means " + std::to_string(value);
  }
  return out;
}

// Without `only`, all fields.
void append_fields(std::string& out, const types::Schema& schema, types::RecordId id,
                   const std::vector<types::FieldSource>* sources, const std::string& indent,
                   const std::set<std::uint32_t>* only = nullptr) {
  const types::Record& record = schema.records[id];
  for (std::uint32_t i = 0; i < record.fields.size(); ++i) {
    if (only != nullptr && !only->contains(i)) continue;
    const types::Field& field = record.fields[i];
    out += indent + field.name + ": " + dump(schema, field.type);
    if (field.optional) out += ", optional";
    if (field.is_protected) out += ", protected";
    if (field.any_case) out += ", any case";
    if (field.type.kind == TypeKind::Link) {
      out += " on";
      const types::Record& target = schema.record_of(field.type.target());
      for (const std::uint32_t on : field.link_on) out += " " + target.fields[on].name;
    }
    if (sources != nullptr) out += source_text((*sources)[i]);
    out += "\n";
    if (sources != nullptr && field.type.kind == TypeKind::Row) {
      append_fields(out, schema, field.type.record(), &(*sources)[i].children, indent + "  ");
    }
  }
}

void append_source(std::string& out, const types::SourceSpec& source) {
  if (!source.present) return;
  out += "  source" + words_text(source.files) + " rows " + path_text(source.rows);
  if (source.run) out += ", the run";
  out += ", zone " + source.time_zone;
  if (source.freshness) {
    out += ", fresh " + std::to_string(source.freshness->months) + " months " +
           std::to_string(source.freshness->days) + " days";
    if (source.freshness->path) out += " from " + path_text(*source.freshness->path);
    if (source.freshness->file_pattern) {
      out += " from the file name " + quoted(*source.freshness->file_pattern);
    }
  }
  if (source.count) out += ", count " + path_text(*source.count);
  if (!source.blank.empty()) out += ", blank" + words_text(source.blank);
  if (!source.unknown.empty()) out += ", unknown" + words_text(source.unknown);
  if (source.new_record) out += ", new record " + quoted(*source.new_record);
  if (!source.as_above.empty()) out += ", as above" + words_text(source.as_above);
  out += "\n";
}

void append_register(std::string& out, const types::Schema& schema, const types::Register& reg,
                     const std::set<std::uint32_t>* only = nullptr) {
  const types::Record& record = schema.records[reg.record];
  const auto names = [&](const std::vector<std::uint32_t>& fields) {
    std::string text;
    for (const std::uint32_t field : fields) text += " " + record.fields[field].name;
    return text;
  };
  out += "register " + reg.name + "\n";
  append_source(out, reg.source);
  if (!reg.key.empty()) out += "  key" + names(reg.key) + "\n";
  for (const auto& unique : reg.uniques) out += "  unique" + names(unique) + "\n";
  if (reg.of_people) out += "  people\n";
  if (reg.tree) out += "  tree" + names({*reg.tree}) + "\n";
  append_fields(out, schema, reg.record, &reg.source.fields, "  ", only);
  for (const types::Collection& collection : reg.collections) {
    out += "  collection " + collection.name + ": " + schema.registers[collection.members].name +
           " via " + schema.record_of(collection.members).fields[collection.via].name;
    if (collection.with_descendants) out += ", with descendants";
    out += "\n";
  }
}

void append_codes(std::string& out, const types::CodeList& list) {
  out += (list.scale ? "scale " : "codes ") + list.name + "\n";
  for (const types::Code& code : list.codes) {
    out += "  ";
    if (list.scale) out += std::to_string(code.number) + " ";
    out += code.name;
    if (code.parent >= 0) {
      out += " under " + list.codes[static_cast<std::size_t>(code.parent)].name;
    }
    out += ":" + words_text(code.labels) + "\n";
  }
}

}  // namespace

std::string quoted(std::string_view text) { return json_string(text); }

std::string dump(const types::Schema& schema, types::CodeListId list) {
  std::string out;
  append_codes(out, schema.code_lists[list]);
  return out;
}

std::string dump(const types::Schema& schema, types::RegisterId reg,
                 const std::set<std::uint32_t>& fields) {
  std::string out;
  append_register(out, schema, schema.registers[reg], &fields);
  return out;
}

std::string dump(const types::Schema& schema, types::Type type) {
  const auto name = [&]() -> std::string {
    switch (type.kind) {
      case TypeKind::Error:
        return "error";
      case TypeKind::Bool:
        return "bool";
      case TypeKind::Integer:
        return "integer";
      case TypeKind::Number:
        return "number";
      case TypeKind::Text:
        return "text";
      case TypeKind::Date:
        return "date";
      case TypeKind::Instant:
        return "instant";
      case TypeKind::Period:
        return "period";
      case TypeKind::WorkingDays:
        return "working days";
      case TypeKind::Duration:
        return "duration";
      case TypeKind::Code:
        return "code " + schema.code_lists[type.code_list()].name;
      case TypeKind::Level:
        return "level " + schema.code_lists[type.code_list()].name;
      case TypeKind::Link:
        return "link " + schema.registers[type.target()].name;
      case TypeKind::Row:
        return "row " + schema.records[type.record()].name;
    }
    REGEL_UNREACHABLE();
  };
  return type.list ? "list of " + name() : name();
}

std::string dump(const types::Schema& schema) {
  std::string out;
  for (const types::Instrument& instrument : schema.instruments) {
    out += "instrument " + instrument.name + " " + quoted(instrument.title);
    if (!instrument.web.empty()) out += " " + quoted(instrument.web);
    out += "\n";
  }
  for (const types::CodeList& list : schema.code_lists) append_codes(out, list);
  for (const types::CodeSet& set : schema.code_sets) {
    if (set.name.empty() || !set.list.valid()) continue;  // the others stand where they are used
    out += "set " + set.name + " of " + schema.code_lists[set.list].name + ":";
    for (const std::int32_t code : set.elements) {
      out += " " + schema.code_lists[set.list].codes[static_cast<std::size_t>(code)].name;
    }
    out += " =";
    for (std::size_t i = 0; i < set.members.size(); ++i) {
      if (set.members[i]) out += " " + schema.code_lists[set.list].codes[i].name;
    }
    out += "\n";
  }
  for (const types::RecordId id : schema.records.ids()) {
    if (schema.records[id].register_id.valid()) continue;
    out += "record " + schema.records[id].name + "\n";
    append_fields(out, schema, id, nullptr, "  ");
  }
  for (const types::Register& reg : schema.registers) append_register(out, schema, reg);
  return out;
}

}  // namespace regel::ir
