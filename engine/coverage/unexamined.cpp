#include "engine/coverage/unexamined.hpp"

#include <map>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "engine/coverage/asking.hpp"
#include "lang/ir/rewrite.hpp"

namespace regel::coverage {

using ir::ExprId;

namespace {

class Builder {
 public:
  explicit Builder(ir::Program& program) : program_(program) {}

  // Where the rule applies, said of the record that `var` stands for.
  ExprId applies(const ir::Rule& rule, ir::VarId var) {
    std::vector<ExprId> all;
    for (const ExprId id : rule.when) all.push_back(said_of(id, rule.subject.var, var));
    for (const ExprId id : rule.unless) {
      all.push_back(condition(program_, {}, ir::Not{said_of(id, rule.subject.var, var)}));
    }
    if (all.empty()) return always(program_);
    return all.size() == 1 ? all[0] : condition(program_, {}, ir::And{std::move(all)});
  }

 private:
  ExprId said_of(ExprId id, ir::VarId from, ir::VarId to) {
    return ir::rewrite(program_, id, [&](ExprId each) -> std::optional<ExprId> {
      const auto* row = std::get_if<ir::RowVar>(&program_.exprs[each].node);
      if (row == nullptr || row->var != from || from == to) return std::nullopt;
      ir::Expr other = program_.exprs[each];
      other.node = ir::RowVar{to};
      return program_.exprs.add(std::move(other));
    });
  }

  ir::Program& program_;
};

bool in_force(const ir::Rule& rule, std::int32_t today) {
  return (!rule.validity.from || *rule.validity.from <= today) &&
         (!rule.validity.through || *rule.validity.through >= today);
}

}  // namespace

std::vector<types::RegisterId> add_rules_of_unexamined(const ir::Program& program,
                                                       const std::vector<std::uint32_t>& rules,
                                                       std::int32_t today, ir::Program& into) {
  std::map<std::uint32_t, ir::Rule> of_register;
  std::map<std::uint32_t, std::vector<ExprId>> applies;
  Builder builder(into);
  for (const std::uint32_t index : rules) {
    const ir::Rule& rule = program.rules[index];
    if (rule.subject.kind != ir::RelationKind::Register || !in_force(rule, today)) continue;
    const std::uint32_t id = rule.subject.register_id.index;
    ir::Rule& finder = of_register[id];
    if (applies[id].empty()) finder.subject = rule.subject;
    applies[id].push_back(builder.applies(rule, finder.subject.var));
  }
  std::vector<types::RegisterId> registers;
  for (auto& [id, finder] : of_register) {
    std::vector<ExprId>& some = applies[id];
    finder.requirement = some.size() == 1 ? some[0] : condition(into, {}, ir::Or{std::move(some)});
    finder.id = fmt::format("{:09}", into.rules.size());
    into.rules.push_back(std::move(finder));
    registers.push_back({id});
  }
  return registers;
}

}  // namespace regel::coverage
