#include "engine/ruletest/write_records.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "lang/base/escape.hpp"
#include "lang/source/shipped.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/time_text.hpp"

namespace regel::ruletest {

using ir::TestValue;
using types::TypeKind;

namespace {

std::string quoted(const std::string& text) { return json_string(text); }

// A value that is none, whatever the type of the field.
std::string invalid(const std::string& raw, types::Type type) {
  // A text is any text; what cannot be one is an object.
  if (type.kind == TypeKind::Text || type.kind == TypeKind::Link) {
    return "{\"ogiltigt\": " + quoted(raw) + "}";
  }
  return quoted(raw);
}

// One value is a list of one, so what is no list is what no element can be.
std::string invalid_list(const std::string& raw, types::Type type) {
  return type.kind == TypeKind::Row ? quoted(raw) : "{\"ogiltigt\": " + quoted(raw) + "}";
}

class Writer {
 public:
  Writer(const ir::Program& program, const ir::Test& test) : schema_(program.schema), test_(test) {}

  // Of a field of a record of the earlier export or of this one.
  std::string value(const TestValue& value, const types::Field& field, bool previous) const {
    return this->value(value, field.type, {field.link_on, previous});
  }

 private:
  // How links of a field are written: by what they match, in which export.
  struct Links {
    const std::vector<std::uint32_t>& on;
    bool previous;
  };

  std::string value(const TestValue& value, types::Type type, const Links& links) const {
    switch (value.state) {
      case TestValue::State::Missing:
        return "null";
      case TestValue::State::Invalid:
        return type.list ? invalid_list(value.raw, type) : invalid(value.raw, type);
      case TestValue::State::RecordedUnknown:
        return quoted(value.raw);
      case TestValue::State::List:
        return elements(value, type, links);
      case TestValue::State::Value:
        return type.list ? "[" + plain(value, type.element(), links) + "]"
                         : plain(value, type, links);
    }
    return "null";
  }

  std::string elements(const TestValue& list, types::Type type, const Links& links) const {
    if (type.kind == TypeKind::Row && !type.list) return record(list, type.record(), links);
    std::string out = "[";
    for (const TestValue& element : list.elements) {
      if (out.size() > 1) out += ", ";
      out += value(element, type.element(), links);
    }
    return out + "]";
  }

  std::string record(const TestValue& fields, types::RecordId id, const Links& links) const {
    const types::Record& record = schema_.records[id];
    std::string out = "{";
    for (std::size_t i = 0; i < fields.elements.size() && i < record.fields.size(); ++i) {
      if (out.size() > 1) out += ", ";
      out += quoted(record.fields[i].name) + ": " +
             value(fields.elements[i], record.fields[i], links.previous);
    }
    return out + "}";
  }

  std::string plain(const TestValue& value, types::Type type, const Links& links) const {
    const ir::Constant& c = value.value;
    switch (type.kind) {
      case TypeKind::Bool:
        return c.number != 0 ? "true" : "false";
      case TypeKind::Integer:
      case TypeKind::WorkingDays:
        return std::to_string(c.number);
      case TypeKind::Number:
        return to_text(Decimal6{c.number});
      case TypeKind::Text:
        return quoted(c.text);
      case TypeKind::Date:
        return quoted(value.raw.empty() ? to_text(Date{static_cast<std::int32_t>(c.number)})
                                        : value.raw);
      case TypeKind::Instant:
        return quoted(value.raw.empty() ? to_text(local_of(c.number)) + "Z" : value.raw);
      case TypeKind::Period:
        return quoted(to_text(Period{c.months, c.days}));
      case TypeKind::Duration:
        return quoted(to_text(Duration{c.number}));
      case TypeKind::Code:
      case TypeKind::Level: {
        const types::Code& code =
            schema_.code_lists[type.code_list()].codes[static_cast<std::size_t>(c.number)];
        return quoted(code.labels.empty() ? code.name : code.labels[0]);
      }
      case TypeKind::Link:
        return quoted(named_by(type.target(), c.text, links));
      case TypeKind::Row:
      case TypeKind::Error:
        return "null";
    }
    return "null";
  }

  // A label stands for what the link matches of the record that was given by it: its key, or a
  // field declared unique. Without one it is what no record has.
  std::string named_by(types::RegisterId target, const std::string& label,
                       const Links& links) const {
    for (const ir::TestRecord& given : test_.given) {
      const bool meant = given.register_id == target && given.label == label;
      if (!meant || given.previous != links.previous) continue;
      for (const std::uint32_t wanted : links.on) {
        for (const auto& [field, value] : given.values) {
          if (field == wanted && value.state == TestValue::State::Value) return value.raw;
        }
      }
    }
    return label;
  }

  const types::Schema& schema_;
  const ir::Test& test_;
};

void collect_unknown(const TestValue& value, std::vector<std::string>& words) {
  if (value.state == TestValue::State::RecordedUnknown) words.push_back(value.raw);
  for (const TestValue& element : value.elements) collect_unknown(element, words);
}

void map_fields(const types::Schema& schema, types::RecordId id,
                std::vector<types::FieldSource>& fields) {
  const types::Record& record = schema.records[id];
  fields.assign(record.fields.size(), {});
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    fields[i].mapped = true;
    fields[i].path = {record.fields[i].name};
    if (record.fields[i].type.kind == TypeKind::Row) {
      map_fields(schema, record.fields[i].type.record(), fields[i].children);
    }
  }
}

std::string file_of(const ir::Program& program, types::RegisterId id) {
  return program.schema.registers[id].name + ".json";
}

// Registers that the test gives records of are there, and so are those that a rule may look into:
// a register that was given nothing is empty, as the export of an empty register is.
// A table of the standard library is what it is, unless the test gives records of its own.
void map_sources(ir::Program& program, const ir::Test& test,
                 const std::vector<std::string>& unknown) {
  for (const types::RegisterId id : program.schema.registers.ids()) {
    types::Register& info = program.schema.registers[id];
    const bool given = std::ranges::any_of(
        test.given, [&](const ir::TestRecord& one) { return one.register_id == id; });
    const bool shipped = info.source.present && is_shipped_table(info.source.files[0]);
    if (shipped && !given) continue;
    types::SourceSpec source;
    source.present = true;
    source.files = {file_of(program, id)};
    source.rows = {{types::PathStep::Kind::Elements, {}}};
    source.time_zone = info.source.time_zone;
    source.unknown = unknown;
    map_fields(program.schema, info.record, source.fields);
    info.source = std::move(source);
  }
}

std::string write_record(const ir::Program& program, const ir::TestRecord& given,
                         const Writer& writer) {
  const types::Register& info = program.schema.registers[given.register_id];
  const types::Record& record = program.schema.records[info.record];
  std::string out = "{";
  const auto member = [&](std::uint32_t field, const std::string& json) {
    if (out.size() > 1) out += ", ";
    out += quoted(record.fields[field].name) + ": " + json;
  };
  bool key_given = info.key.size() != 1;
  for (const auto& [field, value] : given.values) {
    key_given = key_given || info.key[0] == field;
    member(field, writer.value(value, record.fields[field], given.previous));
  }
  if (!key_given) member(info.key[0], quoted(given.label));
  return out + "}";
}

// The key that a given record has: its label unless its key field was given.
std::string key_of(const ir::Program& program, const ir::TestRecord& given) {
  const types::Register& info = program.schema.registers[given.register_id];
  for (const auto& [field, value] : given.values) {
    if (info.key.size() != 1 || info.key[0] != field) continue;
    if (value.state != TestValue::State::Value) return {};
    const types::Field& key = program.schema.records[info.record].fields[field];
    return key.type.kind == TypeKind::Integer ? std::to_string(value.value.number)
                                              : value.value.text;
  }
  return given.label;
}

// Whether outcomes are expected of the record: labels of other registers may be the same.
bool is_subject(const ir::Program& program, const ir::Test& test, const ir::TestRecord& given) {
  return std::ranges::any_of(program.rules, [&](const ir::Rule& rule) {
    const bool previous = rule.subject.kind == ir::RelationKind::Previous;
    return rule.id == test.rule && rule.subject.register_id == given.register_id &&
           previous == given.previous;
  });
}

}  // namespace

Documents write_records(const ir::Program& program, const ir::Test& test) {
  Documents documents;
  documents.program = program;
  documents.program.tests.clear();
  std::vector<std::string> unknown;
  std::uint64_t subjects = 0;
  for (const ir::TestRecord& given : test.given) {
    if (is_subject(program, test, given)) {
      documents.key_of_label[given.label] = key_of(program, given);
      documents.ordinal_of_label[given.label] = subjects++;
    }
    documents.has_previous = documents.has_previous || given.previous;
    for (const auto& [field, value] : given.values) collect_unknown(value, unknown);
  }
  map_sources(documents.program, test, unknown);
  std::erase_if(documents.program.rules,
                [&](const ir::Rule& rule) { return rule.id != test.rule; });
  documents.program.summaries.clear();
  documents.program.waivers.clear();
  const Writer writer(program, test);
  for (const types::RegisterId id : program.schema.registers.ids()) {
    for (const bool previous : {false, true}) {
      if (previous && !documents.has_previous) continue;
      std::string text = "[";
      for (const ir::TestRecord& given : test.given) {
        if (given.register_id != id || given.previous != previous) continue;
        if (text.size() > 1) text += ",\n ";
        text += write_record(program, given, writer);
      }
      const std::string folder = previous ? kPreviousFolder : kFolder;
      documents.files[folder + "/" + file_of(program, id)] = text + "]\n";
    }
  }
  return documents;
}

}  // namespace regel::ruletest
