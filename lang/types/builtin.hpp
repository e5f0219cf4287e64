// The built-in functions, from builtins.def: one id, two spellings.

#pragma once

#include <cstdint>
#include <string_view>

namespace regel::types {

enum class Builtin : std::uint8_t {
#define REGEL_BUILTIN(id, sv, en, arity) id,
#include "lang/types/builtins.def"
#undef REGEL_BUILTIN
};

struct BuiltinInfo {
  Builtin id;
  std::string_view sv, en;
  unsigned arity;
};

inline constexpr BuiltinInfo kBuiltins[] = {
#define REGEL_BUILTIN(id, sv, en, arity) {Builtin::id, sv, en, arity},
#include "lang/types/builtins.def"
#undef REGEL_BUILTIN
};

constexpr const BuiltinInfo& info(Builtin builtin) {
  return kBuiltins[static_cast<std::size_t>(builtin)];
}

}  // namespace regel::types
