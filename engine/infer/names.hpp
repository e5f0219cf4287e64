// Names for what an export calls something else: identifiers that rules can use, made from JSON
// names, file names and labels. A reserved word of either language gets a word before it, so that
// the rules can be translated and nobody has to write quotation marks.

#pragma once

#include <set>
#include <string>
#include <string_view>

#include "lang/diag/diagnostic.hpp"

namespace regel::infer {

// "Namn på behandling" -> namn_på_behandling, "rättsligGrund" -> rättslig_grund. Empty if there is
// nothing in it to make a name of.
std::string plain_name(std::string_view text);
// The same, and never empty, reserved or beginning with a digit: `before` then stands in front.
std::string safe_name(std::string_view text, std::string_view before);
// "rättslig_grund" -> RättsligGrund.
std::string type_name(std::string_view plain);
// One of them, where the plural is certain: "behandlingar" -> "behandling".
std::string singular(std::string_view plain, diag::Language language);
// Without the digits of dates and numbers and without endings: "draftit-2026-08-08.json.gz" ->
// draftit. Empty if nothing is left.
std::string stem_of_file(std::string_view path);

// Gives each name a form that no other name of the scope will be confused with.
class NameScope {
 public:
  std::string unique(std::string wanted);

 private:
  std::set<std::string> taken_;  // without marks
};

}  // namespace regel::infer
