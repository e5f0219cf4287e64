// What of the records rules ask for, and the values that they state: where a search has to vary
// something, and what it has to try.

#pragma once

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "lang/ir/program.hpp"

namespace regel::witness {

struct Reach {
  std::set<std::pair<std::uint32_t, std::uint32_t>> fields;  // record id, field: asked for
  std::set<std::pair<std::uint32_t, std::uint32_t>>
      collected;  // register id, field: gone back along
  std::set<std::pair<std::uint32_t, std::uint32_t>>
      matched;                        // register id, field: links find it by
  std::set<std::uint32_t> whole;      // registers that are gone through from end to end
  std::set<std::uint32_t> registers;  // all of which a record is looked at
  bool previous = false;              // the earlier export is asked for
  std::vector<std::pair<types::Type, ir::Constant>> constants;  // each once

  bool asks(types::RecordId record, std::uint32_t field) const {
    return fields.count({record.index, field}) != 0;
  }
  // Whether worlds under names of their own, put side by side, do not disturb each other.
  bool separable = true;
};

// Of rules about the same subject.
Reach reach_of(const ir::Program& program, const std::vector<ir::Rule>& rules);

}  // namespace regel::witness
