// Random projects: a vocabulary, rules as Swedish text, and exports with every kind of defect that
// language.md 4 speaks of. The texts are compiled like any other; what is optional is guarded in
// one of the ways of 4.3, so that nearly all of them compile.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/property/random.hpp"

namespace regel::property {

// How the exports write Ärende: as one nested object, as rows of a sheet, or as lists of
// attributes.
enum class Written { Nested, Sheet, Attributes };

struct Project {
  std::string rules;                            // one file
  std::map<std::string, std::string> current;   // exports by file name
  std::map<std::string, std::string> previous;  // the same of the earlier export; empty: none given
  std::int32_t today = 0;
};

// What is random about the vocabulary and the sources, which rules and data must know of.
struct Shape {
  bool name_any_case = false;
  bool parent_optional = true;
  bool lines = false;      // Ärende as NDJSON
  bool two_files = false;  // Ärende in two files
  bool members = false;    // Program as members of an object
  bool far_away = false;   // Ärende with times of another zone
  Written written = Written::Nested;
};

// Written in any way unless told which.
std::string random_vocabulary(Random& random, Shape& shape, std::optional<Written> written);
std::string random_rules(Random& random, const Shape& shape, std::size_t count);
std::map<std::string, std::string> random_export(Random& random, const Shape& shape);

Project random_project(Random& random, std::size_t rules, std::optional<Written> written = {});

// All there is to it, for whoever looks into a failure.
std::string shown(const Project& project);

}  // namespace regel::property
