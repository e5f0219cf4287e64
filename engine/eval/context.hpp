// What every evaluation of a run shares and nobody changes: the plan, the tables that are complete,
// the calendars, compiled patterns. A Context outlives all frames that point to it.

#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "engine/column/vec.hpp"
#include "engine/plan/plan.hpp"
#include "engine/table/table.hpp"
#include "lang/value/pattern.hpp"
#include "lang/value/workdays.hpp"
#include "lang/value/zone.hpp"

namespace regel::eval {

struct Context {
  const plan::Plan* plan = nullptr;
  const Workdays* workdays = nullptr;
  std::vector<const Zone*> zones;         // by plan::Plan::zones; null: not in the zone data
  std::vector<Pattern> patterns;          // by plan::Plan::patterns, of `matchar`
  std::vector<std::uint32_t> pattern_of;  // by plan::Plan::patterns: index in `patterns`
  std::vector<Form> forms;                // by plan::Plan::patterns
  std::vector<std::uint32_t> slot;        // by node: its number within its relation
  std::vector<std::vector<std::vector<bool>>> under;  // by code list, code, other: strictly below
  std::vector<table::Table> tables;                   // by plan::Plan::tables
  // By plan::Plan::sources: where a stretch begins (file, offset), and how many records of the
  // source lie before it. Known once the source has been read.
  std::vector<std::map<std::pair<std::uint32_t, std::uint64_t>, std::uint64_t>> records_before;
  std::vector<column::Vec> globals;  // by slot of the unit relation: one row, or nothing yet
  std::vector<bool> prepared;        // by the same: whether it is there
};

Context make_context(const plan::Plan& plan, const Workdays& workdays, const ZoneTable& zones);

}  // namespace regel::eval
