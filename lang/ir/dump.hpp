// A checked program as text, for tests and for those who work on the checker: one declaration a
// line, expressions as nested lists, names instead of ids. Not for users (that is lang/explain),
// and never read back.

#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "lang/ir/program.hpp"

namespace regel::ir {

std::string dump(const types::Schema& schema);
std::string dump(const Program& program);  // schema, parameters, rules, summaries, waivers, tests
std::string dump(const Program& program, ExprId expr);
std::string dump(const types::Schema& schema, types::Type type);
std::string dump(const Program& program, const Constant& constant, types::Type type);
std::string dump(const Program& program, const ParameterInfo& parameter);
std::string dump(const types::Schema& schema, types::CodeListId list);
// A register with these of its fields, and all that says how it is read.
std::string dump(const types::Schema& schema, types::RegisterId reg,
                 const std::set<std::uint32_t>& fields);

// One version of a rule, its variables numbered as they come and its sets written out: two rules
// with equal texts mean the same, whatever else their programs hold.
struct RuleTexts {
  std::string meaning;  // what decides its outcomes
  std::string message, unclear, advice;
};
RuleTexts dump_texts(const Program& program, const Rule& rule);
// What a test gives: its day and its records, whatever it is called and expects.
std::string dump_given(const Program& program, const Test& test);

}  // namespace regel::ir
