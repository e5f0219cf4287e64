// What a condition tells about presence: the things that are certainly there when it is true, or
// when it is false. `x finns` tells it of x, `a och b` what either tells, `a eller b` what both
// tell.

#pragma once

#include <set>
#include <string>

#include "lang/ir/program.hpp"

namespace regel::check {

// Shapes of values that are there, and of collections that are not empty.
class Presence {
 public:
  explicit Presence(const ir::Program& program) : program_(&program) {}

  void learn(ir::ExprId condition, bool truth);
  void learn(const Presence& other) { facts_.insert(other.facts_.begin(), other.facts_.end()); }
  // Of something optional: a field, the earlier record, an aggregate.
  bool holds(ir::ExprId value) const;
  bool knows(const std::string& fact) const { return facts_.count(fact) != 0; }
  void forget(const std::string& fact) { facts_.erase(fact); }
  const std::set<std::string>& facts() const { return facts_; }

 private:
  void there(ir::ExprId value);
  void not_empty(const ir::Quantified& quantified);
  void learn_count(const ir::Compare& compare, bool truth);
  void keep_common(const std::vector<ir::ExprId>& conditions, bool truth);

  const ir::Program* program_;
  std::set<std::string> facts_;
};

}  // namespace regel::check
