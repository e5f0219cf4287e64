#include "lang/ir/subject.hpp"

#include <algorithm>

namespace regel::ir {

std::string key_name(const Program& program, const Subject& subject) {
  if (subject.kind == RelationKind::Group) {
    return subject.keys.empty() ? std::string() : subject.keys.front().name;
  }
  if (!subject.register_id.valid()) return program.vars[subject.var].name;
  const types::Record& record = program.schema.record_of(subject.register_id);
  for (const std::uint32_t field : program.schema.registers[subject.register_id].key) {
    if (field < record.fields.size() && !record.fields[field].is_protected) {
      return record.fields[field].name;
    }
  }
  for (const types::Field& field : record.fields) {
    if (!field.is_protected) return field.name;
  }
  return record.name;
}

bool identifies(const Program& program, const Subject& subject, ExprId value) {
  if (const auto* call = std::get_if<Call>(&program.exprs[value].node)) {
    if (call->function == types::Builtin::Raw) value = call->arguments.front();
  }
  const Node& node = program.exprs[value].node;
  if (std::holds_alternative<GroupKey>(node)) return true;
  if (const auto* code = std::get_if<VarValue>(&node)) return code->var == subject.var;
  if (const auto* row = std::get_if<RowVar>(&node)) return row->var == subject.var;
  const auto* field = std::get_if<Field>(&node);
  if (field == nullptr) return false;
  const types::Record& record = program.schema.records[program.exprs[field->row].type.record()];
  const types::Type type = record.fields[field->field].type;
  if (type.is(types::TypeKind::Text) || type.is(types::TypeKind::Link)) return true;
  if (!record.register_id.valid()) return false;
  const types::Register& target = program.schema.registers[record.register_id];
  const auto has = [&](const std::vector<std::uint32_t>& fields) {
    return std::find(fields.begin(), fields.end(), field->field) != fields.end();
  };
  return has(target.key) || std::any_of(target.uniques.begin(), target.uniques.end(), has);
}

}  // namespace regel::ir
