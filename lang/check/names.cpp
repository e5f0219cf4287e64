#include "lang/check/names.hpp"

#include <algorithm>
#include <array>

#include "lang/diag/suggest.hpp"
#include "lang/source/shipped.hpp"

namespace regel::check {

using diag::Code;

namespace {

// Modules whose names are built into the language. They may be imported, but their names are always
// visible (docs/decisions/0010-standard-modules.md).
constexpr std::array<std::string_view, 3> kBuiltinModules = {"standard.datum", "standard.eu",
                                                             "standard.sverige"};

const Zone& zone_named(const ZoneTable& zones, std::string_view name) {
  const Zone* zone = zones.find(name);
  REGEL_CHECK(zone != nullptr);
  return *zone;
}

}  // namespace

Names::Names(std::span<const ast::Module> modules, const SourceMap& sources, const ZoneTable& zones,
             std::string_view time_zone, ir::Program& program, diag::Sink& sink)
    : modules_(modules),
      sources_(sources),
      zones_(zones),
      zone_(zone_named(zones, time_zone)),
      program_(program),
      sink_(sink) {
  for (const ast::Module& module : modules_) lost_.insert(module.lost.begin(), module.lost.end());
  const auto count = static_cast<ModuleIndex>(modules_.size());
  add_modules();
  add_imports();
  for (ModuleIndex i = 0; i < count; ++i) add_declarations(i);
  for (ModuleIndex i = 0; i < count; ++i) add_definitions(i);
}

void Names::add_modules() {
  for (const ast::Module& module : modules_) {
    const std::string name = module.name ? std::string(module.text(*module.name)) : std::string();
    std::size_t unit = 0;
    while (unit < units_.size() && units_[unit].name != name) ++unit;
    if (unit == units_.size()) units_.push_back({name, {}});
    unit_of_.push_back(unit);
  }
}

void Names::add_imports() {
  std::vector<std::string> known(kBuiltinModules.begin(), kBuiltinModules.end());
  for (const Unit& unit : units_) {
    if (!unit.name.empty()) known.push_back(unit.name);
  }
  for (const ast::Module& module : modules_) {
    std::vector<Import>& imports = imports_.emplace_back();
    for (const ast::Use& use : module.uses) {
      const std::string_view name = module.text(use.module);
      Import import;
      if (use.alias) import.alias = module.text(*use.alias);
      for (std::size_t unit = 0; unit < units_.size(); ++unit) {
        if (!units_[unit].name.empty() && units_[unit].name == name) import.unit = unit;
      }
      import.standard =
          std::find(kBuiltinModules.begin(), kBuiltinModules.end(), name) != kBuiltinModules.end();
      if (import.unit == kNoUnit && !import.standard) {
        sink_.report<Code::R328>(use.module.span, name, diag::suggestion(name, known));
        import.missing = true;
        import.used = true;  // one complaint is enough
      }
      // A module of the standard library comes with its rules because it is imported.
      if (is_shipped_module(name)) import.used = true;
      imports.push_back(std::move(import));
    }
  }
}

Names::Space Names::space_of(Kind kind) {
  switch (kind) {
    case Kind::Register:
    case Kind::Record:
    case Kind::CodeList:
    case Kind::CodeSet:
      return Space::Types;
    case Kind::Parameter:
    case Kind::Definition:
      return Space::Values;
    case Kind::Instrument:
      return Space::Instruments;
  }
  REGEL_UNREACHABLE();
}

void Names::add(Kind kind, std::uint32_t id, ModuleIndex module, std::uint32_t decl,
                const ast::Name& name) {
  const std::string text(modules_[module].text(name));
  Unit& unit = units_[unit_of_[module]];
  const auto index = static_cast<std::uint32_t>(entries_.size());
  const auto subject_of = [this](Kind k, std::uint32_t i) {
    return k == Kind::Definition ? definitions_[i].subject : types::RecordId{};
  };
  bool taken = false;
  for (auto [at, end] = unit.entries.equal_range(text); at != end && !taken; ++at) {
    const Entry& other = entries_[at->second];
    if (space_of(other.kind) != space_of(kind)) continue;
    // Definitions of one name for several registers are what `riskvärde`-like names are made for.
    if (subject_of(other.kind, other.id) != subject_of(kind, id)) continue;
    sink_.report<Code::R323>(name.span, text, place(other.span))
        .label(other.span, {"deklarerat här", "declared here"});
    taken = true;
  }
  entries_.push_back({kind, id, module, decl, text, name.span, taken});
  if (!taken) unit.entries.emplace(text, index);
}

void Names::add_declarations(ModuleIndex index) {
  const ast::Module& module = modules_[index];
  types::Schema& schema = program_.schema;
  for (std::uint32_t i = 0; i < module.decls.size(); ++i) {
    const ast::DeclNode& node = module.decls[i].node;
    const auto name_of = [&module](const ast::Name& name) {
      return std::string(module.text(name));
    };
    if (const auto* list = std::get_if<ast::CodeList>(&node)) {
      const auto id = schema.code_lists.add({name_of(list->name), false, {}, list->name.span});
      add(Kind::CodeList, id.index, index, i, list->name);
    } else if (const auto* scale = std::get_if<ast::ScaleDecl>(&node)) {
      const auto id = schema.code_lists.add({name_of(scale->name), true, {}, scale->name.span});
      add(Kind::CodeList, id.index, index, i, scale->name);
    } else if (const auto* set = std::get_if<ast::CodeSet>(&node)) {
      const auto id = schema.code_sets.add({name_of(set->name), {}, {}, {}, set->name.span});
      add(Kind::CodeSet, id.index, index, i, set->name);
    } else if (const auto* record = std::get_if<ast::Record>(&node)) {
      const auto id = schema.records.add({name_of(record->name), {}, {}, record->name.span});
      add(Kind::Record, id.index, index, i, record->name);
    } else if (const auto* reg = std::get_if<ast::Register>(&node)) {
      const types::RegisterId id{schema.registers.size()};
      const auto fields = schema.records.add({name_of(reg->name), {}, id, reg->name.span});
      types::Register made;
      made.name = name_of(reg->name);
      made.record = fields;
      made.doc = module.decls[i].doc;
      made.span = reg->name.span;
      schema.registers.add(std::move(made));
      add(Kind::Register, id.index, index, i, reg->name);
    } else if (const auto* parameter = std::get_if<ast::Parameter>(&node)) {
      const auto id =
          program_.parameters.add({name_of(parameter->name), {}, {}, parameter->name.span});
      add(Kind::Parameter, id.index, index, i, parameter->name);
    } else if (const auto* instrument = std::get_if<ast::Instrument>(&node)) {
      const auto id = static_cast<std::uint32_t>(schema.instruments.size());
      schema.instruments.push_back({name_of(instrument->name), instrument->title.value,
                                    instrument->web ? instrument->web->value : std::string(),
                                    instrument->name.span});
      add(Kind::Instrument, id, index, i, instrument->name);
    }
  }
}

void Names::add_definitions(ModuleIndex index) {
  const ast::Module& module = modules_[index];
  for (std::uint32_t i = 0; i < module.decls.size(); ++i) {
    const auto* definition = std::get_if<ast::Definition>(&module.decls[i].node);
    if (definition == nullptr) continue;
    DefinitionRef ref;
    ref.name = module.text(definition->name);
    ref.module = index;
    ref.decl = i;
    ref.span = definition->name.span;
    if (definition->subject) {
      const auto subject = resolve_record(index, *definition->subject);
      if (subject) {
        ref.subject = *subject;
      } else {
        ref.broken = true;
      }
    }
    for (const ast::Param& param : definition->params) {
      const types::Type type = type_of(index, param.type);
      if (type.error()) ref.broken = true;
      ref.params.push_back({std::string(module.text(param.name)), type});
    }
    const auto id = static_cast<std::uint32_t>(definitions_.size());
    definitions_.push_back(std::move(ref));
    // A definition for an unknown register has no place to be found.
    if (!definition->subject || definitions_[id].subject.valid()) {
      add(Kind::Definition, id, index, i, definition->name);
    }
  }
}

template <class Accept>
std::optional<std::uint32_t> Names::find_in_unit(std::size_t unit, std::string_view name,
                                                 Accept&& accept) const {
  const auto [begin, end] = units_[unit].entries.equal_range(std::string(name));
  for (auto at = begin; at != end; ++at) {
    if (accept(entries_[at->second])) return at->second;
  }
  return std::nullopt;
}

template <class Accept>
std::optional<std::uint32_t> Names::find(ModuleIndex from, std::string_view name, Span at,
                                         Accept&& accept) {
  std::string_view alias;
  if (const std::size_t dot = name.find('.'); dot != std::string_view::npos) {
    alias = name.substr(0, dot);
    name.remove_prefix(dot + 1);
  }
  if (alias.empty()) {
    if (const auto own = find_in_unit(unit_of_[from], name, accept)) {
      entries_[*own].used = true;
      return own;
    }
  }
  std::optional<std::uint32_t> found;
  for (Import& import : imports_[from]) {
    if (import.unit == kNoUnit || import.alias != alias) continue;
    const auto entry = find_in_unit(import.unit, name, accept);
    if (!entry) continue;
    import.used = true;
    entries_[*entry].used = true;
    if (found && *found != *entry) {
      const auto unit_name = [this](std::uint32_t e) {
        return units_[unit_of_[entries_[e].module]].name;
      };
      if (at.valid() && clashes_.insert({at.file.index, at.begin}).second) {
        sink_.report<Code::R305>(at, name, unit_name(*found), unit_name(*entry));
      }
      return at.valid() ? found : std::nullopt;
    }
    found = entry;
  }
  return found;
}

std::optional<std::uint32_t> Names::find_kind(ModuleIndex from, Kind kind, std::string_view name,
                                              Span at) {
  const Space space = space_of(kind);
  const auto entry = find(from, name, at, [&](const Entry& e) {
    // Parameters and definitions may share a name when the definition has a subject.
    return space == Space::Values ? e.kind == kind : space_of(e.kind) == space;
  });
  if (!entry || entries_[*entry].kind != kind) return std::nullopt;
  return entries_[*entry].id;
}

std::optional<types::RegisterId> Names::find_register(ModuleIndex from, std::string_view name,
                                                      Span at) {
  const auto id = find_kind(from, Kind::Register, name, at);
  if (!id) return std::nullopt;
  return types::RegisterId{*id};
}

std::optional<types::RecordId> Names::find_record(ModuleIndex from, std::string_view name,
                                                  Span at) {
  if (const auto id = find_kind(from, Kind::Record, name, at)) return types::RecordId{*id};
  const auto reg = find_register(from, name, at);
  if (!reg) return std::nullopt;
  return schema().registers[*reg].record;
}

std::optional<types::CodeListId> Names::find_code_list(ModuleIndex from, std::string_view name,
                                                       Span at) {
  const auto id = find_kind(from, Kind::CodeList, name, at);
  if (!id) return std::nullopt;
  return types::CodeListId{*id};
}

std::optional<types::CodeSetId> Names::find_code_set(ModuleIndex from, std::string_view name,
                                                     Span at) {
  const auto id = find_kind(from, Kind::CodeSet, name, at);
  if (!id) return std::nullopt;
  return types::CodeSetId{*id};
}

std::optional<types::ParameterId> Names::find_parameter(ModuleIndex from, std::string_view name,
                                                        Span at) {
  const auto id = find_kind(from, Kind::Parameter, name, at);
  if (!id) return std::nullopt;
  return types::ParameterId{*id};
}

std::optional<std::uint32_t> Names::find_instrument(ModuleIndex from, std::string_view name,
                                                    Span at) {
  return find_kind(from, Kind::Instrument, name, at);
}

const DefinitionRef* Names::find_definition(ModuleIndex from, types::RecordId record,
                                            std::string_view name, Span at) {
  const auto entry = find(from, name, at, [&](const Entry& e) {
    return e.kind == Kind::Definition && definitions_[e.id].subject == record;
  });
  return entry ? &definitions_[entries_[*entry].id] : nullptr;
}

std::optional<types::Builtin> Names::find_builtin(ModuleIndex from, std::string_view name) {
  if (const std::size_t dot = name.find('.'); dot != std::string_view::npos) {
    bool standard = false;
    for (Import& import : imports_[from]) {
      if (!import.standard || import.alias != name.substr(0, dot)) continue;
      standard = true;
      import.used = true;
    }
    if (!standard) return std::nullopt;
    name.remove_prefix(dot + 1);
  }
  const bool swedish = modules_[from].language == diag::Language::Swedish;
  for (const types::BuiltinInfo& builtin : types::kBuiltins) {
    if ((swedish ? builtin.sv : builtin.en) == name) return builtin.id;
  }
  return std::nullopt;
}

bool Names::misses_import(ModuleIndex from) const {
  return std::ranges::any_of(imports_[from], [](const Import& import) { return import.missing; });
}

bool Names::is_import_alias(ModuleIndex from, std::string_view name) const {
  return std::ranges::any_of(imports_[from], [&](const Import& import) {
    return !import.alias.empty() && import.alias == name;
  });
}

bool Names::import_used(ModuleIndex module, std::size_t use) const {
  return imports_[module][use].used;
}

std::vector<RuleRef> Names::find_rule(std::string_view id) const {
  std::vector<RuleRef> found;
  for (ModuleIndex m = 0; m < modules_.size(); ++m) {
    const ast::Module& module = modules_[m];
    for (std::uint32_t i = 0; i < module.decls.size(); ++i) {
      const auto* rule = std::get_if<ast::Rule>(&module.decls[i].node);
      if (rule != nullptr && module.text(rule->id) == id) found.push_back({m, i});
    }
  }
  return found;
}

}  // namespace regel::check
