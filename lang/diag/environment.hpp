// make_error<Code::S001>(path): an Error of the environment, with its text from the one table. Only
// S codes belong here; the number of arguments is checked against both texts at compile time.

#pragma once

#include <utility>

#include "lang/base/result.hpp"
#include "lang/diag/diagnostic.hpp"

namespace regel::diag {

template <Code code, class... Args>
Error make_error(Args&&... args) {
  constexpr const CodeInfo& kKnown = info(code);
  static_assert(kKnown.name[0] == 'S', "only faults of the environment are Errors");
  static_assert(sizeof...(Args) == arity(kKnown.text_sv), "arguments of the Swedish text");
  static_assert(sizeof...(Args) == arity(kKnown.text_en), "arguments of the English text");
  const std::vector<Bilingual> values{Arg(std::forward<Args>(args)).text...};
  return {std::string(kKnown.name),
          {fill(kKnown.text_sv, values, Language::Swedish),
           fill(kKnown.text_en, values, Language::English)}};
}

}  // namespace regel::diag
