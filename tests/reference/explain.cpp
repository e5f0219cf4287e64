#include "tests/reference/explain.hpp"

#include <algorithm>

#include "lang/base/check.hpp"

namespace regel::reference {

using types::Builtin;
using types::TypeKind;

namespace {

// Not one exact value.
bool open(const Value& value, types::Type type) {
  if (!value.is_value()) return true;
  if (value.is_share) {
    return value.share.part[0] * value.share.whole[1] != value.share.part[1] * value.share.whole[0];
  }
  if (type.is(TypeKind::Number)) return value.decimal_low != value.decimal_high;
  return value.low != value.high;
}

class Why {
 public:
  explicit Why(const Evaluator& evaluator)
      : evaluator_(evaluator), program_(evaluator.program()), world_(evaluator.world()) {}

  void why(ir::ExprId id, const Env& env) {
    const ir::Node& node = program_.exprs[id].node;
    if (const auto* n = std::get_if<ir::RowVar>(&node)) {
      const Row& row = env.at(n->var.index).row;
      return add("invalid", row, {});
    }
    if (const auto* n = std::get_if<ir::VarValue>(&node)) {
      const Binding& binding = env.at(n->var.index);
      return state(binding.row, {}, binding.value, program_.vars[n->var].type, binding.datum);
    }
    if (const auto* n = std::get_if<ir::Follow>(&node)) return why(n->link, env);
    if (const auto* n = std::get_if<ir::Previous>(&node)) return previous(id, *n, env);
    if (const auto* n = std::get_if<ir::Field>(&node)) return field(*n, env);
    if (const auto* n = std::get_if<ir::State>(&node)) return why(n->value, env);
    if (const auto* n = std::get_if<ir::Compare>(&node)) {
      if (between_exports(n->left, n->right, env, false)) return;
      return strict({n->left, n->right}, env, "out_of_range");
    }
    if (const auto* n = std::get_if<ir::InSet>(&node)) return why(n->value, env);
    if (const auto* n = std::get_if<ir::CodeUnder>(&node)) {
      return strict({n->value, n->other}, env, "out_of_range");
    }
    if (const auto* n = std::get_if<ir::TreeUnder>(&node)) {
      if (between_exports(n->other, n->value, env, true)) return;
      return strict({n->value, n->other}, env, "tree_broken");
    }
    if (const auto* n = std::get_if<ir::TextMatch>(&node)) {
      return strict({n->value, n->pattern}, env, "out_of_range");
    }
    if (const auto* n = std::get_if<ir::Not>(&node)) return why(n->operand, env);
    if (const auto* n = std::get_if<ir::And>(&node)) return unknown_of(n->operands, env);
    if (const auto* n = std::get_if<ir::Or>(&node)) return unknown_of(n->operands, env);
    if (const auto* n = std::get_if<ir::Items>(&node)) {
      std::vector<ir::ExprId> conditions;
      for (const ir::ItemRef& item : n->items) conditions.push_back(item.condition);
      return unknown_of(conditions, env);
    }
    if (const auto* n = std::get_if<ir::If>(&node)) {
      const Truth condition = evaluator_.condition(n->condition, env);
      if (condition == Truth::Unknown) return why(n->condition, env);
      return why(condition == Truth::True ? n->then : n->otherwise, env);
    }
    if (const auto* n = std::get_if<ir::IfMissing>(&node)) {
      const bool missing = evaluator_.value(n->value, env).known == Known::Missing;
      return why(missing ? n->fallback : n->value, env);
    }
    if (const auto* n = std::get_if<ir::Arith>(&node)) return arith(*n, env);
    if (const auto* n = std::get_if<ir::Negate>(&node))
      return strict({n->operand}, env, "overflow");
    if (const auto* n = std::get_if<ir::Extreme>(&node)) return strict(n->values, env, "overflow");
    if (const auto* n = std::get_if<ir::Call>(&node)) {
      if (n->function == Builtin::Raw) return why(n->arguments[0], env);
      return strict(n->arguments, env, "out_of_range");
    }
    if (const auto* n = std::get_if<ir::Quantified>(&node)) return quantified(*n, env);
    if (const auto* n = std::get_if<ir::Aggregate>(&node)) return aggregate(*n, env);
    if (named(id, env)) return;
    // A parameter without a value in force.
    add_bare("out_of_range");
  }

  std::set<Cause> take() { return std::move(causes_); }

 private:
  // A parameter that names a record by a key which no record has, or several.
  bool named(ir::ExprId id, const Env& env) {
    const types::Type type = evaluator_.type_of(id);
    if (!type.is(TypeKind::Link)) return false;
    if (!world_.supplied(type.target(), false)) {
      not_supplied(type.target(), false);
      return true;
    }
    const Value value = evaluator_.value(id, env);
    const bool dangling = value.known == Known::Dangling;
    if (!dangling && value.known != Known::Ambiguous) return false;
    causes_.insert({dangling ? "dangling" : "ambiguous",
                    world_.schema().registers[type.target()].name,
                    value.text,
                    {}});
    return true;
  }

  void add(const std::string& kind, const Row& row, const std::string& field) {
    const types::RegisterId reg = row.reg.valid() ? row.reg : row.owner;
    std::string where = row.inside + field;
    if (field.empty() && !where.empty()) where.pop_back();
    Row holder = row;
    if (!row.reg.valid()) holder = world_.records(reg, row.previous)[row.index];
    causes_.insert({kind, world_.schema().registers[reg].name, world_.name_of(holder), where});
  }
  void add_bare(const std::string& kind, const std::string& name = {},
                const std::string& field = {}) {
    causes_.insert({kind, name, {}, field});
  }
  void not_supplied(types::RegisterId reg, bool previous) {
    add_bare(previous ? "previous_missing" : "source_missing", world_.schema().registers[reg].name);
  }

  void state(const Row& row, const std::string& field, const Value& value, types::Type type,
             const Datum* datum) {
    switch (value.known) {
      case Known::Value:
        return add("imprecise", row, field);
      case Known::Missing:
        return add("missing", row, field);
      case Known::RecordedUnknown:
        return add("recorded_unknown", row, field);
      case Known::Invalid:
        return add("invalid", row, field);
      case Known::Dangling:
        return add("dangling", row, field);
      case Known::Ambiguous:
        return add("ambiguous", row, field);
      case Known::Unknown:
        break;
    }
    if (type.is(TypeKind::Link) && !world_.supplied(type.target(), row.previous)) {
      return not_supplied(type.target(), row.previous);
    }
    if (datum != nullptr && datum->state == State::NotSupplied) {
      const types::RegisterId reg = row.reg.valid() ? row.reg : row.owner;
      return add_bare("not_in_source", world_.schema().registers[reg].name, row.inside + field);
    }
    add("invalid", row, field);
  }

  // `inner`: the way on to what was asked for, which no other value can have in a record's place.
  void field(const ir::Field& node, const Env& env, const std::string& inner = {}) {
    const Value row = evaluator_.value(node.row, env);
    const types::Field& info =
        world_.schema().records[evaluator_.type_of(node.row).record()].fields[node.field];
    const std::string name = info.name + inner;
    const auto* outer = std::get_if<ir::Field>(&program_.exprs[node.row].node);
    if (!row.is_value() && outer != nullptr) return field(*outer, env, "." + name);
    if (!row.is_value()) return why(node.row, env);
    const Datum& datum = row.row.datum->fields[node.field];
    state(row.row, name, evaluator_.from_datum(datum, info, row.row, false), info.type, &datum);
  }

  void previous(ir::ExprId id, const ir::Previous& node, const Env& env) {
    const Value row = evaluator_.value(node.row, env);
    if (!row.is_value()) return why(node.row, env);
    const Value found = evaluator_.value(id, env);
    if (found.known == Known::Ambiguous) {
      const std::uint32_t key = world_.schema().registers[row.row.reg].key[0];
      return add("ambiguous", row.row, world_.schema().record_of(row.row.reg).fields[key].name);
    }
    if (found.known == Known::Missing) return add("missing", row.row, {});
    if (row.row.previous || !world_.supplied(row.row.reg, true)) {
      return not_supplied(row.row.reg, true);
    }
    // The key is not known.
    const types::Record& record = world_.schema().record_of(row.row.reg);
    for (const std::uint32_t key : world_.schema().registers[row.row.reg].key) {
      const Datum& datum = row.row.datum->fields[key];
      if (datum.state == State::Value) continue;
      state(row.row, record.fields[key].name,
            evaluator_.from_datum(datum, record.fields[key], row.row, false),
            record.fields[key].type, &datum);
    }
  }

  // Operands without a value; otherwise those that are not exact; otherwise the operation itself.
  // Records of two exports are compared by their keys; of a tree only the first one's is asked.
  bool between_exports(ir::ExprId first, ir::ExprId second, const Env& env, bool of_tree) {
    const types::Type type = evaluator_.type_of(first);
    if (!type.is(TypeKind::Row) && !type.is(TypeKind::Link)) return false;
    const Value a = evaluator_.value(first, env);
    const Value b = evaluator_.value(second, env);
    if (!a.is_value() || !b.is_value() || a.row.previous == b.row.previous) return false;
    if (of_tree) return key_unknown(a.row) || not_one(a.row, b.row);
    const bool unknown = key_unknown(a.row);
    return key_unknown(b.row) || unknown;
  }
  // In the export of `there`, no record has the key, or several have.
  bool not_one(const Row& row, const Row& there) {
    const std::optional<std::string> key = world_.key_of(row);
    const std::vector<Row> all = world_.records(there.reg, there.previous);
    const auto same = std::count_if(all.begin(), all.end(),
                                    [&](const Row& each) { return world_.key_of(each) == key; });
    if (same == 1) return false;
    causes_.insert(
        {same == 0 ? "dangling" : "ambiguous", world_.schema().registers[row.reg].name, *key, {}});
    return true;
  }
  bool key_unknown(const Row& row) {
    if (world_.key_of(row)) return false;
    for (const std::uint32_t index : world_.schema().registers[row.reg].key) {
      const types::Field& info = world_.schema().record_of(row.reg).fields[index];
      const Datum& datum = row.datum->fields[index];
      if (datum.state == State::Value) continue;
      state(row, info.name, evaluator_.from_datum(datum, info, row, false), info.type, &datum);
    }
    return true;
  }

  void strict(const std::vector<ir::ExprId>& operands, const Env& env, const std::string& own) {
    bool found = false;
    for (const bool values : {false, true}) {
      for (const ir::ExprId operand : operands) {
        const Value value = evaluator_.value(operand, env);
        if (value.is_value() != values || !open(value, evaluator_.type_of(operand))) continue;
        found = true;
        why(operand, env);
      }
      if (found) return;
    }
    add_bare(own);
  }

  void arith(const ir::Arith& node, const Env& env) {
    const types::Type left = evaluator_.type_of(node.left);
    const types::Type right = evaluator_.type_of(node.right);
    const bool ranged = node.op == ArithOp::Divide || left.is(TypeKind::Date) ||
                        left.is(TypeKind::Period) || right.is(TypeKind::Period);
    strict({node.left, node.right}, env, ranged ? "out_of_range" : "overflow");
  }

  void unknown_of(const std::vector<ir::ExprId>& conditions, const Env& env) {
    for (const ir::ExprId one : conditions) {
      if (evaluator_.condition(one, env) == Truth::Unknown) why(one, env);
    }
  }

  // The collection itself is not known.
  void collection(const ir::Scope& scope, const Env& env) {
    const ir::Var& var = program_.vars[scope.var];
    if (scope.kind == ir::ScopeKind::Register) {
      return not_supplied(var.register_id, var.kind == ir::RelationKind::Previous);
    }
    if (scope.kind == ir::ScopeKind::List) {
      return field(std::get<ir::Field>(program_.exprs[scope.of].node), env);
    }
    const Value row = evaluator_.value(scope.of, env);
    if (!row.is_value()) return why(scope.of, env);
    if (scope.kind == ir::ScopeKind::Collection) {
      const types::Collection& info =
          world_.schema().registers[row.row.reg].collections[scope.collection];
      if (!world_.supplied(info.members, row.row.previous)) {
        return not_supplied(info.members, row.row.previous);
      }
      if (!info.with_descendants || world_.descendants(row.row)) {
        return add("ambiguous", row.row, {});
      }
    }
    add("tree_broken", row.row, {});
  }

  // What the filter of a member, or of the group it is in, does not know.
  void filter(const ir::Scope& scope, const Evaluator::Candidate& member, const Env& env) {
    if (scope.kind == ir::ScopeKind::Members) {
      const ir::Subject& subject = *env.at(scope.group.index).group->subject;
      if (subject.filter.valid()) {
        const Env own{{subject.member.index, member.env.at(scope.var.index)}};
        if (evaluator_.condition(subject.filter, own) == Truth::Unknown) why(subject.filter, own);
      }
    }
    if (scope.filter.valid() && evaluator_.condition(scope.filter, member.env) == Truth::Unknown) {
      why(scope.filter, member.env);
    }
  }

  void quantified(const ir::Quantified& node, const Env& env) {
    const ir::Scope& scope = program_.scopes[node.scope];
    const auto members = evaluator_.candidates(scope, env);
    if (!members) return collection(scope, env);
    const bool all = node.kind == ir::QuantifierKind::All;
    const bool by_key = scope.kind == ir::ScopeKind::Register && !all;
    for (const Evaluator::Candidate& member : *members) {
      const Truth holds = by_key
                              ? evaluator_.member_condition(node.condition, scope.var, member.env)
                              : evaluator_.condition(node.condition, member.env);
      const Truth both = all ? or_(not_(member.filter), holds) : and_(member.filter, holds);
      if (both != Truth::Unknown) continue;
      if (member.filter == Truth::Unknown) filter(scope, member, env);
      if (holds == Truth::Unknown) why(node.condition, member.env);
    }
  }

  void aggregate(const ir::Aggregate& node, const Env& env) {
    const ir::Scope& scope = program_.scopes[node.scope];
    const auto members = evaluator_.candidates(scope, env);
    if (!members) return collection(scope, env);
    const bool counts = node.kind == AggregateKind::Count;
    bool found = false;
    for (const Evaluator::Candidate& member : *members) {
      if (member.filter == Truth::False) continue;
      const Value value = counts ? whole(0) : evaluator_.value(node.value, member.env);
      if (node.ignoring_missing && value.known == Known::Missing) continue;
      if (member.filter == Truth::Unknown) {
        found = true;
        filter(scope, member, env);
      }
      if (counts || !open(value, evaluator_.type_of(node.value))) continue;
      found = true;
      why(node.value, member.env);
    }
    if (!found) add_bare(node.kind == AggregateKind::Share ? "out_of_range" : "overflow");
  }

  const Evaluator& evaluator_;
  const ir::Program& program_;
  const World& world_;
  std::set<Cause> causes_;
};

}  // namespace

std::set<Cause> causes(const Evaluator& evaluator, ir::ExprId id, const Env& env) {
  Why why(evaluator);
  why.why(id, env);
  return why.take();
}

}  // namespace regel::reference
