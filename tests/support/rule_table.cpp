#include "tests/support/rule_table.hpp"

#include <set>
#include <variant>

#include "lang/explain/reads.hpp"
#include "lang/ir/walk.hpp"

namespace regel::test {

namespace {

// What one rule uses of the language, in the order of its name.
class Uses {
 public:
  explicit Uses(const ir::Program& program) : program_(program) {}

  void rule(const ir::Rule& rule) {
    subject(rule.subject);
    for (const ir::ExprId id : rule.when) below(id);
    for (const ir::ExprId id : rule.unless) below(id);
    for (const ir::ExprId id : rule.unclear_when) below(id);
    below(rule.requirement);
    if (!rule.unclear_when.empty()) abilities.insert("oklart när");
    if (!rule.validity.open()) abilities.insert("giltighet");
  }
  void summary(const ir::Summary& summary) {
    subject(summary.subject);
    for (const ir::ExprId id : summary.when) below(id);
    for (const ir::SummaryValue& value : summary.values) below(value.value);
  }

  std::set<std::string> abilities;

 private:
  void subject(const ir::Subject& subject) {
    below(subject.filter);
    for (const ir::GroupKeyInfo& key : subject.keys) below(key.value);
    if (subject.kind == ir::RelationKind::Group) abilities.insert("grupper");
    if (subject.kind == ir::RelationKind::Codes) abilities.insert("kodmängder");
    if (subject.kind == ir::RelationKind::Previous || subject.previous) {
      abilities.insert("tidigare uttag");
    }
  }

  void scope(const ir::Scope& scope) {
    switch (scope.kind) {
      case ir::ScopeKind::Collection:
      case ir::ScopeKind::Register:
        abilities.insert("länkar");
        break;
      case ir::ScopeKind::Codes:
        abilities.insert("kodmängder");
        break;
      case ir::ScopeKind::Descendants:
      case ir::ScopeKind::Ancestors:
        abilities.insert("träd");
        break;
      case ir::ScopeKind::TextFields:
        abilities.insert("texter");
        break;
      case ir::ScopeKind::List:
      case ir::ScopeKind::Members:
        break;
    }
  }

  void below(ir::ExprId id) {
    ir::any_below(program_, id, [this](const ir::Expr& expr) {
      one(expr);
      return false;
    });
  }

  void one(const ir::Expr& expr) {
    using types::TypeKind;
    const TypeKind kind = expr.type.element().kind;
    if (kind == TypeKind::Link) abilities.insert("länkar");
    if (kind == TypeKind::Date || kind == TypeKind::Instant) abilities.insert("tid");
    if (kind == TypeKind::WorkingDays) abilities.insert("arbetsdagar");
    if (std::holds_alternative<ir::Previous>(expr.node)) abilities.insert("tidigare uttag");
    if (std::holds_alternative<ir::Parameter>(expr.node)) abilities.insert("parametrar");
    if (std::holds_alternative<ir::InSet>(expr.node) ||
        std::holds_alternative<ir::CodeUnder>(expr.node)) {
      abilities.insert("kodmängder");
    }
    if (std::holds_alternative<ir::TreeUnder>(expr.node)) abilities.insert("träd");
    if (std::holds_alternative<ir::TextMatch>(expr.node)) abilities.insert("texter");
    if (const auto* call = std::get_if<ir::Call>(&expr.node)) function(call->function);
    if (const auto* items = std::get_if<ir::Items>(&expr.node)) {
      if (items->kind == ir::ItemsKind::Count) abilities.insert("k av n");
    }
    if (const auto* quantified = std::get_if<ir::Quantified>(&expr.node)) {
      abilities.insert("samlingar");
      scope(program_.scopes[quantified->scope]);
    }
    if (const auto* aggregate = std::get_if<ir::Aggregate>(&expr.node)) {
      abilities.insert("tal ur samlingar");
      scope(program_.scopes[aggregate->scope]);
    }
  }

  void function(types::Builtin builtin) {
    switch (builtin) {
      case types::Builtin::IsWorkingDay:
      case types::Builtin::WorkingDaysBetween:
      case types::Builtin::EuDeadline:
        abilities.insert("arbetsdagar");
        break;
      case types::Builtin::IsOrganisationNumber:
      case types::Builtin::IsPersonalNumber:
      case types::Builtin::ContainsPersonalNumber:
        abilities.insert("identitetsnummer");
        break;
      default:
        break;
    }
  }

  const ir::Program& program_;
};

std::string joined(const std::set<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

template <class RuleOrSummary>
std::string row(const ir::Program& program, const RuleOrSummary& said, const Uses& uses) {
  std::set<std::string> registers;
  for (const auto& [id, fields] : explain::reads(program, said)) {
    registers.insert(program.schema.registers[id].name);
  }
  return "| " + said.id + " | " + said.title + " | " + joined(registers) + " | " +
         joined(uses.abilities) + " |\n";
}

}  // namespace

std::string rule_table(const ir::Program& program, const std::vector<std::string>& packs,
                       const std::vector<std::string>& pack_of_rule) {
  std::string out;
  for (const std::string& pack : packs) {
    out +=
        "\n## `paket." + pack + "`\n\n| regel | kräver | läser | använder |\n|---|---|---|---|\n";
    for (std::size_t i = 0; i < program.rules.size(); ++i) {
      if (pack_of_rule[i] != pack) continue;
      Uses uses(program);
      uses.rule(program.rules[i]);
      out += row(program, program.rules[i], uses);
    }
    if (pack != "risk") continue;
    for (const ir::Summary& summary : program.summaries) {
      Uses uses(program);
      uses.summary(summary);
      out += row(program, summary, uses);
    }
  }
  return out;
}

}  // namespace regel::test
