// Worlds that differ from a world in one thing: the steps of a search, and those that make a world
// smaller.

#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "engine/witness/reach.hpp"
#include "engine/witness/world.hpp"
#include "lang/ir/program.hpp"

namespace regel::witness {

// Values that tests have given a field, by record id and field.
using Seen = std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<ir::TestValue>>;
Seen values_seen(const types::Schema& schema, const std::vector<World>& worlds);

// The subject with what it asks for filled in, each field that may not be missing, and what it
// links to. No world for groups and codes, which are there only if something forms them.
std::optional<World> plain_world(const ir::Program& program, const ir::Rule& rule,
                                 const Reach& reach, const World* like);

// One field of one record is given another value or another state, one record is left out, or one
// more is there: a second like one that is there, one of a register that has none, the same one in
// the earlier export. The subject stays. At most `most`, spread evenly over all there are: what
// comes late is as likely to be needed as what comes early.
std::vector<World> steps(const ir::Program& program, const ir::Rule& rule, const Reach& reach,
                         const Seen& seen, const World& world, std::size_t most);

// One record fewer, one value fewer, one element fewer. The subject stays.
std::vector<World> smaller(const ir::Program& program, const ir::Rule& rule, const World& world);

// Without `count` records from the one at `at` on, but for the subject; none if nothing goes.
std::optional<World> without_records(const ir::Rule& rule, const World& world, std::size_t at,
                                     std::size_t count);

}  // namespace regel::witness
