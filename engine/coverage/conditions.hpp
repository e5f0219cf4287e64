// The conditions of rules, and the rules that count what each of them gives. A condition is asked
// by a rule of its own: the records that pass it are those for which the condition holds, those
// that fail it are those for which it does not, and for the undetermined ones it is not known. So
// nothing but the engine that judges exports says what a condition was.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lang/ir/program.hpp"

namespace regel::coverage {

enum class Part : std::uint8_t { When, Unless, UnclearWhen, Requirement, Filter };

// Records for which a condition held, did not hold, and was not known.
struct Seen {
  std::uint64_t yes = 0, no = 0, unknown = 0;
};

// What is no combination of others: a comparison, a state, a quantifier … Of one about the elements
// of a list or collection, `seen` counts the records that have such an element.
struct Condition {
  std::uint32_t rule = 0;  // index in the program that was asked about
  Part part = Part::Requirement;
  std::string item;  // labels of the list items that it stands in, "b" or "b a"
  Span span;
  Seen seen;
};

struct Conditions {
  std::vector<Condition> conditions;  // of each rule in the order they are written
  ir::Program program;                // the rules that ask, instead of the others
  // Which conditions each of its rules is about: add() knows.
  struct Probe {
    enum class Counts : std::uint8_t { All, Yes, No, Applicable } counts;
    std::uint32_t condition = 0;   // of Applicable: nothing
    std::uint32_t applicable = 0;  // the rule that counts the records it may be asked of; or kNone
  };
  std::vector<Probe> probes;  // by rule of `program`
};
inline constexpr std::uint32_t kNone = 0xFFFFFFFFu;

// Of the rules at these indices of the program.
Conditions conditions_of(const ir::Program& program, const std::vector<std::uint32_t>& rules);

// What a run of `Conditions::program` counted: by its rules.
struct Counted {
  std::uint64_t pass = 0, fail = 0, undetermined = 0;
};
void add(Conditions& conditions, const std::vector<Counted>& counted);

}  // namespace regel::coverage
