#include "engine/catalogue/used_names.hpp"

#include <map>
#include <variant>
#include <vector>

#include "lang/ast/walk.hpp"

namespace regel::catalogue {
namespace {

struct Written {
  const ast::Module* module;
  ast::ExprId body;
};

class UsedNames {
 public:
  explicit UsedNames(const Compilation& compilation) {
    for (const ast::Module& module : compilation.modules) {
      for (const ast::Decl& decl : module.decls) {
        if (const auto* definition = std::get_if<ast::Definition>(&decl.node)) {
          definitions_.emplace(module.text(definition->name), Written{&module, definition->body});
        }
      }
    }
  }

  void clauses(const ast::Module& module, const std::vector<ast::Clause>& clauses) {
    for (const ast::Clause& clause : clauses) {
      std::visit([&](const auto& node) { this->clause(module, node); }, clause.node);
    }
  }

  std::set<std::string> names;

 private:
  void clause(const ast::Module& module, const ast::ForEach& node) {
    below(module, node.subject.filter);
    for (const ast::GroupKey& key : node.subject.keys) below(module, key.value);
    use(module.text(node.subject.register_name));
  }
  void clause(const ast::Module& module, const ast::Shows& node) { below(module, node.value); }
  void clause(const ast::Module& module, const ast::When& node) { below(module, node.condition); }
  void clause(const ast::Module& module, const ast::Unless& node) { below(module, node.condition); }
  void clause(const ast::Module& module, const ast::Must& node) { below(module, node.condition); }
  void clause(const ast::Module& module, const ast::MustNot& node) {
    below(module, node.condition);
  }
  template <class Other>
  void clause(const ast::Module&, const Other&) {}

  void below(const ast::Module& module, ast::ExprId id) {
    if (!id.valid()) return;
    const ast::Expr& expr = module.exprs[id];
    if (const auto* path = std::get_if<ast::Path>(&expr.node)) {
      for (const ast::StepId step : path->steps) {
        const ast::Step& one = module.steps[step];
        if (one.kind == ast::StepKind::Field || one.kind == ast::StepKind::Type ||
            one.kind == ast::StepKind::Call) {
          use(module.text(one.name));
        }
      }
    }
    if (const auto* call = std::get_if<ast::Call>(&expr.node)) {
      if (const auto* name = std::get_if<Symbol>(&call->callee)) use(module.text(*name));
    }
    if (const auto* all = std::get_if<ast::Quantified>(&expr.node)) scope(module, all->scope);
    if (const auto* sum = std::get_if<ast::Aggregate>(&expr.node)) scope(module, sum->scope);
    ast::for_each_child(module, expr, [&](ast::ExprId child) { below(module, child); });
  }

  void scope(const ast::Module& module, ast::ScopeId id) {
    const ast::Scope& scope = module.scopes[id];
    if (scope.kind == ast::ScopeKind::Register) use(module.text(scope.register_name));
  }

  void use(std::string_view name) {
    if (!names.emplace(name).second) return;
    for (auto [at, end] = definitions_.equal_range(std::string(name)); at != end; ++at) {
      below(*at->second.module, at->second.body);
    }
  }

  std::multimap<std::string, Written> definitions_;
};

}  // namespace

std::set<std::string> used_names(const Compilation& compilation) {
  UsedNames collector(compilation);
  for (const ast::Module& module : compilation.modules) {
    for (const ast::Decl& decl : module.decls) {
      if (const auto* rule = std::get_if<ast::Rule>(&decl.node)) {
        collector.clauses(module, rule->clauses);
      } else if (const auto* summary = std::get_if<ast::Summary>(&decl.node)) {
        collector.clauses(module, summary->clauses);
      }
    }
  }
  return std::move(collector.names);
}

}  // namespace regel::catalogue
