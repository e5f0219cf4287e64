// A search for small worlds in which rules say what is wanted of them: an outcome, or another
// outcome than another version of the rule. It begins with what the rule's tests give and with a
// record that has what the rule asks for, changes one thing at a time, goes on from worlds of which
// the rules say something new, and makes what it found as small as it stays true. What is found has
// been judged alone, as a test of it will be.
//
// The work is bounded by the number of worlds, and nothing depends on time or chance.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/witness/judge.hpp"
#include "engine/witness/world.hpp"
#include "lang/ir/program.hpp"

namespace regel::witness {

struct Limits {
  std::size_t worlds = 6000;  // judged at most before they are made smaller
  // Of rules whose worlds have to be judged one by one; and so many versions of the rule in all of
  // them together, as each costs something in each run.
  std::size_t alone = 300, versions_alone = 6000;
  std::size_t beginnings = 40;  // worlds that steps are taken from, in each round
};

struct Witness {
  World world;
  Outcomes outcomes;  // by rule
};
// What the rule, the first of the program, is to say of a world: this outcome; or another one than
// that version of it.
struct Wanted {
  std::optional<ir::Outcome> outcome;
  std::size_t version = 0;
  bool decided = false;  // and neither is undetermined
};
bool holds(const Wanted& wanted, const Outcomes& said);

// By what is wanted; none: not found within the limits. The program's rules are versions of one
// rule. `tests` are those of the rule.
std::vector<std::optional<Witness>> search(const ir::Program& program,
                                           const std::vector<const ir::Test*>& tests,
                                           const std::vector<Wanted>& wanted,
                                           const Limits& limits = {});

}  // namespace regel::witness
