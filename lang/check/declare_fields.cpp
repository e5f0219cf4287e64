// The fields of records and registers with their types.

#include <algorithm>

#include "lang/check/vocabulary.hpp"

namespace regel::check {

using diag::Code;
using types::RecordId;
using types::TypeKind;

namespace {

constexpr std::size_t kMostFields = 10'000;  // of a record, with those of the records within it
constexpr std::size_t kMostNested = 200;     // records within records

Bilingual most_fields() { return {"10 000 fält", "10,000 fields"}; }

// False, and reported, if the record has room for no more.
bool has_room(Vocabulary& vocabulary, RecordId id, const ast::Field& next) {
  const types::Record& record = vocabulary.schema().records[id];
  if (record.fields.size() < kMostFields) return true;
  vocabulary.sink().report<Code::R340>(next.name.span, record.name, most_fields());
  return false;
}

void add_field(Vocabulary& vocabulary, ModuleIndex from, RecordId id, const ast::Field& decl) {
  Names& names = vocabulary.names;
  types::Field field;
  field.name = names.module(from).text(decl.name);
  field.span = decl.name.span;
  field.type = names.type_of(from, decl.type);
  field.optional = decl.optional;
  field.is_protected = decl.is_protected;
  field.any_case = decl.any_case;
  field.doc = decl.doc;
  types::Record& record = names.schema().records[id];
  if (const std::int32_t same = record.find(field.name); same >= 0) {
    const Span first = record.fields[static_cast<std::size_t>(same)].span;
    names.sink()
        .report<Code::R323>(decl.name.span, field.name, names.place(first))
        .label(first, {"deklarerat här", "declared here"});
    return;
  }
  const types::Type element = field.type.element();
  if (field.any_case && !element.error() && !element.is(TypeKind::Text)) {
    names.sink().report<Code::R331>(decl.name.span, Bilingual{"oavsett versaler", "ignoring case"},
                                    field.name, names.describe(field.type));
    field.any_case = false;
  }
  record.fields.push_back(std::move(field));
  vocabulary.fields[id.index].push_back({from, &decl});
}

// Whether something in there was refused already; what is missing may be just that.
bool reported_within(const diag::Sink& sink, Span whole) {
  return std::ranges::any_of(sink.all(), [&](const diag::Diagnostic& one) {
    return one.span.file == whole.file && one.span.begin >= whole.begin &&
           one.span.end <= whole.end;
  });
}

// A record that holds itself would have no end.
class Nesting {
 public:
  explicit Nesting(Vocabulary& vocabulary)
      : vocabulary_(vocabulary), seen_(vocabulary.schema().records.size()) {}

  void check(RecordId id, std::size_t depth = 1) {
    Seen& own = seen_[id.index];
    if (own.state != State::New) return;
    own.state = State::Open;
    auto& fields = vocabulary_.schema().records[id].fields;
    own.fields = fields.size();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields[i].type.kind != TypeKind::Row) continue;
      const RecordId inner = fields[i].type.record();
      const Seen& within = seen_[inner.index];
      const types::Schema& schema = vocabulary_.schema();
      const std::string &outer_name = schema.records[id].name,
                        &inner_name = schema.records[inner].name;
      if (within.state == State::Open) {
        vocabulary_.sink().report<Code::R317>(span_of(id, i), inner_name, outer_name);
        fields[i].type = {};
        continue;
      }
      const bool too_deep = within.state == State::New && depth == kMostNested;
      if (!too_deep) check(inner, depth + 1);
      if (too_deep || within.height == kMostNested) {
        vocabulary_.sink().report<Code::R340>(
            span_of(id, i), outer_name,
            Bilingual{"200 poster i varandra", "200 records within each other"});
        fields[i].type = {};
      } else if (own.fields + within.fields > kMostFields) {
        vocabulary_.sink().report<Code::R340>(span_of(id, i), outer_name, most_fields());
        fields[i].type = {};
      } else {
        own.fields += within.fields;
        own.height = std::max(own.height, within.height + 1);
      }
    }
    own.state = State::Done;
  }

 private:
  enum class State : std::uint8_t { New, Open, Done };
  struct Seen {
    State state = State::New;
    std::size_t fields = 0, height = 1;  // with what lies within
  };

  Span span_of(RecordId id, std::size_t field) const {
    const FieldDecl decl = vocabulary_.fields[id.index][field];
    return vocabulary_.names.module(decl.module).types[decl.field->type].span;
  }

  Vocabulary& vocabulary_;
  std::vector<Seen> seen_;
};

}  // namespace

void declare_fields(Vocabulary& vocabulary) {
  Names& names = vocabulary.names;
  for (const Names::Entry& entry : names.entries()) {
    const ast::DeclNode& node = names.module(entry.module).decls[entry.decl].node;
    if (entry.kind == Names::Kind::Record) {
      for (const ast::Field& field : std::get<ast::Record>(node).fields) {
        if (!has_room(vocabulary, RecordId{entry.id}, field)) break;
        add_field(vocabulary, entry.module, RecordId{entry.id}, field);
      }
    } else if (entry.kind == Names::Kind::Register) {
      const auto& decl = std::get<ast::Register>(node);
      const RecordId record = names.schema().registers[types::RegisterId{entry.id}].record;
      bool any = false;
      for (const ast::RegisterPart& part : decl.parts) {
        const auto* field = std::get_if<ast::Field>(&part);
        if (field == nullptr) continue;
        any = true;
        if (!has_room(vocabulary, record, *field)) break;
        add_field(vocabulary, entry.module, record, *field);
      }
      const Span whole = names.module(entry.module).decls[entry.decl].span;
      if (!any && !reported_within(names.sink(), whole)) {
        names.sink().report<Code::R326>(decl.name.span, entry.name);
      }
    }
  }
  Nesting nesting(vocabulary);
  for (const RecordId id : names.schema().records.ids()) nesting.check(id);
  // A definition is used like a field, so it cannot have the name of one.
  for (const DefinitionRef& definition : names.definitions()) {
    if (!definition.subject.valid()) continue;
    const types::Record& record = names.schema().records[definition.subject];
    const std::int32_t same = record.find(definition.name);
    if (same < 0) continue;
    const Span first = record.fields[static_cast<std::size_t>(same)].span;
    names.sink().report<Code::R323>(definition.span, definition.name, names.place(first));
  }
}

}  // namespace regel::check
