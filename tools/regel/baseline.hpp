// The baseline of a project as the command line or regel.json names it: read before a run, so that
// nothing is checked against a file that cannot be used, and rewritten after it.

#pragma once

#include <optional>
#include <string>

#include "engine/outcome/baseline.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

struct NamedBaseline {
  std::string path;  // where it is, and what it is called
  outcome::Baseline entries;
};

// None if the project has no baseline. A file that is not there is an error, unless it is about to
// be written.
Result<std::optional<NamedBaseline>> open_baseline(const Session& session, const Options& options,
                                                   const Environment& environment);

// Writes what the run found in the baseline's place, whole or not at all, and says on standard
// error for which rules more is known than before.
Status update_baseline(NamedBaseline& baseline, const outcome::RunReport& report,
                       diag::Language language, const Environment& environment);

// Says on standard error which entries are stale: for formats that have no word for it, and for
// whoever reads only that. Nothing if there are none.
void show_stale(const outcome::BaselineComparison& compared, diag::Language language,
                const Environment& environment);

}  // namespace regel::tool
