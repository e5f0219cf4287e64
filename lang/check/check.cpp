// The order of the steps: every rule and summary by itself, then what none of them used, then what
// only all of them together show.

#include "lang/check/check.hpp"

#include "lang/check/check_rule.hpp"
#include "lang/check/warnings.hpp"

namespace regel::check {

void check_rules(Names& names) {
  Checker checker(names);
  for (ModuleIndex module = 0; module < names.modules().size(); ++module) {
    const std::vector<ast::Decl>& decls = names.module(module).decls;
    for (std::uint32_t decl = 0; decl < decls.size(); ++decl) {
      const ast::DeclNode& node = decls[decl].node;
      if (std::holds_alternative<ast::Rule>(node)) check_rule(checker, names, module, decl);
      if (std::holds_alternative<ast::Summary>(node)) check_summary(checker, names, module, decl);
    }
  }
  for (const DefinitionRef& definition : names.definitions()) {
    checker.definition_alone(definition);
  }
  check_versions(names);
}

}  // namespace regel::check
