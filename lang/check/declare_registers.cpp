// What makes records a register: keys, uniques, trees, links and collections.

#include <algorithm>

#include "lang/check/vocabulary.hpp"
#include "lang/diag/suggest.hpp"

namespace regel::check {

using diag::Code;
using types::RecordId;
using types::RegisterId;
using types::TypeKind;

namespace {

template <class Visit>
void for_each_register(Names& names, Visit&& visit) {
  for (const Names::Entry& entry : names.entries()) {
    if (entry.kind != Names::Kind::Register) continue;
    const ast::DeclNode& node = names.module(entry.module).decls[entry.decl].node;
    visit(entry, RegisterId{entry.id}, std::get<ast::Register>(node));
  }
}

// The fields of a key or of one `unik` line; empty if one of them is wrong.
std::vector<std::uint32_t> field_indices(Names& names, ModuleIndex from, RecordId record,
                                         const std::vector<ast::Name>& line, bool lists) {
  std::vector<std::uint32_t> out;
  bool whole = true;
  for (const ast::Name& name : line) {
    const std::int32_t index = resolve_field(names, from, record, name);
    if (index < 0) {
      whole = false;
      continue;
    }
    const types::Type type =
        names.schema().records[record].fields[static_cast<std::size_t>(index)].type;
    if (type.error()) continue;
    if (type.kind == TypeKind::Row || (type.list && !lists)) {
      names.sink().report<Code::R413>(name.span, names.module(from).text(name),
                                      names.describe(type),
                                      Bilingual{"ett värde", "a single value"});
      whole = false;
      continue;
    }
    out.push_back(static_cast<std::uint32_t>(index));
  }
  return whole ? out : std::vector<std::uint32_t>{};
}

bool leads_to(const types::Type& type, RegisterId target) {
  return type.kind == TypeKind::Link && type.target() == target;
}

std::vector<std::string> links_to(const types::Record& record, RegisterId target) {
  std::vector<std::string> names;
  for (const types::Field& field : record.fields) {
    if (leads_to(field.type, target)) names.push_back(field.name);
  }
  return names;
}

// Whether the field alone says which record of the register is meant.
bool identifies(const types::Register& target, std::uint32_t field) {
  if (target.key == std::vector<std::uint32_t>{field}) return true;
  return std::ranges::any_of(target.uniques, [field](const std::vector<std::uint32_t>& unique) {
    return unique == std::vector<std::uint32_t>{field};
  });
}

// Whether a register has a line about its key; that may name what is not there.
bool names_key(Names& names, RegisterId wanted) {
  bool found = false;
  for_each_register(names, [&](const Names::Entry&, RegisterId id, const ast::Register& decl) {
    found = found || (id == wanted && std::ranges::any_of(decl.parts, [](const auto& part) {
                        return std::holds_alternative<ast::KeyLine>(part);
                      }));
  });
  return found;
}

void resolve_link(Vocabulary& vocabulary, RecordId from, std::size_t index) {
  Names& names = vocabulary.names;
  types::Schema& schema = names.schema();
  types::Field& field = schema.records[from].fields[index];
  if (field.type.kind != TypeKind::Link) return;
  const FieldDecl decl = vocabulary.fields[from.index][index];
  const ast::Module& module = names.module(decl.module);
  const ast::Type* type = &module.types[decl.field->type];
  if (type->word == ast::TypeWord::List) type = &module.types[type->element];
  const RegisterId target_id = field.type.target();
  const types::Register& target = schema.registers[target_id];
  const types::Record& target_record = schema.records[target.record];

  if (type->on.empty()) {
    if (target.key.size() == 1) {
      field.link_on = {target.key[0]};
      return;
    }
    if (!target_record.fields.empty() && (target.key.size() > 1 || !names_key(names, target_id))) {
      const std::size_t first = target.key.empty() ? 0 : target.key[0];
      names.sink().report<Code::R310>(type->span, schema.records[from].name, target.name,
                                      target_record.fields[first].name);
    }
    field.type = {};
    return;
  }
  for (const ast::Name& name : type->on) {
    const std::int32_t on = resolve_field(names, decl.module, target.record, name);
    if (on < 0) continue;
    const auto target_field = static_cast<std::uint32_t>(on);
    if (!identifies(target, target_field)) {
      names.sink().report<Code::R310>(name.span, schema.records[from].name, target.name,
                                      module.text(name));
      continue;
    }
    field.link_on.push_back(target_field);
  }
  if (field.link_on.size() < type->on.size()) field.type = {};
}

// The link that a collection follows, or -1 after a report.
std::int32_t collection_link(Names& names, ModuleIndex from, RegisterId owner, RegisterId members,
                             const ast::Collection& decl) {
  const types::Schema& schema = names.schema();
  const types::Record& record = schema.record_of(members);
  const std::string& owner_name = schema.registers[owner].name;
  if (!decl.via.text.valid()) {
    const std::vector<std::string> links = links_to(record, owner);
    if (links.size() == 1) return record.find(links[0]);
    const std::string proposed = links.empty() ? std::string("…") : links[0];
    names.sink().report<Code::R311>(decl.name.span, record.name, links.size(), owner_name,
                                    diag::enumerate_and(links), proposed);
    return -1;
  }
  const std::int32_t via = resolve_field(names, from, schema.registers[members].record, decl.via);
  if (via < 0) return -1;
  const types::Type type = record.fields[static_cast<std::size_t>(via)].type;
  if (type.error()) return -1;
  if (!leads_to(type, owner)) {
    auto report = names.sink().report<Code::R327>(decl.via.span, names.module(from).text(decl.via),
                                                  record.name, owner_name);
    for (const std::string& link : links_to(record, owner)) {
      report.propose(link, {"länk till " + owner_name, "link to " + owner_name});
    }
    return -1;
  }
  return via;
}

}  // namespace

void declare_keys(Vocabulary& vocabulary) {
  Names& names = vocabulary.names;
  for_each_register(names, [&](const Names::Entry& entry, RegisterId id,
                               const ast::Register& decl) {
    types::Register& reg = names.schema().registers[id];
    const ast::KeyLine* key = nullptr;
    const ast::TreeLine* tree = nullptr;
    for (const ast::RegisterPart& part : decl.parts) {
      if (const auto* line = std::get_if<ast::KeyLine>(&part)) {
        if (key != nullptr) {
          report_twice(names, reg.name, {"nyckel", "key"}, key->span, line->span);
          continue;
        }
        key = line;
        reg.key = field_indices(names, entry.module, reg.record, line->names, false);
      } else if (const auto* people = std::get_if<ast::PeopleLine>(&part)) {
        if (reg.of_people) {
          report_twice(names, reg.name, {"gäller personer", "concerns people"}, reg.people_span,
                       people->span);
        }
        reg.of_people = true;
        reg.people_span = people->span;
      } else if (const auto* unique = std::get_if<ast::UniqueLine>(&part)) {
        auto fields = field_indices(names, entry.module, reg.record, unique->names, true);
        if (!fields.empty()) reg.uniques.push_back(std::move(fields));
      } else if (const auto* via = std::get_if<ast::TreeLine>(&part)) {
        if (tree != nullptr) {
          report_twice(names, reg.name, {"träd via", "tree via"}, tree->span, via->span);
          continue;
        }
        tree = via;
        const std::int32_t field = resolve_field(names, entry.module, reg.record, via->via);
        if (field < 0) continue;
        const types::Type type =
            names.schema().records[reg.record].fields[static_cast<std::size_t>(field)].type;
        if (type.error()) continue;
        if (type.list || !leads_to(type, id)) {
          names.sink().report<Code::R318>(via->via.span, names.module(entry.module).text(via->via),
                                          reg.name, names.describe(type));
          continue;
        }
        reg.tree = static_cast<std::uint32_t>(field);
      }
    }
  });
}

void declare_links(Vocabulary& vocabulary) {
  types::Schema& schema = vocabulary.schema();
  for (const RecordId id : schema.records.ids()) {
    for (std::size_t i = 0; i < schema.records[id].fields.size(); ++i) {
      resolve_link(vocabulary, id, i);
    }
  }
  // A tree whose link turned out to lead nowhere is none.
  for (const RegisterId id : schema.registers.ids()) {
    types::Register& reg = schema.registers[id];
    if (reg.tree && schema.records[reg.record].fields[*reg.tree].type.error()) reg.tree.reset();
  }
}

void declare_collections(Vocabulary& vocabulary) {
  Names& names = vocabulary.names;
  for_each_register(names, [&](const Names::Entry& entry, RegisterId id,
                               const ast::Register& decl) {
    const ast::Module& module = names.module(entry.module);
    for (const ast::RegisterPart& part : decl.parts) {
      const auto* collection = std::get_if<ast::Collection>(&part);
      if (collection == nullptr) continue;
      types::Register& reg = names.schema().registers[id];
      const std::string name(module.text(collection->name));
      const std::int32_t field = names.schema().records[reg.record].find(name);
      const std::int32_t other = reg.find_collection(name);
      if (field >= 0 || other >= 0) {
        const Span first =
            field >= 0
                ? names.schema().records[reg.record].fields[static_cast<std::size_t>(field)].span
                : reg.collections[static_cast<std::size_t>(other)].span;
        names.sink()
            .report<Code::R323>(collection->name.span, name, names.place(first))
            .label(first, {"deklarerat här", "declared here"});
        continue;
      }
      const auto members = names.resolve_register(entry.module, collection->members);
      if (!members) continue;
      const std::int32_t via = collection_link(names, entry.module, id, *members, *collection);
      if (via < 0) continue;
      bool with_descendants = collection->with_descendants;
      if (with_descendants && !reg.tree) {
        names.sink().report<Code::R319>(collection->name.span, reg.name,
                                        Bilingual{"med underordnade", "with descendants"});
        with_descendants = false;
      }
      reg.collections.push_back({name, *members, static_cast<std::uint32_t>(via), with_descendants,
                                 collection->name.span});
    }
  });
}

}  // namespace regel::check
