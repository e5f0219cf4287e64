// Diagnostics for editors and other programs: one JSON array, one object a diagnostic, texts in the
// language asked for. Lines and columns count from 1, columns in code points; `begin` and `end` are
// bytes of the text as it was parsed (UTF-8 in NFC).

#pragma once

#include <string>
#include <vector>

#include "lang/diag/diagnostic.hpp"
#include "lang/source/source_map.hpp"

namespace regel::diag {

std::string render_json(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources,
                        Language language);

}  // namespace regel::diag
