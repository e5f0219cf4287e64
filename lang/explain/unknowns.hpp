// What can leave a rule undetermined: the values it needs, the links it follows, the earlier
// export.

#pragma once

#include <string>
#include <vector>

#include "lang/explain/phrases.hpp"
#include "lang/ir/program.hpp"

namespace regel::explain {

struct Unknowns {
  std::vector<std::string> values, links;  // paths in backticks, in order of appearance, each once
  bool previous = false;
};

Unknowns find_unknowns(const ir::Program& program, const ir::Rule& rule, const Phrases& phrases);

}  // namespace regel::explain
