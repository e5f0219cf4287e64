// `x är en av …`, `x ingår i y`, `lista innehåller …`. Codes, levels and sets in parentheses become
// one closed set; other values are compared one by one.

#include "lang/ast/keyword.hpp"
#include "lang/check/checker.hpp"

namespace regel::check {

using diag::Code;
using Kind = Place::Kind;

types::CodeSetId Checker::new_set(types::CodeListId list_id, const std::vector<std::int32_t>& codes,
                                  Span span) {
  types::CodeSet set;
  set.list = list_id;
  set.elements = codes;
  set.span = span;
  const types::CodeList& list = schema().code_lists[list_id];
  for (std::size_t i = 0; i < list.codes.size(); ++i) {
    const auto code = static_cast<std::int32_t>(i);
    bool inside = false;
    for (const std::int32_t element : codes) {
      inside = inside || code == element || list.under(code, element);
    }
    set.members.push_back(inside);
  }
  return program_.schema.code_sets.add(std::move(set));
}

std::optional<Checker::Elements> Checker::elements(Span value, const ast::ExprList& set, bool named,
                                                   Type element, Span span) {
  Elements out;
  const auto same_list = [&](types::CodeSetId id, Span at) {
    const types::CodeSet& other = schema().code_sets[id];
    if (is_code(element) && other.list == element.code_list()) return true;
    if (!other.list.valid()) return false;
    const std::string& name = schema().code_lists[other.list].name;
    if (is_code(element)) {
      sink_.report<Code::R409>(at, quote(value), schema().code_lists[element.code_list()].name,
                               quote(at), name);
    } else {
      sink_.report<Code::R415>(span, quote(value), names_.describe(element), quote(at),
                               Bilingual{"en kodmängd", "a codeset"}, Bilingual{});
    }
    return false;
  };
  if (named) {
    if (set.empty()) return std::nullopt;
    const ast::ExprId path = module().expr_lists[set[0]];
    const Place found = place_of(path);
    if (found.kind == Kind::Error) return std::nullopt;
    if (found.kind == Kind::CodeSet) {
      if (!same_list(found.set, span_of(path))) return std::nullopt;
      out.set = found.set;
      out.codes = schema().code_sets[found.set].elements;
      return out;
    }
    if (found.kind == Kind::CodeList) {
      std::vector<std::int32_t> all;
      const std::size_t count = schema().code_lists[found.list].codes.size();
      for (std::size_t i = 0; i < count; ++i) all.push_back(static_cast<std::int32_t>(i));
      const types::CodeSetId id = new_set(found.list, all, span_of(path));
      if (!same_list(id, span_of(path))) return std::nullopt;
      out.set = id;
      out.codes = all;
      return out;
    }
    out.named = found;
    const std::optional<Type> other = element_type(found, span_of(path));
    if (!other) return std::nullopt;
    if (comparable(element, *other)) return out;
    sink_.report<Code::R415>(span, quote(value), names_.describe(element), quote(span_of(path)),
                             names_.describe(*other), Bilingual{});
    return std::nullopt;
  }
  bool whole = true;
  for (const ast::ExprRefId ref : set) {
    const ast::ExprId id = module().expr_lists[ref];
    if (const auto* path = std::get_if<ast::Path>(&ast_expr(id).node);
        path != nullptr && path->steps.size() == 1 &&
        module().steps[path->steps[0]].kind == ast::StepKind::Type) {
      const Place found = place(*path, span_of(id), element);
      if (found.kind == Kind::CodeSet && same_list(found.set, span_of(id))) {
        const types::CodeSet& other = schema().code_sets[found.set];
        out.codes.insert(out.codes.end(), other.elements.begin(), other.elements.end());
      } else {
        if (found.kind != Kind::CodeSet) value_of(found, span_of(id));
        whole = false;
      }
      continue;
    }
    const ir::ExprId one = check(id, element);
    if (refuse_list(one)) {
      whole = false;
    } else if (!comparable(element, expr(one).type)) {
      report_unlike(value, element, one);
      whole = false;
    } else if (const auto* literal = std::get_if<ir::Literal>(&expr(one).node);
               literal != nullptr && is_code(element)) {
      const std::int64_t code = program_.constants[literal->value].number;
      out.codes.push_back(static_cast<std::int32_t>(code));
    } else {
      out.values.push_back(one);
    }
  }
  if (!whole) return std::nullopt;
  if (!out.codes.empty()) out.set = new_set(element.code_list(), out.codes, span);
  return out;
}

// The element does not fit what it is compared with, of which there is a type but maybe no value.
void Checker::report_unlike(Span value, Type type, ir::ExprId one) {
  const ir::ExprId stand_in = emit(value, type, ir::Literal{});
  report_incomparable(stand_in, one, expr(one).span);
}

ir::ExprId Checker::member_of(ir::ExprId value, const Elements& elements, Span span) {
  std::vector<ir::ExprId> ways;
  if (elements.set) ways.push_back(emit(span, kBool, ir::InSet{value, *elements.set}));
  for (const ir::ExprId one : elements.values) {
    const bool code = expr(value).type.is(TypeKind::Code);
    ways.push_back(code ? emit(span, kBool, ir::CodeUnder{value, one, true})
                        : compare(CompareOp::Equal, value, one, span));
  }
  if (elements.named.kind != Kind::Error) {
    ways.push_back(quantify(ir::QuantifierKind::Some, elements.named, span, [&](ir::ExprId other) {
      return compare(CompareOp::Equal, other, value, span);
    }));
  }
  if (ways.empty()) return truth(false, span);
  if (ways.size() == 1) return ways.front();
  return emit(span, kBool, ir::Or{std::move(ways)});
}

ir::ExprId Checker::quantify(ir::QuantifierKind kind, const Place& over, Span span,
                             const std::function<ir::ExprId(ir::ExprId)>& condition_of) {
  const std::optional<Opened> opened = open(over, span);
  if (!opened) return wrong();
  const ir::ScopeId scope = program_.scopes.add(opened->scope);
  const ir::ExprId test = condition_of(again(opened->level.self, span));
  const ir::ExprId result = emit(span, kBool, ir::Quantified{kind, Bound::AtLeast, 1, scope, test});
  notes_.built.insert(result);
  return result;
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::OneOf& node, Type) {
  const ir::ExprId value = check(node.value);
  if (refuse_list(value)) return wrong();
  const Span span = span_of(id);
  const auto set =
      elements(span_of(node.value), node.set, node.named, expr(value).type.element(), span);
  if (!set) return wrong();
  const ir::ExprId inside = member_of(value, *set, span);
  return node.negated && !bad(inside) ? emit(span, kBool, ir::Not{inside}) : inside;
}

ir::ExprId Checker::check_node(ast::ExprId id, const ast::IsUnder& node, Type) {
  const auto [value, other] = check_pair(node.value, node.other);
  const bool lists = refuse_list(value);
  if (refuse_list(other) || lists) return wrong();
  const Type a = expr(value).type, b = expr(other).type;
  if (a.is(TypeKind::Code) && a == b) {
    return emit(span_of(id), kBool, ir::CodeUnder{value, other, node.or_self});
  }
  if (!same_record(a, b)) {
    sink_.report<Code::R411>(span_of(id), quote(value), quote(other));
    return wrong();
  }
  const types::Register& target = schema().registers[register_of(a)];
  if (!target.tree) {
    const ast::KeywordInfo& word =
        ast::info(node.or_self ? ast::Keyword::IsPartOf : ast::Keyword::IsUnder);
    sink_.report<Code::R319>(span_of(id), target.name,
                             Bilingual{std::string(word.sv), std::string(word.en)});
    return wrong();
  }
  return emit(span_of(id), kBool, ir::TreeUnder{value, other, node.or_self});
}

}  // namespace regel::check
