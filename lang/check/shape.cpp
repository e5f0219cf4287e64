#include "lang/check/shape.hpp"

#include <map>

namespace regel::check {

namespace {

class Writer {
 public:
  explicit Writer(const ir::Program& program) : program_(program) {}

  void write(ir::ExprId id) {
    if (!id.valid()) {
      out_ += '-';
      return;
    }
    const ir::Expr& expr = program_.exprs[id];
    out_ += '(';
    number(expr.node.index());
    std::visit([&](const auto& node) { in(node, expr); }, expr.node);
    out_ += ')';
  }

  void write(const ir::Scope& scope, ir::ExprId filter) {
    out_ += '[';
    number(static_cast<std::size_t>(scope.kind));
    write(scope.of);
    number(scope.collection);
    if (scope.group.valid()) variable(scope.group);
    if (scope.set.valid()) number(scope.set.index);
    const ir::Var& var = program_.vars[scope.var];
    number(static_cast<std::size_t>(var.kind));
    number(var.register_id.index);
    number(var.type.ref);
    bound_.emplace(scope.var, bound_.size());
    if (filter.valid() && !is_true(filter)) write(filter);
    out_ += ']';
  }

  std::string take() { return std::move(out_); }

 private:
  void number(std::size_t value) {
    out_ += ' ';
    out_ += std::to_string(value);
  }
  void variable(ir::VarId var) {
    const auto found = bound_.find(var);
    out_ += found == bound_.end() ? " v" : " b";
    out_ += std::to_string(found == bound_.end() ? var.index : found->second);
  }
  bool is_true(ir::ExprId id) const {
    const auto* literal = std::get_if<ir::Literal>(&program_.exprs[id].node);
    return literal != nullptr && literal->value.valid() &&
           program_.exprs[id].type.is(types::TypeKind::Bool) &&
           program_.constants[literal->value].number == 1;
  }

  void in(const ir::Literal& node, const ir::Expr& expr) {
    number(static_cast<std::size_t>(expr.type.kind));
    number(expr.type.ref);
    if (!node.value.valid()) return;
    const ir::Constant& constant = program_.constants[node.value];
    out_ += ' ' + std::to_string(constant.number) + ' ' + std::to_string(constant.months) + ' ' +
            std::to_string(constant.days) + ' ' + std::to_string(constant.text.size()) + ':' +
            constant.text;
  }
  void in(const ir::Parameter& node, const ir::Expr&) { number(node.id.index); }
  void in(const ir::Today&, const ir::Expr&) {}
  void in(const ir::Now&, const ir::Expr&) {}
  void in(const ir::RowVar& node, const ir::Expr&) { variable(node.var); }
  void in(const ir::VarValue& node, const ir::Expr&) { variable(node.var); }
  void in(const ir::Follow& node, const ir::Expr&) { write(node.link); }
  void in(const ir::Previous& node, const ir::Expr&) { write(node.row); }
  void in(const ir::Field& node, const ir::Expr&) {
    number(node.field);
    write(node.row);
  }
  void in(const ir::GroupKey& node, const ir::Expr&) {
    variable(node.group);
    number(node.index);
  }
  void in(const ir::State& node, const ir::Expr&) {
    number(static_cast<std::size_t>(node.test));
    write(node.value);
  }
  void in(const ir::Compare& node, const ir::Expr&) {
    number(static_cast<std::size_t>(node.op));
    all({node.left, node.right});
  }
  void in(const ir::InSet& node, const ir::Expr&) {
    const types::CodeSet& set = program_.schema.code_sets[node.set];
    number(set.list.index);
    for (const bool member : set.members) out_ += member ? '1' : '0';
    write(node.value);
  }
  void in(const ir::CodeUnder& node, const ir::Expr&) {
    number(node.or_self ? 1 : 0);
    all({node.value, node.other});
  }
  void in(const ir::TreeUnder& node, const ir::Expr&) {
    number(node.or_self ? 1 : 0);
    all({node.value, node.other});
  }
  void in(const ir::TextMatch& node, const ir::Expr&) {
    number(static_cast<std::size_t>(node.op));
    all({node.value, node.pattern});
  }
  void in(const ir::Not& node, const ir::Expr&) { write(node.operand); }
  void in(const ir::And& node, const ir::Expr&) { all(node.operands); }
  void in(const ir::Or& node, const ir::Expr&) { all(node.operands); }
  void in(const ir::If& node, const ir::Expr&) { all({node.condition, node.then, node.otherwise}); }
  void in(const ir::IfMissing& node, const ir::Expr&) { all({node.value, node.fallback}); }
  void in(const ir::Arith& node, const ir::Expr&) {
    number(static_cast<std::size_t>(node.op));
    all({node.left, node.right});
  }
  void in(const ir::Negate& node, const ir::Expr&) { write(node.operand); }
  void in(const ir::Call& node, const ir::Expr&) {
    number(static_cast<std::size_t>(node.function));
    all(node.arguments);
  }
  void in(const ir::Extreme& node, const ir::Expr&) {
    number(node.greatest ? 1 : 0);
    all(node.values);
  }
  void in(const ir::Quantified& node, const ir::Expr&) {
    number(static_cast<std::size_t>(node.kind));
    number(static_cast<std::size_t>(node.bound));
    number(static_cast<std::size_t>(node.number));
    write(program_.scopes[node.scope], program_.scopes[node.scope].filter);
    write(node.condition);
  }
  void in(const ir::Aggregate& node, const ir::Expr&) {
    number(static_cast<std::size_t>(node.kind));
    number(node.ignoring_missing ? 1 : 0);
    write(program_.scopes[node.scope], program_.scopes[node.scope].filter);
    write(node.value);
  }
  void in(const ir::Items& node, const ir::Expr&) {
    number(static_cast<std::size_t>(node.kind));
    number(static_cast<std::size_t>(node.bound));
    number(static_cast<std::size_t>(node.number));
    for (const ir::ItemRef& item : node.items) write(item.condition);
  }
  void all(const std::vector<ir::ExprId>& ids) {
    for (const ir::ExprId id : ids) write(id);
  }

  const ir::Program& program_;
  std::map<ir::VarId, std::size_t> bound_;
  std::string out_;
};

}  // namespace

std::string shape(const ir::Program& program, ir::ExprId id) {
  Writer writer(program);
  writer.write(id);
  return writer.take();
}

std::string shape(const ir::Program& program, const ir::Scope& scope, ir::ExprId filter) {
  Writer writer(program);
  writer.write(scope, filter);
  return writer.take();
}

}  // namespace regel::check
