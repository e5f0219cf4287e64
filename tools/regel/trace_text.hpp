// Why a record got its outcome, for a person: every condition of the rule as the author wrote it,
// whether it held, and the values it looked at with the place where they stand.

#pragma once

#include <string>

#include "engine/run.hpp"
#include "lang/source/source_map.hpp"

namespace regel::tool {

std::string trace_text(const RecordTrace& trace, const SourceMap& sources, diag::Language language,
                       bool color);

}  // namespace regel::tool
