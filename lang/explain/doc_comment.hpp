// What the `##` lines above a declaration say, by their labels: the text itself, the same in the
// other language (`English:`), where it is taken from (`Källa:`), and what nobody has read there
// yet
// (`Ej kontrollerat:`). docs/standard-library.md describes them.

#pragma once

#include <string>
#include <string_view>

namespace regel::explain {

struct DocComment {
  std::string text;
  std::string translation;
  std::string source;
  std::string unverified;
};

// Labels may be in either language (`Svenska:`, `Source:`, `Not verified:`) and stand anywhere in
// the lines; what follows one belongs to it until the next.
DocComment read_doc(std::string_view doc);

}  // namespace regel::explain
