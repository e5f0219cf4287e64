#include "lang/check/messages.hpp"

#include "lang/ir/subject.hpp"

namespace regel::check {

using diag::Code;

namespace {

// Finds what an expression lets through to the reader.
class Printed {
 public:
  Printed(const ir::Program& program, const ir::Subject& subject)
      : program_(program), subject_(subject) {}

  // The first protected field, or nothing.
  const types::Field* protected_field(ir::ExprId id) const {
    if (!id.valid()) return nullptr;
    const ir::Expr& expr = program_.exprs[id];
    if (const types::Field* key = protected_key(expr.type)) return key;
    return std::visit([&](const auto& node) { return in(node); }, expr.node);
  }

 private:
  // A link or a record prints as its key.
  const types::Field* protected_key(types::Type type) const {
    types::RegisterId target;
    if (type.kind == types::TypeKind::Link) target = type.target();
    if (type.kind == types::TypeKind::Row) {
      target = program_.schema.records[type.record()].register_id;
    }
    if (!target.valid()) return nullptr;
    const types::Record& record = program_.schema.record_of(target);
    for (const std::uint32_t field : program_.schema.registers[target].key) {
      if (field < record.fields.size() && record.fields[field].is_protected) {
        return &record.fields[field];
      }
    }
    return nullptr;
  }

  const types::Field* in(const ir::Field& node) const {
    const ir::Expr& row = program_.exprs[node.row];
    const types::Field& field = program_.schema.records[row.type.record()].fields[node.field];
    if (field.is_protected) return &field;
    // A field of a nested record is as protected as the record.
    return std::holds_alternative<ir::Field>(row.node) ? protected_field(node.row) : nullptr;
  }
  const types::Field* in(const ir::GroupKey& node) const {
    return node.index < subject_.keys.size() ? protected_field(subject_.keys[node.index].value)
                                             : nullptr;
  }
  const types::Field* in(const ir::IfMissing& node) const {
    return any({node.value, node.fallback});
  }
  const types::Field* in(const ir::If& node) const { return any({node.then, node.otherwise}); }
  const types::Field* in(const ir::Arith& node) const { return any({node.left, node.right}); }
  const types::Field* in(const ir::Negate& node) const { return protected_field(node.operand); }
  const types::Field* in(const ir::Call& node) const { return any(node.arguments); }
  const types::Field* in(const ir::Extreme& node) const { return any(node.values); }
  const types::Field* in(const ir::Aggregate& node) const {
    switch (node.kind) {
      case AggregateKind::Count:
      case AggregateKind::CountDistinct:
      case AggregateKind::Share:
        return nullptr;
      case AggregateKind::Sum:
      case AggregateKind::Average:
      case AggregateKind::Highest:
      case AggregateKind::Lowest:
      case AggregateKind::Latest:
      case AggregateKind::Earliest:
        break;
    }
    if (const types::Field* field = protected_field(node.value)) return field;
    return protected_field(program_.scopes[node.scope].of);
  }
  template <class Node>
  const types::Field* in(const Node&) const {
    return nullptr;  // conditions, variables and constants tell nothing of a field
  }

  const types::Field* any(const std::vector<ir::ExprId>& ids) const {
    for (const ir::ExprId id : ids) {
      if (const types::Field* field = protected_field(id)) return field;
    }
    return nullptr;
  }

  const ir::Program& program_;
  const ir::Subject& subject_;
};

}  // namespace

ir::Message check_message(Checker& checker, const ast::Message& message, const ir::Subject& subject,
                          Names& names) {
  ir::Message out;
  for (const ast::MessagePart& part : message.parts) {
    if (!part.hole.valid()) {
      out.push_back({part.literal, {}});
      continue;
    }
    const ir::ExprId hole = checker.value(part.hole);
    if (checker.expr(hole).type.error()) continue;
    const ir::Program& program = names.program();
    if (const types::Field* field = Printed(program, subject).protected_field(hole)) {
      names.sink().report<Code::R711>(checker.expr(hole).span, field->name,
                                      ir::key_name(program, subject));
    }
    out.push_back({{}, hole});
  }
  return out;
}

}  // namespace regel::check
