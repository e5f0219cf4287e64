// A checked program as text, for tests and for those who work on the checker: one declaration a
// line, expressions as nested lists, names instead of ids. Not for users (that is lang/explain),
// and never read back.

#pragma once

#include <string>

#include "lang/ir/program.hpp"

namespace regel::ir {

std::string dump(const types::Schema& schema);
std::string dump(const Program& program);  // schema, parameters, rules, summaries, waivers, tests
std::string dump(const Program& program, ExprId expr);
std::string dump(const types::Schema& schema, types::Type type);
std::string dump(const Program& program, const Constant& constant, types::Type type);

}  // namespace regel::ir
