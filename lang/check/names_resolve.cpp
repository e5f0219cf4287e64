// Resolving names with a report if there is no such thing, and the types and suggestions that
// resolving needs.

#include <algorithm>

#include "lang/base/text.hpp"
#include "lang/check/names.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/types/describe.hpp"

namespace regel::check {

using diag::Code;
using types::TypeKind;

std::string Names::place(Span span) const {
  return std::string(sources_.path(span.file)) + ":" +
         std::to_string(sources_.position(span.file, span.begin).line);
}

std::vector<std::string> Names::known(ModuleIndex from, std::initializer_list<Kind> kinds) const {
  std::vector<std::string> names;
  const auto add_unit = [&](std::size_t unit, const std::string& alias) {
    // By index and not by hash, so that equally near names always come in the same order.
    for (const Entry& entry : entries_) {
      if (unit_of_[entry.module] != unit) continue;
      if (std::find(kinds.begin(), kinds.end(), entry.kind) == kinds.end()) continue;
      names.push_back(alias.empty() ? entry.name : alias + "." + entry.name);
    }
  };
  add_unit(unit_of_[from], "");
  for (const Import& import : imports_[from]) {
    if (import.unit != kNoUnit && import.unit != unit_of_[from])
      add_unit(import.unit, import.alias);
  }
  return names;
}

std::vector<std::string> Names::known_values(ModuleIndex from, types::RecordId record) const {
  std::vector<std::string> names = known(from, {Kind::Parameter});
  for (const DefinitionRef& definition : definitions_) {
    if (definition.subject.valid() && definition.subject != record) continue;
    const std::size_t unit = unit_of_[definition.module];
    const bool visible =
        unit == unit_of_[from] || std::ranges::any_of(imports_[from], [&](const Import& import) {
          return import.unit == unit && import.alias.empty();
        });
    if (visible) names.push_back(definition.name);
  }
  return names;
}

std::vector<std::string> Names::known_subjects(ModuleIndex from) const {
  return known(from, {Kind::Register, Kind::CodeList, Kind::CodeSet});
}

std::string Names::module_with(ModuleIndex from, std::string_view name) const {
  for (const Entry& entry : entries_) {
    const std::size_t unit = unit_of_[entry.module];
    if (entry.name != name || units_[unit].name.empty() || unit == unit_of_[from]) continue;
    const bool imported = std::ranges::any_of(
        imports_[from], [&](const Import& import) { return import.unit == unit; });
    if (!imported) return units_[unit].name;
  }
  return {};
}

Bilingual Names::hint(ModuleIndex from, std::string_view name,
                      std::initializer_list<Kind> kinds) const {
  const std::string module = module_with(from, name);
  return module.empty() ? diag::suggestion(name, known(from, kinds)) : diag::not_imported(module);
}

std::optional<types::RegisterId> Names::resolve_register(ModuleIndex from, const ast::Name& name) {
  const std::string_view text = modules_[from].text(name);
  const auto found = find_register(from, text, name.span);
  if (!found && !misses_import(from) && !is_lost(text)) {
    sink_.report<Code::R302>(name.span, text, diag::suggestion(text, known(from, {Kind::Register})),
                             diag::not_imported(module_with(from, text)));
  }
  return found;
}

std::optional<types::RecordId> Names::resolve_record(ModuleIndex from, const ast::Name& name) {
  const std::string_view text = modules_[from].text(name);
  const auto found = find_record(from, text, name.span);
  if (!found && !misses_import(from) && !is_lost(text)) {
    sink_.report<Code::R302>(name.span, text,
                             diag::suggestion(text, known(from, {Kind::Register, Kind::Record})),
                             diag::not_imported(module_with(from, text)));
  }
  return found;
}

std::optional<types::CodeListId> Names::resolve_code_list(ModuleIndex from, const ast::Name& name) {
  const std::string_view text = modules_[from].text(name);
  const auto found = find_code_list(from, text, name.span);
  if (!found && !misses_import(from) && !is_lost(text))
    sink_.report<Code::R325>(name.span, text, hint(from, text, {Kind::CodeList}));
  return found;
}

std::optional<types::CodeSetId> Names::resolve_code_set(ModuleIndex from, const ast::Name& name) {
  const std::string_view text = modules_[from].text(name);
  const auto found = find_code_set(from, text, name.span);
  if (!found && !misses_import(from) && !is_lost(text))
    sink_.report<Code::R325>(name.span, text, hint(from, text, {Kind::CodeSet}));
  return found;
}

std::optional<std::uint32_t> Names::resolve_instrument(ModuleIndex from, const ast::Name& name) {
  const std::string_view text = modules_[from].text(name);
  const auto found = find_instrument(from, text, name.span);
  if (!found && !misses_import(from) && !is_lost(text))
    sink_.report<Code::R312>(name.span, text, hint(from, text, {Kind::Instrument}));
  return found;
}

std::optional<std::int32_t> Names::resolve_code(ModuleIndex from, types::CodeListId list,
                                                const ast::Name& name) {
  const types::CodeList& codes = schema().code_lists[list];
  const std::string_view text = modules_[from].text(name);
  const std::int32_t index = codes.find(text);
  if (index >= 0) return index;
  if (is_lost(text)) return std::nullopt;
  std::vector<std::string> all;
  for (const types::Code& code : codes.codes) all.push_back(code.name);
  auto report = sink_.report<Code::R303>(name.span, text, codes.name, diag::enumerate_and(all));
  for (const std::string& near : nearest(text, all, diag::kMostSuggestions)) {
    report.propose(near, {"kod ur " + codes.name, "code of " + codes.name});
  }
  return std::nullopt;
}

types::Type Names::type_of(ModuleIndex from, ast::TypeId id) {
  const ast::Module& module = modules_[from];
  if (!id.valid()) return {};
  const ast::Type& type = module.types[id];
  switch (type.word) {
    case ast::TypeWord::Text:
      return {TypeKind::Text};
    case ast::TypeWord::Integer:
      return {TypeKind::Integer};
    case ast::TypeWord::Number:
      return {TypeKind::Number};
    case ast::TypeWord::YesNo:
      return {TypeKind::Bool};
    case ast::TypeWord::Date:
      return {TypeKind::Date};
    case ast::TypeWord::Instant:
      return {TypeKind::Instant};
    case ast::TypeWord::Period:
      return {TypeKind::Period};
    case ast::TypeWord::Duration:
      return {TypeKind::Duration};
    case ast::TypeWord::Link: {
      const auto target = resolve_register(from, type.name);
      return target ? types::Type{TypeKind::Link, target->index} : types::Type{};
    }
    case ast::TypeWord::List: {
      types::Type element = type_of(from, type.element);
      if (element.list) {
        sink_.report<Code::R413>(type.span, text(type.span),
                                 Bilingual{"en lista av listor", "a list of lists"},
                                 Bilingual{"en lista av värden", "a list of values"});
        return {};
      }
      element.list = !element.error();
      return element;
    }
    case ast::TypeWord::Named:
      break;
  }
  const std::string_view name = module.text(type.name);
  const Span at = type.name.span;
  if (const auto list = find_code_list(from, name, at)) {
    const bool scale = schema().code_lists[*list].scale;
    return {scale ? TypeKind::Level : TypeKind::Code, list->index};
  }
  if (find_register(from, name, at)) {
    sink_.report<Code::R335>(at, name);
    return {};
  }
  if (const auto record = find_record(from, name, at)) return {TypeKind::Row, record->index};
  if (const auto set = find_code_set(from, name, at)) {
    // A set says which codes are meant in a condition; what a field may hold is its list.
    sink_.report<Code::R413>(
        at, name, Bilingual{"en kodmängd", "a codeset"},
        Bilingual{"en kodlista, skala eller post", "a code list, a scale or a record"});
    return {};
  }
  if (misses_import(from) || is_lost(name)) return {};
  sink_.report<Code::R325>(at, name, hint(from, name, {Kind::CodeList, Kind::Record}));
  return {};
}

Bilingual Names::describe(types::Type type) const { return types::describe(schema(), type); }

}  // namespace regel::check
