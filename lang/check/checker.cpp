// The core of the Checker: one expression after the other, with a limit on depth and size, since
// definitions can multiply.

#include "lang/check/checker.hpp"

#include <algorithm>

#include "lang/check/quote.hpp"
#include "lang/ir/walk.hpp"

namespace regel::check {

using diag::Code;

namespace {

// Deeper than anyone writes, and shallow enough for every later pass to recurse.
constexpr std::size_t kMaxDepth = 400;
// Parts are shared where a parameter or the value before `mellan` stands twice, so a small program
// can be a tree without end.
constexpr std::uint32_t kMaxSize = 100'000;

}  // namespace

Checker::Checker(Names& names) : names_(names), program_(names.program()), sink_(names.sink()) {
  wrong_ = program_.exprs.add({Type{}, false, Span{}, ir::Literal{}});
  frames_.emplace_back();
}

void Checker::begin(ModuleIndex module) {
  frames_.clear();
  frames_.emplace_back();
  frames_.back().module = module;
  notes_ = {};
  too_large_ = false;
  expansions_ = 0;
}

ir::ExprId Checker::check(ast::ExprId id, Type hint) {
  if (!id.valid()) return wrong();
  if (depth_ >= kMaxDepth) {
    sink_.report<Code::R109>(span_of(id), kMaxDepth);
    return wrong();
  }
  ++depth_;
  const ir::ExprId result =
      std::visit([&](const auto& node) { return check_node(id, node, hint); }, ast_expr(id).node);
  --depth_;
  return result;
}

ir::ExprId Checker::value(ast::ExprId id) { return check(id); }

ir::ExprId Checker::check_node(ast::ExprId, const ast::Broken&, Type) { return wrong(); }

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Literal& node, Type hint) {
  const Type own = names_.literal_type(frame().module, node);
  // A whole number is a number where one is wanted; nothing else changes its type.
  const Type wanted = own.is(TypeKind::Integer) && hint.is(TypeKind::Number) ? hint : own;
  const std::optional<ir::Constant> constant =
      names_.literal_value(frame().module, node, span_of(id), wanted);
  if (!constant) return wrong();
  return literal(wanted, *constant, span_of(id));
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Today&, Type) {
  return emit(span_of(id), kDate, ir::Today{});
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Now&, Type) {
  return emit(span_of(id), kInstant, ir::Now{});
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Path& node, Type hint) {
  return value_of(place(node, span_of(id), hint), span_of(id));
}

ir::ExprId Checker::check_node(ast::ExprId, const ast::Parens& node, Type hint) {
  return check(node.inner, hint);
}

ir::ExprId Checker::emit(Span span, Type type, ir::Node node, bool optional) {
  ir::Expr made{type, optional, span, std::move(node)};
  const std::uint32_t size = size_of(made);
  if (size > kMaxSize) return too_large(span, quote(span));
  const ir::ExprId id = program_.exprs.add(std::move(made));
  sizes_.resize(program_.exprs.size(), 1);
  sizes_[id.index] = size;
  return id;
}

std::uint32_t Checker::size_of(const ir::Expr& made) const {
  std::uint32_t size = 1;
  ir::for_each_child(program_, made, [&](ir::ExprId child) {
    const std::uint32_t part = child.index < sizes_.size() ? sizes_[child.index] : 1;
    size = std::min(size + part, kMaxSize + 1);
  });
  return size;
}

ir::ExprId Checker::too_large(Span span, std::string_view name) {
  if (!too_large_) sink_.report<Code::R339>(span, name);
  too_large_ = true;
  return wrong();
}

ir::ExprId Checker::literal(Type type, ir::Constant constant, Span span) {
  return emit(span, type, ir::Literal{program_.constants.add(std::move(constant))});
}

ir::ExprId Checker::truth(bool value, Span span) {
  ir::Constant constant;
  constant.number = value ? 1 : 0;
  return literal(kBool, std::move(constant), span);
}

std::string Checker::quote(Span span) const { return check::quote(names_, span); }

}  // namespace regel::check
