#include "lang/format/print_expr.hpp"

#include "lang/ast/qualified_call.hpp"
#include "lang/base/check.hpp"
#include "lang/base/unicode.hpp"
#include "lang/format/format.hpp"

namespace regel::format {
namespace {

using K = ast::Keyword;

constexpr std::string_view kCompare[] = {"=", "<>", "<", "<=", ">", ">="};
constexpr std::string_view kArith[] = {"+", "-", "×", "/"};
constexpr K kStates[] = {K::Exists, K::Missing, K::Filled, K::Invalid, K::RecordedUnknown};
constexpr K kContains[] = {K::Contains, K::ContainsAny, K::ContainsAll, K::ContainsOnly};
constexpr K kTextTests[] = {K::StartsWith, K::EndsWith, K::HasForm, K::Matches};
constexpr K kBounds[] = {K::AtLeast, K::AtMost, K::Exactly};
constexpr K kAggregates[] = {K::Count,   K::Distinct, K::Share,  K::Sum,     K::Average,
                             K::Highest, K::Lowest,   K::Latest, K::Earliest};
constexpr K kTypes[] = {K::TypeText,    K::TypeInteger, K::TypeNumber,   K::TypeYesNo, K::TypeDate,
                        K::TypeInstant, K::TypePeriod,  K::TypeDuration, K::Link,      K::List};

template <std::size_t kSize, class Enum>
K pick(const K (&words)[kSize], Enum value) {
  const auto index = static_cast<std::size_t>(value);
  REGEL_CHECK(index < kSize);
  return words[index];
}

}  // namespace

struct FlatVisitor {
  const ExprPrinter& printer;
  bool in_list;

  std::string word(K keyword) const { return printer.speller_.word(keyword); }
  std::string flat(ast::ExprId id) const { return printer.flat(id, in_list); }
  // Inside parentheses of its own an expression is no element of a list.
  std::string free(ast::ExprId id) const { return printer.flat(id, false); }
  std::string set(ast::ExprList all, bool named) const {
    if (named) return free(printer.module_.expr_lists[all[0]]);
    return "(" + printer.list(all) + ")";
  }
  std::string joined(ast::ExprList all, K keyword) const {
    std::string out;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (i > 0) out += " " + word(keyword) + " ";
      out += flat(printer.module_.expr_lists[all[i]]);
    }
    return out;
  }

  std::string operator()(const ast::Broken&) const { REGEL_UNREACHABLE(); }
  std::string operator()(const ast::Literal& n) const {
    const std::string_view text = printer.module_.text(n.text);
    const Speller& speller = printer.speller_;
    switch (n.kind) {
      case ast::LiteralKind::Number:
        return speller.number(text, in_list);
      case ast::LiteralKind::Percent:
        return speller.number(text, in_list) + " %";
      case ast::LiteralKind::Text:
        return quoted(text);
      case ast::LiteralKind::Date:
        return std::string(text);
      case ast::LiteralKind::Instant:
        return instant(text);
      case ast::LiteralKind::Span:
        return speller.amount(text, n.unit, in_list);
      case ast::LiteralKind::Yes:
        return word(K::Yes);
      case ast::LiteralKind::No:
        return word(K::No);
    }
    REGEL_UNREACHABLE();
  }
  std::string operator()(const ast::Today&) const { return word(K::Today); }
  std::string operator()(const ast::Now&) const { return word(K::Now); }
  std::string operator()(const ast::Path& n) const { return printer.path(n, false); }
  std::string operator()(const ast::Call& n) const {
    std::string callee;
    if (const auto* builtin = std::get_if<types::Builtin>(&n.callee)) {
      callee = printer.speller_.builtin(*builtin);
    } else {
      const std::string_view text = printer.module_.text(std::get<Symbol>(n.callee));
      callee = printer.speller_.name(text, NameAt::Callee);
    }
    return callee + "(" + printer.list(n.arguments) + ")";
  }
  std::string operator()(const ast::Negate& n) const { return "-" + flat(n.operand); }
  std::string operator()(const ast::Arith& n) const {
    const std::string_view sign = kArith[static_cast<std::size_t>(n.op)];
    return flat(n.left) + " " + std::string(sign) + " " + flat(n.right);
  }
  std::string operator()(const ast::IfMissing& n) const {
    return flat(n.value) + " " + word(K::IfMissing) + " " + flat(n.fallback);
  }
  std::string operator()(const ast::Compare& n) const {
    const std::string_view sign = kCompare[static_cast<std::size_t>(n.op)];
    return flat(n.left) + " " + std::string(sign) + " " + flat(n.right);
  }
  std::string operator()(const ast::State& n) const {
    return flat(n.value) + " " + word(pick(kStates, n.test));
  }
  std::string operator()(const ast::OneOf& n) const {
    return flat(n.value) + " " + word(n.negated ? K::IsNotOneOf : K::IsOneOf) + " " +
           set(n.set, n.named);
  }
  std::string operator()(const ast::IsUnder& n) const {
    return flat(n.value) + " " + word(n.or_self ? K::IsPartOf : K::IsUnder) + " " + flat(n.other);
  }
  std::string operator()(const ast::Contains& n) const {
    const std::string head = flat(n.value) + " " + word(pick(kContains, n.kind)) + " ";
    if (n.kind == ast::ContainsKind::One) return head + flat(printer.module_.expr_lists[n.set[0]]);
    return head + set(n.set, n.named);
  }
  std::string operator()(const ast::Within& n) const {
    return flat(n.value) + " " + word(K::Within) + " " + flat(n.span) + " " +
           word(n.before ? K::Before : K::After) + " " + flat(n.anchor);
  }
  std::string operator()(const ast::Between& n) const {
    return flat(n.value) + " " + word(K::Between) + " " + flat(n.low) + " " + word(K::And) + " " +
           flat(n.high);
  }
  std::string operator()(const ast::TextMatch& n) const {
    return flat(n.value) + " " + word(pick(kTextTests, n.test)) + " " + flat(n.pattern);
  }
  std::string operator()(const ast::Not& n) const { return word(K::Not) + " " + flat(n.operand); }
  std::string operator()(const ast::And& n) const { return joined(n.operands, K::And); }
  std::string operator()(const ast::Or& n) const { return joined(n.operands, K::Or); }
  std::string operator()(const ast::Parens& n) const { return "(" + free(n.inner) + ")"; }
  std::string operator()(const ast::If& n) const {
    return word(K::If) + " " + free(n.condition) + " " + word(K::Then) + " " + free(n.then) + " " +
           word(K::Else) + " " + free(n.otherwise);
  }
  std::string operator()(const ast::Quantified& n) const {
    return printer.quantifier(n) + free(n.condition);
  }
  std::string operator()(const ast::Aggregate& n) const {
    std::string out = word(pick(kAggregates, n.kind)) + "(";
    if (n.value.valid()) out += free(n.value) + " " + word(K::Over) + " ";
    out += printer.scope(n.scope);
    if (n.ignoring_missing) out += ", " + word(K::Ignoring);
    return out + ")";
  }
  std::string operator()(const ast::Extreme& n) const {
    return word(pick(kAggregates, n.kind)) + "(" + printer.list(n.values) + ")";
  }
  // A list stands on lines of its own; format.cpp lays it out.
  std::string operator()(const ast::ItemsNode&) const { REGEL_UNREACHABLE(); }
};

std::string ExprPrinter::flat(ast::ExprId id, bool in_list) const {
  return std::visit(FlatVisitor{*this, in_list}, module_.exprs[id].node);
}

std::string ExprPrinter::fitted(ast::ExprId id, std::size_t column) const {
  return fitted(id, column, 0);
}

// `after`: how much stands after it on its last line.
std::string ExprPrinter::fitted(ast::ExprId id, std::size_t column, std::size_t after) const {
  std::string one_line = flat(id);
  if (column + code_points(one_line) + after <= kColumns) return one_line;
  const ast::ExprNode& node = module_.exprs[id].node;
  const auto chain = [&](ast::ExprList operands, K keyword) {
    const std::string word = speller_.word(keyword) + " ";
    const std::size_t width = code_points(word);
    std::string out;
    for (std::uint32_t i = 0; i < operands.size(); ++i) {
      const bool last = i + 1 == operands.size();
      if (i > 0) out += "\n" + std::string(column, ' ') + word;
      out += fitted(module_.expr_lists[operands[i]], i > 0 ? column + width : column,
                    last ? after : 0);
    }
    return out;
  };
  if (const auto* n = std::get_if<ast::And>(&node)) return chain(n->operands, K::And);
  if (const auto* n = std::get_if<ast::Or>(&node)) return chain(n->operands, K::Or);
  if (const auto* n = std::get_if<ast::Parens>(&node)) {
    return "(" + fitted(n->inner, column + 1, after + 1) + ")";
  }
  if (const auto* n = std::get_if<ast::Not>(&node)) {
    const std::string head = speller_.word(K::Not) + " ";
    return head + fitted(n->operand, column + code_points(head), after);
  }
  if (const auto* n = std::get_if<ast::Quantified>(&node)) {
    const std::string head = quantifier(*n);
    return head + fitted(n->condition, column + code_points(head), after);
  }
  return one_line;
}

std::string ExprPrinter::quantifier(const ast::Quantified& n) const {
  std::string out;
  bool plural = true;
  switch (n.kind) {
    case ast::QuantifierKind::All:
      out = speller_.word(K::All);
      break;
    case ast::QuantifierKind::Some:
      out = speller_.word(K::SomeOf);
      plural = false;
      break;
    case ast::QuantifierKind::None:
      out = speller_.word(K::NoneOf);
      plural = false;
      break;
    case ast::QuantifierKind::Count:
      out = speller_.word(pick(kBounds, n.bound)) + " " + std::to_string(n.number) + " " +
            speller_.word(K::Of);
      plural = n.number != 1;
      break;
  }
  return out + " " + scope(n.scope) + " " + speller_.word(K::Satisfies, plural ? 1 : 0) + " ";
}

std::string ExprPrinter::list_head(const ast::ItemsNode& n) const {
  switch (n.head) {
    case ast::ListHead::All:
      return speller_.word(K::AllThese);
    case ast::ListHead::Any:
      return speller_.word(K::AnyThese);
    case ast::ListHead::None:
      return speller_.word(K::NoneThese);
    case ast::ListHead::Count:
      return speller_.word(pick(kBounds, n.bound)) + " " + std::to_string(n.number) + " " +
             speller_.word(K::OfThese);
  }
  REGEL_UNREACHABLE();
}

std::string ExprPrinter::scope(ast::ScopeId id) const {
  const ast::Scope& s = module_.scopes[id];
  std::string out;
  switch (s.kind) {
    case ast::ScopeKind::Members:
      out = speller_.word(K::Members);
      break;
    case ast::ScopeKind::Register:
      out = type_name(s.register_name);
      break;
    case ast::ScopeKind::PreviousRegister:
      out = speller_.word(K::Previous) + " " + type_name(s.register_name);
      break;
    case ast::ScopeKind::Path:
      out = path(std::get<ast::Path>(module_.exprs[s.path].node), true);
      break;
  }
  out += alias(s.alias);
  if (s.filter.valid()) out += " " + speller_.word(K::Where) + " " + flat(s.filter);
  return out;
}

std::string ExprPrinter::path(const ast::Path& n, bool in_scope) const {
  if (const auto builtin = ast::qualified_builtin(module_, n)) {
    return step(module_.steps[n.steps[0]], NameAt::Step) + "." + speller_.builtin(*builtin) + "(" +
           list(module_.steps[n.steps[1]].arguments) + ")";
  }
  std::string out;
  for (std::uint32_t i = 0; i < n.steps.size(); ++i) {
    if (i > 0) out.push_back('.');
    out += step(module_.steps[n.steps[i]], i == 0 && in_scope ? NameAt::ScopeStart : NameAt::Step);
  }
  return out;
}

std::string ExprPrinter::step(const ast::Step& s, NameAt at) const {
  switch (s.kind) {
    case ast::StepKind::Field:
      return name(s.name, at);
    case ast::StepKind::Type:
      return type_name(s.name);
    case ast::StepKind::This:
      return speller_.word(K::This);
    case ast::StepKind::Previous:
      return speller_.word(K::Previous);
    case ast::StepKind::Descendants:
      return speller_.word(K::Descendants);
    case ast::StepKind::Ancestors:
      return speller_.word(K::Ancestors);
    case ast::StepKind::TextFields:
      return speller_.word(K::TextFields);
    case ast::StepKind::Call:
      return name(s.name) + "(" + list(s.arguments) + ")";
  }
  REGEL_UNREACHABLE();
}

std::string ExprPrinter::list(ast::ExprList all) const {
  std::string out;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (i > 0) out += ", ";
    out += flat(module_.expr_lists[all[i]], true);
  }
  return out;
}

std::string ExprPrinter::type(ast::TypeId id) const {
  const ast::Type& t = module_.types[id];
  if (t.word == ast::TypeWord::Named) return type_name(t.name);
  std::string out = speller_.word(pick(kTypes, t.word));
  if (t.word == ast::TypeWord::List) return out + " " + type(t.element);
  if (t.word != ast::TypeWord::Link) return out;
  out += " " + type_name(t.name);
  for (std::size_t i = 0; i < t.on.size(); ++i) {
    out += " " + speller_.word(i == 0 ? K::On : K::Or) + " " + name(t.on[i]);
  }
  return out;
}

std::string ExprPrinter::name(const ast::Name& n, NameAt at) const {
  return speller_.name(module_.text(n), at);
}

std::string ExprPrinter::alias(const std::optional<ast::Name>& n) const {
  return n ? " " + speller_.word(K::As) + " " + name(*n) : "";
}

}  // namespace regel::format
