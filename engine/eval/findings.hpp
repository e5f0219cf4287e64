// From what workers noted to findings as reports show them: places with file, pointer and line,
// texts of details, fingerprints, waivers.

#pragma once

#include <vector>

#include "engine/eval/visit.hpp"
#include "engine/outcome/run_report.hpp"

namespace regel::eval {

// Where the files of each source lie; by plan::Plan::sources.
struct SourceNames {
  std::vector<std::string> files;
  std::vector<bool> documents;
  types::JsonPath rows;
};

outcome::Place place_text(const table::RawPlace& place, const std::vector<SourceNames>& sources);
outcome::Cause cause_text(const table::RawCause& cause, const std::vector<SourceNames>& sources);

// Appends the findings of a visit, in order of rule and key; `rule_of` maps plan rules to the
// report's.
void add_findings(const Context& context, std::vector<RawFinding>&& raw,
                  const std::vector<std::uint32_t>& rule_of,
                  const std::vector<SourceNames>& sources, std::uint64_t most, std::int32_t as_of,
                  outcome::RunReport& report);

// One line a waiver of the program.
void add_waivers(const ir::Program& program, outcome::RunReport& report);

}  // namespace regel::eval
