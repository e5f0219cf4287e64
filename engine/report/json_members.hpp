// The parts of a report as JSON objects, shared by `json` and `ndjson`. Their members are described
// in docs/report.schema.json.

#pragma once

#include "engine/outcome/baseline.hpp"
#include "engine/outcome/run_report.hpp"
#include "engine/report/json_text.hpp"

namespace regel::report {

// Finding number i of the report; `baseline` is null if there is none.
void append_finding(JsonText& json, const outcome::RunReport& report,
                    const outcome::BaselineComparison* baseline, std::size_t i);
void append_baseline(JsonText& json, const outcome::BaselineComparison& baseline);
void append_rule(JsonText& json, const outcome::RuleResult& rule);
void append_data_finding(JsonText& json, const outcome::DataFinding& finding,
                         diag::Language language);
void append_caveat(JsonText& json, const outcome::Caveat& caveat, diag::Language language);
void append_advice(JsonText& json, const outcome::RuleAdvice& advice, diag::Language language);
void append_source(JsonText& json, const outcome::RunReport& report,
                   const outcome::SourceResult& source, diag::Language language);
void append_summary(JsonText& json, const outcome::SummaryResult& summary);
void append_waiver(JsonText& json, const outcome::WaiverResult& waiver);
void append_failure(JsonText& json, const Error& failure, diag::Language language);
void append_manifest(JsonText& json, const outcome::RunReport& report);

}  // namespace regel::report
