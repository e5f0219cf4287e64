#include <algorithm>
#include <utility>

#include "lang/ast/walk.hpp"
#include "lang/parse/build_ast.hpp"
#include "lang/parse/tokens.hpp"

namespace regel::parse {
namespace {

using ast::Keyword;

CalendarUnit unit_of(Keyword keyword) {
  if (keyword == Keyword::UnitYear) return CalendarUnit::Year;
  if (keyword == Keyword::UnitMonth) return CalendarUnit::Month;
  if (keyword == Keyword::UnitWeek) return CalendarUnit::Week;
  if (keyword == Keyword::UnitDay) return CalendarUnit::Day;
  if (keyword == Keyword::UnitWorkingDay) return CalendarUnit::WorkingDay;
  if (keyword == Keyword::UnitHour) return CalendarUnit::Hour;
  REGEL_CHECK(keyword == Keyword::UnitMinute);
  return CalendarUnit::Minute;
}

AggregateKind aggregate_of(Keyword keyword) {
  if (keyword == Keyword::Count) return AggregateKind::Count;
  if (keyword == Keyword::Distinct) return AggregateKind::CountDistinct;
  if (keyword == Keyword::Share) return AggregateKind::Share;
  if (keyword == Keyword::Sum) return AggregateKind::Sum;
  if (keyword == Keyword::Average) return AggregateKind::Average;
  if (keyword == Keyword::Highest) return AggregateKind::Highest;
  if (keyword == Keyword::Lowest) return AggregateKind::Lowest;
  if (keyword == Keyword::Latest) return AggregateKind::Latest;
  REGEL_CHECK(keyword == Keyword::Earliest);
  return AggregateKind::Earliest;
}

Bound bound_of(Keyword keyword) {
  if (keyword == Keyword::AtLeast) return Bound::AtLeast;
  if (keyword == Keyword::AtMost) return Bound::AtMost;
  REGEL_CHECK(keyword == Keyword::Exactly);
  return Bound::Exactly;
}

CompareOp compare_of(std::string_view sign) {
  if (sign == "=") return CompareOp::Equal;
  if (sign == "<>" || sign == "≠") return CompareOp::NotEqual;
  if (sign == "<") return CompareOp::Less;
  if (sign == "<=" || sign == "≤") return CompareOp::LessEqual;
  if (sign == ">") return CompareOp::Greater;
  REGEL_CHECK(sign == ">=" || sign == "≥");
  return CompareOp::GreaterEqual;
}

ArithOp arith_of(std::string_view sign) {
  if (sign == "+") return ArithOp::Add;
  if (sign == "-") return ArithOp::Subtract;
  if (sign == "/") return ArithOp::Divide;
  REGEL_CHECK(sign == "*" || sign == "×");
  return ArithOp::Multiply;
}

std::string with_comma_gap(std::string_view number) {
  std::string out(number);
  out.insert(out.find(',') + 1, " ");
  return out;
}

std::string with_point(std::string_view number) {
  std::string out(number);
  std::replace(out.begin(), out.end(), ',', '.');
  return out;
}

}  // namespace

ast::ExprId Builder::add(Span span, ast::ExprNode node) {
  ast::Expr expr{span, node};
  std::uint32_t depth = 0;
  ast::for_each_child(module_, expr,
                      [&](ast::ExprId child) { depth = std::max(depth, depth_[child.index]); });
  if (++depth > kMaxDepth) {
    if (!too_deep_) sink_.report<diag::Code::R109>(span, static_cast<int>(kMaxDepth));
    too_deep_ = true;
    expr.node = ast::Broken{};
    depth = 1;
  }
  depth_.push_back(depth);
  return module_.exprs.add(expr);
}

ast::ExprId Builder::expression() {
  too_deep_ = false;
  Cursor cursor = children(0);
  return condition(cursor.take());
}

ast::ExprId Builder::condition(std::uint32_t index) {
  return node(index).kind == Kind::Items ? items(index) : expr(index);
}

ast::ExprId Builder::expr(std::uint32_t index, bool in_list) {
  if (node(index).kind == Kind::If) return conditional(index);
  if (node(index).kind == Kind::Chain) return chain(index, in_list);
  return operand(index, in_list);
}

// Anything but a list, a chain or a conditional. `in_list`: a comma may follow, so a decimal comma
// would be ambiguous.
ast::ExprId Builder::operand(std::uint32_t index, bool in_list) {
  switch (node(index).kind) {
    case Kind::Chain:
    case Kind::If:
      return expr(index, in_list);
    case Kind::Quantified:
      return unclear_reach(index, index);
    case Kind::Not: {
      Cursor cursor = children(index);
      return add(span(index), ast::Not{operand(cursor.take(), in_list)});
    }
    case Kind::Comparison:
      return comparison(index, in_list);
    case Kind::Sum:
    case Kind::Product:
      return arithmetic(index, in_list);
    case Kind::IfMissing:
      return if_missing(index, in_list);
    case Kind::Negate: {
      Cursor cursor = children(index);
      return add(span(index), ast::Negate{operand(cursor.take(), in_list)});
    }
    case Kind::Parens: {
      Cursor cursor = children(index);
      return add(span(index), ast::Parens{expr(cursor.take())});
    }
    case Kind::Aggregate:
      return aggregate(index);
    case Kind::Call:
      return call(index);
    case Kind::Path:
      return path(index);
    case Kind::Word:
      if (node(index).keyword == Keyword::Today) return add(span(index), ast::Today{});
      if (node(index).keyword == Keyword::Now) return add(span(index), ast::Now{});
      return literal(index, in_list);
    default:
      return literal(index, in_list);
  }
}

ast::ExprId Builder::literal(std::uint32_t index, bool in_list) {
  const auto make = [&](ast::LiteralKind kind, std::string_view value) {
    return add(span(index), ast::Literal{kind, module_.names.intern(value), CalendarUnit::Day});
  };
  const auto check_mark = [&](std::uint32_t number) {
    const std::string_view token = raw(number);
    if (!in_list || !has_decimal_comma(token)) return !refuse_thousands(number);
    sink_.report<diag::Code::R112>(span(number), token, with_comma_gap(token), with_point(token))
        .propose(with_comma_gap(token), {"två värden", "two values"})
        .propose(with_point(token), {"ett tal", "one number"});
    return true;
  };
  const auto dated = [&](ast::LiteralKind kind) {
    if (!check_date(index)) return broken(span(index));
    return make(kind, instant_value(raw(index)));
  };
  const Node& n = node(index);
  switch (n.kind) {
    case Kind::Word:
      REGEL_CHECK(n.keyword == Keyword::Yes || n.keyword == Keyword::No);
      return make(n.keyword == Keyword::Yes ? ast::LiteralKind::Yes : ast::LiteralKind::No, "");
    case Kind::Number:
      if (!check_mark(index)) return broken(span(index));
      return make(ast::LiteralKind::Number, number_value(raw(index)));
    case Kind::Percent:
      if (!check_mark(index)) return broken(span(index));
      return make(ast::LiteralKind::Percent, number_value(raw(index)));
    case Kind::Text:
      return make(ast::LiteralKind::Text, text_value(raw(index)));
    case Kind::Date:
      return dated(ast::LiteralKind::Date);
    case Kind::Instant:
      return dated(ast::LiteralKind::Instant);
    case Kind::Amount: {
      Cursor cursor = children(index);
      const std::uint32_t number = cursor.take(Kind::Number);
      if (!check_mark(number)) return broken(span(index));
      return add(span(index), ast::Literal{ast::LiteralKind::Span,
                                           module_.names.intern(number_value(raw(number))),
                                           unit_of(cursor.word())});
    }
    case Kind::Signed: {
      Cursor cursor = children(index);
      const ast::ExprId id = literal(cursor.take(), in_list);
      module_.exprs[id].span = span(index);
      if (auto* value = std::get_if<ast::Literal>(&module_.exprs[id].node)) {
        value->text = module_.names.intern("-" + std::string(module_.text(value->text)));
      }
      return id;
    }
    default:
      REGEL_UNREACHABLE();
  }
}

ast::ExprId Builder::items(std::uint32_t index) {
  Cursor cursor = children(index);
  ast::ItemsNode list{};
  const std::uint32_t first = cursor.take();
  std::uint32_t last = first;
  switch (node(first).keyword) {
    case Keyword::AllThese:
      list.head = ast::ListHead::All;
      break;
    case Keyword::AnyThese:
      list.head = ast::ListHead::Any;
      break;
    case Keyword::NoneThese:
      list.head = ast::ListHead::None;
      break;
    default:
      list.head = ast::ListHead::Count;
      list.bound = bound_of(node(first).keyword);
      list.number = whole(cursor.take(Kind::Integer));
      last = cursor.take(Kind::Word);
  }
  list.head_span = join(span(first), span(last));
  std::vector<ast::Item> built;
  std::vector<std::uint32_t> labels;
  while (!cursor.done()) {
    Cursor item = children(cursor.take(Kind::Item));
    const std::uint32_t label = item.take(Kind::Label);
    labels.push_back(label);
    const std::string_view letter = raw(label).substr(0, raw(label).size() - 1);
    built.push_back({{module_.names.intern(letter), span(label)}, condition(item.take())});
  }
  if (!labels.empty()) {
    check_labels(labels, raw(labels[0])[0] < '0' || raw(labels[0])[0] > '9');
  }
  list.items = module_.items.add_all(built);
  return add(span(index), list);
}

ast::ExprId Builder::quantified(std::uint32_t index) {
  Cursor cursor = children(index);
  ast::Quantified q{};
  switch (const Keyword head = cursor.word()) {
    case Keyword::All:
      q.kind = ast::QuantifierKind::All;
      break;
    case Keyword::SomeOf:
      q.kind = ast::QuantifierKind::Some;
      break;
    case Keyword::NoneOf:
      q.kind = ast::QuantifierKind::None;
      break;
    default:
      q.kind = ast::QuantifierKind::Count;
      q.bound = bound_of(head);
      q.number = whole(cursor.take(Kind::Integer));
  }
  q.scope = scope(cursor.take(Kind::Scope));
  q.condition = operand(cursor.take());
  return add(span(index), q);
}

ast::ExprId Builder::conditional(std::uint32_t index) {
  Cursor cursor = children(index);
  ast::If n;
  n.condition = expr(cursor.take());
  n.then = expr(cursor.take());
  n.otherwise = expr(cursor.take());
  return add(span(index), n);
}

ast::ExprId Builder::chain(std::uint32_t index, bool in_list) {
  Cursor cursor = children(index);
  const std::uint32_t first = cursor.take();
  if (cursor.done()) {
    if (node(first).kind == Kind::Quantified) return quantified(first);
    return operand(first, in_list);
  }
  const Keyword word = cursor.node().keyword;
  bool one_word = true;
  std::uint32_t loose = node(first).kind == Kind::Quantified ? first : 0;
  for (Cursor rest = cursor; !rest.done();) {
    if (rest.word() != word) one_word = false;
    const std::uint32_t next = rest.take();
    if (loose == 0 && node(next).kind == Kind::Quantified) loose = next;
  }
  if (loose != 0) return unclear_reach(index, loose);
  if (!one_word) return mixed(index);

  std::vector<ast::ExprId> operands{operand(first, in_list)};
  while (!cursor.done()) {
    cursor.word();
    operands.push_back(operand(cursor.take(), in_list));
  }
  const ast::ExprList list = module_.expr_lists.add_all(operands);
  if (word == Keyword::And) return add(span(index), ast::And{list});
  return add(span(index), ast::Or{list});
}

ast::ExprId Builder::comparison(std::uint32_t index, bool in_list) {
  Cursor cursor = children(index);
  const ast::ExprId value = operand(cursor.take(), in_list);
  if (cursor.done()) return value;
  return add(span(index), test(value, cursor.take(Kind::Test), in_list));
}

ast::ExprNode Builder::test(ast::ExprId value, std::uint32_t index, bool in_list) {
  Cursor cursor = children(index);
  const std::uint32_t head = cursor.take();
  const auto next = [&] { return operand(cursor.take(), in_list); };
  if (node(head).kind == Kind::Operator) {
    return ast::Compare{compare_of(raw(head)), value, next()};
  }
  const auto in_set = [&](auto make) -> ast::ExprNode {
    bool named = false;
    const ast::ExprList list = set(cursor.take(Kind::Set), named);
    return make(list, named);
  };
  const auto contains = [&](ast::ContainsKind kind) {
    return in_set([&](ast::ExprList list, bool named) {
      return ast::Contains{kind, value, list, named};
    });
  };
  switch (node(head).keyword) {
    case Keyword::Exists:
      return ast::State{StateTest::Exists, value};
    case Keyword::Missing:
      return ast::State{StateTest::Missing, value};
    case Keyword::Filled:
      return ast::State{StateTest::Filled, value};
    case Keyword::Invalid:
      return ast::State{StateTest::Invalid, value};
    case Keyword::RecordedUnknown:
      return ast::State{StateTest::RecordedUnknown, value};
    case Keyword::IsOneOf:
    case Keyword::IsNotOneOf: {
      const bool negated = node(head).keyword == Keyword::IsNotOneOf;
      return in_set([&](ast::ExprList list, bool named) {
        return ast::OneOf{negated, value, list, named};
      });
    }
    case Keyword::IsUnder:
      return ast::IsUnder{false, value, next()};
    case Keyword::IsPartOf:
      return ast::IsUnder{true, value, next()};
    case Keyword::ContainsAny:
      return contains(ast::ContainsKind::Any);
    case Keyword::ContainsAll:
      return contains(ast::ContainsKind::All);
    case Keyword::ContainsOnly:
      return contains(ast::ContainsKind::Only);
    case Keyword::Within: {
      ast::Within n{value, next(), true, {}};
      n.before = cursor.word() == Keyword::Before;
      n.anchor = next();
      return n;
    }
    case Keyword::Between: {
      ast::Between n{value, next(), {}};
      n.high = next();
      return n;
    }
    case Keyword::Contains: {
      const std::vector<ast::ExprId> one{next()};
      return ast::Contains{ast::ContainsKind::One, value, module_.expr_lists.add_all(one), false};
    }
    case Keyword::StartsWith:
      return ast::TextMatch{ast::TextTest::StartsWith, value, next()};
    case Keyword::EndsWith:
      return ast::TextMatch{ast::TextTest::EndsWith, value, next()};
    case Keyword::HasForm:
      return ast::TextMatch{ast::TextTest::HasForm, value, next()};
    case Keyword::Matches:
      return ast::TextMatch{ast::TextTest::Matches, value, next()};
    default:
      REGEL_UNREACHABLE();
  }
}

ast::ExprList Builder::set(std::uint32_t index, bool& named) {
  Cursor cursor = children(index);
  named = cursor.is(Kind::Path);
  if (!named) return arguments(cursor);
  const std::vector<ast::ExprId> one{path(cursor.take())};
  return module_.expr_lists.add_all(one);
}

ast::ExprList Builder::arguments(Cursor& cursor) {
  std::vector<ast::ExprId> values;
  while (!cursor.done()) values.push_back(expr(cursor.take(), true));
  return module_.expr_lists.add_all(values);
}

// a + b - c: leftmost first.
ast::ExprId Builder::arithmetic(std::uint32_t index, bool in_list) {
  Cursor cursor = children(index);
  const std::uint32_t first = cursor.take();
  ast::ExprId left = operand(first, in_list);
  while (!cursor.done()) {
    const ArithOp op = arith_of(raw(cursor.take(Kind::Operator)));
    const std::uint32_t next = cursor.take();
    const ast::ExprId right = operand(next, in_list);
    left = add(join(span(first), span(next)), ast::Arith{op, left, right});
  }
  return left;
}

ast::ExprId Builder::if_missing(std::uint32_t index, bool in_list) {
  Cursor cursor = children(index);
  const ast::ExprId value = operand(cursor.take(), in_list);
  if (cursor.done()) return value;
  return add(span(index), ast::IfMissing{value, operand(cursor.take(), in_list)});
}

ast::ExprId Builder::aggregate(std::uint32_t index) {
  Cursor cursor = children(index);
  const AggregateKind kind = aggregate_of(cursor.word());
  ast::Aggregate n{kind, {}, {}, false};
  if (cursor.is(Kind::Bag)) {  // antal(X), andel(medlemmar …)
    n.scope = scope(cursor.take());
    return add(span(index), n);
  }
  const std::uint32_t first = cursor.take();
  if (cursor.is(Kind::Over)) {
    n.value = expr(first);
    n.scope = over(cursor.take());
    n.ignoring_missing = cursor.skip(Keyword::Ignoring);
    return add(span(index), n);
  }
  if (kind != AggregateKind::Share) {  // senaste(a, b)
    std::vector<ast::ExprId> values{expr(first, true)};
    while (!cursor.done()) values.push_back(expr(cursor.take(), true));
    return add(span(index), ast::Extreme{kind, module_.expr_lists.add_all(values)});
  }
  // andel(X): the expression is the collection
  const ast::ExprId collection = expr(first);
  const auto* steps = std::get_if<ast::Path>(&module_.exprs[collection].node);
  if (steps == nullptr) {
    const bool reported = std::holds_alternative<ast::Broken>(module_.exprs[collection].node);
    if (!reported) {
      sink_.report<diag::Code::R102>(
          span(first), "`" + one_line(node(first).begin, node(first).end) + "`",
          Bilingual{"en samling, eller `för` och en samling efter villkoret",
                    "a collection, or `over` and a collection after the condition"});
    }
    return broken(span(index));
  }
  ast::Scope s{ast::ScopeKind::Path, {}, collection, {}, {}, span(first)};
  const ast::Step& only = module_.steps[steps->steps[0]];
  if (steps->steps.size() == 1 && only.kind == ast::StepKind::Type) {
    s.kind = ast::ScopeKind::Register;
    s.register_name = only.name;
    s.path = {};
  }
  scope_rest(s, cursor);
  n.scope = module_.scopes.add(s);
  return add(span(index), n);
}

ast::ScopeId Builder::over(std::uint32_t index) {
  Cursor cursor = children(index);
  return scope(cursor.take(Kind::Bag));
}

ast::ScopeId Builder::scope(std::uint32_t index) {
  Cursor cursor = children(index);
  ast::Scope s{ast::ScopeKind::Path, {}, {}, {}, {}, span(index)};
  if (cursor.skip(Keyword::Members)) {
    s.kind = ast::ScopeKind::Members;
  } else if (cursor.is(Kind::RegisterName)) {
    Cursor words = children(cursor.take());
    const bool previous = words.skip(Keyword::Previous);
    s.kind = previous ? ast::ScopeKind::PreviousRegister : ast::ScopeKind::Register;
    s.register_name = name(words.take(Kind::TypeName));
  } else {
    s.path = path(cursor.take(Kind::Path));
  }
  scope_rest(s, cursor);
  return module_.scopes.add(s);
}

void Builder::scope_rest(ast::Scope& s, Cursor& cursor) {
  s.alias = alias(cursor);
  if (s.alias) s.span = join(s.span, s.alias->span);
  if (!cursor.is(Kind::Filter)) return;
  const std::uint32_t filter = cursor.take();
  s.span = join(s.span, span(filter));
  s.filter = operand(children(filter).take());
}

ast::ExprId Builder::call(std::uint32_t index) {
  Cursor cursor = children(index);
  const std::uint32_t token = cursor.take(Kind::Name);
  const ast::Name callee = name(token);
  ast::Call n{callee.text, {}};
  if (raw(token)[0] != '\'') {
    for (const types::BuiltinInfo& builtin : types::kBuiltins) {
      const bool swedish = module_.language == diag::Language::Swedish;
      if ((swedish ? builtin.sv : builtin.en) == raw(token)) n.callee = builtin.id;
    }
  }
  n.arguments = arguments(cursor);
  return add(span(index), n);
}

ast::ExprId Builder::path(std::uint32_t index) {
  Cursor cursor = children(index);
  std::vector<ast::Step> steps;
  while (!cursor.done()) steps.push_back(step(cursor.take()));
  return add(span(index), ast::Path{module_.steps.add_all(steps)});
}

ast::Step Builder::step(std::uint32_t index) {
  Cursor cursor = children(index);
  ast::Step s{ast::StepKind::Field, {{}, span(index)}, {}, false};
  if (cursor.is(Kind::Word)) {
    switch (cursor.word()) {
      case Keyword::This:
        s.kind = ast::StepKind::This;
        return s;
      case Keyword::Descendants:
        s.kind = ast::StepKind::Descendants;
        return s;
      case Keyword::Ancestors:
        s.kind = ast::StepKind::Ancestors;
        return s;
      case Keyword::Previous:
        s.kind = ast::StepKind::Previous;
        return s;
      case Keyword::TextFields:
        s.kind = ast::StepKind::TextFields;
        return s;
      default:
        REGEL_UNREACHABLE();
    }
  }
  const std::uint32_t token = cursor.take();
  s.name = name(token);
  s.quoted = raw(token)[0] == '\'';
  if (node(token).kind == Kind::TypeName) s.kind = ast::StepKind::Type;
  if (node(index).kind == Kind::CallStep) {
    s.kind = ast::StepKind::Call;
    s.arguments = arguments(cursor);
  }
  return s;
}

}  // namespace regel::parse
