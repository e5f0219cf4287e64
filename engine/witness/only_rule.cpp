#include "engine/witness/only_rule.hpp"

namespace regel::witness {

ir::Program only_rule(const ir::Program& program, std::uint32_t rule) {
  ir::Program one;
  one.schema = program.schema;
  one.exprs = program.exprs;
  one.vars = program.vars;
  one.scopes = program.scopes;
  one.constants = program.constants;
  one.parameters = program.parameters;
  one.rules = {program.rules[rule]};
  return one;
}

ir::Rule without_words(ir::Rule rule) {
  rule.message.clear();
  rule.unclear.clear();
  rule.advice.clear();
  return rule;
}

}  // namespace regel::witness
