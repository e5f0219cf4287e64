// What reading showed about the data itself (D9…): reported, never a reason to stop.

#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/eval/run_state.hpp"

namespace regel::eval {

void add_data_findings(RunState& state);

// engine/eval/field_findings.cpp: what is told of single fields and names.
void add_field_findings(RunState& state);
// engine/eval/group_findings.cpp: records that are in no group.
void add_group_findings(RunState& state);
// engine/eval/unique_findings.cpp: values that are said to be unique and are not.
void add_unique_findings(RunState& state);

// What D912 says: `json` occurs in no record; one of `others`, which do, may have been meant.
std::vector<Bilingual> never_met_args(const std::string& register_name, const std::string& json,
                                      const std::string& field,
                                      const std::vector<std::string>& others, std::size_t rules);
// "1 post", "3 poster".
Bilingual counted_records(std::uint64_t n);
// "1 regel", "3 regler".
Bilingual counted_rules(std::size_t n);

// For those who find something.
outcome::DataFinding& add_data_finding(RunState& state, diag::Code code,
                                       std::vector<Bilingual> args, std::string register_name,
                                       std::string field, std::uint64_t count);
void add_caveat(RunState& state, diag::Code code, const std::vector<Bilingual>& args,
                const std::set<std::string>& rules);
// The name of a field of the relation's records; nothing for values that are none.
std::string field_name(const RunState& state, const plan::Relation& relation, std::int32_t field);
inline Bilingual same(const std::string& text) { return {text, text}; }

}  // namespace regel::eval
