// What of_run.cpp puts together, part by part.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/review/of_run.hpp"

namespace regel::review {

// The rule of the program behind each rule of the report: versions of a rule come in the same order
// in both.
std::vector<const ir::Rule*> rules_of_program(const RunParts& parts);

Level level_of(ir::Severity severity);
Rule rule_of(const RunParts& parts, const outcome::RuleResult& result, const ir::Rule* rule);

// Finding number i of the report. Its rule has the same number in report and review.
Result result_of_finding(const RunParts& parts, const std::vector<const ir::Rule*>& rules,
                         std::size_t i);

// A case for each rule; one for the sources if something failed, and one for the baseline.
std::vector<Case> cases_of_run(const RunParts& parts, const Review& review);

// "Behandling B-017"; a record without a key is told from a group without one by nobody.
std::string subject(const std::string& register_name, const std::string& key,
                    diag::Language language);

// The text with what looks like a personal identity number masked.
std::string masked(std::string_view text);

}  // namespace regel::review
