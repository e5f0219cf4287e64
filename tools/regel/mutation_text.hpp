// What became of the mutants of rules, for a person, for a machine, and as rule text.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/mutation/mutation.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

// A line a rule; below it each change that no test noticed, and the tests that would. `least` is
// the score in percent that is asked for.
std::string mutation_text(const Session& session, const std::vector<mutation::RuleResult>& results,
                          std::optional<unsigned> least);
// One document; docs/reports.md.
std::string mutation_json(const Session& session, const std::vector<mutation::RuleResult>& results,
                          std::optional<unsigned> least);

// The tests that are missing as rule text, in the language of each rule's file.
std::string proposed_tests(const Session& session,
                           const std::vector<mutation::RuleResult>& results);

// The smallest records that give each outcome of a rule, and those around its limits, as tests.
std::string examples_text(const Session& session, const std::string& rule);

// A missing test under a title that says what it is for.
std::string missing_test(const Session& session, const mutation::RuleResult& result,
                         std::size_t index);

}  // namespace regel::tool
