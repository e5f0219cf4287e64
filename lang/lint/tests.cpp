#include <algorithm>
#include <map>
#include <set>
#include <variant>
#include <vector>

#include "lang/lint/lint.hpp"

namespace regel::lint {

using diag::Code;

namespace {

// A record to begin with: of the subject's register, without values, which is what most often
// cannot be decided; with dots where values would break the rule.
Bilingual record(const ir::Program& program, const ir::Rule& rule, bool empty) {
  if (!rule.subject.register_id.valid()) return {"…", "…"};
  const types::Register& target = program.schema.registers[rule.subject.register_id];
  const bool previous = rule.subject.kind == ir::RelationKind::Previous || rule.subject.previous;
  Bilingual out{previous ? "`givet föregående " : "`givet ",
                previous ? "`given previous " : "`given "};
  std::string rest = target.name + " x1";
  if (!empty) {
    const types::Record& fields = program.schema.record_of(rule.subject.register_id);
    std::string separator = ": ";
    for (const types::Field& field : fields.fields) {
      if (field.optional) continue;
      rest += separator + field.name + " = …";
      separator = ", ";
    }
  }
  out.sv += rest + "`";
  out.en += rest + "`";
  return out;
}

// Whether no data in a test can leave the condition open: it asks of texts as they stand, of codes,
// and of the quality of values alone.
bool always_decided(const ir::Program& program, ir::ExprId id);

struct Decided {
  const ir::Program& program;

  bool all(const std::vector<ir::ExprId>& ids) const {
    return std::all_of(ids.begin(), ids.end(),
                       [&](ir::ExprId id) { return always_decided(program, id); });
  }
  bool operator()(const ir::Literal&) const { return true; }
  bool operator()(const ir::Parameter&) const { return true; }
  bool operator()(const ir::Today&) const { return true; }
  bool operator()(const ir::Now&) const { return true; }
  bool operator()(const ir::VarValue& node) const {
    const ir::RelationKind kind = program.vars[node.var].kind;
    return kind == ir::RelationKind::Text || kind == ir::RelationKind::Codes;
  }
  bool operator()(const ir::State& node) const {
    if (node.test != StateTest::Invalid && node.test != StateTest::RecordedUnknown) return false;
    const auto* field = std::get_if<ir::Field>(&program.exprs[node.value].node);
    return field != nullptr && std::holds_alternative<ir::RowVar>(program.exprs[field->row].node);
  }
  bool operator()(const ir::Compare& node) const { return all({node.left, node.right}); }
  bool operator()(const ir::TextMatch& node) const { return all({node.value, node.pattern}); }
  bool operator()(const ir::Not& node) const { return all({node.operand}); }
  bool operator()(const ir::And& node) const { return all(node.operands); }
  bool operator()(const ir::Or& node) const { return all(node.operands); }
  bool operator()(const ir::Items& node) const {
    return std::all_of(node.items.begin(), node.items.end(), [&](const ir::ItemRef& item) {
      return always_decided(program, item.condition);
    });
  }
  bool operator()(const ir::Call& node) const {
    const bool of_text = node.function == types::Builtin::IsOrganisationNumber ||
                         node.function == types::Builtin::IsPersonalNumber ||
                         node.function == types::Builtin::ContainsPersonalNumber ||
                         node.function == types::Builtin::FoldCase;
    return of_text && all(node.arguments);
  }
  bool operator()(const ir::Quantified& node) const {
    const ir::Scope& scope = program.scopes[node.scope];
    const bool known =
        scope.kind == ir::ScopeKind::TextFields || scope.kind == ir::ScopeKind::Codes;
    return known && all({scope.filter, node.condition});
  }
  template <class Other>
  bool operator()(const Other&) const {
    return false;
  }
};

bool always_decided(const ir::Program& program, ir::ExprId id) {
  return !id.valid() || std::visit(Decided{program}, program.exprs[id].node);
}

bool always_decided(const ir::Program& program, const ir::Rule& rule) {
  const Decided decided{program};
  return decided.all(rule.when) && decided.all(rule.unless) && rule.unclear_when.empty() &&
         decided.all({rule.requirement});
}

}  // namespace

void lint_tests(const ir::Program& program, diag::Sink& sink) {
  std::map<std::string, std::set<ir::Outcome>> shown;
  for (const ir::Test& test : program.tests) {
    std::set<ir::Outcome>& outcomes = shown[test.rule];
    for (const ir::Expectation& expected : test.expected) outcomes.insert(expected.outcome);
  }
  std::set<std::string> seen;  // versions of one rule share their tests
  for (const ir::Rule& rule : program.rules) {
    if (!rule.whole || !seen.insert(rule.id).second) continue;
    const auto found = shown.find(rule.id);
    if (found == shown.end()) {
      sink.report<Code::R801>(rule.id_span, rule.id);
      continue;
    }
    if (found->second.count(ir::Outcome::Fail) == 0) {
      sink.report<Code::R802>(rule.id_span, rule.id, Bilingual{"bruten", "broken"},
                              record(program, rule, false));
    }
    if (found->second.count(ir::Outcome::Undetermined) == 0 && !always_decided(program, rule)) {
      sink.report<Code::R802>(rule.id_span, rule.id, Bilingual{"kan ej avgöras", "undetermined"},
                              record(program, rule, true));
    }
  }
}

}  // namespace regel::lint
