// The given records of a test as documents, and the program with sources that read them: each field
// by its own name, each state as an export would show it.

#pragma once

#include <map>
#include <string>

#include "lang/ir/program.hpp"

namespace regel::ruletest {

inline constexpr const char* kFolder = "given";
inline constexpr const char* kPreviousFolder = "given-before";

struct Documents {
  ir::Program program;                              // its registers mapped to the files
  std::map<std::string, std::string> files;         // path -> JSON
  std::map<std::string, std::string> key_of_label;  // of what the rule looks at
  bool has_previous = false;
};

Documents write_records(const ir::Program& program, const ir::Test& test);

}  // namespace regel::ruletest
