#include "engine/witness/reach.hpp"

#include <algorithm>
#include <variant>

#include "lang/ir/dump.hpp"
#include "lang/ir/walk.hpp"
#include "lang/source/shipped.hpp"

namespace regel::witness {

using types::TypeKind;

namespace {

class Reader {
 public:
  explicit Reader(const ir::Program& program) : program_(program) {}

  void rule(const ir::Rule& rule) {
    const ir::Subject& subject = rule.subject;
    of_register(subject.register_id);
    if (subject.kind == ir::RelationKind::Group) reach_.whole.insert(subject.register_id.index);
    reach_.previous =
        reach_.previous || subject.previous || subject.kind == ir::RelationKind::Previous;
    below(subject.filter);
    for (const ir::GroupKeyInfo& key : subject.keys) below(key.value);
    for (const ir::ExprId id : rule.when) below(id);
    for (const ir::ExprId id : rule.unless) below(id);
    for (const ir::ExprId id : rule.unclear_when) below(id);
    below(rule.requirement);
  }

  Reach finish(const ir::Rule& rule) {
    for (const types::RegisterId id : program_.schema.registers.ids()) {
      for (const types::Field& field : program_.schema.record_of(id).fields) {
        if (field.type.kind != TypeKind::Link) continue;
        for (const std::uint32_t on : field.link_on) {
          reach_.matched.insert({field.type.target().index, on});
        }
      }
    }
    const ir::RelationKind kind = rule.subject.kind;
    reach_.separable =
        reach_.whole.empty() &&
        (kind == ir::RelationKind::Register || kind == ir::RelationKind::Previous) &&
        std::ranges::all_of(reach_.registers, [&](std::uint32_t id) { return is_named({id}); });
    return std::move(reach_);
  }

 private:
  // Its records can be called something else.
  bool is_named(types::RegisterId id) const {
    const types::Register& reg = program_.schema.registers[id];
    if (reg.key.size() != 1) return true;
    const types::Type type = program_.schema.record_of(id).fields[reg.key[0]].type;
    return type.is(TypeKind::Text) || type.is(TypeKind::Link);
  }

  void of_register(types::RegisterId id) {
    if (id.valid()) reach_.registers.insert(id.index);
  }

  void below(ir::ExprId id) {
    if (!id.valid() || !seen_.insert(id.index).second) return;
    const ir::Expr& expr = program_.exprs[id];
    one(expr);
    ir::for_each_child(program_, expr, [this](ir::ExprId child) { below(child); });
  }

  void constant(types::Type type, const ir::Constant& value) {
    if (said_.insert(ir::dump(program_.schema, type) + ir::dump(program_, value, type)).second) {
      reach_.constants.emplace_back(type, value);
    }
  }

  void scope(const ir::Scope& scope) {
    const ir::Var& var = program_.vars[scope.var];
    of_register(var.register_id);
    if (scope.kind == ir::ScopeKind::Register) reach_.whole.insert(var.register_id.index);
    if (var.kind == ir::RelationKind::Previous) reach_.previous = true;
    const auto owner = [&] {
      const types::Type type = program_.exprs[scope.of].type;
      return type.kind == TypeKind::Link ? type.target()
                                         : program_.schema.records[type.record()].register_id;
    };
    if (scope.kind == ir::ScopeKind::Collection) {
      const types::Collection& collection =
          program_.schema.registers[owner()].collections[scope.collection];
      of_register(collection.members);
      link_back(collection.members, collection.via);
    }
    if (scope.kind == ir::ScopeKind::Descendants || scope.kind == ir::ScopeKind::Ancestors) {
      if (const auto tree = program_.schema.registers[owner()].tree) link_back(owner(), *tree);
    }
    if (scope.kind == ir::ScopeKind::TextFields) {
      const types::RecordId record = program_.exprs[scope.of].type.record();
      const std::vector<types::Field>& fields = program_.schema.records[record].fields;
      for (std::uint32_t i = 0; i < fields.size(); ++i) {
        if (fields[i].type.kind == TypeKind::Text) reach_.fields.insert({record.index, i});
      }
    }
  }

  void link_back(types::RegisterId from, std::uint32_t field) {
    reach_.collected.insert({from.index, field});
    reach_.fields.insert({program_.schema.registers[from].record.index, field});
  }

  void one(const ir::Expr& expr) {
    if (expr.type.kind == TypeKind::Link) of_register(expr.type.target());
    if (const auto* row = std::get_if<ir::RowVar>(&expr.node)) {
      of_register(program_.vars[row->var].register_id);
    } else if (const auto* field = std::get_if<ir::Field>(&expr.node)) {
      reach_.fields.insert({program_.exprs[field->row].type.record().index, field->field});
    } else if (std::holds_alternative<ir::Previous>(expr.node)) {
      reach_.previous = true;
    } else if (const auto* literal = std::get_if<ir::Literal>(&expr.node)) {
      constant(expr.type, program_.constants[literal->value]);
    } else if (const auto* parameter = std::get_if<ir::Parameter>(&expr.node)) {
      for (const ir::DatedConstant& dated : program_.parameters[parameter->id].values) {
        constant(expr.type, program_.constants[dated.value]);
      }
    } else if (const auto* quantified = std::get_if<ir::Quantified>(&expr.node)) {
      scope(program_.scopes[quantified->scope]);
    } else if (const auto* aggregate = std::get_if<ir::Aggregate>(&expr.node)) {
      scope(program_.scopes[aggregate->scope]);
    } else if (const auto* under = std::get_if<ir::TreeUnder>(&expr.node)) {
      const types::Type type = program_.exprs[under->value].type;
      const types::RegisterId reg = type.kind == TypeKind::Link
                                        ? type.target()
                                        : program_.schema.records[type.record()].register_id;
      if (const auto tree = program_.schema.registers[reg].tree) link_back(reg, *tree);
    }
  }

  const ir::Program& program_;
  Reach reach_;
  std::set<std::uint32_t> seen_;
  std::set<std::string> said_;
};

}  // namespace

Reach reach_of(const ir::Program& program, const std::vector<ir::Rule>& rules) {
  Reader reader(program);
  for (const ir::Rule& rule : rules) reader.rule(rule);
  return reader.finish(rules.front());
}

}  // namespace regel::witness
