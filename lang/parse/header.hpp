// The language of a file: what its first words say, or which keywords it has most of.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "lang/diag/diagnostic.hpp"

namespace regel::parse {

struct Header {
  std::optional<diag::Language> language;  // none: the file does not say
  bool misspelt = false;                   // `Språk Svenska`: a header, though not as written here
};
// `at`: the first place that is neither white space nor comment.
Header header_of(std::string_view text, std::size_t at);

// The language whose keywords the text has more of.
diag::Language likely_language(std::string_view text);

}  // namespace regel::parse
