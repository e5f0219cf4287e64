// What a visit has to read of its source: the fields and lists that the columns it fills look at,
// and those that name a record. A source is visited again for what could not be computed yet; only
// its last visit reads everything, for the findings about the data themselves.

#pragma once

#include <vector>

#include "engine/plan/schedule.hpp"

namespace regel::plan {

// By relation and then by the fields and lists of its read spec.
struct Reads {
  std::vector<std::vector<bool>> fields, lists;
};

Reads reads_of(const Plan& plan, const Visit& visit);

}  // namespace regel::plan
