// Collections: what a quantifier or aggregate goes through, and the variable that stands for one
// element. An element of a list of links is the link; its bare names are those of the target.

#include <algorithm>

#include "lang/check/checker.hpp"

namespace regel::check {

using diag::Code;
using Kind = Place::Kind;

// A variable over records of a register, and the level that it makes.
Checker::Opened Checker::over_register(types::RegisterId register_id, bool previous) {
  ir::Var var;
  var.kind = previous ? ir::RelationKind::Previous : ir::RelationKind::Register;
  var.register_id = register_id;
  const types::RecordId record = schema().registers[register_id].record;
  var.type = row_type(record);
  Opened opened;
  opened.scope.var = program_.vars.add(std::move(var));
  const ir::ExprId row = emit({}, row_type(record), ir::RowVar{opened.scope.var});
  opened.level = {{}, row, row, record, false, false};
  return opened;
}

Checker::Opened Checker::over_values(ir::RelationKind kind, Type type, bool previous) {
  ir::Var var;
  var.kind = kind;
  var.type = type;
  var.register_id = register_of(type);
  var.previous = previous;
  Opened opened;
  opened.scope.var = program_.vars.add(std::move(var));
  if (type.is(TypeKind::Row)) {
    const ir::ExprId row = emit({}, type, ir::RowVar{opened.scope.var});
    opened.level = {{}, row, row, type.record(), false, false};
    return opened;
  }
  opened.level.self = emit({}, type, ir::VarValue{opened.scope.var});
  if (type.is(TypeKind::Link)) {
    opened.level.row = as_row(opened.level.self);
    opened.level.record = expr(opened.level.row).type.record();
  }
  return opened;
}

std::optional<types::Type> Checker::element_type(const Place& place, Span span) {
  switch (place.kind) {
    case Kind::Error:
      return std::nullopt;
    case Kind::Value: {
      const Type type = expr(place.value).type;
      if (type.error()) return std::nullopt;
      if (type.list) return type.element();
      sink_.report<Code::R422>(span, quote(span), names_.describe(type));
      return std::nullopt;
    }
    case Kind::Collection: {
      const types::RegisterId owner = register_of(expr(place.value).type);
      const types::Collection& collection = schema().registers[owner].collections[place.index];
      return row_type(schema().registers[collection.members].record);
    }
    case Kind::Descendants:
    case Kind::Ancestors:
    case Kind::Register:
      return row_type(schema().registers[place.register_id].record);
    case Kind::Members:
      return row_type(schema().registers[frame().members].record);
    case Kind::TextFields:
      return kText;
    case Kind::CodeList:
    case Kind::CodeSet: {
      const types::CodeListId list =
          place.kind == Kind::CodeSet ? schema().code_sets[place.set].list : place.list;
      if (!list.valid()) return std::nullopt;
      const bool scale = schema().code_lists[list].scale;
      return Type{scale ? TypeKind::Level : TypeKind::Code, list.index, false};
    }
  }
  REGEL_UNREACHABLE();
}

std::optional<Checker::Opened> Checker::open(const Place& place, Span span) {
  const std::optional<Type> element = element_type(place, span);
  if (!element) return std::nullopt;
  return open(place, *element, span);
}

Checker::Opened Checker::open(const Place& place, Type element, Span span) {
  Opened opened;
  switch (place.kind) {
    case Kind::Error:
      break;
    case Kind::Value:
      opened = over_values(ir::RelationKind::List, element, is_previous(place.value));
      opened.scope.kind = ir::ScopeKind::List;
      opened.scope.of = place.value;
      break;
    case Kind::Collection: {
      const types::RegisterId owner = register_of(expr(place.value).type);
      const types::Collection& collection = schema().registers[owner].collections[place.index];
      opened = over_register(collection.members, is_previous(place.value));
      opened.scope.kind = ir::ScopeKind::Collection;
      opened.scope.of = place.value;
      opened.scope.collection = place.index;
      break;
    }
    case Kind::Descendants:
    case Kind::Ancestors:
      opened = over_register(place.register_id, is_previous(place.value));
      opened.scope.kind =
          place.kind == Kind::Descendants ? ir::ScopeKind::Descendants : ir::ScopeKind::Ancestors;
      opened.scope.of = place.value;
      break;
    case Kind::TextFields:
      opened = over_values(ir::RelationKind::Text, kText, false);
      opened.scope.kind = ir::ScopeKind::TextFields;
      opened.scope.of = place.value;
      break;
    case Kind::Members:
      opened = over_register(frame().members, frame().members_previous);
      opened.scope.kind = ir::ScopeKind::Members;
      opened.scope.group = frame().group;
      opened.level.member = true;
      break;
    case Kind::Register:
      opened = over_register(place.register_id, place.previous);
      opened.scope.kind = ir::ScopeKind::Register;
      break;
    case Kind::CodeList:
    case Kind::CodeSet:
      opened = over_values(ir::RelationKind::Codes, element, false);
      opened.scope.kind = ir::ScopeKind::Codes;
      if (place.kind == Kind::CodeSet) opened.scope.set = place.set;
      break;
  }
  opened.scope.span = span;
  return opened;
}

std::optional<Place> Checker::collection(const ast::Scope& scope) {
  const ModuleIndex from = frame().module;
  Place found;
  switch (scope.kind) {
    case ast::ScopeKind::Members: {
      if (frame().group.valid()) {
        found.kind = Kind::Members;
        return found;
      }
      const Bilingual word{"medlemmar", "members"};
      for (const Level& level : frame().levels) {
        const std::string& own = swedish() ? word.sv : word.en;
        if (!level.row.valid() || schema().records[level.record].find(own) < 0) continue;
        sink_.report<Code::R321>(scope.span, word);
        return std::nullopt;
      }
      sink_.report<Code::R419>(scope.span, word,
                               Bilingual{"regeln gäller inte grupper (`grupp av … per …`)",
                                         "the rule is not about groups (`group of … by …`)"});
      return std::nullopt;
    }
    case ast::ScopeKind::Register:
      return named_collection(scope.register_name);
    case ast::ScopeKind::PreviousRegister: {
      const auto id = names_.resolve_register(from, scope.register_name);
      if (!id) return std::nullopt;
      if (schema().registers[*id].key.empty()) {
        sink_.report<Code::R320>(scope.register_name.span, schema().registers[*id].name);
        return std::nullopt;
      }
      if (!notes_.previous.valid()) notes_.previous = scope.span;
      found.kind = Kind::Register;
      found.register_id = *id;
      found.previous = true;
      return found;
    }
    case ast::ScopeKind::Path:
      found = place_of(scope.path);
      if (found.kind == Kind::Error) return std::nullopt;
      return found;
  }
  REGEL_UNREACHABLE();
}

std::optional<Place> Checker::named_collection(const ast::Name& name) {
  const ModuleIndex from = frame().module;
  Place found;
  if (const auto list = names_.find_code_list(from, text(name), name.span)) {
    found.kind = Kind::CodeList;
    found.list = *list;
    return found;
  }
  if (const auto set = names_.find_code_set(from, text(name), name.span)) {
    found.kind = Kind::CodeSet;
    found.set = *set;
    return found;
  }
  const auto id = names_.resolve_register(from, name);
  if (!id) return std::nullopt;
  found.kind = Kind::Register;
  found.register_id = *id;
  return found;
}

// What is gone through, without the name and the condition after it.
Span Checker::span_of_source(const ast::Scope& scope) const {
  if (scope.path.valid()) return span_of(scope.path);
  Span out = scope.span;
  if (scope.register_name.span.valid()) {
    out.end = scope.register_name.span.end;
  } else {
    const std::string_view words = names_.text(out);
    out.end = out.begin + static_cast<std::uint32_t>(std::min(words.find(' '), words.size()));
  }
  return out;
}

std::optional<Checker::OpenScope> Checker::open_scope(ast::ScopeId id) {
  const ast::Scope& scope = module().scopes[id];
  const std::optional<Place> found = collection(scope);
  if (!found) return std::nullopt;
  std::optional<Opened> opened = open(*found, span_of_source(scope));
  if (!opened) return std::nullopt;
  if (scope.alias) {
    opened->level.alias = text(*scope.alias);
    program_.vars[opened->scope.var].name = std::string(opened->level.alias);
    report_hidden_field(*scope.alias, opened->level);
  }
  frame().levels.push_back(opened->level);
  OpenScope result;
  if (scope.filter.valid()) {
    opened->scope.filter = condition(scope.filter, {"där", "where"});
    if (bad(opened->scope.filter)) {
      opened->scope.filter = {};
      result.whole = false;
    }
  }
  result.id = program_.scopes.add(opened->scope);
  return result;
}

// R309: the name after `som` is also a field of the element, or of a record around it.
void Checker::report_hidden_field(const ast::Name& alias, const Level& own) {
  std::vector<Level> all = frame().levels;
  all.push_back(own);
  for (const Level& level : all) {
    if (!level.row.valid()) continue;
    const types::Record& record = schema().records[level.record];
    if (record.find(text(alias)) < 0) continue;
    sink_.report<Code::R309>(alias.span, text(alias), record.name);
    return;
  }
}

ir::ExprId Checker::any_member(const Place& found, Span span) {
  const std::optional<Opened> opened = open(found, span);
  if (!opened) return wrong();
  const ir::ScopeId scope = program_.scopes.add(opened->scope);
  return emit(
      span, kBool,
      ir::Quantified{ir::QuantifierKind::Some, Bound::AtLeast, 1, scope, truth(true, span)});
}

}  // namespace regel::check
