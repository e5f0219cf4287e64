// Conditions about one record, at the bottom of the random ones. A record is reached through a name
// ("denna", "x1"); what is optional is guarded in one of the ways of language.md 4.3.

#pragma once

#include <string>
#include <vector>

#include "tests/property/random_program.hpp"

namespace regel::property {

enum class Of { Unit, Case, Thing, Program, Course };

// A record that can be named: how, and what it is.
struct Named {
  std::string name;
  Of of = Of::Case;
  bool previous = false;
};
using Sight = std::vector<Named>;

class Leaves {
 public:
  Leaves(Random& random, const Shape& shape) : random_(random), shape_(shape) {}

  // `applying`: it stands in `när`, where tests of presence on required fields are refused.
  std::string about(const Named& row, bool applying);
  // Of the lists of values of a case.
  std::string of_values(const Named& row);
  std::string before(const Named& row);

  std::string small() { return std::to_string(random_.below(4)); }
  // Of a count: 0 would be refused in most comparisons, for it says nothing.
  std::string few() { return std::to_string(1 + random_.below(3)); }
  std::string order() { return random_.pick({"=", "<>", "<", "<=", ">", ">="}); }

 private:
  std::string presence(const std::string& field, bool applying, const std::string& instead);
  std::string of_thing(const std::string& dot);
  std::string of_program(const std::string& dot, bool applying);
  std::string of_course(const std::string& dot, bool applying);
  std::string of_unit(const std::string& dot, const Named& row, bool applying);
  std::string of_case(const std::string& dot, bool applying);
  std::string of_time(const std::string& dot);
  std::string of_links(const std::string& dot, bool applying);

  Random& random_;
  const Shape& shape_;
};

}  // namespace regel::property
