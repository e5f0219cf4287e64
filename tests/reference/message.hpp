// What a failure says, and the keys of groups: values as text. Internal to the reference evaluator.

#pragma once

#include <string>

#include "tests/reference/evaluator.hpp"

namespace regel::reference {

std::string render(const Evaluator& evaluator, const ir::Message& message, const Env& env);
std::string key_text(const Evaluator& evaluator, const Value& value, types::Type type);

}  // namespace regel::reference
