#include <fmt/format.h>

#include "lang/base/check.hpp"
#include "lang/explain/phrases.hpp"

namespace regel::explain {

using ir::ExprId;
using types::TypeKind;

namespace {

bool is_time(types::Type type) {
  return type.kind == TypeKind::Date || type.kind == TypeKind::Instant;
}

}  // namespace

bool Phrases::always_true(ExprId id) const {
  const ir::Expr& expr = program_.exprs[id];
  const auto* literal = std::get_if<ir::Literal>(&expr.node);
  return literal != nullptr && expr.type.is(TypeKind::Bool) &&
         program_.constants[literal->value].number != 0;
}

std::string Phrases::say(const Predicate& p, bool negated, bool as_duty) const {
  const std::string rest = p.rest.empty() ? "" : " " + p.rest;
  if (swedish_) {
    if (as_duty)
      return fmt::format("{}{} {}{}", p.subject, negated ? " inte" : "", p.infinitive, rest);
    return fmt::format("{} {}{}{}", p.subject, p.finite, negated ? " inte" : "", rest);
  }
  if (as_duty)
    return fmt::format("{} must {}{}{}", p.subject, negated ? "not " : "", p.infinitive, rest);
  if (!negated) return fmt::format("{} {}{}", p.subject, p.finite, rest);
  if (p.finite == "is") return fmt::format("{} is not{}", p.subject, rest);
  return fmt::format("{} does not {}{}", p.subject, p.infinitive, rest);
}

std::string Phrases::say_whole(const std::string& condition, bool negated, bool as_duty) const {
  if (!negated && !as_duty) return condition;
  return say({std::string(pick("det", "it")), pick("gäller", "holds"), pick("gälla", "hold"),
              std::string(pick("att ", "that ")) + condition},
             negated, as_duty);
}

Phrases::Predicate Phrases::comparison(const ir::Compare& node) const {
  const bool time = is_time(program_.exprs[node.left].type);
  std::string_view word;
  switch (node.op) {
    case CompareOp::Equal:
    case CompareOp::NotEqual:  // the caller negates
      word = "";
      break;
    case CompareOp::Less:
      word = time ? pick("före ", "before ") : pick("mindre än ", "less than ");
      break;
    case CompareOp::LessEqual:
      word = time ? pick("senast ", "no later than ") : pick("högst ", "at most ");
      break;
    case CompareOp::Greater:
      word = time ? pick("efter ", "after ") : pick("mer än ", "more than ");
      break;
    case CompareOp::GreaterEqual:
      word = time ? pick("tidigast ", "no earlier than ") : pick("minst ", "at least ");
      break;
  }
  return {value(node.left), pick("är", "is"), pick("vara", "be"),
          std::string(word) + value(node.right)};
}

Phrases::Predicate Phrases::state(const ir::State& node) const {
  const std::string subject = value(node.value);
  switch (node.test) {
    case StateTest::Exists: {
      // A link that exists still has to lead somewhere; the sentence says so.
      const types::Type type = program_.exprs[node.value].type;
      std::string rest;
      if (type.is(TypeKind::Link)) {
        rest = fmt::format(fmt::runtime(pick("(länken ska leda till exakt en post i {})",
                                             "(the link must lead to exactly one record of {})")),
                           program_.schema.registers[type.target()].name);
      }
      return {subject, pick("finns", "exists"), pick("finnas", "exist"), rest};
    }
    case StateTest::Missing:
      if (swedish_) return {subject, "saknas", "saknas", ""};
      return {subject, "is", "be", "missing"};
    case StateTest::Filled:
      return {subject, pick("är", "is"), pick("vara", "be"),
              std::string(pick("ifyllt", "filled in"))};
    case StateTest::Invalid:
      return {subject, pick("är", "is"), pick("vara", "be"),
              std::string(pick("ogiltigt", "invalid"))};
    case StateTest::RecordedUnknown:
      return {subject, pick("är", "is"), pick("vara", "be"),
              std::string(pick("angivet som okänt", "recorded as unknown"))};
  }
  REGEL_UNREACHABLE();
}

std::string Phrases::set_words(ir::CodeSetId id) const {
  constexpr std::size_t kShown = 6;
  const types::CodeSet& set = program_.schema.code_sets[id];
  const types::CodeList& list = program_.schema.code_lists[set.list];
  std::vector<std::string> names;
  for (const std::int32_t element : set.elements) {
    names.push_back("`" + list.codes[static_cast<std::size_t>(element)].name + "`");
  }
  if (set.name.empty()) return join(names, false);
  if (names.size() > kShown) return "`" + set.name + "`";
  return fmt::format("`{}` ({})", set.name, join(names, false));
}

std::string Phrases::bound(Bound bound, std::int64_t number) const {
  switch (bound) {
    case Bound::AtLeast:
      return fmt::format("{} {}", pick("minst", "at least"), number);
    case Bound::AtMost:
      return fmt::format("{} {}", pick("högst", "at most"), number);
    case Bound::Exactly:
      return fmt::format("{} {}", pick("exakt", "exactly"), number);
  }
  REGEL_UNREACHABLE();
}

std::string Phrases::junction(const std::vector<ExprId>& operands, bool with_and,
                              bool as_duty) const {
  std::vector<std::string> parts;
  for (const ExprId operand : operands) {
    const ir::Node& node = program_.exprs[operand].node;
    const bool nested =
        with_and ? std::holds_alternative<ir::Or>(node) : std::holds_alternative<ir::And>(node);
    const std::string part = clause(operand, false, as_duty);
    parts.push_back(nested ? "(" + part + ")" : part);
  }
  return join(parts, with_and);
}

std::string Phrases::quantified(const ir::Quantified& node, bool negated, bool as_duty) const {
  const std::string of = elements(node.scope);
  if (always_true(node.condition)) {
    const bool none = (node.kind == ir::QuantifierKind::None) != negated;
    std::string number(pick("minst en post", "at least one record"));
    if (node.kind == ir::QuantifierKind::Count) number = bound(node.bound, node.number);
    if (none) number = pick("ingen post", "no record");
    const bool flip = negated && node.kind == ir::QuantifierKind::Count;
    if (swedish_) {
      return say({"det", "finns", "finnas", fmt::format("{} i {}", number, of)}, flip, as_duty);
    }
    return say({"there", "is", "be", fmt::format("{} in {}", number, of)}, flip, as_duty);
  }
  std::string who;
  switch (node.kind) {
    case ir::QuantifierKind::All:
      who = pick("alla", "all");
      break;
    case ir::QuantifierKind::Some:
      who = pick("minst en", "at least one");
      break;
    case ir::QuantifierKind::None:
      who = pick("ingen", "none");
      break;
    case ir::QuantifierKind::Count:
      who = bound(node.bound, node.number);
      break;
  }
  const std::string subject = fmt::format("{} {} {}", who, pick("i", "of"), of);
  const std::string rest = fmt::format("{} {}", pick("att", "that"), holds(node.condition));
  const Predicate predicate{subject, pick("uppfyller", "satisfies"), pick("uppfylla", "satisfy"),
                            rest};
  if (!negated) return say(predicate, false, as_duty);
  return say_whole(say(predicate, false, false), true, as_duty);
}

std::string Phrases::items(const ir::Items& node, bool as_duty) const {
  std::string head;
  switch (node.kind) {
    case ir::ItemsKind::All:
      head = pick("alla dessa", "all of these");
      break;
    case ir::ItemsKind::Any:
      head = pick("något av dessa", "any of these");
      break;
    case ir::ItemsKind::None:
      head = pick("inget av dessa", "none of these");
      break;
    case ir::ItemsKind::Count:
      head = bound(node.bound, node.number) + std::string(pick(" av dessa", " of these"));
      break;
  }
  head = say({head, pick("gäller", "hold"), pick("gälla", "hold"), ""}, false, as_duty) + ":";
  for (const ir::ItemRef& item : node.items) {
    // Lists in lists are indented further.
    std::string text = holds(item.condition);
    std::size_t at = 0;
    while ((at = text.find('\n', at)) != std::string::npos) {
      text.insert(at + 1, "   ");
      at += 4;
    }
    head += fmt::format("\n   {}) {}", item.label, text);
  }
  return head;
}

Phrases::Predicate Phrases::test_of_call(const ir::Call& node) const {
  const std::string subject = value(node.arguments[0]);
  const std::string_view is = pick("är", "is"), be = pick("vara", "be");
  switch (node.function) {
    case types::Builtin::IsOrganisationNumber:
      return {subject, is, be,
              std::string(pick("ett organisationsnummer", "an organisation number"))};
    case types::Builtin::IsPersonalNumber:
      return {subject, is, be, std::string(pick("ett personnummer", "a personal number"))};
    case types::Builtin::IsWorkingDay:
      return {subject, is, be, std::string(pick("en arbetsdag", "a working day"))};
    case types::Builtin::ContainsPersonalNumber:
      return {subject, pick("innehåller", "contains"), pick("innehålla", "contain"),
              std::string(pick("ett personnummer", "a personal number"))};
    default:
      return {call(node), is, be, std::string(pick("ja", "yes"))};
  }
}

struct ClauseVisitor {
  const Phrases& phrases;
  ExprId id;
  bool negated, as_duty;

  std::string say(const Phrases::Predicate& predicate) const {
    return phrases.say(predicate, negated, as_duty);
  }
  std::string operator()(const ir::Compare& n) const {
    const CompareOp op = negated ? negate(n.op) : n.op;
    const bool differs = op == CompareOp::NotEqual;
    return phrases.say(phrases.comparison({op, n.left, n.right}), differs, as_duty);
  }
  std::string operator()(const ir::State& n) const { return say(phrases.state(n)); }
  std::string operator()(const ir::Not& n) const {
    return phrases.clause(n.operand, !negated, as_duty);
  }
  std::string operator()(const ir::And& n) const { return junction(n.operands, true); }
  std::string operator()(const ir::Or& n) const { return junction(n.operands, false); }
  std::string operator()(const ir::InSet& n) const {
    return say({phrases.value(n.value), phrases.pick("är", "is"), phrases.pick("vara", "be"),
                std::string(phrases.pick("en av ", "one of ")) + phrases.set_words(n.set)});
  }
  std::string operator()(const ir::CodeUnder& n) const {
    return under(n.value, n.other, n.or_self);
  }
  std::string operator()(const ir::TreeUnder& n) const {
    return under(n.value, n.other, n.or_self);
  }
  std::string operator()(const ir::TextMatch& n) const {
    const std::string value = phrases.value(n.value), pattern = phrases.value(n.pattern);
    switch (n.op) {
      case ir::TextOp::StartsWith:
        return say({value, phrases.pick("börjar", "begins"), phrases.pick("börja", "begin"),
                    std::string(phrases.pick("med ", "with ")) + pattern});
      case ir::TextOp::EndsWith:
        return say({value, phrases.pick("slutar", "ends"), phrases.pick("sluta", "end"),
                    std::string(phrases.pick("med ", "with ")) + pattern});
      case ir::TextOp::Contains:
        return say({value, phrases.pick("innehåller", "contains"),
                    phrases.pick("innehålla", "contain"), pattern});
      case ir::TextOp::HasForm:
        return say({value, phrases.pick("har", "has"), phrases.pick("ha", "have"),
                    std::string(phrases.pick("formen ", "the form ")) + pattern});
      case ir::TextOp::Matches:
        return say(
            {value, phrases.pick("matchar", "matches"), phrases.pick("matcha", "match"), pattern});
    }
    REGEL_UNREACHABLE();
  }
  std::string operator()(const ir::Quantified& n) const {
    return phrases.quantified(n, negated, as_duty);
  }
  std::string operator()(const ir::Items& n) const {
    if (negated) return phrases.say_whole(phrases.items(n, false), true, as_duty);
    return phrases.items(n, as_duty);
  }
  std::string operator()(const ir::If& n) const {
    return phrases.say_whole(
        fmt::format(
            fmt::runtime(phrases.pick("(om {} så {}, annars {})", "(if {} then {}, otherwise {})")),
            phrases.holds(n.condition), phrases.holds(n.then), phrases.holds(n.otherwise)),
        negated, as_duty);
  }
  std::string operator()(const ir::Call& n) const { return say(phrases.test_of_call(n)); }
  // A yes/no value that stands as a condition.
  template <class Node>
  std::string operator()(const Node&) const {
    return say({phrases.value(id), phrases.pick("är", "is"), phrases.pick("vara", "be"),
                std::string(phrases.pick("ja", "yes"))});
  }

  std::string junction(const std::vector<ExprId>& operands, bool with_and) const {
    if (!negated) return phrases.junction(operands, with_and, as_duty);
    return phrases.say_whole("(" + phrases.junction(operands, with_and, false) + ")", true,
                             as_duty);
  }
  std::string under(ExprId value, ExprId other, bool or_self) const {
    const std::string above = phrases.value(other);
    if (or_self) {
      return say({phrases.value(value), phrases.pick("ingår", "is"), phrases.pick("ingå", "be"),
                  std::string(phrases.pick("i ", "part of ")) + above});
    }
    return say({phrases.value(value), phrases.pick("ligger", "is"), phrases.pick("ligga", "be"),
                "under " + above});
  }
};

std::string Phrases::clause(ExprId id, bool negated, bool as_duty) const {
  return std::visit(ClauseVisitor{*this, id, negated, as_duty}, program_.exprs[id].node);
}

}  // namespace regel::explain
