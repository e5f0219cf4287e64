// `x innehåller …`: of a list or collection, which members it has; of a text, which texts are in
// it.

#include "lang/ast/keyword.hpp"
#include "lang/check/checker.hpp"

namespace regel::check {

using diag::Code;
using Kind = Place::Kind;

namespace {

Bilingual word(ast::ContainsKind kind) {
  switch (kind) {
    case ast::ContainsKind::One:
      return ast::spellings(ast::Keyword::Contains);
    case ast::ContainsKind::Any:
      return ast::spellings(ast::Keyword::ContainsAny);
    case ast::ContainsKind::All:
      return ast::spellings(ast::Keyword::ContainsAll);
    case ast::ContainsKind::Only:
      return ast::spellings(ast::Keyword::ContainsOnly);
  }
  REGEL_UNREACHABLE();
}

}  // namespace

ir::ExprId Checker::check_node(ast::ExprId id, const ast::Contains& node, Type) {
  const Place list = place_of(node.value);
  if (list.kind == Kind::Error) return wrong();
  const Span span = span_of(id), value_span = span_of(node.value);
  if (list.kind == Kind::Value && !expr(list.value).type.list) {
    if (expr(list.value).type.is(TypeKind::Text) && node.kind != ast::ContainsKind::Only) {
      return contains_in_text(node, list.value, span);
    }
    if (bad(list.value)) return wrong();
    std::string set;
    for (const ast::ExprRefId ref : node.set) {
      set += (set.empty() ? "" : ", ") + quote(span_of(module().expr_lists[ref]));
    }
    if (!node.named || node.kind == ast::ContainsKind::One) set = "(" + set + ")";
    sink_.report<Code::R410>(value_span, quote(value_span), word(node.kind), set);
    return wrong();
  }
  const std::optional<Type> type = element_type(list, value_span);
  if (!type) return wrong();
  const Type element = *type;
  if (node.kind == ast::ContainsKind::One) {
    if (node.set.empty()) return wrong();
    const ir::ExprId one = check(module().expr_lists[node.set[0]], element);
    if (refuse_list(one)) return wrong();
    if (!comparable(element, expr(one).type)) {
      report_unlike(value_span, element, one);
      return wrong();
    }
    return quantify(ir::QuantifierKind::Some, list, span, [&](ir::ExprId member) {
      return compare(CompareOp::Equal, member, one, span);
    });
  }
  const auto set = elements(value_span, node.set, node.named, element, span);
  if (!set) return wrong();
  if (node.kind == ast::ContainsKind::All) return contains_all(list, *set, span);
  const bool only = node.kind == ast::ContainsKind::Only;
  const ir::ExprId result =
      quantify(only ? ir::QuantifierKind::All : ir::QuantifierKind::Some, list, span,
               [&](ir::ExprId member) { return member_of(member, *set, span); });
  if (only) {
    notes_.contains_only.insert(result);
    if (const auto* all = std::get_if<ir::Quantified>(&expr(result).node)) {
      program_.scopes[all->scope].span = value_span;
    }
  }
  return result;
}

// Every element named is a member, or something under it is.
ir::ExprId Checker::contains_all(const Place& list, const Elements& set, Span span) {
  if (set.named.kind != Kind::Error) {
    return quantify(ir::QuantifierKind::All, set.named, span, [&](ir::ExprId wanted) {
      return quantify(ir::QuantifierKind::Some, list, span, [&](ir::ExprId member) {
        return compare(CompareOp::Equal, member, wanted, span);
      });
    });
  }
  std::vector<ir::ExprId> parts;
  for (const std::int32_t code : set.codes) {
    parts.push_back(quantify(ir::QuantifierKind::Some, list, span, [&](ir::ExprId member) {
      const Type type = expr(member).type;
      ir::Constant constant;
      constant.number = code;
      const ir::ExprId wanted = literal(type, std::move(constant), span);
      return type.is(TypeKind::Code) ? emit(span, kBool, ir::CodeUnder{member, wanted, true})
                                     : compare(CompareOp::Equal, member, wanted, span);
    }));
  }
  for (const ir::ExprId wanted : set.values) {
    parts.push_back(quantify(ir::QuantifierKind::Some, list, span, [&](ir::ExprId member) {
      return expr(member).type.is(TypeKind::Code)
                 ? emit(span, kBool, ir::CodeUnder{member, wanted, true})
                 : compare(CompareOp::Equal, member, wanted, span);
    }));
  }
  for (const ir::ExprId part : parts) {
    if (bad(part)) return wrong();
  }
  if (parts.empty()) return truth(true, span);
  return parts.size() == 1 ? parts.front() : both(std::move(parts), span);
}

ir::ExprId Checker::contains_in_text(const ast::Contains& node, ir::ExprId value, Span span) {
  if (node.named && node.kind != ast::ContainsKind::One) {
    const Place texts = place_of(module().expr_lists[node.set[0]]);
    const std::optional<Type> type =
        texts.kind == Kind::Error ? std::nullopt : element_type(texts, span);
    if (!type) return wrong();
    if (!type->is(TypeKind::Text)) {
      sink_.report<Code::R415>(span, quote(value), describe(value), quote(span),
                               names_.describe(*type), Bilingual{});
      return wrong();
    }
    const bool any = node.kind == ast::ContainsKind::Any;
    return quantify(any ? ir::QuantifierKind::Some : ir::QuantifierKind::All, texts, span,
                    [&](ir::ExprId part) {
                      return emit(span, kBool, ir::TextMatch{ir::TextOp::Contains, value, part});
                    });
  }
  std::vector<ir::ExprId> parts;
  bool whole = true;
  for (const ast::ExprRefId ref : node.set) {
    const ir::ExprId part = check(module().expr_lists[ref]);
    if (!expect_text(part)) {
      whole = false;
      continue;
    }
    parts.push_back(emit(span, kBool, ir::TextMatch{ir::TextOp::Contains, value, part}));
  }
  if (!whole || parts.empty()) return wrong();
  if (parts.size() == 1) return parts.front();
  return node.kind == ast::ContainsKind::All ? both(std::move(parts), span)
                                             : emit(span, kBool, ir::Or{std::move(parts)});
}

}  // namespace regel::check
