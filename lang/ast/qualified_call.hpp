// `dat.skolår(x)` after `använd standard.datum som dat`: a built-in function called by the short
// name of its module. The tree keeps the author's word; its spelling depends on the language of the
// file.

#pragma once

#include <optional>

#include "lang/ast/module.hpp"

namespace regel::ast {

std::optional<types::Builtin> qualified_builtin(const Module& module, const Path& path);

}  // namespace regel::ast
