// What a command may know of the world outside its arguments. main() makes the real one; tests make
// their own. Commands read no clock, no environment variable and no global.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/source/file_reader.hpp"
#include "lang/value/civil_time.hpp"
#include "tools/regel/git.hpp"

namespace regel::tool {

struct Environment {
  const FileReader& files;
  Instant now;                 // when the program was started
  std::string current_folder;  // absolute
  unsigned processors = 1;
  bool color_out = false;  // standard output is a terminal that shows colour
  bool color_err = false;
  bool progress = false;                              // standard error is a terminal
  std::function<double()> elapsed;                    // seconds since the start
  std::function<void(std::string_view)> print_error;  // to standard error
  std::function<GitAnswer(const std::vector<std::string>&)> git;
};

}  // namespace regel::tool
