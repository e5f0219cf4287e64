#include "lang/ast/qualified_call.hpp"

namespace regel::ast {

std::optional<types::Builtin> qualified_builtin(const Module& module, const Path& path) {
  if (path.steps.size() != 2) return std::nullopt;
  const Step& first = module.steps[path.steps[0]];
  const Step& second = module.steps[path.steps[1]];
  if (first.kind != StepKind::Field || second.kind != StepKind::Call) return std::nullopt;
  constexpr std::string_view kStandard = "standard.";
  for (const Use& use : module.uses) {
    if (!use.alias || module.text(*use.alias) != module.text(first.name)) continue;
    if (module.text(use.module).substr(0, kStandard.size()) != kStandard) continue;
    for (const types::BuiltinInfo& builtin : types::kBuiltins) {
      const bool swedish = module.language == diag::Language::Swedish;
      if ((swedish ? builtin.sv : builtin.en) == module.text(second.name)) return builtin.id;
    }
  }
  return std::nullopt;
}

}  // namespace regel::ast
