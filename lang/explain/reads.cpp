#include "lang/explain/reads.hpp"

#include <variant>

#include "lang/ir/walk.hpp"

namespace regel::explain {
namespace {

class Reader {
 public:
  explicit Reader(const ir::Program& program) : program_(program) {}

  void subject(const ir::Subject& subject) {
    of_register(subject.register_id);
    below(subject.filter);
    for (const ir::GroupKeyInfo& key : subject.keys) below(key.value);
  }

  void below(ir::ExprId id) {
    ir::any_below(program_, id, [this](const ir::Expr& expr) {
      one(expr);
      return false;
    });
  }

  Reads found;

 private:
  void of_register(types::RegisterId id) {
    if (id.valid()) found[id];
  }

  void scope(const ir::Scope& scope) {
    of_register(program_.vars[scope.var].register_id);
    if (scope.kind != ir::ScopeKind::Collection) return;
    // A collection is found through the links of its members.
    const types::Type row = program_.exprs[scope.of].type;
    const types::RegisterId owner = program_.schema.records[row.record()].register_id;
    const types::Collection& collection =
        program_.schema.registers[owner].collections[scope.collection];
    found[collection.members].insert(collection.via);
  }

  void one(const ir::Expr& expr) {
    const types::Type element = expr.type.element();
    if (element.kind == types::TypeKind::Link) of_register(element.target());
    if (const auto* row = std::get_if<ir::RowVar>(&expr.node)) {
      of_register(program_.vars[row->var].register_id);
    }
    if (const auto* field = std::get_if<ir::Field>(&expr.node)) {
      const types::RecordId record = program_.exprs[field->row].type.record();
      const types::RegisterId owner = program_.schema.records[record].register_id;
      if (owner.valid()) found[owner].insert(field->field);
    }
    if (const auto* quantified = std::get_if<ir::Quantified>(&expr.node)) {
      scope(program_.scopes[quantified->scope]);
    }
    if (const auto* aggregate = std::get_if<ir::Aggregate>(&expr.node)) {
      scope(program_.scopes[aggregate->scope]);
    }
  }

  const ir::Program& program_;
};

}  // namespace

Reads reads(const ir::Program& program, const ir::Rule& rule) {
  Reader reader(program);
  reader.subject(rule.subject);
  for (const ir::ExprId id : rule.when) reader.below(id);
  for (const ir::ExprId id : rule.unless) reader.below(id);
  for (const ir::ExprId id : rule.unclear_when) reader.below(id);
  reader.below(rule.requirement);
  return std::move(reader.found);
}

Reads reads(const ir::Program& program, const ir::Summary& summary) {
  Reader reader(program);
  reader.subject(summary.subject);
  for (const ir::ExprId id : summary.when) reader.below(id);
  for (const ir::SummaryValue& value : summary.values) reader.below(value.value);
  return std::move(reader.found);
}

}  // namespace regel::explain
