// What is known of the values of one record when certain conditions hold or do not: an interval for
// each number, date or level, the codes that are left, whether something is there at all.
// Everything else counts as unknown, so a contradiction found is a contradiction; many are not
// found.
//
// "Holds" and "does not hold" are the definite outcomes of a condition (language.md 4.3); that it
// cannot be determined is a third, of which nothing is concluded.

#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lang/ir/program.hpp"

namespace regel::lint {

// A comparison or test that has been assumed, and how.
struct Assumed {
  Span span;
  bool holds = true;
};

// Two that exclude each other, or one that nothing can make true.
struct Conflict {
  Assumed first;
  std::optional<Assumed> second;
};

class Facts {
 public:
  explicit Facts(const ir::Program& program) : program_(&program) {}

  // Takes in that the condition holds or does not. A conflict: that cannot be, given the rest.
  std::optional<Conflict> assume(ir::ExprId condition, bool holds);

 private:
  enum class Presence : std::uint8_t { Any, Present, Absent };
  struct Domain {
    std::int64_t low = std::numeric_limits<std::int64_t>::min();
    std::int64_t high = std::numeric_limits<std::int64_t>::max();
    std::vector<std::int64_t> excluded;
    Presence presence = Presence::Any;
    std::optional<Assumed> low_by, high_by, presence_by, excluded_by;
  };

  std::optional<Conflict> assume_all(const std::vector<ir::ExprId>& conditions, bool holds);
  std::optional<Conflict> assume_one_of(const std::vector<ir::ExprId>& conditions, bool holds);
  std::optional<Conflict> compare(const ir::Compare& node, Assumed by);
  std::optional<Conflict> restrict(ir::ExprId value, CompareOp op, std::int64_t number, Assumed by);
  std::optional<Conflict> presence(ir::ExprId value, Presence presence, Assumed by);
  std::optional<Conflict> in_set(const ir::InSet& node, Assumed by);
  // The name of a value that is the same wherever it is read from the record, or nothing.
  std::optional<std::string> key(ir::ExprId value) const;
  Domain& domain(const std::string& key, ir::ExprId value);
  std::optional<std::int64_t> literal(ir::ExprId value) const;

  const ir::Program* program_;
  std::map<std::string, Domain> domains_;
};

}  // namespace regel::lint
