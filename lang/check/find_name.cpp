// What a bare name means. First the parameters of the definition and the names given with `som`,
// then the fields, collections and definitions of the records in sight: a name that two of them
// have is asked about (R304), never chosen between. Then parameters and definitions without a
// subject, and at last the codes of the list on the other side.

#include "lang/ast/keyword.hpp"
#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/check/checker.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/types/builtin.hpp"

namespace regel::check {

using diag::Code;
using Kind = Place::Kind;

bool Checker::has_member(types::RecordId record_id, const ast::Step& step) {
  const std::string_view name = text(step.name);
  const types::Record& record = schema().records[record_id];
  if (step.kind == ast::StepKind::Field) {
    if (record.find(name) >= 0) return true;
    if (record.register_id.valid() &&
        schema().registers[record.register_id].find_collection(name) >= 0) {
      return true;
    }
  }
  return names_.find_definition(frame().module, record_id, name) != nullptr;
}

// Which of two is meant: of an element and of the record around it.
Bilingual Checker::how_to_tell_apart(const Bilingual& name, const Level& element) {
  if (element.alias.empty()) {
    return {"Ange vilket: ge elementet ett namn med `som`, eller skriv `denna." + name.sv + "`.",
            "Say which: name the element with `as`, or write `this." + name.en + "`."};
  }
  const std::string alias(element.alias);
  return {"Skriv `" + alias + "." + name.sv + "` för elementets, eller `denna." + name.sv +
              "` för postens.",
          "Write `" + alias + "." + name.en + "` for the element's, or `this." + name.en +
              "` for the record's."};
}

// A group's key that has the name of a field has no name of its own.
void Checker::report_group_key(const ast::Step& step, const Level& element) {
  const std::string name(text(step.name));
  const std::string own = std::string(element.alias.empty() ? "e" : element.alias) + "." + name;
  sink_.report<Code::R304>(
      step.name.span, name, schema().records[element.record].name,
      Bilingual{"gruppens nycklar", "the keys of the group"},
      Bilingual{"Skriv `" + own + "` för elementets" +
                    (element.alias.empty() ? " och ge det namnet med `som e`" : "") +
                    ", eller ge nyckeln ett eget namn: `per " + name + " som …`.",
                "Write `" + own + "` for the element's" +
                    (element.alias.empty() ? " and name it with `as e`" : "") +
                    ", or give the key a name of its own: `by " + name + " as …`."});
}

Place Checker::in_sight(const ast::Step& step, const ast::Path* path, std::uint32_t& at,
                        Type hint) {
  const std::string_view name = text(step.name);
  const Bilingual both{std::string(name), std::string(name)};
  const Span span = step.name.span;
  if (step.kind == ast::StepKind::Field) {
    for (const Parameter& parameter : frame().parameters) {
      if (parameter.name == name) return value_place(parameter.value);
    }
    const std::vector<Level>& levels = frame().levels;
    for (std::size_t i = levels.size(); i-- > 0;) {
      if (!levels[i].alias.empty() && levels[i].alias == name && levels[i].self.valid()) {
        return value_place(again(levels[i].self, span));
      }
    }
  }
  const Level* inner = nullptr;
  bool member_of_group = false;
  const std::vector<Level>& levels = frame().levels;
  for (std::size_t i = levels.size(); i-- > 0;) {
    const Level& level = levels[i];
    if (level.group) {
      // A key without a name of its own is the members' field, so inside `medlemmar` that is meant.
      if (inner != nullptr && member_of_group) break;
      if (std::optional<Place> key = group_key(path, step, at, inner != nullptr)) return *key;
      std::uint32_t unused = at;
      if (inner != nullptr && group_key(path, step, unused, false)) {
        report_group_key(step, *inner);
        return {};
      }
      continue;
    }
    member_of_group = member_of_group || level.member;
    if (!level.row.valid() || !has_member(level.record, step)) continue;
    if (inner != nullptr && inner->record == level.record) {
      sink_.report<Code::R304>(span, name, Bilingual{"elementet", "the element"},
                               Bilingual{"posten", "the record"}, how_to_tell_apart(both, *inner));
      return {};
    }
    if (inner != nullptr) {
      sink_.report<Code::R304>(span, name, schema().records[inner->record].name,
                               schema().records[level.record].name,
                               how_to_tell_apart(both, *inner));
      return {};
    }
    inner = &level;
  }
  if (inner != nullptr) {
    const ir::ExprId row = inner->row;
    const types::RecordId record = inner->record;
    const bool alone = path != nullptr && path->steps.size() == 1;
    if (step.kind == ast::StepKind::Field) {
      if (names_.find_parameter(frame().module, name)) {
        sink_.report<Code::R304>(span, name, schema().records[record].name,
                                 Bilingual{"parametrarna", "the parameters"},
                                 how_to_tell_apart(both, *inner));
        return {};
      }
      if (alone && !step.quoted && report_field_and_code(step, record, hint)) return {};
    }
    if (std::optional<Place> found = member(row, step, span)) return *found;
    return {};
  }
  if (std::optional<Place> found = global(step, path, at)) return *found;
  const bool alone = path == nullptr || path->steps.size() == 1;
  if (is_code(hint) && step.kind == ast::StepKind::Field && alone) {
    const auto code = names_.resolve_code(frame().module, hint.code_list(), step.name);
    if (!code) return {};
    ir::Constant constant;
    constant.number = *code;
    return value_place(literal(hint.element(), std::move(constant), span));
  }
  return unknown_name(step, hint);
}

std::optional<Place> Checker::group_key(const ast::Path* path, const ast::Step& step,
                                        std::uint32_t& at, bool aliases_only) {
  if (step.kind != ast::StepKind::Field) return std::nullopt;
  const std::vector<GroupName>& keys = frame().group_names;
  const auto emit_key = [&](std::size_t index, Span span) {
    const Frame& here = frame();
    const ir::ExprId value = here.group_values[index];
    return value_place(
        emit(span, expr(value).type, ir::GroupKey{here.group, static_cast<std::uint32_t>(index)}));
  };
  // `per enhet.kod` is asked for as it was written.
  std::string written(text(step.name));
  std::optional<Place> found;
  std::uint32_t next = at;
  Span span = step.name.span;
  for (;;) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i].name != written || (aliases_only && !keys[i].alias)) continue;
      found = emit_key(i, span);
      at = next;
    }
    if (path == nullptr || next >= path->steps.size()) break;
    const ast::Step& further = module().steps[path->steps[next]];
    if (further.kind != ast::StepKind::Field) break;
    written += '.';
    written += text(further.name);
    span = join(span, further.name.span);
    ++next;
  }
  return found;
}

std::optional<Place> Checker::global(const ast::Step& step, const ast::Path* path,
                                     std::uint32_t& at) {
  const ast::Step* last = &step;
  std::string name(text(step.name));
  std::uint32_t taken = at;
  const ModuleIndex from = frame().module;
  if (step.kind == ast::StepKind::Field && path != nullptr && at < path->steps.size() &&
      names_.is_import_alias(from, name)) {
    last = &module().steps[path->steps[at]];
    if (last->kind != ast::StepKind::Field && last->kind != ast::StepKind::Call)
      return std::nullopt;
    name += '.';
    name += text(last->name);
    ++taken;
  }
  const Span span = join(step.name.span, last->name.span);
  std::vector<ast::ExprId> arguments;
  for (const ast::ExprRefId argument : last->arguments) {
    arguments.push_back(module().expr_lists[argument]);
  }
  if (last->kind == ast::StepKind::Call) {
    if (const auto builtin = names_.find_builtin(from, name)) {
      at = taken;
      return value_place(call(*builtin, arguments, span));
    }
  } else if (const auto parameter = names_.find_parameter(from, name, span)) {
    at = taken;
    return value_place(emit(span, program_.parameters[*parameter].type, ir::Parameter{*parameter}));
  }
  const DefinitionRef* definition = names_.find_definition(from, {}, name, span);
  if (definition == nullptr) return std::nullopt;
  at = taken;
  return value_place(expand(*definition, {}, arguments, span));
}

namespace {

// What programs and spreadsheets call yes, no and nothing.
std::vector<std::string> value_meant(std::string_view name, bool swedish) {
  struct Word {
    std::string_view written, sv, en;
  };
  constexpr Word kWords[] = {
      {"true", "ja", "yes"},         {"false", "nej", "no"},        {"sant", "ja", "yes"},
      {"falskt", "nej", "no"},       {"yes", "ja", "yes"},          {"no", "nej", "no"},
      {"ja", "ja", "yes"},           {"nej", "nej", "no"},          {"null", "saknas", "missing"},
      {"tom", "saknas", "missing"},  {"tomt", "saknas", "missing"}, {"blank", "saknas", "missing"},
      {"empty", "saknas", "missing"}};
  for (const Word& word : kWords) {
    if (word.written == name) return {std::string(swedish ? word.sv : word.en)};
  }
  return {};
}

Bilingual text_in_quotes(std::string_view name) {
  const std::string quoted = "`\"" + std::string(name) + "\"`";
  return {"En text skrivs inom citattecken: " + quoted + ".",
          "A text is written in quotation marks: " + quoted + "."};
}

}  // namespace

bool Checker::report_value_meant(const ast::Step& step, Type hint) {
  const std::string_view name = text(step.name);
  const std::vector<std::string> meant = value_meant(fold_case(name), swedish());
  if (meant.empty() || step.kind == ast::StepKind::Call) return false;
  const bool answer =
      meant[0] == "ja" || meant[0] == "nej" || meant[0] == "yes" || meant[0] == "no";
  if (!answer || !hint.is(TypeKind::Bool)) return false;
  sink_.report<Code::R137>(step.name.span, name, meant[0]).propose(meant[0], {}, true);
  return true;
}

bool Checker::report_capital(const ast::Step& step, Type hint) {
  const std::string name(text(step.name));
  if (names_.is_lost(name)) return false;
  if (report_value_meant(step, hint)) return true;
  const auto small = [&](const std::string& right) {
    sink_.report<Code::R115>(step.name.span, name, right).propose(right, {}, true);
    return true;
  };
  if (is_code(hint)) {
    for (const types::Code& code : schema().code_lists[hint.code_list()].codes) {
      if (fold_case(code.name) == fold_case(name)) return small(code.name);
    }
    return !names_.resolve_code(frame().module, hint.code_list(), step.name);
  }
  for (const Level& level : frame().levels) {
    if (!level.row.valid()) continue;
    for (const std::string& member : names_of(level.record)) {
      if (fold_case(member) == fold_case(name)) return small(member);
    }
  }
  if (!hint.is(TypeKind::Text)) return false;
  const std::string where = frame().levels.empty() || !frame().levels.back().row.valid()
                                ? std::string()
                                : schema().records[frame().levels.back().record].name;
  if (where.empty()) return false;
  sink_.report<Code::R334>(step.name.span, name, where, text_in_quotes(name))
      .propose("\"" + name + "\"", {"texten", "the text"});
  return true;
}

Place Checker::unknown_name(const ast::Step& step, Type hint) {
  const std::string name(text(step.name));
  const Span span = step.name.span;
  if (names_.is_lost(name)) return {};
  const ModuleIndex from = frame().module;
  std::vector<std::string> known;
  const Level* only = nullptr;
  std::size_t records = 0;
  bool group = false;
  for (std::size_t i = frame().levels.size(); i-- > 0;) {
    const Level& level = frame().levels[i];
    if (!level.alias.empty()) known.emplace_back(level.alias);
    group = group || level.group;
    if (!level.row.valid()) continue;
    ++records;
    if (only == nullptr) only = &level;
    for (std::string& member : names_of(level.record)) known.push_back(std::move(member));
  }
  for (const Parameter& parameter : frame().parameters) known.emplace_back(parameter.name);
  for (const GroupName& key : frame().group_names) known.push_back(key.name);
  if (group) {
    const auto language = swedish() ? diag::Language::Swedish : diag::Language::English;
    known.emplace_back(ast::spelling(ast::Keyword::Members, language));
  }
  if (group && records == 0) {
    const types::Record& record = schema().record_of(frame().members);
    if (record.find(name) >= 0) {
      std::vector<std::string> keys;
      for (const GroupName& key : frame().group_names) keys.push_back(key.name);
      sink_.report<Code::R425>(span, name, diag::enumerate_and(keys));
      return {};
    }
  }
  for (std::string& value :
       names_.known_values(from, only != nullptr ? only->record : types::RecordId{})) {
    known.push_back(std::move(value));
  }
  if (step.kind == ast::StepKind::Call) {
    for (const types::BuiltinInfo& builtin : types::kBuiltins) {
      known.emplace_back(swedish() ? builtin.sv : builtin.en);
    }
  }
  if (report_value_meant(step, hint)) return {};
  std::vector<std::string> near = value_meant(name, swedish());
  if (near.empty()) near = nearest(name, known, diag::kMostSuggestions);
  const auto propose = [&](diag::Builder report) {
    for (const std::string& one : near) {
      report.propose(one, {}, near.size() == 1);
    }
  };
  if (step.kind == ast::StepKind::Call) {
    propose(sink_.report<Code::R324>(span, name, diag::did_you_mean(near)));
    return {};
  }
  const Bilingual remedy =
      near.empty() && hint.is(TypeKind::Text) ? text_in_quotes(name) : diag::did_you_mean(near);
  if (records == 1 && !group) {
    propose(sink_.report<Code::R301>(span, schema().records[only->record].name, name, remedy));
    return {};
  }
  const Bilingual where = only != nullptr ? Bilingual{schema().records[only->record].name,
                                                      schema().records[only->record].name}
                          : group         ? Bilingual{"gruppen", "the group"}
                                          : Bilingual{"något register", "any register"};
  propose(sink_.report<Code::R334>(span, name, where, remedy));
  return {};
}

const ast::Step* Checker::bare_name(ast::ExprId id) const {
  while (id.valid()) {
    const ast::ExprNode& node = ast_expr(id).node;
    if (const auto* parens = std::get_if<ast::Parens>(&node)) {
      id = parens->inner;
      continue;
    }
    const auto* path = std::get_if<ast::Path>(&node);
    if (path == nullptr || path->steps.size() != 1) return nullptr;
    const ast::Step& step = module().steps[path->steps[0]];
    return step.kind == ast::StepKind::Field && !step.quoted ? &step : nullptr;
  }
  return nullptr;
}

bool Checker::is_bare_code(ast::ExprId id) {
  const ast::Step* step = bare_name(id);
  if (step == nullptr) return false;
  const std::string_view name = text(step->name);
  for (const Parameter& parameter : frame().parameters) {
    if (parameter.name == name) return false;
  }
  for (const GroupName& key : frame().group_names) {
    if (key.name == name) return false;
  }
  for (const Level& level : frame().levels) {
    if (level.alias == name) return false;
    if (level.row.valid() && has_member(level.record, *step)) return false;
  }
  return !names_.find_parameter(frame().module, name) &&
         names_.find_definition(frame().module, {}, name) == nullptr;
}

bool Checker::report_field_and_code(const ast::Step& step, types::RecordId record_id, Type other) {
  if (!is_code(other)) return false;
  const std::string_view name = text(step.name);
  const types::CodeList& list = schema().code_lists[other.code_list()];
  const types::Record& record = schema().records[record_id];
  if (list.find(name) < 0 || record.find(name) < 0) return false;
  const std::string written(name);
  sink_.report<Code::R333>(step.name.span, written, record.name, list.name)
      .propose(list.name + "." + written, {"koden", "the code"})
      .propose((swedish() ? "denna." : "this.") + written, {"fältet", "the field"});
  return true;
}

std::pair<ir::ExprId, ir::ExprId> Checker::check_pair(ast::ExprId left, ast::ExprId right) {
  const auto hint = [&](ir::ExprId other) { return expr(other).type.element(); };
  if (is_bare_code(left) && !is_bare_code(right)) {
    const ir::ExprId b = check(right);
    if (bad(b)) return {wrong(), wrong()};
    return {check(left, hint(b)), b};
  }
  const ir::ExprId a = check(left);
  // Without the type on this side, codes on the other could only be reported for want of it.
  if (bad(a) && is_bare_code(right)) return {wrong(), wrong()};
  const ir::ExprId b = check(right, hint(a));
  if (const ast::Step* step = bare_name(left); step != nullptr && !bad(a) && !bad(b)) {
    const auto* field = std::get_if<ir::Field>(&expr(a).node);
    if (field != nullptr && expr(a).type.element() != expr(b).type.element() &&
        report_field_and_code(*step, expr(field->row).type.record(), expr(b).type)) {
      return {wrong(), wrong()};
    }
  }
  return {a, b};
}

}  // namespace regel::check
