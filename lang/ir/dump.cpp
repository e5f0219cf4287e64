#include "lang/ir/dump.hpp"

#include <map>

#include "lang/ir/dump_parts.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/time_text.hpp"

namespace regel::ir {

using types::TypeKind;

namespace {

const char* text_of(CompareOp op) {
  static constexpr const char* kTexts[] = {"=", "<>", "<", "<=", ">", ">="};
  return kTexts[static_cast<std::size_t>(op)];
}
const char* text_of(ArithOp op) {
  static constexpr const char* kTexts[] = {"+", "-", "*", "/"};
  return kTexts[static_cast<std::size_t>(op)];
}
const char* text_of(StateTest test) {
  static constexpr const char* kTexts[] = {"exists", "missing", "filled", "invalid",
                                           "recorded-unknown"};
  return kTexts[static_cast<std::size_t>(test)];
}
const char* text_of(TextOp op) {
  static constexpr const char* kTexts[] = {"starts-with", "ends-with", "contains", "has-form",
                                           "matches"};
  return kTexts[static_cast<std::size_t>(op)];
}
const char* text_of(Bound bound) {
  static constexpr const char* kTexts[] = {"at-least", "at-most", "exactly"};
  return kTexts[static_cast<std::size_t>(bound)];
}
const char* text_of(AggregateKind kind) {
  static constexpr const char* kTexts[] = {"count",  "count-distinct", "share",
                                           "sum",    "average",        "highest",
                                           "lowest", "latest",         "earliest"};
  return kTexts[static_cast<std::size_t>(kind)];
}
const char* text_of(Outcome outcome) {
  static constexpr const char* kTexts[] = {"pass", "fail", "not applicable", "undetermined"};
  return kTexts[static_cast<std::size_t>(outcome)];
}
const char* text_of(Severity severity) {
  static constexpr const char* kTexts[] = {"critical", "high", "medium", "low", "info"};
  return kTexts[static_cast<std::size_t>(severity)];
}

class Dumper {
 public:
  // Standing alone, nothing is called what only its program calls it.
  explicit Dumper(const Program& program, bool alone = false) : program_(program), alone_(alone) {}

  std::string expr(ExprId id) const {
    if (!id.valid()) return "-";
    return std::visit([&](const auto& node) { return text(program_.exprs[id], node); },
                      program_.exprs[id].node);
  }

  std::string subject(const Subject& subject) const {
    std::string out;
    switch (subject.kind) {
      case RelationKind::Register:
        out = register_name(subject.register_id);
        break;
      case RelationKind::Previous:
        out = "previous " + register_name(subject.register_id);
        break;
      case RelationKind::Codes:
        out = "codes " + codes(subject.list, subject.set);
        break;
      case RelationKind::Group:
        out = "group of " + register_name(subject.register_id);
        if (subject.filter.valid()) out += " where " + expr(subject.filter);
        for (const GroupKeyInfo& key : subject.keys) {
          out += " by " + key.name + " " + expr(key.value);
        }
        break;
      case RelationKind::List:
      case RelationKind::Text:
        REGEL_UNREACHABLE();
    }
    return out + " as " + var(subject.var);
  }

  std::string message(const Message& message) const {
    std::string out;
    for (const MessagePart& part : message) {
      out += part.value.valid() ? "{" + expr(part.value) + "}" : part.literal;
    }
    return quoted(out);
  }

  const std::string& register_name(RegisterId id) const {
    return program_.schema.registers[id].name;
  }

 private:
  std::string var(VarId id) const {
    if (alone_)
      return "v" + std::to_string(numbers_.try_emplace(id.index, numbers_.size()).first->second);
    const std::string& name = program_.vars[id].name;
    return name.empty() ? "v" + std::to_string(id.index) : name;
  }

  std::string codes(CodeListId list, CodeSetId set) const {
    if (!set.valid()) return program_.schema.code_lists[list].name;
    const types::CodeSet& found = program_.schema.code_sets[set];
    if (!found.name.empty() && !alone_) return found.name;
    std::string out = "{";
    for (const std::int32_t code : found.elements) {
      if (out.size() > 1) out += " ";
      out += program_.schema.code_lists[found.list].codes[static_cast<std::size_t>(code)].name;
    }
    return out + "}";
  }

  std::string scope(ScopeId id) const {
    const Scope& scope = program_.scopes[id];
    std::string out = var(scope.var) + " of ";
    switch (scope.kind) {
      case ScopeKind::List:
        out += expr(scope.of);
        break;
      case ScopeKind::Collection: {
        const auto record = program_.exprs[scope.of].type.record();
        const auto reg = program_.schema.records[record].register_id;
        out += expr(scope.of) + "." +
               program_.schema.registers[reg].collections[scope.collection].name;
        break;
      }
      case ScopeKind::Register: {
        const Var& v = program_.vars[scope.var];
        out += (v.kind == RelationKind::Previous ? "previous " : "") + register_name(v.register_id);
        break;
      }
      case ScopeKind::Members:
        out += "members " + var(scope.group);
        break;
      case ScopeKind::Codes:
        out += codes(program_.vars[scope.var].type.code_list(), scope.set);
        break;
      case ScopeKind::Descendants:
        out += expr(scope.of) + ".descendants";
        break;
      case ScopeKind::Ancestors:
        out += expr(scope.of) + ".ancestors";
        break;
      case ScopeKind::TextFields:
        out += expr(scope.of) + ".text-fields";
        break;
    }
    if (scope.filter.valid()) out += " where " + expr(scope.filter);
    return "[" + out + "]";
  }

  std::string call(std::string head, std::initializer_list<ExprId> arguments) const {
    for (const ExprId id : arguments) head += " " + expr(id);
    return "(" + head + ")";
  }
  std::string call(std::string head, const std::vector<ExprId>& arguments) const {
    for (const ExprId id : arguments) head += " " + expr(id);
    return "(" + head + ")";
  }

  std::string text(const Expr& e, const Literal& n) const {
    return dump(program_, program_.constants[n.value], e.type);
  }
  std::string text(const Expr&, const Parameter& n) const { return program_.parameters[n.id].name; }
  std::string text(const Expr&, const Today&) const { return "today"; }
  std::string text(const Expr&, const Now&) const { return "now"; }
  std::string text(const Expr&, const RowVar& n) const { return var(n.var); }
  std::string text(const Expr&, const VarValue& n) const { return var(n.var); }
  std::string text(const Expr&, const Follow& n) const { return call("follow", {n.link}); }
  std::string text(const Expr&, const Previous& n) const { return call("previous", {n.row}); }
  std::string text(const Expr&, const Field& n) const {
    const auto record = program_.exprs[n.row].type.record();
    return expr(n.row) + "." + program_.schema.records[record].fields[n.field].name;
  }
  std::string text(const Expr&, const GroupKey& n) const {
    return var(n.group) + "#" + std::to_string(n.index);
  }
  std::string text(const Expr&, const State& n) const { return call(text_of(n.test), {n.value}); }
  std::string text(const Expr&, const Compare& n) const {
    return call(text_of(n.op), {n.left, n.right});
  }
  std::string text(const Expr&, const InSet& n) const {
    return "(in " + expr(n.value) + " " + codes({}, n.set) + ")";
  }
  std::string text(const Expr&, const CodeUnder& n) const {
    return call(n.or_self ? "part-of" : "under", {n.value, n.other});
  }
  std::string text(const Expr&, const TreeUnder& n) const {
    return call(n.or_self ? "part-of" : "under", {n.value, n.other});
  }
  std::string text(const Expr&, const TextMatch& n) const {
    return call(text_of(n.op), {n.value, n.pattern});
  }
  std::string text(const Expr&, const Not& n) const { return call("not", {n.operand}); }
  std::string text(const Expr&, const And& n) const { return call("and", n.operands); }
  std::string text(const Expr&, const Or& n) const { return call("or", n.operands); }
  std::string text(const Expr&, const If& n) const {
    return call("if", {n.condition, n.then, n.otherwise});
  }
  std::string text(const Expr&, const IfMissing& n) const {
    return call("if-missing", {n.value, n.fallback});
  }
  std::string text(const Expr&, const Arith& n) const {
    return call(text_of(n.op), {n.left, n.right});
  }
  std::string text(const Expr&, const Negate& n) const { return call("-", {n.operand}); }
  std::string text(const Expr&, const Call& n) const {
    return call(std::string(types::info(n.function).en), n.arguments);
  }
  std::string text(const Expr&, const Extreme& n) const {
    return call(n.greatest ? "greatest" : "least", n.values);
  }
  std::string text(const Expr&, const Quantified& n) const {
    static constexpr const char* kHeads[] = {"all", "some", "none", "count"};
    std::string head = kHeads[static_cast<std::size_t>(n.kind)];
    if (n.kind == QuantifierKind::Count) head = text_of(n.bound) + (" " + std::to_string(n.number));
    return "(" + head + " " + scope(n.scope) + " " + expr(n.condition) + ")";
  }
  std::string text(const Expr&, const Aggregate& n) const {
    std::string out = "(" + std::string(text_of(n.kind)) + " " + scope(n.scope);
    if (n.value.valid()) out += " " + expr(n.value);
    if (n.ignoring_missing) out += " ignoring-missing";
    return out + ")";
  }
  std::string text(const Expr&, const Items& n) const {
    static constexpr const char* kHeads[] = {"all-of", "any-of", "none-of", "count-of"};
    std::string out = kHeads[static_cast<std::size_t>(n.kind)];
    if (n.kind == ItemsKind::Count) out = text_of(n.bound) + (" " + std::to_string(n.number));
    for (const ItemRef& item : n.items) out += " " + item.label + ":" + expr(item.condition);
    return "(" + out + ")";
  }

  const Program& program_;
  bool alone_;
  mutable std::map<std::uint32_t, std::size_t> numbers_;  // of variables, as they were met
};

std::string validity_text(const Validity& validity) {
  std::string out;
  if (validity.from) out += " from " + to_text(Date{*validity.from});
  if (validity.through) out += " through " + to_text(Date{*validity.through});
  return out;
}

std::string value_text(const TestValue& value) {
  switch (value.state) {
    case TestValue::State::Value:
      return value.raw;
    case TestValue::State::Missing:
      return "missing";
    case TestValue::State::Invalid:
      return "invalid " + quoted(value.raw);
    case TestValue::State::RecordedUnknown:
      return "unknown " + quoted(value.raw);
    case TestValue::State::List: {
      std::string out = "[";
      for (const TestValue& element : value.elements) {
        if (out.size() > 1) out += ", ";
        out += value_text(element);
      }
      return out + "]";
    }
  }
  REGEL_UNREACHABLE();
}

void append_meaning(std::string& out, const Dumper& dumper, const Rule& rule) {
  out += "  for " + dumper.subject(rule.subject) + "\n";
  for (const ExprId id : rule.when) out += "  when " + dumper.expr(id) + "\n";
  for (const ExprId id : rule.unless) out += "  unless " + dumper.expr(id) + "\n";
  for (const ExprId id : rule.unclear_when) out += "  unclear when " + dumper.expr(id) + "\n";
  out += (rule.prohibition ? "  must not " : "  must ") + dumper.expr(rule.requirement) + "\n";
}

void append_rule(std::string& out, const Dumper& dumper, const Rule& rule) {
  out += "rule " + rule.id + " " + text_of(rule.severity) + validity_text(rule.validity) + "\n";
  append_meaning(out, dumper, rule);
  if (!rule.message.empty()) out += "  says " + dumper.message(rule.message) + "\n";
}

void append_given(std::string& out, const Dumper& dumper, const Program& program,
                  const Test& test) {
  if (test.today) out += " today " + to_text(Date{*test.today});
  if (test.now) out += " now " + *test.now;
  out += "\n";
  for (const TestRecord& record : test.given) {
    out += record.previous ? "  given previous " : "  given ";
    out += dumper.register_name(record.register_id) + " " + record.label + ":";
    const types::Record& fields = program.schema.record_of(record.register_id);
    for (const auto& [field, value] : record.values) {
      out += " " + fields.fields[field].name + "=" + value_text(value);
    }
    out += "\n";
  }
}

void append_test(std::string& out, const Dumper& dumper, const Program& program, const Test& test) {
  out += "test " + quoted(test.title) + " for " + test.rule;
  append_given(out, dumper, program, test);
  for (const Expectation& expected : test.expected) {
    out += "  expect " + expected.label + ": " + text_of(expected.outcome);
    if (expected.message) out += " " + quoted(*expected.message);
    out += "\n";
  }
}

}  // namespace

std::string dump(const Program& program, const Constant& constant, types::Type type) {
  switch (type.kind) {
    case TypeKind::Bool:
      return constant.number != 0 ? "yes" : "no";
    case TypeKind::Number:
      return to_text(Decimal6{constant.number});
    case TypeKind::Text:
    case TypeKind::Link:
      return quoted(constant.text);
    case TypeKind::Date:
      return to_text(Date{static_cast<std::int32_t>(constant.number)});
    case TypeKind::Instant:
      return to_text(local_of(constant.number)) + "Z";
    case TypeKind::Period:
      return to_text(Period{constant.months, constant.days});
    case TypeKind::Duration:
      return to_text(Duration{constant.number});
    case TypeKind::WorkingDays:
      return std::to_string(constant.number) + "wd";
    case TypeKind::Code:
    case TypeKind::Level:
      return program.schema.code_lists[type.code_list()]
          .codes[static_cast<std::size_t>(constant.number)]
          .name;
    case TypeKind::Integer:
    case TypeKind::Row:
    case TypeKind::Error:
      return std::to_string(constant.number);
  }
  REGEL_UNREACHABLE();
}

std::string dump(const Program& program, ExprId expr) { return Dumper(program).expr(expr); }

std::string dump(const Program& program, const ParameterInfo& parameter) {
  std::string out = "parameter " + parameter.name + ": " + dump(program.schema, parameter.type);
  for (const DatedConstant& value : parameter.values) {
    out += value.from == kFirstDate.days ? " =" : " from " + to_text(Date{value.from});
    out += " " + dump(program, program.constants[value.value], parameter.type);
  }
  return out + "\n";
}

RuleTexts dump_texts(const Program& program, const Rule& rule) {
  const Dumper dumper(program, true);
  RuleTexts texts;
  append_meaning(texts.meaning, dumper, rule);
  texts.message = dumper.message(rule.message);
  texts.unclear = dumper.message(rule.unclear);
  texts.advice = dumper.message(rule.advice);
  return texts;
}

std::string dump_given(const Program& program, const Test& test) {
  std::string out;
  append_given(out, Dumper(program), program, test);
  return out;
}

std::string dump(const Program& program) {
  const Dumper dumper(program);
  std::string out = dump(program.schema);
  for (const ParameterInfo& parameter : program.parameters) out += dump(program, parameter);
  for (const Rule& rule : program.rules) append_rule(out, dumper, rule);
  for (const Summary& summary : program.summaries) {
    out += "summary " + summary.id + "\n  for " + dumper.subject(summary.subject) + "\n";
    for (const ExprId id : summary.when) out += "  when " + dumper.expr(id) + "\n";
    for (const SummaryValue& value : summary.values) {
      out += "  shows " + value.name + " " + dumper.expr(value.value) + "\n";
    }
  }
  for (const Waiver& waiver : program.waivers) {
    out += "waiver " + waiver.id + " from " + waiver.rule + " for " +
           dumper.register_name(waiver.register_id);
    for (const std::string& key : waiver.keys) out += " " + quoted(key);
    out += validity_text(waiver.validity) + "\n";
  }
  for (const Test& test : program.tests) append_test(out, dumper, program, test);
  return out;
}

}  // namespace regel::ir
