// What several rules about one subject say of many small worlds, by the engine that judges exports.
// Worlds are put side by side in one run where that is sound: each record under a name of its own.

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "engine/witness/reach.hpp"
#include "engine/witness/world.hpp"
#include "lang/ir/program.hpp"

namespace regel::witness {

// By rule of the program; none where the subject was not judged.
using Outcomes = std::vector<std::optional<ir::Outcome>>;

class Judge {
 public:
  // The program's rules are those that are asked: versions of one rule. Both outlive the judge.
  Judge(const ir::Program& program, const Reach& reach);
  // One that asks only these, which is quicker; of the others there are no outcomes.
  Judge of_versions(const std::set<std::size_t>& versions) const;

  // By world.
  std::vector<Outcomes> judge(const std::vector<World>& worlds) const;
  // The world as it is, in a run of its own: what a test of it will say.
  Outcomes judge_alone(const World& world) const;

 private:
  // With `reach`, only registers in it are set up.
  void judge_some(const std::vector<const World*>& worlds, std::vector<Outcomes*> into,
                  const Reach* reach) const;

  const ir::Program& program_;
  const Reach& reach_;
  std::vector<std::size_t> asked_;  // indices of rules
};

}  // namespace regel::witness
