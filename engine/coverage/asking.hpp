// Conditions that no author wrote, for the rules that ask.

#pragma once

#include <utility>

#include "lang/ir/program.hpp"

namespace regel::coverage {

inline ir::ExprId condition(ir::Program& program, Span span, ir::Node node) {
  return program.exprs.add({{types::TypeKind::Bool}, false, span, std::move(node)});
}

inline ir::ExprId always(ir::Program& program) {
  ir::Constant yes;
  yes.number = 1;
  return condition(program, {}, ir::Literal{program.constants.add(std::move(yes))});
}

}  // namespace regel::coverage
