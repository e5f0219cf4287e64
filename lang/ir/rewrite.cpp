#include "lang/ir/rewrite.hpp"

#include <variant>

namespace regel::ir {

namespace {

class Rewriter {
 public:
  Rewriter(Program& program, const Replace& replace) : program_(program), replace_(replace) {}

  ExprId expr(ExprId id) {
    if (!id.valid()) return id;
    if (const std::optional<ExprId> other = replace_(id)) return *other;
    Expr copy = program_.exprs[id];  // by value: adding expressions moves those that are there
    const bool differs = std::visit([&](auto& node) { return parts(node); }, copy.node);
    return differs ? program_.exprs.add(std::move(copy)) : id;
  }

 private:
  bool one(ExprId& id) {
    const ExprId other = expr(id);
    const bool differs = other != id;
    id = other;
    return differs;
  }
  bool all(std::vector<ExprId>& ids) {
    bool differs = false;
    for (ExprId& id : ids) differs = one(id) || differs;
    return differs;
  }
  bool two(ExprId& a, ExprId& b) {
    const bool first = one(a);
    return one(b) || first;
  }
  bool scope(ScopeId& id) {
    Scope copy = program_.scopes[id];
    if (!two(copy.of, copy.filter)) return false;
    id = program_.scopes.add(copy);
    return true;
  }

  bool parts(Literal&) { return false; }
  bool parts(Parameter&) { return false; }
  bool parts(Today&) { return false; }
  bool parts(Now&) { return false; }
  bool parts(RowVar&) { return false; }
  bool parts(VarValue&) { return false; }
  bool parts(GroupKey&) { return false; }
  bool parts(Follow& node) { return one(node.link); }
  bool parts(Previous& node) { return one(node.row); }
  bool parts(Field& node) { return one(node.row); }
  bool parts(State& node) { return one(node.value); }
  bool parts(InSet& node) { return one(node.value); }
  bool parts(Not& node) { return one(node.operand); }
  bool parts(Negate& node) { return one(node.operand); }
  bool parts(And& node) { return all(node.operands); }
  bool parts(Or& node) { return all(node.operands); }
  bool parts(Call& node) { return all(node.arguments); }
  bool parts(Extreme& node) { return all(node.values); }
  bool parts(Compare& node) { return two(node.left, node.right); }
  bool parts(CodeUnder& node) { return two(node.value, node.other); }
  bool parts(TreeUnder& node) { return two(node.value, node.other); }
  bool parts(TextMatch& node) { return two(node.value, node.pattern); }
  bool parts(IfMissing& node) { return two(node.value, node.fallback); }
  bool parts(Arith& node) { return two(node.left, node.right); }
  bool parts(If& node) {
    const bool condition = one(node.condition);
    return two(node.then, node.otherwise) || condition;
  }
  bool parts(Quantified& node) {
    const bool of = scope(node.scope);
    return one(node.condition) || of;
  }
  bool parts(Aggregate& node) {
    const bool of = scope(node.scope);
    return one(node.value) || of;
  }
  bool parts(Items& node) {
    bool differs = false;
    for (ItemRef& item : node.items) differs = one(item.condition) || differs;
    return differs;
  }

  Program& program_;
  const Replace& replace_;
};

}  // namespace

ExprId rewrite(Program& program, ExprId id, const Replace& replace) {
  return Rewriter(program, replace).expr(id);
}

}  // namespace regel::ir
