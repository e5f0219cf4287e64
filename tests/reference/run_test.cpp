// Tests in the language: given records instead of sources (language.md 2.8).

#include <set>

#include "lang/base/check.hpp"
#include "lang/compile.hpp"
#include "lang/value/time_text.hpp"
#include "tests/reference/evaluate.hpp"

namespace regel::reference {

using types::TypeKind;

namespace {

class Giver {
 public:
  Giver(const ir::Program& program, const ir::Test& test, bool previous, const ZoneTable& zones)
      : program_(program), test_(test), previous_(previous), zones_(zones) {}

  Datum datum(const ir::TestValue& given, const types::Field& field,
              const types::SourceSpec& source) const {
    return datum(given, field.type, field.link_on, source);
  }

 private:
  Datum datum(const ir::TestValue& given, types::Type type,
              const std::vector<std::uint32_t>& link_on, const types::SourceSpec& source) const {
    Datum out;
    out.raw = given.raw;
    switch (given.state) {
      case ir::TestValue::State::Missing:
        return out;
      case ir::TestValue::State::Invalid:
        out.state = State::Invalid;
        return out;
      case ir::TestValue::State::RecordedUnknown:
        out.state = State::RecordedUnknown;
        return out;
      case ir::TestValue::State::List:
        out.state = State::Value;
        if (type.kind == TypeKind::Row && !type.list) {
          const std::vector<types::Field>& parts = program_.schema.records[type.record()].fields;
          for (std::size_t i = 0; i < parts.size(); ++i) {
            out.fields.push_back(datum(given.elements[i], parts[i].type, parts[i].link_on, source));
          }
          return out;
        }
        for (const ir::TestValue& element : given.elements) {
          out.elements.push_back(datum(element, type.element(), link_on, source));
        }
        return out;
      case ir::TestValue::State::Value:
        break;
    }
    out.state = State::Value;
    out.low = out.high = given.value.number;
    out.period = {given.value.months, given.value.days};
    out.text = given.value.text;
    if (type.is(TypeKind::Link)) out.text = named_by(type.target(), link_on, given.value.text);
    // A date or a time of little precision stands as it was written.
    if (type.is(TypeKind::Date)) {
      if (const auto dates = parse_date(given.raw)) {
        out.low = dates->first.days;
        out.high = dates->last.days;
      }
    }
    if (type.is(TypeKind::Instant)) {
      const ValueReader reader(program_.schema, source, zones_);
      const Datum read = reader.read_text(given.raw, type, {});
      if (read.state == State::Value) {
        out.low = read.low;
        out.high = read.high;
      }
    }
    return out;
  }

  // A label stands for what the link matches of the record that was given by it, in this export or
  // else the other.
  std::string named_by(types::RegisterId target, const std::vector<std::uint32_t>& link_on,
                       const std::string& label) const {
    for (const ir::TestRecord& record : test_.given) {
      if (record.register_id != target || record.label != label || record.previous != previous_) {
        continue;
      }
      for (const std::uint32_t wanted : link_on) {
        for (const auto& [field, value] : record.values) {
          if (field == wanted && value.state == ir::TestValue::State::Value) return value.raw;
        }
      }
    }
    return label;
  }

  const ir::Program& program_;
  const ir::Test& test_;
  bool previous_;
  const ZoneTable& zones_;
};

void collect_texts_of(const ir::TestValue& value, std::vector<std::string>& into) {
  if (value.state != ir::TestValue::State::Missing && value.state != ir::TestValue::State::List) {
    into.push_back(value.raw);
  }
  for (const ir::TestValue& element : value.elements) collect_texts_of(element, into);
}

}  // namespace

Export import_given(const ir::Program& program, const ir::Test& test, bool previous,
                    const ZoneTable& zones) {
  Export out;
  const types::Schema& schema = program.schema;
  bool any = false;
  for (const ir::TestRecord& given : test.given) any = any || given.previous == previous;
  for (const types::RegisterId id : schema.registers.ids()) {
    Register reg;
    reg.supplied = any || !previous;
    const types::Record& record = schema.record_of(id);
    for (const ir::TestRecord& given : test.given) {
      if (given.register_id != id || given.previous != previous) continue;
      Datum row;
      row.state = State::Value;
      row.fields.resize(record.fields.size());
      for (const auto& [field, value] : given.values) {
        row.fields[field] = Giver(program, test, previous, zones)
                                .datum(value, record.fields[field], schema.registers[id].source);
        collect_texts_of(value, row.texts);
      }
      reg.records.push_back(std::move(row));
    }
    out.registers.push_back(std::move(reg));
  }
  return out;
}

std::vector<TestVerdict> run_test(const ir::Program& program, const ir::Test& test) {
  static const ZoneTable zones = shipped_zones();
  // Given records are of no source, so every field of them is mapped.
  ir::Program given = program;
  for (const types::RegisterId id : given.schema.registers.ids()) {
    for (types::FieldSource& field : given.schema.registers[id].source.fields) field.mapped = true;
  }
  Options options;
  const Zone* zone = zones.find(options.zone);
  REGEL_CHECK(zone != nullptr);
  ZoneClock clock(*zone);
  if (test.today) options.today = *test.today;
  if (test.now) {
    const auto written = parse_iso_time(*test.now);
    REGEL_CHECK(written.has_value());
    options.now = clock.read(*written).instants.first.micros;
    if (!test.today) options.today = clock.date_of(Instant{*options.now}).days;
  }
  const Export current = import_given(given, test, false, zones);
  const Export previous = import_given(given, test, true, zones);
  const std::vector<Judged> judged = evaluate(given, current, previous, options);

  std::vector<TestVerdict> out;
  for (const ir::Expectation& expectation : test.expected) {
    TestVerdict verdict{expectation.label, expectation.outcome, {}, expectation.message, {}};
    for (std::size_t i = 0; i < judged.size(); ++i) {
      const ir::Subject& subject = given.rules[i].subject;
      if (judged[i].rule != test.rule || !judged[i].in_force) continue;
      const bool records =
          subject.kind == ir::RelationKind::Register || subject.kind == ir::RelationKind::Previous;
      std::size_t ordinal = 0;
      std::set<std::size_t> named;
      for (const ir::TestRecord& record : test.given) {
        const bool previous_subject = subject.kind == ir::RelationKind::Previous;
        if (record.register_id != subject.register_id || record.previous != previous_subject)
          continue;
        if (record.label == expectation.label) named.insert(ordinal);
        ++ordinal;
      }
      for (const Verdict& one : judged[i].verdicts) {
        const bool meant = records ? named.count(one.ordinal) != 0 : one.key == expectation.label;
        if (!meant) continue;
        verdict.outcome = one.outcome;
        verdict.message = one.message;
      }
    }
    out.push_back(std::move(verdict));
  }
  return out;
}

}  // namespace regel::reference
