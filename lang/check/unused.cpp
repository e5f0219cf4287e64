// R314: what is declared and never used. Registers, lists and rules are not asked for: a register
// may be there for its data findings, and a rule is used by being there.

#include "lang/check/declare.hpp"
#include "lang/source/shipped.hpp"

namespace regel::check {

using diag::Code;

namespace {

// What the program brings along is not the author's.
bool is_shipped(const ast::Module& module) {
  return module.name && is_shipped_module(module.text(*module.name));
}

}  // namespace

void report_unused(Names& names) {
  // What was refused may have been the use.
  if (names.sink().has_errors()) return;
  for (const Names::Entry& entry : names.entries()) {
    const bool asked = entry.kind == Names::Kind::Parameter ||
                       entry.kind == Names::Kind::Definition || entry.kind == Names::Kind::CodeSet;
    if (!asked || entry.used || is_shipped(names.module(entry.module))) continue;
    names.sink().report<Code::R314>(entry.span, entry.name);
  }
  for (ModuleIndex m = 0; m < names.modules().size(); ++m) {
    const ast::Module& module = names.module(m);
    if (is_shipped(module)) continue;
    for (std::size_t i = 0; i < module.uses.size(); ++i) {
      if (names.import_used(m, i)) continue;
      names.sink().report<Code::R314>(module.uses[i].module.span,
                                      module.text(module.uses[i].module));
    }
  }
}

}  // namespace regel::check
