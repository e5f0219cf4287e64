// What was seen of every condition, for people and for machines.

#pragma once

#include <string>

#include "engine/coverage/coverage.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/source/source_map.hpp"

namespace regel::coverage {

// Rules that are seen whole take one line; of the others every condition is shown with its marks.
std::string as_text(const Coverage& coverage, const ir::Program& program, const SourceMap& sources,
                    diag::Language language, bool color);
// docs/testing-rules.md describes it.
std::string as_json(const Coverage& coverage, const ir::Program& program, const SourceMap& sources);

}  // namespace regel::coverage
