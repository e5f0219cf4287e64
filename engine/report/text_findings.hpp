// The findings of a text report, rule by rule: what is wrong with which record, why, and where it
// stands.

#pragma once

#include "engine/outcome/run_report.hpp"
#include "engine/report/byte_sink.hpp"
#include "engine/report/writer.hpp"

namespace regel::report {

Status write_findings(const outcome::RunReport& report, const WriteOptions& options,
                      ByteSink& sink);

// "draftit.json rad 412 (/behandlingar/16)"; empty if the place is not known.
std::string place_text(const outcome::Place& place, diag::Language language);

}  // namespace regel::report
