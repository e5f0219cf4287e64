// The module that a declaration stands in.

#pragma once

#include <algorithm>

#include "lang/base/check.hpp"
#include "lang/compile.hpp"

namespace regel::catalogue {

inline const ast::Module& module_of(const Compilation& compilation, Span span) {
  const auto found =
      std::ranges::find(compilation.modules, span.file, [](const auto& one) { return one.file; });
  REGEL_CHECK(found != compilation.modules.end());
  return *found;
}

}  // namespace regel::catalogue
