// What a failure says, and the keys of groups: values as text. Internal to the reference evaluator.

#pragma once

#include <string>
#include <utility>

#include "tests/reference/evaluator.hpp"

namespace regel::reference {

std::string render(const Evaluator& evaluator, const ir::Message& message, const Env& env);
// A figure from low to high; both empty where nothing is known.
std::pair<std::string, std::string> ends(const Evaluator& evaluator, ir::ExprId id, const Env& env);
std::string key_text(const Evaluator& evaluator, const Value& value, types::Type type);

}  // namespace regel::reference
