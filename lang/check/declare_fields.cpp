// The fields of records and registers with their types.

#include <algorithm>

#include "lang/check/vocabulary.hpp"

namespace regel::check {

using diag::Code;
using types::RecordId;
using types::TypeKind;

namespace {

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
      : vocabulary_(vocabulary), state_(vocabulary.schema().records.size(), State::New) {}

  void check(RecordId id) {
    if (state_[id.index] != State::New) return;
    state_[id.index] = State::Open;
    auto& fields = vocabulary_.schema().records[id].fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields[i].type.kind != TypeKind::Row) continue;
      const RecordId inner = fields[i].type.record();
      if (state_[inner.index] == State::Open) {
        const types::Schema& schema = vocabulary_.schema();
        const FieldDecl decl = vocabulary_.fields[id.index][i];
        const Span span = vocabulary_.names.module(decl.module).types[decl.field->type].span;
        vocabulary_.sink().report<Code::R317>(span, schema.records[inner].name,
                                              schema.records[id].name);
        fields[i].type = {};
        continue;
      }
      check(inner);
    }
    state_[id.index] = State::Done;
  }

 private:
  enum class State : std::uint8_t { New, Open, Done };
  Vocabulary& vocabulary_;
  std::vector<State> state_;
};

}  // namespace

void declare_fields(Vocabulary& vocabulary) {
  Names& names = vocabulary.names;
  for (const Names::Entry& entry : names.entries()) {
    const ast::DeclNode& node = names.module(entry.module).decls[entry.decl].node;
    if (entry.kind == Names::Kind::Record) {
      for (const ast::Field& field : std::get<ast::Record>(node).fields) {
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
