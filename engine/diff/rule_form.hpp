// What a rule's outcomes come from, as texts that can be compared between programs: its conditions
// with definitions expanded, and of what they look at the parameters, registers with their sources,
// and code lists. Two rules with equal forms give every record the same outcome on the same day.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/diff/diff_report.hpp"
#include "lang/compile.hpp"

namespace regel::diff {

// One version of the rules.
struct Side {
  std::string name;  // as the user named it
  const Compilation& compiled;
  std::string zone;
};

using Form = std::map<Part, std::string>;
using Versions = std::vector<const ir::Rule*>;  // of one id, in order of the program

Form form_of(const Side& side, const Versions& versions);

// The days on which a version is in force: "2026-01-01..2026-12-31", open ends empty.
std::string validity_text(const ir::Validity& validity);

}  // namespace regel::diff
