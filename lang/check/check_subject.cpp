// For each what: the records of a register, of its earlier export, groups of records, or codes.

#include "lang/check/checker.hpp"

namespace regel::check {

using diag::Code;
using Kind = Place::Kind;

std::optional<ir::Subject> Checker::subject(const ast::Subject& written) {
  if (!written.register_name.text.valid()) return std::nullopt;  // unreadable, and reported
  ir::Subject out;
  Place found;
  if (written.previous || written.group) {
    const auto id = names_.resolve_register(frame().module, written.register_name);
    if (!id) return std::nullopt;
    found.kind = Kind::Register;
    found.register_id = *id;
    found.previous = written.previous;
  } else {
    const std::optional<Place> named = named_collection(written.register_name);
    if (!named) return std::nullopt;
    found = *named;
  }
  if (found.previous) {
    const types::Register& target = schema().registers[found.register_id];
    if (target.key.empty()) {
      sink_.report<Code::R320>(written.register_name.span, target.name);
      return std::nullopt;
    }
    if (!notes_.previous.valid()) notes_.previous = written.span;
  }
  std::optional<Opened> opened = open(found, written.register_name.span);
  if (!opened) return std::nullopt;
  if (written.group) return group_subject(written, found, *opened);
  out.var = opened->scope.var;
  out.kind = program_.vars[out.var].kind;
  out.register_id = found.register_id;
  out.set = found.set;
  if (out.kind == ir::RelationKind::Codes) {
    out.list = expr(opened->level.self).type.code_list();
  }
  if (written.alias) {
    opened->level.alias = text(*written.alias);
    program_.vars[out.var].name = std::string(opened->level.alias);
    report_hidden_field(*written.alias, opened->level);
  }
  frame().levels.push_back(opened->level);
  frame().has_subject = true;
  return out;
}

std::optional<ir::Subject> Checker::group_subject(const ast::Subject& written, const Place& found,
                                                  const Opened& opened) {
  ir::Subject out;
  out.kind = ir::RelationKind::Group;
  out.register_id = found.register_id;
  out.previous = found.previous;
  out.member = opened.scope.var;
  bool whole = true;
  frame().levels.push_back(opened.level);
  if (written.filter.valid()) {
    out.filter = condition(written.filter, {"där", "where"});
    whole = !bad(out.filter);
  }
  std::vector<GroupName> names;
  std::vector<ir::ExprId> values;
  for (const ast::GroupKey& key : written.keys) {
    const ir::ExprId value = check(key.value);
    if (refuse_list(value)) {
      whole = false;
      continue;
    }
    const std::string name = key.alias ? std::string(text(*key.alias)) : quote(span_of(key.value));
    if (key.alias) report_hidden_field(*key.alias, opened.level);
    out.keys.push_back({name, value});
    names.push_back({name, key.alias.has_value()});
    values.push_back(value);
  }
  frame().levels.pop_back();
  if (!whole) return std::nullopt;

  ir::Var group;
  group.kind = ir::RelationKind::Group;
  group.register_id = found.register_id;
  group.previous = found.previous;
  out.var = program_.vars.add(std::move(group));
  Frame& here = frame();
  here.group = out.var;
  here.members = found.register_id;
  here.members_previous = found.previous;
  here.group_names = std::move(names);
  here.group_values = std::move(values);
  here.levels.push_back({{}, {}, {}, {}, true, false});
  return out;
}

}  // namespace regel::check
