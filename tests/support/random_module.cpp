#include "tests/support/random_module.hpp"

#include <random>

namespace regel::test {
namespace {

using namespace regel::ast;

constexpr std::string_view kNames[] = {
    "a",     "b",       "status",         "ägare",    "at",    "is",    "all",  "missing",
    "where", "members", "medlemmar",      "textfält", "count", "antal", "år",   "year",
    "today", "idag",    "föregående",     "previous", "regel", "test",  "post", "parameter",
    "för",   "over",    "namn med blank", "Stor",     "som",   "under", "rank", "missing_value"};
constexpr std::string_view kTypeNames[] = {"Risk", "Åtgärd", "Akt", "Konsekvens_2"};
constexpr std::string_view kIds[] = {"PUB-007", "ÅT-1-2", "A-1"};
constexpr std::string_view kTexts[] = {"",      "x",        "två ord", "\"citat\"", "\\",
                                       "{a} b", "rad\nrad", "”Word”",  "# inte",    "  ledande",
                                       "'",     "\\n",      "\"\"\""};
constexpr std::string_view kNumbers[] = {"0", "7", "2026", "10000", "1234567", "0.5", "12345.25"};
constexpr std::string_view kDays[] = {"2024-02-29", "2026-03-01"};
constexpr std::string_view kTimes[] = {"2026-03-01T14:00", "2026-03-29T03:30:15+02:00",
                                       "2026-01-01T00:00Z"};

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {}

  Module make() {
    if (one_in(2)) module_.edition = 1;
    if (one_in(2)) module_.name = symbol("a.b_c");
    if (one_in(2)) module_.uses.push_back({symbol("x.y"), alias()});
    for (std::size_t i = up_to(4) + 1; i > 0; --i) {
      Decl d{{}, one_in(4) ? "Första.\n\n  Andra." : "", decl()};
      module_.decls.push_back(std::move(d));
    }
    return std::move(module_);
  }

 private:
  std::size_t up_to(std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random_);
  }
  bool one_in(std::size_t n) { return up_to(n - 1) == 0; }
  template <std::size_t kSize>
  std::string_view pick(const std::string_view (&all)[kSize]) {
    return all[up_to(kSize - 1)];
  }
  template <class Enum>
  Enum any(Enum last) {
    return static_cast<Enum>(up_to(static_cast<std::size_t>(last)));
  }

  Name symbol(std::string_view text) { return {module_.names.intern(text), {}}; }
  Name name() { return symbol(pick(kNames)); }
  Name type_name() { return symbol(pick(kTypeNames)); }
  Name rule_id() { return symbol(pick(kIds)); }
  std::optional<Name> alias() { return one_in(3) ? std::optional(name()) : std::nullopt; }
  Text text() { return {std::string(pick(kTexts)), {}}; }
  DateLiteral day() { return {std::string(pick(kDays)), {}}; }
  std::vector<Text> texts() {
    return some<Text>([&] { return text(); });
  }
  std::vector<Name> names() {
    return some<Name>([&] { return name(); });
  }
  template <class T, class Make>
  std::vector<T> some(Make make, std::size_t least = 1) {
    std::vector<T> out;
    for (std::size_t i = least + up_to(2); i > 0; --i) out.push_back(make());
    return out;
  }

  // --- expressions: one function a level of the grammar
  ExprId add(ExprNode node) { return module_.exprs.add({{}, std::move(node)}); }
  ExprList list(std::vector<ExprId> all) { return module_.expr_lists.add_all(all); }

  ExprId condition(bool nested = false) {
    if (!one_in(4)) return expr();
    ItemsNode n{
        any(ListHead::Count), any(Bound::Exactly), static_cast<std::uint32_t>(up_to(3)), {}, {}};
    if (n.head != ListHead::Count) n.bound = Bound::AtLeast;
    std::vector<Item> items;
    for (std::size_t i = 0; i <= up_to(2); ++i) {
      const std::string label =
          nested ? std::to_string(i + 1) : std::string(1, static_cast<char>('a' + i));
      const Name at = symbol(label);
      const ExprId inner = nested ? expr() : condition(true);
      items.push_back({at, inner});
    }
    n.items = module_.items.add_all(items);
    return add(n);
  }
  ExprId expr() {
    if (++depth_ > 6) {
      --depth_;
      return path();
    }
    const ExprId id = make_expr();
    --depth_;
    return id;
  }
  ExprId make_expr() {
    switch (up_to(7)) {
      case 0: {
        If n;
        n.condition = expr();
        n.then = expr();
        n.otherwise = expr();
        return add(n);
      }
      case 1:
        return quantified();
      case 2:
        return add(And{list(some<ExprId>([&] { return unary(); }, 2))});
      case 3:
        return add(Or{list(some<ExprId>([&] { return unary(); }, 2))});
      default:
        return unary();
    }
  }
  ExprId unary() {
    if (one_in(8)) return add(Not{unary()});
    return comparison();
  }
  ExprId quantified() {
    Quantified n{any(QuantifierKind::Count),
                 any(Bound::Exactly),
                 static_cast<std::uint32_t>(up_to(2)),
                 scope(false),
                 {}};
    n.condition = unary();
    return add(n);
  }
  ExprId comparison() {
    const ExprId value = sum();
    switch (up_to(10)) {
      case 0:
        return add(Compare{any(CompareOp::GreaterEqual), value, sum()});
      case 1:
        return add(State{any(StateTest::RecordedUnknown), value});
      case 2: {
        const bool named = one_in(2);
        return add(OneOf{one_in(2), value, set(named), named});
      }
      case 3:
        return add(IsUnder{one_in(2), value, sum()});
      case 4: {
        const ContainsKind kind = any(ContainsKind::Only);
        if (kind == ContainsKind::One) return add(Contains{kind, value, list({sum()}), false});
        const bool named = one_in(2);
        return add(Contains{kind, value, set(named), named});
      }
      case 5: {
        Within n{value, sum(), one_in(2), {}};
        n.anchor = sum();
        return add(n);
      }
      case 6: {
        Between n{value, sum(), {}};
        n.high = sum();
        return add(n);
      }
      case 7: {
        const TextTest test = any(TextTest::Matches);
        const bool pattern = test == TextTest::HasForm || test == TextTest::Matches;
        return add(TextMatch{test, value, pattern ? text_literal() : sum()});
      }
      default:
        return value;
    }
  }
  ExprList set(bool named) {
    if (named) return list({path()});
    return list(some<ExprId>([&] { return expr(); }));
  }
  ExprId sum() {
    ExprId left = product();
    while (one_in(6)) {
      const ArithOp op = one_in(2) ? ArithOp::Add : ArithOp::Subtract;
      left = add(Arith{op, left, product()});
    }
    return left;
  }
  ExprId product() {
    ExprId left = fallback();
    while (one_in(8)) {
      const ArithOp op = one_in(2) ? ArithOp::Multiply : ArithOp::Divide;
      left = add(Arith{op, left, fallback()});
    }
    return left;
  }
  ExprId fallback() {
    const ExprId value = primary();
    return one_in(8) ? add(IfMissing{value, primary()}) : value;
  }
  ExprId primary() {
    if (depth_ > 4) return one_in(2) ? literal() : path();
    switch (up_to(9)) {
      case 0:
        return add(Negate{primary()});
      case 1:
        return add(Parens{expr()});
      case 2:
        return aggregate();
      case 3:
        return add(Today{});
      case 4:
        return add(Now{});
      case 5: {
        Call n{module_.names.intern(pick(kNames)), {}};
        if (one_in(2)) n.callee = any(types::Builtin::EuDeadline);
        n.arguments = arguments();
        return add(n);
      }
      case 6:
      case 7:
        return literal();
      default:
        return path();
    }
  }
  ExprList arguments() {
    return list(some<ExprId>([&] { return expr(); }, 0));
  }
  ExprId text_literal() {
    return add(Literal{LiteralKind::Text, module_.names.intern(pick(kTexts)), CalendarUnit::Day});
  }
  ExprId literal(bool negative = false) {
    Literal n{any(LiteralKind::No), {}, CalendarUnit::Day};
    std::string text;
    if (n.kind == LiteralKind::Number || n.kind == LiteralKind::Percent ||
        n.kind == LiteralKind::Span) {
      text = (negative && one_in(3) ? "-" : "") + std::string(pick(kNumbers));
    }
    if (n.kind == LiteralKind::Text) text = pick(kTexts);
    if (n.kind == LiteralKind::Date) text = pick(kDays);
    if (n.kind == LiteralKind::Instant) text = pick(kTimes);
    if (n.kind == LiteralKind::Span) n.unit = any(CalendarUnit::Minute);
    n.text = module_.names.intern(text);
    return add(n);
  }
  ExprId path(bool in_scope = false) {
    std::vector<Step> steps;
    const auto step = [&](StepKind kind) { steps.push_back({kind, {}, {}, false}); };
    switch (up_to(8)) {
      case 0:
        step(StepKind::This);
        break;
      case 1:
        step(StepKind::Previous);
        break;
      case 2:
        step(one_in(2) ? StepKind::Descendants : StepKind::Ancestors);
        break;
      case 3:
        step(StepKind::TextFields);
        break;
      case 4:
        step(in_scope ? StepKind::Field : StepKind::Type);
        steps[0].name = in_scope ? name() : type_name();
        break;
      default:
        step(StepKind::Field);
        steps[0].name = name();
    }
    while (one_in(3)) {
      Step next{one_in(4) && depth_ < 4 ? StepKind::Call : StepKind::Field, name(), {}, false};
      if (next.kind == StepKind::Call) {
        ++depth_;
        next.arguments = arguments();
        --depth_;
      }
      steps.push_back(next);
    }
    return add(Path{module_.steps.add_all(steps)});
  }
  ScopeId scope(bool bag) {
    Scope s{any(ScopeKind::Path), {}, {}, {}, {}, {}};
    if (s.kind == ScopeKind::Path) s.path = path(true);
    if (s.kind == ScopeKind::Register || s.kind == ScopeKind::PreviousRegister) {
      s.register_name = type_name();
    }
    s.alias = alias();
    if (one_in(3)) s.filter = bag ? expr() : unary();
    return module_.scopes.add(s);
  }
  ExprId aggregate() {
    ++depth_;
    Aggregate n{any(AggregateKind::Earliest), {}, {}, false};
    const bool extreme = n.kind >= AggregateKind::Highest && one_in(2);
    ExprId id;
    if (extreme) {
      id = add(Extreme{n.kind, list(some<ExprId>([&] { return sum(); }, 2))});
    } else {
      if (n.kind == AggregateKind::Share) {
        if (one_in(2)) n.value = expr();
      } else if (n.kind != AggregateKind::Count) {
        n.value = sum();
        n.ignoring_missing = one_in(3);
      }
      n.scope = scope(true);
      id = add(n);
    }
    --depth_;
    return id;
  }

  // --- declarations
  TypeId type() {
    Type t{any(TypeWord::Named), {}, {}, {}, {}};
    if (t.word == TypeWord::Named || t.word == TypeWord::Link) t.name = type_name();
    if (t.word == TypeWord::Link && one_in(2)) t.on = names();
    if (t.word == TypeWord::List) t.element = type();
    return module_.types.add(t);
  }
  MapOption option() {
    switch (up_to(4)) {
      case 0:
        return Written{text()};
      case 1:
        return SplitAt{text()};
      case 2:
        return BlankWords{texts()};
      case 3:
        return UnknownWords{texts()};
      default:
        break;
    }
    if (one_in(2)) return Spelling{text(), literal(true)};
    std::vector<Step> steps;
    if (one_in(2)) steps.push_back({StepKind::Type, type_name(), {}, false});
    steps.push_back({StepKind::Field, name(), {}, false});
    return Spelling{text(), add(Path{module_.steps.add_all(steps)})};
  }
  std::vector<PlaceStep> place() {
    std::vector<PlaceStep> path{{text(), std::nullopt}};
    for (std::size_t i = up_to(2); i > 0; --i) {
      const bool within = path.back().by.has_value();  // an attribute is no list to look in
      path.push_back({text(), std::nullopt});
      if (!within && one_in(3)) path.back().by = text();
    }
    return path;
  }
  Mapping mapping(bool needed) {
    Mapping m;
    if (needed || one_in(2)) {
      m.from_key = one_in(3);
      m.from_rows = !m.from_key && one_in(4);
      if (!m.from_key && !m.from_rows) m.path = place();
    }
    m.options = some<MapOption>([&] { return option(); }, 0);
    return m;
  }
  Field field() {
    Field f{name(), type(), one_in(3), one_in(3), one_in(3), mapping(false), {}};
    if (one_in(4)) f.doc = "Fältet.";
    return f;
  }
  SourceLine source_line() {
    if (one_in(9)) {
      const Literal limit{LiteralKind::Span, module_.names.intern("31"), CalendarUnit::Day};
      FreshnessLine line{add(limit), std::nullopt, false, {}};
      if (one_in(2)) {
        line.path = text();
        line.from_file_name = one_in(2);
      }
      return line;
    }
    const std::vector<SourceLine> lines{
        FileLine{texts(), {}}, RowsLine{text()},     TimeZoneLine{text()},  CountLine{text()},
        BlankLine{texts()},    UnknownLine{texts()}, NewRecordLine{text()}, AsAboveLine{texts()}};
    return lines[up_to(lines.size() - 1)];
  }
  RegisterPart register_part() {
    switch (up_to(5)) {
      case 0:
        return Collection{name(), type_name(), name(), one_in(2)};
      case 1:
        return KeyLine{names(), {}};
      case 2:
        return one_in(2) ? RegisterPart(TreeLine{name(), {}}) : RegisterPart(PeopleLine{});
      case 3:
        return source_line();
      default:
        return field();
    }
  }
  Message message() {
    Message m;
    for (std::size_t i = up_to(3); i > 0; --i) {
      if (one_in(2) || (!m.parts.empty() && !m.parts.back().hole.valid())) {
        m.parts.push_back({"", sum()});
      } else {
        m.parts.push_back({"Text \"{\\}\" är", {}});
      }
    }
    return m;
  }
  Subject subject() {
    Subject s{one_in(4), type_name(), std::nullopt, one_in(3), {}, {}, {}};
    if (!s.group) {
      s.alias = alias();
      return s;
    }
    if (one_in(2)) s.filter = unary();
    s.keys = some<GroupKey>([&] { return GroupKey{sum(), alias()}; });
    return s;
  }
  Validity validity() {
    Validity v;
    if (one_in(2)) v.from = day();
    if (!v.from || one_in(2)) v.through = day();
    return v;
  }
  Authority authority() {
    return {some<Cite>([&] { return Cite{type_name(), text()}; })};
  }
  ClauseNode clause() {
    switch (up_to(14)) {
      case 0:
        return ForEach{subject()};
      case 1:
        return When{condition()};
      case 2:
        return one_in(2) ? ClauseNode{Unless{condition()}} : UnclearWhen{condition()};
      case 3:
        return MustNot{condition()};
      case 4:
        return Otherwise{message()};
      case 5:
        return IfUnclear{message()};
      case 6:
        return Advice{message()};
      case 7:
        return SeverityClause{any(SeverityWord::Info)};
      case 8:
        return authority();
      case 9:
        return Wording{one_in(2) ? text() : Text{"En rad\n\n  och en till.", {}}};
      case 10:
        return Purpose{text()};
      case 11:
        return InForce{validity()};
      case 12:
        return Owner{text()};
      case 13:
        return Tags{names()};
      default:
        return Must{condition()};
    }
  }
  ClauseNode summary_clause() {
    switch (up_to(4)) {
      case 0:
        return ForEach{subject()};
      case 1:
        return When{condition()};
      case 2:
        return authority();
      default:
        return Shows{name(), sum()};
    }
  }
  WaiverPart waiver_part() {
    switch (up_to(4)) {
      case 0:
        return Covers{type_name(), texts()};
      case 1:
        return InForce{validity()};
      case 2:
        return Decision{text()};
      case 3:
        return DecidedBy{text()};
      default:
        return Reason{text()};
    }
  }
  Value value(int depth = 0) {
    Value v{depth > 2 ? ValueKind::Name : any(ValueKind::Record), {}, {}, {}, {}, {}, {}, {}};
    switch (v.kind) {
      case ValueKind::Missing:
        break;
      case ValueKind::Invalid:
      case ValueKind::Unknown:
        v.text = text();
        break;
      case ValueKind::Literal:
        v.literal = literal(true);
        break;
      case ValueKind::QualifiedName:
        v.qualifier = type_name();
        v.name = name();
        break;
      case ValueKind::Name:
        v.name = name();
        break;
      case ValueKind::List:
        v.elements = some<Value>([&] { return value(depth + 1); }, 0);
        break;
      case ValueKind::Record:
        v.fields = assigns(1, depth + 1);
        break;
    }
    return v;
  }
  std::vector<Assign> assigns(std::size_t least, int depth = 0) {
    return some<Assign>([&] { return Assign{name(), value(depth)}; }, least);
  }
  TestPart test_part() {
    switch (up_to(4)) {
      case 0:
        return TodayLine{day()};
      case 1:
        return NowLine{{std::string(pick(kTimes)), {}}};
      case 2:
        return Given{one_in(3), type_name(), name(), assigns(0)};
      default:
        break;
    }
    Expect e{one_in(3), {}, {}, any(OutcomeWord::Undetermined), std::nullopt, {}};
    if (e.group) {
      e.group_key = assigns(1);
      e.label = symbol("");
    } else {
      e.label = name();
    }
    if (one_in(2)) e.message = text();
    return e;
  }
  template <class Make>
  std::vector<Clause> clauses(Make make) {
    return some<Clause>([&] { return Clause{{}, {}, make()}; });
  }
  DeclNode decl() {
    switch (up_to(15)) {
      case 0:
        return Instrument{type_name(), text(), one_in(2) ? std::optional(text()) : std::nullopt};
      case 1:
        return CodeList{type_name(), some<CodeDecl>([&] {
                          return CodeDecl{name(), alias(), texts()};
                        })};
      case 2:
        return CodeSet{type_name(), type_name(), names_or_types()};
      case 3:
        return ScaleDecl{
            type_name(), some<LevelDecl>([&] {
              return LevelDecl{static_cast<std::int64_t>(up_to(9)), name(), texts(), {}};
            })};
      case 4:
        return Record{type_name(), some<Field>([&] { return field(); })};
      case 5:
        return Register{type_name(), some<RegisterPart>([&] { return register_part(); })};
      case 6: {
        SourceBlock d{type_name(), {}};
        d.parts.emplace_back(source_line());
        d.parts.emplace_back(FieldMapping{names(), mapping(true)});
        return d;
      }
      case 7: {
        Parameter d{name(), type(), {}, {}};
        if (one_in(2)) {
          d.value = literal(true);
        } else {
          d.dated = some<DatedValue>([&] { return DatedValue{day(), literal(true)}; });
        }
        return d;
      }
      case 8:
      case 9: {
        Definition d{name(), {}, std::nullopt, {}};
        d.params = some<Param>([&] { return Param{name(), type()}; }, 0);
        if (one_in(2)) d.subject = type_name();
        d.body = condition();
        return d;
      }
      case 10:
        return Summary{rule_id(), text(), clauses([&] { return summary_clause(); })};
      case 11:
        return Waiver{rule_id(), rule_id(), some<WaiverPart>([&] { return waiver_part(); })};
      case 12:
        return Test{text(), rule_id(), some<TestPart>([&] { return test_part(); })};
      default:
        return Rule{rule_id(), text(), clauses([&] { return clause(); })};
    }
  }
  std::vector<Name> names_or_types() {
    return some<Name>([&] { return one_in(2) ? type_name() : symbol("hälsa"); });
  }

  std::mt19937 random_;
  Module module_;
  int depth_ = 0;
};

}  // namespace

Module random_module(std::uint32_t seed) { return Maker(seed).make(); }

}  // namespace regel::test
