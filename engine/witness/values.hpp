// Values to put into the fields of a small world.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/witness/world.hpp"
#include "lang/ir/program.hpp"
#include "lang/value/civil_time.hpp"

namespace regel::witness {

// The constant as a value of a test.
ir::TestValue value_of(const types::Schema& schema, types::Type type, ir::Constant constant);

// The day and the time that the world is looked at.
Date day_of(const World& world);
Instant time_of(const World& world);

// A value that fits when nothing is known of what is wanted; a link leads to `label`.
ir::TestValue plain_value(const types::Schema& schema, types::Type type, const World& world,
                          const std::string& label);

// What is worth trying of a type that is no list and no record: each of the rule's own values, one
// less and one more; days and times around that of the world and around those in it, as far from
// them as the rule's periods; codes; what `seen` has; records of the world and one that is not
// there. In a fixed order, each once, at most kMostValues.
inline constexpr std::size_t kMostValues = 64;
std::vector<ir::TestValue> values_to_try(const types::Schema& schema, const Reach& reach,
                                         types::Type type, const World& world,
                                         const std::vector<ir::TestValue>& seen);

}  // namespace regel::witness
