// Other expressions made of a checked one. Expressions are shared between rules, so none is ever
// changed in place: what differs is added to the program, and what does not is used again.

#pragma once

#include <functional>
#include <optional>

#include "lang/ir/program.hpp"

namespace regel::ir {

// What stands in place of an expression; none: what it is made of is looked at in turn.
using Replace = std::function<std::optional<ExprId>(ExprId)>;

// `id` with every outermost expression for which `replace` gives one replaced by that; `id` itself
// if there is none. Scopes on the way are copied with what they are about. An invalid id stays so.
ExprId rewrite(Program& program, ExprId id, const Replace& replace);

}  // namespace regel::ir
