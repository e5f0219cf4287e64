// Paths: `denna.system.ägare`, `Konsekvens.kännbar`, `föregående.risk`, `avtal.gäller(idag)`. A
// step through a link reads the record it leads to. What the first name means is in find_name.cpp.

#include "lang/ast/keyword.hpp"
#include "lang/base/text.hpp"
#include "lang/check/checker.hpp"
#include "lang/diag/suggest.hpp"

namespace regel::check {

using diag::Code;
using Kind = Place::Kind;

namespace {

ast::Keyword keyword_of(ast::StepKind kind) {
  switch (kind) {
    case ast::StepKind::This:
      return ast::Keyword::This;
    case ast::StepKind::Previous:
      return ast::Keyword::Previous;
    case ast::StepKind::Descendants:
      return ast::Keyword::Descendants;
    case ast::StepKind::Ancestors:
      return ast::Keyword::Ancestors;
    case ast::StepKind::TextFields:
      return ast::Keyword::TextFields;
    case ast::StepKind::Field:
    case ast::StepKind::Type:
    case ast::StepKind::Call:
      break;
  }
  REGEL_UNREACHABLE();
}

}  // namespace

Place Checker::place(const ast::Path& path, Span span, Type hint) {
  if (path.steps.empty()) return {};
  std::uint32_t at = 0;
  Place found = first_step(path, span, at, hint);
  for (; at < path.steps.size() && found.kind != Kind::Error; ++at) {
    const ast::Step& step = module().steps[path.steps[at]];
    const ast::Step& before = module().steps[path.steps[at - 1]];
    const Span so_far = before.name.span.valid()
                            ? join({span.file, span.begin, span.begin}, before.name.span)
                            : span;
    const Span until = step.name.span.valid() && at + 1 < path.steps.size()
                           ? join({span.file, span.begin, span.begin}, step.name.span)
                           : span;
    found = next_step(found, step, so_far, until);
  }
  return found;
}

Place Checker::first_step(const ast::Path& path, Span span, std::uint32_t& at, Type hint) {
  const ast::Step& step = module().steps[path.steps[0]];
  const bool last = path.steps.size() == 1;
  const Span own = last || !step.name.span.valid() ? span : step.name.span;
  at = 1;
  switch (step.kind) {
    case ast::StepKind::This: {
      if (frame().group.valid()) {
        std::vector<std::string> keys;
        for (const GroupName& key : frame().group_names) keys.push_back(key.name);
        if (!last) {
          const ast::Step& next = module().steps[path.steps[1]];
          std::uint32_t taken = 1;
          if (std::optional<Place> key = group_key(&path, next, taken, false)) {
            at = taken + 1;
            return *key;
          }
        }
        sink_.report<Code::R425>(own, quote(own), diag::enumerate_and(keys));
        return {};
      }
      if (!frame().has_subject) {
        sink_.report<Code::R334>(own, quote(own), Bilingual{"en post", "a record"}, Bilingual{});
        return {};
      }
      return value_place(again(frame().levels.front().self, own));
    }
    case ast::StepKind::Type:
      return step_of_type(path, at, hint);
    case ast::StepKind::Previous:
    case ast::StepKind::Descendants:
    case ast::StepKind::Ancestors:
    case ast::StepKind::TextFields:
      return level_for(step.kind, own);
    case ast::StepKind::Field:
    case ast::StepKind::Call:
      return in_sight(step, &path, at, hint);
  }
  REGEL_UNREACHABLE();
}

Place Checker::next_step(const Place& from, const ast::Step& step, Span so_far, Span span) {
  if (from.kind != Kind::Value) {
    sink_.report<Code::R408>(so_far, quote(so_far));
    return {};
  }
  if (refuse_list(from.value)) return {};
  const ir::ExprId row = as_row(from.value);
  if (!row.valid()) {
    const bool named = step.kind == ast::StepKind::Field || step.kind == ast::StepKind::Call;
    const Bilingual asked =
        named ? Bilingual{std::string(text(step.name)), std::string(text(step.name))}
              : ast::spellings(keyword_of(step.kind));
    sink_.report<Code::R338>(so_far, quote(so_far), describe(from.value), asked);
    return {};
  }
  if (step.kind != ast::StepKind::Field && step.kind != ast::StepKind::Call) {
    return built_in(step.kind, row, span);
  }
  if (std::optional<Place> found = member(row, step, span)) return *found;
  const std::string name(text(step.name));
  if (names_.is_lost(name)) return {};
  const types::Record& record = record_of(row);
  const std::vector<std::string> known = names_of(expr(row).type.record());
  if (step.kind == ast::StepKind::Call) {
    sink_.report<Code::R324>(step.name.span, name, diag::suggestion(name, known));
    return {};
  }
  auto report =
      sink_.report<Code::R301>(step.name.span, record.name, name, diag::suggestion(name, known));
  for (const std::string& near : nearest(name, known, diag::kMostSuggestions)) {
    report.propose(near, {"det närmaste namnet", "the nearest name"});
  }
  return {};
}

Place Checker::step_of_type(const ast::Path& path, std::uint32_t& at, Type hint) {
  const ast::Step& step = module().steps[path.steps[0]];
  const std::string_view name = text(step.name);
  const Span span = step.name.span;
  const ModuleIndex from = frame().module;
  if (const auto list = names_.find_code_list(from, name, span)) {
    if (path.steps.size() == 1) return {Kind::CodeList, {}, 0, {}, *list, {}, false};
    const ast::Step& next = module().steps[path.steps[1]];
    at = 2;
    if (next.kind != ast::StepKind::Field) {
      sink_.report<Code::R408>(span, name);
      return {};
    }
    const auto code = names_.resolve_code(from, *list, next.name);
    if (!code) return {};
    ir::Constant constant;
    constant.number = *code;
    const bool scale = schema().code_lists[*list].scale;
    return value_place(literal({scale ? TypeKind::Level : TypeKind::Code, list->index, false},
                               std::move(constant), join(span, next.name.span)));
  }
  if (const auto set = names_.find_code_set(from, name, span)) {
    return {Kind::CodeSet, {}, 0, {}, {}, *set, false};
  }
  const bool alone = path.steps.size() == 1;
  if (alone && !names_.find_register(from, name, span) && report_capital(step, hint)) return {};
  const auto register_id = names_.resolve_register(from, step.name);
  if (!register_id) return {};
  if (alone) return {Kind::Register, {}, 0, *register_id, {}, {}, false};
  // `Risk.rubrik` is the record of that register in sight, if there is just one.
  const Level* found = nullptr;
  for (const Level& level : frame().levels) {
    if (!level.row.valid() || schema().records[level.record].register_id != *register_id) continue;
    if (found != nullptr) {
      sink_.report<Code::R417>(span, name);
      return {};
    }
    found = &level;
  }
  if (found == nullptr) {
    sink_.report<Code::R408>(span, name);
    return {};
  }
  return value_place(again(found->row, span));
}

Place Checker::built_in(ast::StepKind kind, ir::ExprId row, Span span) {
  const types::RecordId record = expr(row).type.record();
  const types::RegisterId register_id = schema().records[record].register_id;
  const Bilingual spelled = ast::spellings(keyword_of(kind));
  if (kind == ast::StepKind::TextFields) {
    if (schema().records[record].find(swedish() ? spelled.sv : spelled.en) >= 0) {
      sink_.report<Code::R321>(span, spelled);
      return {};
    }
    return {Kind::TextFields, row, 0, {}, {}, {}, false};
  }
  if (!register_id.valid()) {
    sink_.report<Code::R338>(span, quote(row), describe(row), spelled);
    return {};
  }
  const types::Register& target = schema().registers[register_id];
  if (kind == ast::StepKind::Previous) {
    if (target.key.empty()) {
      sink_.report<Code::R320>(span, target.name);
      return {};
    }
    if (!notes_.previous.valid()) notes_.previous = span;
    return value_place(emit(span, row_type(record), ir::Previous{row}, true));
  }
  if (!target.tree) {
    sink_.report<Code::R319>(span, target.name, spelled);
    return {};
  }
  const Kind which = kind == ast::StepKind::Descendants ? Kind::Descendants : Kind::Ancestors;
  return {which, row, 0, register_id, {}, {}, false};
}

// `föregående`, `underordnade` and the others without a record before them are about the one record
// in sight that can have them.
Place Checker::level_for(ast::StepKind kind, Span span) {
  const Level* found = nullptr;
  const Level* any = nullptr;
  for (const Level& level : frame().levels) {
    if (!level.row.valid()) continue;
    const types::RegisterId id = schema().records[level.record].register_id;
    any = &level;
    const bool tree = kind == ast::StepKind::Descendants || kind == ast::StepKind::Ancestors;
    if (!id.valid() || (tree && !schema().registers[id].tree)) continue;
    if (found != nullptr) {
      sink_.report<Code::R304>(span, ast::spellings(keyword_of(kind)),
                               schema().records[level.record].name,
                               schema().records[found->record].name,
                               how_to_tell_apart(ast::spellings(keyword_of(kind)), level));
      return {};
    }
    found = &level;
  }
  if (found == nullptr) found = any;
  if (found == nullptr) {
    sink_.report<Code::R334>(span, ast::spellings(keyword_of(kind)),
                             Bilingual{"en post", "a record"}, Bilingual{});
    return {};
  }
  return built_in(kind, again(found->row, span), span);
}

std::optional<Place> Checker::member(ir::ExprId row, const ast::Step& step, Span span) {
  const std::string_view name = text(step.name);
  const types::RecordId record_id = expr(row).type.record();
  const types::Record& record = schema().records[record_id];
  if (step.kind == ast::StepKind::Field) {
    if (const std::int32_t index = record.find(name); index >= 0) {
      const types::Field& field = record.fields[static_cast<std::size_t>(index)];
      const bool optional = field.optional && !field.type.list;
      return value_place(
          emit(span, field.type, ir::Field{row, static_cast<std::uint32_t>(index)}, optional));
    }
    if (record.register_id.valid()) {
      const types::Register& target = schema().registers[record.register_id];
      if (const std::int32_t index = target.find_collection(name); index >= 0) {
        return Place{Kind::Collection, row, static_cast<std::uint32_t>(index), {}, {}, {}, false};
      }
    }
  }
  const DefinitionRef* definition =
      names_.find_definition(frame().module, record_id, name, step.name.span);
  if (definition == nullptr) return std::nullopt;
  std::vector<ast::ExprId> arguments;
  for (const ast::ExprRefId argument : step.arguments) {
    arguments.push_back(module().expr_lists[argument]);
  }
  return value_place(expand(*definition, row, arguments, step.name.span));
}

ir::ExprId Checker::value_of(const Place& found, Span span) {
  const Bilingual value{"ett värde", "a value"};
  switch (found.kind) {
    case Kind::Error:
      return wrong();
    case Kind::Value:
      return found.value;
    case Kind::Collection:
    case Kind::Descendants:
    case Kind::Ancestors:
    case Kind::TextFields:
    case Kind::Members:
      sink_.report<Code::R408>(span, quote(span));
      return wrong();
    case Kind::Register:
      sink_.report<Code::R413>(span, quote(span), Bilingual{"ett register", "a register"}, value);
      return wrong();
    case Kind::CodeList:
      sink_.report<Code::R413>(span, quote(span), Bilingual{"en kodlista", "a code list"}, value);
      return wrong();
    case Kind::CodeSet:
      sink_.report<Code::R413>(span, quote(span), Bilingual{"en kodmängd", "a codeset"}, value);
      return wrong();
  }
  REGEL_UNREACHABLE();
}

ir::ExprId Checker::again(ir::ExprId id, Span span) {
  const ir::Expr& there = expr(id);
  if (!std::holds_alternative<ir::RowVar>(there.node) &&
      !std::holds_alternative<ir::VarValue>(there.node)) {
    return id;
  }
  return emit(span, there.type, ir::Node(there.node), there.optional);
}

std::vector<std::string> Checker::names_of(types::RecordId record_id) const {
  std::vector<std::string> names;
  const types::Record& record = schema().records[record_id];
  for (const types::Field& field : record.fields) names.push_back(field.name);
  if (record.register_id.valid()) {
    for (const types::Collection& collection : schema().registers[record.register_id].collections) {
      names.push_back(collection.name);
    }
  }
  for (const DefinitionRef& definition : names_.definitions()) {
    if (definition.subject == record_id) names.push_back(definition.name);
  }
  return names;
}

}  // namespace regel::check
