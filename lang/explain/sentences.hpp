// What a rule says, in parts: the sentences of its paraphrase, for whoever lays them out another
// way (a page with headings, a table). In either language, whatever the rule was written in; its
// own texts are never translated.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lang/diag/diagnostic.hpp"
#include "lang/ir/program.hpp"

namespace regel::explain {

struct Sentences {
  // What must be of what. A list of conditions has a line for each item, indented by its depth.
  std::string requirement;
  std::vector<std::string> exceptions;    // when it does not apply
  std::vector<std::string> undetermined;  // when nobody can tell
  std::string message, unclear, advice;   // the rule's own words; a hole is a path in braces
  std::string validity;                   // when it is in force; empty if always
};
Sentences sentences(const ir::Program& program, const ir::Rule& rule, diag::Language language);

// The figures of a summary.
struct Figures {
  std::string subject;                                      // "Visas för varje Risk där …"
  std::vector<std::pair<std::string, std::string>> values;  // name, how it is computed
};
Figures figures(const ir::Program& program, const ir::Summary& summary, diag::Language language);

}  // namespace regel::explain
