// The given records of a test as documents, and the program with sources that read them: each field
// by its own name, each state as an export would show it.

#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "lang/ir/program.hpp"

namespace regel::ruletest {

inline constexpr const char* kFolder = "given";
inline constexpr const char* kPreviousFolder = "given-before";

struct Documents {
  ir::Program program;                       // its registers mapped to the files
  std::map<std::string, std::string> files;  // path -> JSON
  // Of the records that the rule looks at, by label: the key, and the place in the file. Two may
  // have one key, and one may have none.
  std::map<std::string, std::string> key_of_label;
  std::map<std::string, std::uint64_t> ordinal_of_label;
  bool has_previous = false;
};

Documents write_records(const ir::Program& program, const ir::Test& test);

}  // namespace regel::ruletest
