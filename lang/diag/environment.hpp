// make_error<Code::S001>(path): an Error of the environment, with its text from the one table. Only
// S codes belong here; the number of arguments is checked against both texts at compile time.

#pragma once

#include <utility>

#include "lang/base/result.hpp"
#include "lang/diag/diagnostic.hpp"

namespace regel::diag {

template <Code code, class... Args>
Error make_error(Args&&... args) {
  constexpr const CodeInfo& known = info(code);
  static_assert(known.name[0] == 'S', "only faults of the environment are Errors");
  static_assert(sizeof...(Args) == arity(known.text_sv), "arguments of the Swedish text");
  static_assert(sizeof...(Args) == arity(known.text_en), "arguments of the English text");
  const std::vector<Bilingual> values{Arg(std::forward<Args>(args)).text...};
  return {std::string(known.name),
          {fill(known.text_sv, values, Language::Swedish),
           fill(known.text_en, values, Language::English)}};
}

}  // namespace regel::diag
