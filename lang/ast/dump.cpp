#include "lang/ast/dump.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "lang/ast/clause_order.hpp"
#include "lang/ast/dump_words.hpp"
#include "lang/ast/qualified_call.hpp"
#include "lang/base/escape.hpp"

namespace regel::ast {
namespace {
using namespace dump_words;

class Dumper {
 public:
  explicit Dumper(const Module& module) : module_(module) {}

  void module() {
    open("module");
    if (module_.edition) atom("edition " + std::to_string(*module_.edition));
    if (module_.name) name(*module_.name);
    for (const Use& use : module_.uses) {
      line("use");
      name(use.module);
      alias(use.alias);
      close();
    }
    for (const Decl& decl : module_.decls) {
      indent();
      std::visit(*this, decl.node);
      if (!decl.doc.empty()) text("doc", decl.doc);
      close();
    }
    close();
    out_.push_back('\n');
  }
  void expr(ExprId id) {
    if (!id.valid()) return atom("nothing");
    std::visit(*this, module_.exprs[id].node);
  }
  std::string take() { return std::move(out_); }

  // --- expressions
  void operator()(const Broken&) { atom("broken"); }
  void operator()(const Literal& n) {
    open(word(kLiterals, n.kind));
    if (n.kind == LiteralKind::Text) {
      atom(json_string(module_.text(n.text)));
    } else if (n.kind != LiteralKind::Yes && n.kind != LiteralKind::No) {
      atom(module_.text(n.text));
    }
    if (n.kind == LiteralKind::Span) atom(word(kUnits, n.unit));
    close();
  }
  void operator()(const Today&) { atom("today"); }
  void operator()(const Now&) { atom("now"); }
  void operator()(const Path& n) {
    open("path");
    if (const auto builtin = qualified_builtin(module_, n)) {
      name(module_.steps[n.steps[0]].name);
      open("call");
      atom("builtin-" + std::string(word(kBuiltinIds, *builtin)));
      list(module_.steps[n.steps[1]].arguments);
      close();
    } else {
      for (const StepId id : n.steps) step(module_.steps[id]);
    }
    close();
  }
  void operator()(const Call& n) {
    open("call");
    if (const auto* builtin = std::get_if<types::Builtin>(&n.callee)) {
      atom("builtin-" + std::string(word(kBuiltinIds, *builtin)));
    } else {
      symbol(std::get<Symbol>(n.callee));
    }
    list(n.arguments);
    close();
  }
  void operator()(const Negate& n) { node("negate", {n.operand}); }
  void operator()(const Arith& n) { node(word(kArith, n.op), {n.left, n.right}); }
  void operator()(const IfMissing& n) { node("if-missing", {n.value, n.fallback}); }
  void operator()(const Compare& n) { node(word(kCompare, n.op), {n.left, n.right}); }
  void operator()(const State& n) { node(word(kStates, n.test), {n.value}); }
  void operator()(const OneOf& n) {
    open(n.negated ? "is-not-one-of" : "is-one-of");
    expr(n.value);
    set(n.set, n.named);
    close();
  }
  void operator()(const IsUnder& n) {
    node(n.or_self ? "is-part-of" : "is-under", {n.value, n.other});
  }
  void operator()(const Contains& n) {
    open(word(kContains, n.kind));
    expr(n.value);
    set(n.set, n.named);
    close();
  }
  void operator()(const Within& n) {
    node(n.before ? "within-before" : "within-after", {n.value, n.span, n.anchor});
  }
  void operator()(const Between& n) { node("between", {n.value, n.low, n.high}); }
  void operator()(const TextMatch& n) { node(word(kTextTests, n.test), {n.value, n.pattern}); }
  void operator()(const Not& n) { node("not", {n.operand}); }
  void operator()(const And& n) { nodes("and", n.operands); }
  void operator()(const Or& n) { nodes("or", n.operands); }
  void operator()(const Parens& n) { node("parens", {n.inner}); }
  void operator()(const If& n) { node("if", {n.condition, n.then, n.otherwise}); }
  void operator()(const Quantified& n) {
    if (n.kind == QuantifierKind::Count) {
      open(word(kBounds, n.bound));
      atom(std::to_string(n.number));
    } else {
      open(word(kQuantifiers, n.kind));
    }
    scope(n.scope);
    expr(n.condition);
    close();
  }
  void operator()(const Aggregate& n) {
    open(word(kAggregates, n.kind));
    if (n.value.valid()) expr(n.value);
    scope(n.scope);
    if (n.ignoring_missing) atom("ignoring-missing");
    close();
  }
  void operator()(const Extreme& n) { nodes(word(kAggregates, n.kind), n.values); }
  void operator()(const ItemsNode& n) {
    open("items");
    if (n.head == ListHead::Count) {
      atom(word(kBounds, n.bound));
      atom(std::to_string(n.number));
    } else {
      atom(word(kHeads, n.head));
    }
    for (const ItemId id : n.items) {
      open("item");
      name(module_.items[id].label);
      expr(module_.items[id].condition);
      close();
    }
    close();
  }

  // --- declarations (closed by module())
  void operator()(const Instrument& d) {
    begin("instrument", d.name);
    quoted(d.title);
    if (d.web) text("web", d.web->value);
  }
  void operator()(const CodeList& d) {
    begin("codelist", d.name);
    for (const CodeDecl& code : d.codes) {
      line("code");
      name(code.name);
      if (code.under) named("under", *code.under);
      quoted(code.labels);
      close();
    }
  }
  void operator()(const CodeSet& d) {
    begin("codeset", d.name);
    name(d.list);
    names(d.parts);
  }
  void operator()(const ScaleDecl& d) {
    begin("scale", d.name);
    for (const LevelDecl& level : d.levels) {
      line("level");
      atom(std::to_string(level.number));
      name(level.name);
      quoted(level.labels);
      close();
    }
  }
  void operator()(const Record& d) {
    begin("record", d.name);
    for (const Field& field : d.fields) part(field);
  }
  void operator()(const Register& d) {
    begin("register", d.name);
    for (const RegisterPart& p : d.parts) part(p);
  }
  void operator()(const SourceBlock& d) {
    begin("source", d.name);
    for (const auto& p : d.parts) part(p);
  }
  void operator()(const Parameter& d) {
    begin("parameter", d.name);
    type(d.type);
    if (d.value.valid()) expr(d.value);
    for (const DatedValue& dated : d.dated) {
      line("from");
      atom(dated.from.iso);
      expr(dated.value);
      close();
    }
  }
  void operator()(const Definition& d) {
    begin("definition", d.name);
    for (const Param& param : d.params) {
      open("param");
      name(param.name);
      type(param.type);
      close();
    }
    if (d.subject) named("for", *d.subject);
    expr(d.body);
  }
  void operator()(const Rule& d) {
    begin("rule", d.id);
    quoted(d.title);
    clauses(d.clauses);
  }
  void operator()(const Summary& d) {
    begin("summary", d.id);
    quoted(d.title);
    clauses(d.clauses);
  }
  void operator()(const Waiver& d) {
    begin("waiver", d.id);
    name(d.rule);
    for (const WaiverPart& p : d.parts) part(p);
  }
  void operator()(const Test& d) {
    open("test");
    quoted(d.title);
    name(d.rule);
    for (const TestPart& p : d.parts) part(p);
  }

  // --- parts
  void operator()(const Field& f) {
    open("field");
    name(f.name);
    type(f.type);
    mapping(f.mapping);
    if (f.optional) atom("optional");
    if (f.is_protected) atom("protected");
    if (f.any_case) atom("any-case");
    if (!f.doc.empty()) text("doc", f.doc);
    close();
  }
  void operator()(const Collection& c) {
    open("collection");
    name(c.name);
    name(c.members);
    name(c.via);
    if (c.with_descendants) atom("with-descendants");
    close();
  }
  void operator()(const KeyLine& l) { names_line("key", l.names); }
  void operator()(const UniqueLine& l) { names_line("unique", l.names); }
  void operator()(const TreeLine& l) { named("tree", l.via); }
  void operator()(const PeopleLine&) { atom("people"); }
  void operator()(const SourceLine& l) { std::visit(*this, l); }
  void operator()(const FileLine& l) { texts("file", l.files); }
  void operator()(const RowsLine& l) { text("rows", l.path.value); }
  void operator()(const FreshnessLine& l) {
    open("freshness");
    expr(l.limit);
    if (l.path) text(l.from_file_name ? "from-file-name" : "from", l.path->value);
    close();
  }
  void operator()(const TimeZoneLine& l) { text("timezone", l.zone.value); }
  void operator()(const CountLine& l) { text("count", l.path.value); }
  void operator()(const BlankLine& l) { texts("blank", l.words); }
  void operator()(const UnknownLine& l) { texts("unknown", l.words); }
  void operator()(const NewRecordLine& l) { text("new-record", l.cell.value); }
  void operator()(const AsAboveLine& l) { texts("as-above", l.cells); }
  void operator()(const FieldMapping& m) {
    open("map");
    names(m.field);
    mapping(m.mapping);
    close();
  }
  void operator()(const Written& o) { text("written", o.pattern.value); }
  void operator()(const SplitAt& o) { text("split", o.separator.value); }
  void operator()(const BlankWords& o) { texts("blank", o.words); }
  void operator()(const UnknownWords& o) { texts("unknown", o.words); }
  void operator()(const Spelling& o) {
    open("spelling");
    quoted(o.text);
    expr(o.value);
    close();
  }

  void operator()(const ForEach& c) {
    const Subject& s = c.subject;
    open("for-each");
    if (s.previous) atom("previous");
    if (s.group) atom("group");
    name(s.register_name);
    alias(s.alias);
    if (s.filter.valid()) node("where", {s.filter});
    for (const GroupKey& key : s.keys) {
      open("by");
      expr(key.value);
      alias(key.alias);
      close();
    }
    close();
  }
  void operator()(const When& c) { node("when", {c.condition}); }
  void operator()(const Unless& c) { node("unless", {c.condition}); }
  void operator()(const UnclearWhen& c) { node("unclear-when", {c.condition}); }
  void operator()(const Must& c) { node("must", {c.condition}); }
  void operator()(const MustNot& c) { node("must-not", {c.condition}); }
  void operator()(const Otherwise& c) { message("otherwise", c.message); }
  void operator()(const IfUnclear& c) { message("if-unclear", c.message); }
  void operator()(const Advice& c) { message("advice", c.message); }
  void operator()(const SeverityClause& c) {
    atom("(severity " + std::string(word(kSeverities, c.severity)) + ")");
  }
  void operator()(const Authority& c) {
    open("authority");
    for (const Cite& cite : c.cites) {
      open("cite");
      name(cite.instrument);
      quoted(cite.place);
      close();
    }
    close();
  }
  void operator()(const Wording& c) { text("wording", c.text.value); }
  void operator()(const Purpose& c) { text("purpose", c.text.value); }
  void operator()(const InForce& c) {
    open("in-force");
    if (c.validity.from) atom("from " + c.validity.from->iso);
    if (c.validity.through) atom("through " + c.validity.through->iso);
    close();
  }
  void operator()(const Owner& c) { text("owner", c.text.value); }
  void operator()(const Tags& c) { names_line("tags", c.tags); }
  void operator()(const Shows& c) {
    open("shows");
    name(c.name);
    expr(c.value);
    close();
  }

  void operator()(const Covers& p) {
    open("covers");
    name(p.register_name);
    quoted(p.keys);
    close();
  }
  void operator()(const Decision& p) { text("decision", p.text.value); }
  void operator()(const DecidedBy& p) { text("decided-by", p.text.value); }
  void operator()(const Reason& p) { text("reason", p.text.value); }
  void operator()(const TodayLine& p) { atom("(today " + p.date.iso + ")"); }
  void operator()(const NowLine& p) { atom("(now " + p.instant.iso + ")"); }
  void operator()(const Given& p) {
    open("given");
    if (p.previous) atom("previous");
    name(p.register_name);
    name(p.label);
    for (const Assign& assign : p.values) assigned(assign);
    close();
  }
  void operator()(const Expect& p) {
    open("expect");
    if (p.group) {
      open("group");
      for (const Assign& assign : p.group_key) assigned(assign);
      close();
    } else {
      name(p.label);
    }
    atom(word(kOutcomes, p.outcome));
    if (p.message) text("message", p.message->value);
    close();
  }

 private:
  void open(std::string_view head) {
    space();
    out_.push_back('(');
    out_ += head;
    ++depth_;
  }
  void close() {
    out_.push_back(')');
    --depth_;
  }
  void atom(std::string_view text) {
    space();
    out_ += text;
  }
  void space() {
    if (!out_.empty() && out_.back() != '(' && out_.back() != ' ') out_.push_back(' ');
  }
  void indent() {
    out_.push_back('\n');
    out_.append(2 * depth_, ' ');
  }
  void line(std::string_view head) {
    indent();
    open(head);
  }
  template <class Part>
  void part(const Part& p) {
    indent();
    if constexpr (std::is_same_v<Part, Field>) {
      (*this)(p);
    } else {
      std::visit(*this, p);
    }
  }

  void symbol(Symbol symbol) { atom(name_text(module_.text(symbol))); }
  void name(const Name& n) {
    if (n.text.valid()) symbol(n.text);
  }
  void names(const std::vector<Name>& all) {
    for (const Name& n : all) name(n);
  }
  void named(std::string_view head, const Name& n) {
    open(head);
    name(n);
    close();
  }
  void names_line(std::string_view head, const std::vector<Name>& all) {
    open(head);
    names(all);
    close();
  }
  void alias(const std::optional<Name>& n) {
    if (n) named("as", *n);
  }
  void begin(std::string_view head, const Name& n) {
    open(head);
    name(n);
  }
  void quoted(const Text& t) { atom(json_string(t.value)); }
  void quoted(const std::vector<Text>& all) {
    for (const Text& t : all) quoted(t);
  }
  void text(std::string_view head, std::string_view value) {
    open(head);
    atom(json_string(value));
    close();
  }
  void texts(std::string_view head, const std::vector<Text>& all) {
    open(head);
    quoted(all);
    close();
  }
  void node(std::string_view head, std::initializer_list<ExprId> children) {
    open(head);
    for (const ExprId id : children) expr(id);
    close();
  }
  void list(ExprList all) {
    for (const ExprRefId ref : all) expr(module_.expr_lists[ref]);
  }
  void nodes(std::string_view head, ExprList all) {
    open(head);
    list(all);
    close();
  }
  void set(ExprList all, bool is_named) {
    open(is_named ? "named" : "set");
    list(all);
    close();
  }
  void step(const Step& s) {
    switch (s.kind) {
      case StepKind::Field:
        return name(s.name);
      case StepKind::Type:
        return named("type", s.name);
      case StepKind::This:
        return atom("#this");
      case StepKind::Previous:
        return atom("#previous");
      case StepKind::Descendants:
        return atom("#descendants");
      case StepKind::Ancestors:
        return atom("#ancestors");
      case StepKind::TextFields:
        return atom("#text-fields");
      case StepKind::Call:
        open("call");
        name(s.name);
        list(s.arguments);
        return close();
    }
  }
  void scope(ScopeId id) {
    const Scope& s = module_.scopes[id];
    switch (s.kind) {
      case ScopeKind::Members:
        open("members");
        break;
      case ScopeKind::Register:
        begin("register", s.register_name);
        break;
      case ScopeKind::PreviousRegister:
        begin("previous", s.register_name);
        break;
      case ScopeKind::Path:
        open("in");
        expr(s.path);
        break;
    }
    alias(s.alias);
    if (s.filter.valid()) node("where", {s.filter});
    close();
  }
  void type(TypeId id) {
    const Type& t = module_.types[id];
    open(word(kTypes, t.word));
    name(t.name);
    if (t.element.valid()) type(t.element);
    if (!t.on.empty()) names_line("on", t.on);
    close();
  }
  void mapping(const Mapping& m) {
    if (m.from_key || m.from_rows) atom(m.from_key ? "from-key" : "from-rows");
    if (!m.path.empty()) open("from");
    for (const PlaceStep& step : m.path) {
      if (step.by) text("where", step.by->value);
      quoted(step.name);
    }
    if (!m.path.empty()) close();
    for (const MapOption& option : m.options) std::visit(*this, option);
  }
  void clauses(const std::vector<Clause>& all) {
    std::vector<const Clause*> ordered;
    for (const Clause& clause : all) ordered.push_back(&clause);
    std::stable_sort(ordered.begin(), ordered.end(), [](const Clause* a, const Clause* b) {
      return clause_rank(*a) < clause_rank(*b);
    });
    for (const Clause* clause : ordered) part(clause->node);
  }
  void message(std::string_view head, const Message& m) {
    open(head);
    for (const MessagePart& p : m.parts) {
      p.hole.valid() ? node("hole", {p.hole}) : atom(json_string(p.literal));
    }
    close();
  }
  void value(const Value& v) {
    switch (v.kind) {
      case ValueKind::Missing:
        return atom("#missing");
      case ValueKind::Invalid:
        return text("invalid", v.text.value);
      case ValueKind::Unknown:
        return text("unknown", v.text.value);
      case ValueKind::Literal:
        return expr(v.literal);
      case ValueKind::Name:
        return name(v.name);
      case ValueKind::QualifiedName:
        open("of");
        name(v.qualifier);
        name(v.name);
        return close();
      case ValueKind::List:
        open("list");
        for (const Value& element : v.elements) value(element);
        return close();
      case ValueKind::Record:
        open("record");
        for (const Assign& field : v.fields) assigned(field);
        return close();
    }
  }
  void assigned(const Assign& assign) {
    open("=");
    name(assign.field);
    value(assign.value);
    close();
  }

  const Module& module_;
  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string dump(const Module& module) {
  Dumper dumper(module);
  dumper.module();
  return dumper.take();
}

std::string dump(const Module& module, ExprId id) {
  Dumper dumper(module);
  dumper.expr(id);
  return dumper.take();
}

}  // namespace regel::ast
